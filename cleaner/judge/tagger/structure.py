"""Features of where a block stands: its element and those above, its branch of the page, its like.

Compiled where it can be, with the types in structure.pxd; see docs/decisions/0010-compiled-loops.md. Rows of the matrix
stand one after the other in one array: row r of block b is at r * blocks + b.
"""

from __future__ import annotations

from array import array

from cleaner.judge.tagger.container import Container, Sums
from cleaner.judge.tagger.lexicon import MARK_KINDS, Weights
from cleaner.judge.tagger.text import BlockText
from cleaner.judge.tagger.tree import SORTS, ElementTree

_LEVELS = ("self", "up1", "up2", "up3", "up4")
_AT_EACH_LEVEL = (
    "words", "linked", "prose", "share", "blocks", "mean_words", "ended", "score", "odds", "like", "like_words",
    "like_prose", "like_linked",
)  # fmt: skip
_ARTICLE = SORTS.index("article")
_NEAR = 4  # levels, from the element itself upwards
_DECAY = 0.7
_DEEPEST = 60  # below, odds no longer decay

LEVEL_NAMES = tuple(f"{level}_{what}" for what in _AT_EACH_LEVEL for level in _LEVELS)
PATH_NAMES = (
    "best_up", "best_down", "best_inside", "core_up", "title_up", "title_down", "heading", "depth",
    "odds_path", "odds_decayed", "odds_apart", "odds_lowest", "odds_highest", *(f"in_{sort}" for sort in SORTS),
)  # fmt: skip
BRANCH_NAMES = (
    "branch_words", "branch_linked", "branch_prose", "branch_share", "branch_blocks", "branch_link_blocks",
    "branch_size", "branch_heads", "branch_odds", "branch_odds_low",
)  # fmt: skip
OTHER_NAMES = ("branch_depth", "odds_low_near")
ALIKE_NAMES = ("alike", "alike_words", "alike_prose", "alike_linked", "alike_ends")

_ZERO = array("d", [0.0])


class View:
    """All that the features look at.

    Attributes:
        place: of each living block, its element.
        weights: per element what the lexicon says of its look.
    """

    def __init__(self, text: BlockText, tree: ElementTree, place: array[int], weights: Weights) -> None:
        self.text, self.tree, self.place, self.weights = text, tree, place, weights
        self.blocks = len(place)
        self.sums, self.container = Sums(tree.count), Container(tree.count)
        self.sums.fill(tree, text, place)
        self.container.find(tree, self.sums)


def fill_levels(out: array[float], at: int, seen: View) -> None:
    """LEVEL_NAMES: what the block's element and the four above it hold, how they lie to the content, and their like."""
    tree, sums, weights, container = seen.tree, seen.sums, seen.weights, seen.container
    like = Likes(tree.count)
    like.fill(tree, sums)
    n, levels = seen.blocks, len(_LEVELS)
    for b in range(n):
        e = seen.place[b]
        for level in range(levels):
            i = at + level * n + b
            step = levels * n
            words, blocks = max(sums.words[e], 1.0), max(sums.blocks[e], 1.0)
            group = like.group[e]
            size, like_words = like.size[group], like.words[group]
            out[i] = sums.words[e]
            out[i + step] = sums.linked[e] / words
            out[i + 2 * step] = sums.prose[e] / words
            out[i + 3 * step] = sums.prose[e] / sums.total_prose
            out[i + 4 * step] = sums.blocks[e]
            out[i + 5 * step] = sums.words[e] / blocks
            out[i + 6 * step] = sums.ended[e] / words
            out[i + 7 * step] = container.score[e]
            out[i + 8 * step] = weights.odds[e]
            out[i + 9 * step] = size
            out[i + 10 * step] = like_words / size
            out[i + 11 * step] = like.prose[group] / sums.total_prose
            out[i + 12 * step] = like.linked[group] / max(like_words, 1.0)
            e = tree.parent[e]


class Likes:
    """Groups of siblings that look alike: how many they are, and their sums.

    Attributes:
        group: of each element.
    """

    def __init__(self, count: int) -> None:
        self.group = array("l", [0]) * count
        self.size, self.words, self.prose, self.linked = _ZERO * count, _ZERO * count, _ZERO * count, _ZERO * count

    def fill(self, tree: ElementTree, sums: Sums) -> None:
        """Group all elements; a group goes by the number of its first one."""
        first: dict[int, int] = {}
        looks = len(tree.looks)
        for e in range(tree.count):
            group = first.setdefault(tree.parent[e] * looks + tree.look[e], e)
            self.group[e] = group
            self.size[group] += 1
            self.words[group] += sums.words[e]
            self.prose[group] += sums.prose[e]
            self.linked[group] += sums.linked[e]


class Paths:
    """What lies on the way from the root, per element.

    Attributes:
        odds, decayed: sums of the log-odds; in the second the nearer ones count more.
        lowest, highest: of the log-odds of single words.
    """

    def __init__(self, count: int) -> None:
        self.odds, self.decayed, self.lowest, self.highest = _ZERO * count, _ZERO * count, _ZERO * count, _ZERO * count

    def fill(self, tree: ElementTree, weights: Weights) -> None:
        """One pass: whoever stands above came before."""
        for e in range(tree.count):
            self.odds[e] = self.decayed[e] = weights.odds[e]
            self.lowest[e], self.highest[e] = weights.low[e], weights.high[e]
            if e:
                above = tree.parent[e]
                self.odds[e] += self.odds[above]
                self.decayed[e] += self.decayed[above] * (_DECAY if tree.depth[e] <= _DEEPEST else 1.0)
                self.lowest[e] = min(self.lowest[e], self.lowest[above])
                self.highest[e] = max(self.highest[e], self.highest[above])


