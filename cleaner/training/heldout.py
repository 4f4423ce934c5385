"""The whole pipeline over pages of sites that its model has not seen: what `score.py grade` can measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from cleaner.article.repair import repair
from cleaner.errors import PageError
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.forests import Forests
from cleaner.model import Mode, Page
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.training.aging import aged
from cleaner.training.bench import ALL_SETS, SETS, Bench, fold_of, host_of
from cleaner.training.boxing import boxed
from cleaner.training.flattened import VIEWS
from cleaner.training.guises import Guises
from cleaner.training.labels import Labels, align
from cleaner.training.lengthening import lines_of, longer_page, longer_text
from cleaner.training.stripping import STRIPPED
from cleaner.training.transcribing import transcribed, transcriber
from cleaner.training.validate import Figures, Guess, figures_of

_NEARLY_ALL = 0.9
AGED = "-aged"
BOXED = "-boxed"
COMMENTED = "-commented"
LONG = "-long"
TRANSCRIBED = "-transcribed"


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
    """Clean every page with the model of its fold, by blocks alone, and write WORK/SET/ID.txt; and articles in guises
    that are not those they were learned in: in old markup, in boxes, and above a thread, WORK/SET-aged/ID.txt and so on.
    """
    cleaners, guises = _by_blocks(models), Guises(bench, len(models))
    for name in ALL_SETS:
        for record in bench.records(name):
            html = record["html"]
            pages = {"": html}
            if name in SETS:
                key = record["id"] + "held"
                pages |= {AGED: aged(html, key), BOXED: boxed(html, key)}
                pages[COMMENTED] = guises.commented(record, html, "held") or html
            for ending, page in pages.items():
                path = work / f"{name}{ending}" / f"{record['id']}.txt"
                _write(cleaners[_fold(record, models)], Page(page, record.get("url"), "text/html"), path)


def write_heldout_text(bench: Bench, models: Sequence[Path], work: Path, mode: Mode = "balanced") -> None:
    """Clean every flattened page with the model of its fold, and write WORK/SET-VIEW/ID.txt; and as tools leave it that know
    nothing of structure, WORK/SET-strings/ID.txt and WORK/SET-together/ID.txt.
    """
    cleaners = _by_lines(models, mode)
    for name in ALL_SETS:
        for record in bench.records(name):
            texts = {view: record.get(view) or "" for view in VIEWS}
            texts |= {view: strip(record["html"]) for view, strip in STRIPPED.items()}
            for view, text in texts.items():
                page = Page(text, record.get("url"), "text/plain")
                _write(cleaners[_fold(record, models)], page, work / f"{name}-{view}" / f"{record['id']}.txt")


def measure_longer(bench: Bench, models: Sequence[Path], work: Path) -> Iterator[tuple[str, Figures]]:
    """Clean pages whose article goes on, in other ways than they were learned from, with the model of their fold; write
    WORK/SET-long/ID.txt, and measure against what gold holds and what was added.
    """
    pages = _longer_pages(bench, len(models))
    return _measured(bench, models, _by_blocks(models), pages, work)


def measure_longer_text(bench: Bench, models: Sequence[Path], work: Path) -> Iterator[tuple[str, Figures]]:
    """The same of flattened pages: WORK/SET-VIEW-long/ID.txt."""
    pages = _longer_texts(bench, len(models))
    return _measured(bench, models, _by_lines(models), pages, work)


def measure_transcribed_text(bench: Bench, models: Sequence[Path]) -> Iterator[tuple[str, Figures]]:
    """Clean flattened pages in other scripts than they were learned in, with the model of their fold. Their words are no
    words of gold any more: precision and recall are those of the lines, each of which counts as it did before.
    """
    cleaners = _by_lines(models, each_block=True)
    pairs: dict[str, list[tuple[float, float]]] = {}
    for name in SETS:
        for record in bench.records(name):
            for view in VIEWS:
                if lines := lines_of(record.get(view) or ""):
                    found = _transcribed(cleaners[_fold(record, models)], lines, record)
                    pairs.setdefault(f"{name}-{view}{TRANSCRIBED}", []).extend(found)
    return ((name, figures_of(bench, found)) for name, found in sorted(pairs.items()))


def _transcribed(cleaner: Cleaner, lines: list[str], record: dict[str, str]) -> Iterator[tuple[float, float]]:
    """Precision and recall of one page; nothing if it has no article, or if its lines are not the same any more."""
    labels = align(lines, record["gold"], [True] * len(lines))
    text = "\n".join(map(transcriber(record["id"] + "held"), lines))
    verdicts = cleaner.clean(Page(text, media_type="text/plain")).verdicts
    if len(verdicts) == len(lines) and _told(labels):
        yield _by_labels([verdict.action == "keep" for verdict in verdicts], labels)


def measure_transcribed(
    bench: Bench, parts: Sequence[tuple[Forests, Sequence[Guess]]]
) -> Iterator[tuple[str, Figures]]:
    """The same of HTML pages, segmented: judged by the forests of their fold alone, block by block."""
    pairs: dict[str, list[tuple[float, float]]] = {}
    for forests, guesses in parts:
        tagger = Tagger.of(forests)
        for page in (guess.sample for guess in guesses if _told(guess.sample.labels)):
            kept = tagger.tag(transcribed(page.document, page.id + "held")).keep
            pairs.setdefault(f"{page.set}{TRANSCRIBED}", []).append(_by_labels(kept, page.labels))
    return ((name, figures_of(bench, found)) for name, found in sorted(pairs.items()))


def _told(labels: Labels) -> float:
    """Words of the article."""
    return float((labels.words * labels.share).sum())


def _by_labels(kept: Sequence[bool], labels: Labels) -> tuple[float, float]:
    """Precision and recall by what is known of each block or line."""
    stays = np.array(kept)
    right = float((labels.words * labels.share)[stays].sum())
    return right / max(float(labels.words[stays].sum()), 1.0), right / _told(labels)


@dataclass(frozen=True, slots=True)
class _Longer:
    """A page whose article goes on.

    Attributes:
        name: of its set, and of its view.
        more: what was added.
    """

    name: str
    record: dict[str, str]
    page: Page
    more: list[str]


def _longer_pages(bench: Bench, folds: int) -> Iterator[_Longer]:
    for name, record, more in _more_of_each(bench, folds):
        html = longer_page(record["html"], record["gold"], more)
        if html is not None:
            yield _Longer(name, record, Page(html, record.get("url"), "text/html"), more)


def _longer_texts(bench: Bench, folds: int) -> Iterator[_Longer]:
    for name, record, more in _more_of_each(bench, folds):
        for view in VIEWS:
            if not (lines := lines_of(record.get(view) or "")):
                continue
            text = longer_text(lines, align(lines, record["gold"], [True] * len(lines)).share.tolist(), more)
            page = Page(text, record.get("url"), "text/plain")
            yield _Longer(f"{name}-{view}", record, page, more)


def _more_of_each(bench: Bench, folds: int) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    guises = Guises(bench, folds)
    for name in SETS:
        for record in bench.records(name):
            if record["gold"].strip():
                yield name, record, guises.more(record, "held")


def _measured(
    bench: Bench, models: Sequence[Path], cleaners: Sequence[Cleaner], pages: Iterator[_Longer], work: Path
) -> Iterator[tuple[str, Figures]]:
    pairs: dict[str, list[tuple[float, float]]] = {}
    shingles = bench.score.shingles
    for one in pages:
        path = work / f"{one.name}{LONG}" / f"{one.record['id']}.txt"
        text = _write(cleaners[_fold(one.record, models)], one.page, path)
        gold = "\n".join([one.record["gold"], *one.more])
        pairs.setdefault(f"{one.name}{LONG}", []).append(bench.score.precision_recall(shingles(text), shingles(gold)))
    return ((name, figures_of(bench, found)) for name, found in sorted(pairs.items()))


def _by_blocks(models: Sequence[Path]) -> list[Cleaner]:
    return [Cleaner(Options(engine="blocks", model=str(path))) for path in models]


def _by_lines(models: Sequence[Path], mode: Mode = "balanced", *, each_block: bool = False) -> list[Cleaner]:
    return [Cleaner(Options(line_model=str(path), mode=mode, each_block=each_block)) for path in models]


def _fold(record: dict[str, str], models: Sequence[Path]) -> int:
    return fold_of(host_of(record), len(models))


def _write(cleaner: Cleaner, page: Page, path: Path) -> str:
    """Clean a page, and write its text; one that can't be cleaned counts as one of which nothing was kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        text = cleaner.clean(page).text
    except PageError:
        text = ""
    path.write_text(text, encoding="utf-8")
    return text
