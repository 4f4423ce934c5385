"""The whole pipeline over pages of sites that its model has not seen: what `score.py grade` can measure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleaner.errors import PageError
from cleaner.judge.tagger.decide import Mode
from cleaner.model import Page
from cleaner.pipeline import Cleaner, Options
from cleaner.training.bench import SETS, Bench, host_of
from cleaner.training.flattened import VIEWS
from cleaner.training.lexicons import fold_of


def write_heldout(bench: Bench, models: Sequence[Path], work: Path) -> None:
    """Clean every page with the model of its fold, by blocks alone, and write WORK/SET/ID.txt."""
    cleaners = [Cleaner(Options(engine="blocks", model=str(path))) for path in models]
    for name in SETS:
        for record in bench.records(name):
            page = Page(record["html"], record.get("url"), "text/html")
            _write(cleaners[_fold(record, models)], page, work / name / f"{record['id']}.txt")


def write_heldout_text(bench: Bench, models: Sequence[Path], work: Path, mode: Mode = "balanced") -> None:
    """Clean every flattened page with the model of its fold, and write WORK/SET-VIEW/ID.txt."""
    cleaners = [Cleaner(Options(line_model=str(path), mode=mode)) for path in models]
    for name in SETS:
        for record in bench.records(name):
            for view in VIEWS:
                page = Page(record.get(view) or "", record.get("url"), "text/plain")
                _write(cleaners[_fold(record, models)], page, work / f"{name}-{view}" / f"{record['id']}.txt")


def _fold(record: dict[str, str], models: Sequence[Path]) -> int:
    return fold_of(host_of(record), len(models))


def _write(cleaner: Cleaner, page: Page, path: Path) -> None:
    """A page that can't be cleaned counts as one of which nothing was kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        text = cleaner.clean(page).text
    except PageError:
        text = ""
    path.write_text(text, encoding="utf-8")