def fill_paths(out: array[float], at: int, seen: View) -> None:
    """PATH_NAMES: the way from the root to the block, and from the block to the content and to the title."""
    tree, container, n = seen.tree, seen.container, seen.blocks
    title = title_of(tree, container.index)
    meet_title = tree.meeting(title)
    paths = Paths(tree.count)
    paths.fill(tree, seen.weights)
    for b in range(n):
        e = seen.place[b]
        meet, i = container.meet[e], at + b
        depth = tree.depth[e]
        out[i] = depth - tree.depth[meet]
        out[i + n] = tree.depth[container.index] - tree.depth[meet]
        out[i + 2 * n] = container.index <= e < container.end
        out[i + 3 * n] = depth - tree.depth[container.core[e]]
        out[i + 4 * n] = depth - tree.depth[meet_title[e]]
        out[i + 5 * n] = tree.depth[title] - tree.depth[meet_title[e]]
        out[i + 6 * n] = tree.heading[e]
        out[i + 7 * n] = depth
        out[i + 8 * n] = paths.odds[e]
        out[i + 9 * n] = paths.decayed[e]
        out[i + 10 * n] = paths.odds[e] - paths.odds[meet]
        out[i + 11 * n] = paths.lowest[e]
        out[i + 12 * n] = paths.highest[e]
    fill_sorts(out, at + 13 * n, seen)


def title_of(tree: ElementTree, content: int) -> int:
    """The last first-level heading up to the content, else the first one below; the root if there is none."""
    title = 0
    for e in range(tree.count):
        if tree.heading[e] == 1 and (e <= content or not title):
            title = e
    return title


def articles_in(tree: ElementTree) -> float:
    """How many `article` elements there are."""
    count = 0.0
    for e in range(tree.count):
        count += tree.sort[e] == _ARTICLE
    return count


def fill_sorts(out: array[float], at: int, seen: View) -> None:
    """Of each sort of element how many stand on the way from the root to the block."""
    tree, n, sorts = seen.tree, seen.blocks, len(SORTS)
    above = array("l", bytes(8 * tree.count * sorts))
    for e in range(tree.count):
        if e:
            for sort in range(sorts):
                above[e * sorts + sort] = above[tree.parent[e] * sorts + sort]
        if tree.sort[e] >= 0:
            above[e * sorts + tree.sort[e]] += 1
    for b in range(n):
        for sort in range(sorts):
            out[at + sort * n + b] = above[seen.place[b] * sorts + sort]


def fill_branches(out: array[float], at: int, seen: View) -> None:
    """BRANCH_NAMES and OTHER_NAMES: the part of the page, seen from the content, that the block stands in."""
    tree, sums, weights, n = seen.tree, seen.sums, seen.weights, seen.blocks
    for b in range(n):
        e, i = seen.container.branch[seen.place[b]], at + b
        words = max(sums.words[e], 1.0)
        out[i] = sums.words[e]
        out[i + n] = sums.linked[e] / words
        out[i + 2 * n] = sums.prose[e] / words
        out[i + 3 * n] = sums.prose[e] / sums.total_prose
        out[i + 4 * n] = sums.blocks[e]
        out[i + 5 * n] = sums.link_blocks[e] / max(sums.blocks[e], 1.0)
        out[i + 6 * n] = tree.last[e] - e
        out[i + 7 * n] = sums.headings[e]
        out[i + 8 * n] = weights.odds[e]
        out[i + 9 * n] = weights.low[e]
        out[i + 10 * n] = tree.depth[seen.place[b]] - tree.depth[e]
        above = seen.place[b]
        low = weights.low[above]
        for _ in range(_NEAR - 1):
            above = tree.parent[above]
            low = min(low, weights.low[above])
        out[i + 11 * n] = low


def fill_alike(out: array[float], at: int, seen: View) -> None:
    """ALIKE_NAMES: blocks of the whole page whose elements look alike."""
    tree, text, n = seen.tree, seen.text, seen.blocks
    looks = len(tree.looks)
    count, words, prose = _ZERO * looks, _ZERO * looks, _ZERO * looks
    linked, ends = _ZERO * looks, _ZERO * looks
    for b in range(n):
        look = tree.look[seen.place[b]]
        count[look] += 1
        words[look] += text.words[b]
        prose[look] += text.prose[b]
        linked[look] += text.linked[b]
        ends[look] += text.ends[b]
    for b in range(n):
        look, i = tree.look[seen.place[b]], at + b
        out[i] = count[look]
        out[i + n] = words[look] / count[look]
        out[i + 2 * n] = prose[look] / seen.sums.total_prose
        out[i + 3 * n] = linked[look] / count[look]
        out[i + 4 * n] = ends[look] / count[look]


def marks_above(seen: View) -> list[list[int]]:
    """For every kind of mark, under which element that bears it a block stands: the innermost, counted from 1; 0 for none."""
    tree = seen.tree
    found = []
    for kind in range(MARK_KINDS):
        marked = seen.weights.marks[kind]
        if marked is None:
            found.append([0] * seen.blocks)
        else:
            above = tree.innermost(marked)
            found.append([above[e] for e in seen.place])
    return found
