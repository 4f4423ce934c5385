"""Our engine for text whose HTML is gone: boosted trees say of every line how likely it is the article's.

`characters` and `measure` look at what stands in a line, `context` at what stands around it, `features` puts both
together; trees, lexicon, decision and file format are those of the engine for HTML (`judge/tagger`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from cleaner.judge.lines.features import FEATURES, LineFeatures, look_at
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger import decide
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.stored import StoredModel
from cleaner.model import Document

__all__ = ["LineTagger", "TaggedLines"]

# Longer texts are judged piece by piece, each as if it were a page, so that memory stays bounded. The longest page of
# the dev sets has 8,000 lines.
_PIECE = 10_000
# Within the article, from its first sentence of which the model is sure to its last, what is a sentence, or stands alone
# between lines that stay, stays too unless it is this unlikely.
# A page of few words in sentences tells too little of what it is about to leave one of them out: up to so many words, a
# sentence stays unless its chance is below this. Held out, the trees alone, up to 650 words instead of 400 cost .002 of F1
# on fundus-dev text_main, .005 and .003 on sites-dev, the rest under .001; see docs/decisions/0006-text-engine.md.
_LITTLE, _HOPELESS = (120, 400), (0.05, 0.3)
_SURE, _BESIDE, _UNLIKELY = 0.5, 0.2, 0.1


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
    """The model for lines of text at work."""

    name = "lines/1"
    shipped = Path(__file__).with_name("model.bin")
    features = FEATURES
    made_by = "python -m cleaner.training lines"

    def __init__(self, weights: bytes) -> None:
        super().__init__(weights)
        self._words = Words(self._forest.lexicon)

    def tag(self, document: Document, mode: decide.Mode = "balanced") -> TaggedLines:
        """Judge a page."""
        keep: list[bool] = []
        score: list[float] = []
        confidence, words = 0.0, 0.0
        language = None
        for piece in _pieces(document):
            seen = look_at(piece, self._words)
            chances, staying, expected = self.judge(seen, mode)
            keep += staying.tolist()
            score += chances.round(4).tolist()
            size = float(seen.words.sum())
            confidence, words = confidence + expected * size, words + size
            language = language or seen.text.language
        return TaggedLines(keep, score, round(confidence / max(words, 1.0), 4), language)

    def judge(self, seen: LineFeatures, mode: decide.Mode) -> tuple[Array, Array, float]:
        """Chances, decision and expected F1 of a page that has been looked at."""
        chances = self._forest.probabilities(seen.matrix)
        staying = chances > decide.threshold(chances, seen.words, mode)
        if mode != "precision":
            sentences = seen.text.prose > 0
            staying |= _within(chances, staying, sentences)
            staying |= sentences & (chances > np.interp(seen.text.prose.sum(), _LITTLE, _HOPELESS, right=1.0))
        expected = decide.expected_f1(chances, seen.words, staying)
        return chances, staying, self._forest.calibration.of(expected)


def _within(chances: Array, staying: Array, sentences: Array) -> Array:
    """Lines between the first and the last sentence of the article that are not beyond doubt something else."""
    held = np.flatnonzero(staying & sentences & (chances > _SURE))
    within = np.zeros(len(chances), bool)
    if len(held):
        # Sentences right beside the first and the last, or parted from them by one line, are of the same run.
        ends = np.flatnonzero(~sentences | (chances <= _BESIDE))
        first = int(ends[ends < held[0]].max(initial=-1)) + 1
        last = int(ends[ends > held[-1]].min(initial=len(chances)))
        within[first:last] = True
        while last + 1 < len(chances) and not sentences[last] and sentences[last + 1] and chances[last + 1] > _BESIDE:
            within[last + 1] = True
            last += 2
    alone = np.zeros(len(chances), bool)
    alone[1:-1] = staying[:-2] & staying[2:]
    return within & (chances > _UNLIKELY) & (sentences | alone)


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
