"""Line features: a segmented plain-text page -> a matrix with one row a feature and one column a line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.judge.lines import context
from cleaner.judge.lines.measure import SHAPE_NAMES, LineText
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger.arrays import Array
from cleaner.model import Document

_WORD_NAMES = ("opening_low", "opening", "odds_mean", "odds_low", "odds_high", "odds_sum")

FEATURES: tuple[str, ...] = (
    *SHAPE_NAMES, *_WORD_NAMES, *context.RUN_NAMES, *context.STRETCH_NAMES, *context.PLACE_NAMES, *context.CUE_NAMES,
    *context.AROUND_NAMES, *context.PAGE_NAMES,
)  # fmt: skip
"""All features, in the order of the matrix's rows; docs/model-card.md says what each is."""


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """A page as the trees see it.

    Attributes:
        matrix: float32, a row for each of FEATURES, a column for each line.
        words: of each line.
        text: what was measured.
    """

    matrix: Array
    words: Array
    text: LineText


def look_at(document: Document, known: Words) -> LineFeatures:
    """Look at a page that has a line."""
    text = LineText(document, known)
    mean = text.odds[0] / np.sqrt(text.words)
    groups: list[Array] = [
        text.shape_rows(), text.openings, np.stack([mean, *text.odds[[1, 2, 0]]]), context.run_rows(text),
        context.stretch_rows(text), context.place_rows(text), context.cue_rows(len(text.words), text.cues),
        *context.around_rows(text, text.openings[1], mean), context.page_rows(text),
    ]  # fmt: skip
    matrix = np.empty((len(FEATURES), len(document)), np.float32)
    at = 0
    for rows in groups:
        matrix[at : at + len(rows)] = rows
        at += len(rows)
    return LineFeatures(matrix, text.words, text)
