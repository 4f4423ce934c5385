"""Block features: a segmented HTML page -> a matrix with one row a feature and one column a block.

They depend on nothing but the document and the lexicon.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.judge.tagger import order, structure
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import MARK_KINDS, Lexicon
from cleaner.judge.tagger.structure import View
from cleaner.judge.tagger.text import TEXT_NAMES, BlockText, Openings, fill_text
from cleaner.judge.tagger.tree import living, prune
from cleaner.model import Document

_PAGE_NAMES = ("page_words", "page_blocks", "page_prose", "page_linked", "page_articles")

_GROUPS = (
    TEXT_NAMES, structure.LEVEL_NAMES, structure.PATH_NAMES, (*structure.BRANCH_NAMES, *structure.OTHER_NAMES),
    structure.ALIKE_NAMES, order.CUE_NAMES, order.AROUND_NAMES, order.PLACE_NAMES, _PAGE_NAMES,
)  # fmt: skip

FEATURES: tuple[str, ...] = tuple(name for group in _GROUPS for name in group)
"""All features, in the order of the matrix's rows; docs/model-card.md says what each is."""

_FIRST = [sum(map(len, _GROUPS[:number])) for number in range(len(_GROUPS))]  # row of each group


@dataclass(frozen=True, slots=True)
class Features:
    """A page as the trees see it.

    Attributes:
        blocks: of the document.
        chosen: numbers of those worth judging, the living ones; the others have no column.
        matrix: float32, a row for each of FEATURES, a column for each living block.
        words, texts: of each living block.
        marked: for each kind of mark, under which element that bears it a living block stands; 0 for none.
    """

    blocks: int
    chosen: Sequence[int]
    matrix: Array
    words: array[float]
    texts: Sequence[str]
    marked: Sequence[Sequence[int]]


def look_at(document: Document, lexicon: Lexicon) -> Features:
    """Look at a page."""
    chosen = [i for i, lives in enumerate(living(document)) if lives]
    n = len(chosen)
    if document.elements is None or not n:
        return Features(len(document), [], np.empty((len(FEATURES), 0), np.float32), array("d"), [], [[]] * MARK_KINDS)
    start, end, links, element = (
        array("l", [column[i] for i in chosen])
        for column in (document.start, document.end, document.link_chars, document.element)
    )
    tree, place = prune(document.elements, element)
    text = BlockText(document.text, start, end, links)
    seen = View(text, tree, place, lexicon.weigh(tree.looks, tree.look))
    out = array("f", bytes(4 * n * len(FEATURES)))
    _fill(out, seen, lexicon)
    matrix = np.frombuffer(out, np.float32).reshape(len(FEATURES), n)
    return Features(len(document), chosen, matrix, text.words, text.texts, structure.marks_above(seen))


def _fill(out: array[float], seen: View, lexicon: Lexicon) -> None:
    """All groups of features, each from its own row on."""
    text, levels, paths, branches, alike, cues, around, places, page = (seen.blocks * first for first in _FIRST)
    opening = Openings(seen.blocks)
    opening.weigh(seen.text, lexicon)
    fill_text(out, text, seen.text, opening)
    structure.fill_levels(out, levels, seen)
    structure.fill_paths(out, paths, seen)
    structure.fill_branches(out, branches, seen)
    structure.fill_alike(out, alike, seen)
    order.fill_cues(out, cues, seen, opening.cues)
    order.fill_around(out, around, seen, opening.odds)
    order.fill_places(out, places, seen)
    _fill_page(out, page, seen)


def _fill_page(out: array[float], at: int, seen: View) -> None:
    """The same for all blocks: what sort of page it is."""
    sums, n = seen.sums, seen.blocks
    words = sums.words[0]
    row = (words, sums.blocks[0], sums.prose[0], sums.linked[0] / max(words, 1.0), structure.articles_in(seen.tree))
    for number, value in enumerate(row):
        out[at + number * n : at + (number + 1) * n] = array("f", [value]) * n
