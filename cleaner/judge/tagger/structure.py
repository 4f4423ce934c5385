"""Features of where a block stands: its element and those above, its branch of the page, its like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.container import Container, Sums
from cleaner.judge.tagger.lexicon import MARK_KINDS, Lexicon
from cleaner.judge.tagger.text import BlockText
from cleaner.judge.tagger.tree import ElementTree

# What the walk calls block-level, in sorts that mean the same here.
_SORTS = ("li", "table", "figure", "aside", "article", "main", "section", "p", "pre")
_SORT_OF = {sort: sort for sort in _SORTS} | {"dd": "li", "dt": "li", "figcaption": "figure"}
_LEVELS = ("self", "up1", "up2", "up3", "up4")
_AT_EACH_LEVEL = (
    "words", "linked", "prose", "share", "blocks", "mean_words", "ended", "score", "odds", "like", "like_words",
    "like_prose", "like_linked",
)  # fmt: skip
_DECAY = 0.7
_DEEPEST = 60  # the decay of deeper elements would overflow

LEVEL_NAMES = tuple(f"{level}_{what}" for what in _AT_EACH_LEVEL for level in _LEVELS)
PATH_NAMES = (
    "best_up", "best_down", "best_inside", "core_up", "title_up", "title_down", "heading", "depth",
    "odds_path", "odds_decayed", "odds_apart", "odds_lowest", "odds_highest", *(f"in_{sort}" for sort in _SORTS),
)  # fmt: skip
BRANCH_NAMES = (
    "branch_words", "branch_linked", "branch_prose", "branch_share", "branch_blocks", "branch_link_blocks",
    "branch_size", "branch_heads", "branch_odds", "branch_odds_low",
)  # fmt: skip
OTHER_NAMES = ("branch_depth", "odds_low_near")
ALIKE_NAMES = ("alike", "alike_words", "alike_prose", "alike_linked", "alike_ends")


@dataclass(frozen=True, slots=True)
class View:
    """All that the features look at.

    Attributes:
        place: of each living block, its element.
        weights: per element what `Lexicon.weigh` says of its look, a row each.
    """

    text: BlockText
    tree: ElementTree
    place: Array
    sums: Sums
    container: Container
    weights: Array


def view(text: BlockText, tree: ElementTree, place: Array, lexicon: Lexicon) -> View:
    """Look at a page once, for all features."""
    sums = Sums(tree, text, place)
    weights = lexicon.weigh(tree.looks).take(tree.look, axis=1)
    return View(text, tree, place, sums, Container(tree, sums), weights)


def structure_rows(seen: View) -> tuple[list[Array], Array]:
    """All rows in the order of the names above; and for every kind of mark how many stand above each block."""
    tree, place, weights = seen.tree, seen.place, seen.weights
    ups = np.empty((len(_LEVELS), len(place)), np.int64)
    at = place
    for level in range(len(_LEVELS)):
        ups[level] = at
        at = tree.parent[at]
    levels = np.concatenate([_densities(seen), [seen.container.score, weights[0]], _likes(seen)])
    paths = tree.along(np.concatenate([weights[:1], _decaying(tree, weights[:1]), _sorts(tree), weights[3:]]))
    beside = seen.container.branch[place]
    rows = [
        levels.take(ups.ravel(), axis=1).reshape(-1, len(place)),
        _paths(seen, paths[:-MARK_KINDS]).take(place, axis=1),
        _branches(seen).take(beside, axis=1),
        np.stack([tree.depth[place] - tree.depth[beside], weights[1].take(ups[:-1]).min(axis=0)]),
        _alike(seen),
    ]
    return rows, paths[-MARK_KINDS:].take(place, axis=1)


def _densities(seen: View) -> Array:
    sums = seen.sums
    words, blocks = np.maximum(sums.words, 1), np.maximum(sums.blocks, 1)
    return np.stack([
        sums.words, sums.linked / words, sums.prose / words, sums.prose / sums.total_prose, sums.blocks,
        sums.words / blocks, sums.ended / words,
    ])  # fmt: skip


def _likes(seen: View) -> Array:
    """Groups of siblings that look alike: how many, how long, how much of the page's prose, how many links."""
    tree, sums = seen.tree, seen.sums
    key = tree.parent * len(tree.looks) + tree.look
    _, group = np.unique(key, return_inverse=True)
    size = np.bincount(group)
    words = np.bincount(group, weights=sums.words)
    prose = np.bincount(group, weights=sums.prose) / sums.total_prose
    linked = np.bincount(group, weights=sums.linked) / np.maximum(words, 1)
    return np.stack([size, words / size, prose, linked]).take(group, axis=1)


def _scale(tree: ElementTree) -> Array:
    scale: Array = _DECAY ** -np.minimum(tree.depth, _DEEPEST).astype(float)
    return scale


def _decaying(tree: ElementTree, odds: Array) -> Array:
    return odds * _scale(tree)


def _sorts(tree: ElementTree) -> Array:
    table = np.zeros((len(_SORTS), len(tree.tags)))
    for i, tag in enumerate(tree.tags):
        if tag in _SORT_OF:
            table[_SORTS.index(_SORT_OF[tag]), i] = 1
    return table.take(tree.look, axis=1)


def _paths(seen: View, paths: Array) -> Array:
    """Per element, in the order of PATH_NAMES."""
    tree, container = seen.tree, seen.container
    titles = np.flatnonzero(tree.heading == 1)
    title = int(titles[max(np.searchsorted(titles, container.index, "right") - 1, 0)]) if len(titles) else 0
    title_up, title_down, _ = tree.meeting(title)
    lowest, highest = _extremes(tree.parents, seen.weights[1].tolist(), seen.weights[2].tolist())
    return np.concatenate([
        [
            container.up, container.down, container.inside, container.core_up, title_up, title_down, tree.heading,
            tree.depth, paths[0], paths[1] / _scale(tree), paths[0] - paths[0].take(container.meet), lowest, highest,
        ],
        paths[2:],
    ])  # fmt: skip


def _extremes(parents: Sequence[int], low: list[float], high: list[float]) -> tuple[list[float], list[float]]:
    """Lowest and highest log-odds on the way from the root; no sums, so that no range helps."""
    lowest, highest = low[:1], high[:1]
    for parent, below, above in zip(parents[1:], low[1:], high[1:], strict=True):
        least, most = lowest[parent], highest[parent]
        lowest.append(below if below < least else least)
        highest.append(above if above > most else most)
    return lowest, highest


def _branches(seen: View) -> Array:
    tree, sums = seen.tree, seen.sums
    words = np.maximum(sums.words, 1)
    return np.stack([
        sums.words, sums.linked / words, sums.prose / words, sums.prose / sums.total_prose, sums.blocks,
        sums.link_blocks / np.maximum(sums.blocks, 1), tree.last - tree.numbers,
        tree.below((tree.heading > 0)[None].astype(float))[0], seen.weights[0], seen.weights[1],
    ])  # fmt: skip


def _alike(seen: View) -> Array:
    """Blocks of the whole page whose elements look alike."""
    text, look = seen.text, seen.tree.look[seen.place]
    count = np.bincount(look)
    some = np.maximum(count, 1)
    columns = (text.words, text.prose, text.linked, text.ends)
    words, prose, linked, ends = (np.bincount(look, weights=column) for column in columns)
    table = np.stack([count, words / some, prose / seen.sums.total_prose, linked / some, ends / some])
    return table.take(look, axis=1)
