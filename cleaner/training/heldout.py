"""The whole pipeline over pages of sites that its model has not seen: what `score.py grade` can measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from cleaner.article.repair import repair
from cleaner.errors import PageError
from cleaner.judge.tagger.decide import Mode
from cleaner.model import Page
from cleaner.pipeline import Cleaner, Options
from cleaner.training.aging import aged
from cleaner.training.bench import SETS, Bench, host_of
from cleaner.training.flattened import VIEWS
from cleaner.training.lexicons import fold_of

_NEARLY_ALL = 0.9
AGED = "-aged"


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of what was there of the article is there after cleaning: recall relative to the text as it came.

    Attributes:
        pages: of which the text holds anything of gold.
        mean: of the relative recall; more than 1 where what stood between two paragraphs is gone.
        least: of one page.
        short: number of pages that keep less than .9.
    """

    pages: int
    mean: float
    least: float
    short: int

    def __str__(self) -> str:
        return f"pages {self.pages}  kept {self.mean:.4f}  least {self.least:.3f}  below {_NEARLY_ALL} {self.short}"


def kept_of(bench: Bench, name: str, view: str, folder: Path) -> Kept:
    """Measure the texts in a folder. Characters are mended on both sides: cleaning mends them, and that is no loss."""
    shares = []
    for record in bench.records(name):
        gold = bench.score.shingles(_mended(record["gold"]))
        _, before = bench.score.precision_recall(bench.score.shingles(_mended(record.get(view) or "")), gold)
        if gold and before:
            text = (folder / f"{record['id']}.txt").read_text(encoding="utf-8")
            _, after = bench.score.precision_recall(bench.score.shingles(_mended(text)), gold)
            shares.append(after / before)
    return Kept(len(shares), mean(shares), min(shares), sum(share < _NEARLY_ALL for share in shares))


def _mended(text: str) -> str:
    return "\n".join(map(repair, text.split("\n")))


def write_heldout(bench: Bench, models: Sequence[Path], work: Path) -> None:
    """Clean every page with the model of its fold, by blocks alone, and write WORK/SET/ID.txt; and the same page in old
    markup, in another way than it was learned from, WORK/SET-aged/ID.txt.
    """
    cleaners = [Cleaner(Options(engine="blocks", model=str(path))) for path in models]
    for name in SETS:
        for record in bench.records(name):
            cleaner, file = cleaners[_fold(record, models)], f"{record['id']}.txt"
            _write(cleaner, Page(record["html"], record.get("url"), "text/html"), work / name / file)
            old = aged(record["html"], record["id"] + "held")
            _write(cleaner, Page(old, record.get("url"), "text/html"), work / f"{name}{AGED}" / file)


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
