"""The whole pipeline over pages of sites that its model has not seen: what `score.py grade` can measure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleaner.errors import PageError
from cleaner.model import Page
from cleaner.pipeline import Cleaner, Options
from cleaner.training.bench import SETS, Bench, host_of
from cleaner.training.lexicons import fold_of


def write_heldout(bench: Bench, models: Sequence[Path], work: Path) -> None:
    """Clean every page with the model of its fold, by blocks alone, and write WORK/SET/ID.txt."""
    cleaners = [Cleaner(Options(engine="blocks", model=str(path))) for path in models]
    for name in SETS:
        for record in bench.records(name):
            cleaner = cleaners[fold_of(host_of(record), len(models))]
            # By name, not with_suffix: an id may hold a dot.
            path = work / name / f"{record['id']}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_clean(cleaner, record), encoding="utf-8")


def _clean(cleaner: Cleaner, record: dict[str, str]) -> str:
    """A page that can't be cleaned counts as one of which nothing was kept."""
    try:
        return cleaner.clean(Page(record["html"], record.get("url"), "text/html")).text
    except PageError:
        return ""
