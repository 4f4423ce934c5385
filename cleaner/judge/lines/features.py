"""Line features: a segmented plain-text page -> a matrix with one row a feature and one column a line.

A page is looked at twice: the second time with what a first opinion says of its lines.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.judge.lines import context, second
from cleaner.judge.lines.measure import SHAPE_NAMES, LineText, fill_shapes
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.decide import Column
from cleaner.model import Document

_GROUPS = (
    SHAPE_NAMES, context.WORD_NAMES, context.RUN_NAMES, context.STRETCH_NAMES, context.PLACE_NAMES, context.CUE_NAMES,
    context.AROUND_NAMES, context.PAGE_NAMES,
)  # fmt: skip

FEATURES: tuple[str, ...] = tuple(name for group in _GROUPS for name in group)
"""All features, in the order of the matrix's rows; docs/model-card-lines.md says what each is."""

_AGAIN = (second.CHANCE_NAMES, second.NEAR_NAMES, second.BEST_NAMES, second.SUBJECT_NAMES, second.ALIKE_NAMES)
SECOND_FEATURES: tuple[str, ...] = (*FEATURES, *(name for group in _AGAIN for name in group))
"""What the second forest sees, in the order of the matrix's rows: all features, and what the first forest's chances say."""

_FIRST = [sum(map(len, _GROUPS[:number])) for number in range(len(_GROUPS))]  # row of each group
_SECOND = [sum(map(len, _AGAIN[:number])) for number in range(len(_AGAIN))]


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """A page as the trees see it.

    Attributes:
        matrix: float32, a row for each of FEATURES, a column for each line.
        words: of each line.
        prose: the same of lines that read like sentences; of others 0.
        language: the page's; None if no function words tell.
        text: what the second look looks at.
    """

    matrix: Array
    words: Sequence[float]
    prose: Sequence[float]
    language: str | None
    text: LineText


def look_at(document: Document, known: Words) -> LineFeatures:
    """Look at a page that has a line."""
    text = LineText(document, known)
    n = text.size
    shapes, words, runs, stretches, places, cues, around, page = (n * first for first in _FIRST)
    out = array("f", [0.0]) * (n * len(FEATURES))
    fill_shapes(out, shapes, text)
    context.fill_words(out, words, text)
    context.fill_runs(out, runs, text)
    context.fill_stretches(out, stretches, text)
    context.fill_places(out, places, text)
    context.fill_cues(out, cues, n, text.said.cues)
    context.fill_around(out, around, text)
    context.fill_page(out, page, text)
    matrix = np.frombuffer(out, np.float32).reshape(len(FEATURES), n)
    return LineFeatures(matrix, text.words, text.prose, text.said.language, text)


def look_again(seen: LineFeatures, chances: Column, known: Words) -> Array:
    """The matrix of a page for the second forest.

    Args:
        chances: of each line, as the first forest has it.
        known: what the page was looked at with.
    """
    text = seen.text
    n = text.size
    of_chances, near, best, subjects, alike = (n * first for first in _SECOND)
    out = array("f", [0.0]) * (n * (len(SECOND_FEATURES) - len(FEATURES)))
    second.fill_chances(out, of_chances, text, chances)
    second.fill_near(out, near, text, chances)
    second.fill_best(out, best, text, chances)
    second.fill_subjects(out, subjects, text, chances, known)
    second.fill_alike(out, alike, text, chances)
    return np.concatenate([seen.matrix, np.frombuffer(out, np.float32).reshape(-1, n)])
