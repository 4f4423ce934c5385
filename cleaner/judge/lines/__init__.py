"""Our engine for text whose HTML is gone: boosted trees say of every line how likely it is the article's.

`characters` and `measure` look at what stands in a line, `context` at what stands around it, `features` puts both
together. A first forest says how likely every line is; `second` looks at what that says of the lines around it, and a
second forest says it again. `staying` decides; trees, lexicon and decision are those of the engine for HTML
(`judge/tagger`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.judge.lines.features import FEATURES, SECOND_FEATURES, LineFeatures, look_again, look_at
from cleaner.judge.lines.staying import likely, whole
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger import decide
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.stored import StoredModel
from cleaner.model import Document

__all__ = ["LineTagger", "TaggedLines"]

# Longer texts are judged piece by piece, each as if it were a page, so that memory stays bounded. The longest page of
# the dev sets has 8,000 lines.
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


class LineTagger(StoredModel):
    """The model for lines of text at work. The second forest sees the first one's chances besides; the lexicon stands in the
    first.
    """

    name = "lines/2"
    magic = b"cleaner lines 2\n"
    shipped = Path(__file__).with_name("model.bin")
    features = (FEATURES, SECOND_FEATURES)
    made_by = "python -m cleaner.training lines"

    def __init__(self, weights: bytes) -> None:
        super().__init__(weights)
        self._words = Words(self._forests.first.lexicon)

    def tag(self, document: Document, mode: decide.Mode = "balanced") -> TaggedLines:
        """Judge a page."""
        keep: list[bool] = []
        score: list[float] = []
        confidence, words = 0.0, 0.0
        language = None
        for piece in _pieces(document):
            seen = look_at(piece, self._words)
            chances, staying, expected = self.judge(seen, mode)
            keep += staying
            score += decide.rounded(chances)
            size = sum(seen.words)
            confidence, words = confidence + expected * size, words + size
            language = language or seen.language
        return TaggedLines(keep, score, round(confidence / max(words, 1.0), 4), language)

    def judge(self, seen: LineFeatures, mode: decide.Mode) -> tuple[Array, list[bool], float]:
        """Chances, decision and expected F1 of a page that has been looked at."""
        first = self._forests.first.probabilities(seen.matrix)
        chances = self._forests.second.probabilities(look_again(seen, first, self._words))
        kept = likely(chances, decide.threshold(chances, seen.words, mode))
        if mode != "precision":
            kept = whole(chances, seen.prose, kept)
        return chances, kept, self._forests.second.calibration.of(decide.expected_f1(chances, seen.words, kept))


def _pieces(document: Document) -> Iterator[Document]:
    if 0 < len(document) <= _PIECE:
        yield document
        return
    for first in range(0, len(document), _PIECE):
        part = slice(first, first + _PIECE)
        yield replace(
            document,
            start=document.start[part],
            end=document.end[part],
            link_chars=document.link_chars[part],
            headings=document.headings[part],
        )
