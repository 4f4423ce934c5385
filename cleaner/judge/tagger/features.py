"""Block features: a segmented HTML page -> a matrix with one row a feature and one column a block.

They depend on nothing but the document and the lexicon. Plain numpy, few and large calls: a page has some hundred
blocks, so that a call costs more than what it does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.judge.tagger import order, structure
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import MARK_KINDS, Lexicon
from cleaner.judge.tagger.text import BlockText, weigh_openings
from cleaner.judge.tagger.tree import living, prune
from cleaner.model import Document

_TEXT_NAMES = (
    "words", "plain_words", "linked", "prose", "stops", "ends", "copies", "copied_around", "is_copy", "opening_low",
    "opening",
)  # fmt: skip
_PAGE_NAMES = ("page_words", "page_blocks", "page_prose", "page_linked", "page_articles")

FEATURES: tuple[str, ...] = (
    *_TEXT_NAMES, *structure.LEVEL_NAMES, *structure.PATH_NAMES, *structure.BRANCH_NAMES, *structure.OTHER_NAMES,
    *structure.ALIKE_NAMES, *order.CUE_NAMES, *order.AROUND_NAMES, *order.PLACE_NAMES, *_PAGE_NAMES,
)  # fmt: skip
"""All features, in the order of the matrix's rows; docs/model-card.md says what each is."""


@dataclass(frozen=True, slots=True)
class Features:
    """A page as the trees see it.

    Attributes:
        living: for each block of the document whether it is worth judging; the others have no column.
        matrix: float32, a row for each of FEATURES, a column for each living block.
        words: of each living block.
        marked: for each kind of mark, whether a living block stands under an element that bears it.
    """

    living: Array
    matrix: Array
    words: Array
    marked: Array


def look_at(document: Document, lexicon: Lexicon) -> Features:
    """Look at a page."""
    alive = living(document)
    chosen = np.flatnonzero(alive)
    matrix = np.empty((len(FEATURES), len(chosen)), np.float32)
    if document.elements is None or not len(chosen):
        return Features(alive, matrix, np.zeros(len(chosen)), np.zeros((MARK_KINDS, len(chosen)), bool))
    columns = np.array([document.start, document.end, document.link_chars, document.element])
    start, end, links, place = columns.take(chosen, axis=1)
    text = BlockText(document.text, start, end, links)
    seen = structure.view(text, *prune(document.elements, place), lexicon)
    opening, cues = weigh_openings(text, lexicon)
    structural, marks = structure.structure_rows(seen)
    groups = [
        _text_rows(text, opening), *structural, *order.cue_rows(seen, cues), *order.around_rows(seen, opening[1]),
        *order.place_rows(seen), _page_rows(seen),
    ]  # fmt: skip
    at = 0
    for rows in groups:
        matrix[at : at + len(rows)] = rows
        at += len(rows)
    return Features(alive, matrix, text.words, marks > 0)


def _text_rows(text: BlockText, opening: Array) -> Array:
    seen: dict[str, int] = {}
    groups = np.array([seen.setdefault(line, len(seen)) for line in text.texts])
    copies = np.bincount(groups)[groups]
    count = len(groups)
    # A twin of the whole article (for phones, for printing) is made of copies; a repeated slogan stands alone.
    total = np.zeros(count + 9)
    np.cumsum((copies > 1) * text.words, out=total[5 : count + 5])
    total[count + 5 :] = total[count + 4]
    around = (total[9:] - total[:-9]) / 9
    is_copy = np.zeros(count, bool)
    is_copy[1:] = groups[1:] <= np.maximum.accumulate(groups)[:-1]
    return np.stack([
        text.words, text.words * (1 - text.linked), text.linked, text.prose, text.stops / text.words, text.ends,
        copies, around, is_copy, *opening,
    ])  # fmt: skip


def _page_rows(seen: structure.View) -> Array:
    """The same for all blocks: what sort of page it is."""
    sums, tree = seen.sums, seen.tree
    articles = np.array([tag == "article" for tag in tree.tags])[tree.look].sum()
    words = sums.words[0]
    return np.array([[words], [sums.blocks[0]], [sums.prose[0]], [sums.linked[0] / max(words, 1)], [articles]])
