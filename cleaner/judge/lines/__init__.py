"""Our engine for text whose HTML is gone: boosted trees say of every line how likely it is the article's.

`characters` and `measure` look at what stands in a line, `context` at what stands around it, `features` puts both
together. A first forest says how likely every line is; `second` looks at what that says of the lines around it, and a
second forest says it again. Two more, which learned from pages of all sorts, are heard of pages of which these are not sure.
`staying` decides; trees, lexicon and decision are those of the engine for HTML (`judge/tagger`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.judge.lines.features import FEATURES, SECOND_FEATURES, LineFeatures, look_again, look_at
from cleaner.judge.lines.staying import likely, whole
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger import decide
from cleaner.judge.tagger.decide import Column
from cleaner.judge.tagger.forest import Forest
from cleaner.judge.tagger.stored import StoredModel
from cleaner.judge.tagger.unsure import between, say_of_second
from cleaner.model import Document, Mode

__all__ = ["LineTagger", "TaggedLines", "WeighedLines"]

# Longer texts are judged piece by piece, each as if it were a page, so that memory stays bounded, and by one pair of forests, for
# two take twice the time. The longest page of the dev sets has 8,000 lines.
_PIECE = 10_000


@dataclass(frozen=True, slots=True)
class TaggedLines:
    """What the model says of a page's lines.

    Attributes:
        keep: for each line whether it is the article's.
        score: for each line how likely that is.
        confidence: the F1 to expect of the page, 0 to 1.
        language: of the page by its function words; None if they don't tell.
    """

    keep: list[bool]
    score: list[float]
    confidence: float
    language: str | None


@dataclass(frozen=True, slots=True)
class WeighedLines:
    """A piece of a text before anything is decided.

    Attributes:
        chances: how likely each line is the article's.
        words: of each line; prose: the same of lines that read like sentences, 0 of others.
    """

    chances: Column
    words: Sequence[float]
    prose: Sequence[float]
    language: str | None


@dataclass(frozen=True, slots=True)
class _Readers:
    """Two forests that look at a page one after the other; the second sees the first one's chances besides."""

    first: Forest
    second: Forest
    words: Words

    def weigh(self, piece: Document) -> tuple[LineFeatures, Column]:
        """The features of a page, and how likely its lines are."""
        seen = look_at(piece, self.words)
        return seen, self.second.probabilities(look_again(seen, self.first.probabilities(seen.matrix), self.words))


class LineTagger(StoredModel):
    """The model for lines of text at work: two forests that learned from articles, two that learned from pages of all sorts. The
    lexicons stand in the first of each.
    """

    name = "lines/3"
    magic = b"cleaner lines 3\n"
    shipped = Path(__file__).with_name("model.bin")
    features = (FEATURES, SECOND_FEATURES, FEATURES, SECOND_FEATURES)
    made_by = "python -m cleaner.training lines"

    def __init__(self, weights: bytes) -> None:
        super().__init__(weights)
        first, second, other_first, other_second = self._forests
        self._of_articles = _Readers(first, second, Words(first.lexicon))
        self._of_all_pages = _Readers(other_first, other_second, Words(other_first.lexicon))

    def tag(self, document: Document, mode: Mode = "balanced") -> TaggedLines:
        """Judge a page."""
        return self.decide(self.weigh(document), mode)

    def weigh(self, document: Document) -> list[WeighedLines]:
        """Look at a page, and say how likely its lines are: the same whatever the mode. A long one comes in several pieces."""
        if len(document) <= _PIECE:
            return [self._weigh(document)] if len(document) else []
        return [_weighed(*self._of_articles.weigh(piece)) for piece in _pieces(document)]

    def _weigh(self, document: Document) -> WeighedLines:
        first = _weighed(*self._of_articles.weigh(document))
        say = say_of_second(_expected_f1(first, _staying(first, "balanced")))
        if not say:
            return first
        _, chances = self._of_all_pages.weigh(document)
        return replace(first, chances=between(first.chances, chances, say))

    def decide(self, pieces: Sequence[WeighedLines], mode: Mode) -> TaggedLines:
        """What stays of a page."""
        keep: list[bool] = []
        score: list[float] = []
        confidence, words = 0.0, 0.0
        for piece in pieces:
            staying = _staying(piece, mode)
            keep += staying
            score += decide.rounded(piece.chances)
            size = sum(piece.words)
            expected = self._forests[-1].calibration.of(_expected_f1(piece, staying))
            confidence, words = confidence + expected * size, words + size
        language = next((piece.language for piece in pieces if piece.language), None)
        return TaggedLines(keep, score, round(confidence / max(words, 1.0), 4), language)


def _weighed(seen: LineFeatures, chances: Column) -> WeighedLines:
    """What is left to be known of a piece when its matrix is gone."""
    return WeighedLines(chances, seen.words, seen.prose, seen.language)


def _staying(piece: WeighedLines, mode: Mode) -> list[bool]:
    """For each line whether it stays."""
    chances = piece.chances
    kept = likely(chances, decide.threshold(chances, piece.words, mode))
    return whole(chances, piece.prose, kept) if mode != "precision" else kept


def _expected_f1(piece: WeighedLines, staying: list[bool]) -> float:
    """What to expect of a piece if these lines stay, not calibrated."""
    return decide.expected_f1(piece.chances, piece.words, staying)


def _pieces(document: Document) -> Iterator[Document]:
    for first in range(0, len(document), _PIECE):
        part = slice(first, first + _PIECE)
        yield replace(
            document,
            start=document.start[part],
            end=document.end[part],
            link_chars=document.link_chars[part],
            headings=document.headings[part],
        )
