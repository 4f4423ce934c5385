"""The content container: the element near which most prose stands; and how everything else lies to it."""

from __future__ import annotations

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.text import BlockText
from cleaner.judge.tagger.tree import ElementTree


class Sums:
    """Per element, over its subtree.

    Attributes:
        linked: words in links.
        ended: words of blocks that end as sentences do.
        link_blocks: blocks that are mostly links.
    """

    __slots__ = ("blocks", "ended", "link_blocks", "linked", "own_prose", "prose", "total_prose", "words")

    def __init__(self, tree: ElementTree, text: BlockText, place: Array) -> None:
        columns = (text.words, text.words * text.linked, text.prose, None, text.words * text.ends, text.linked > 0.5)
        own = np.stack([np.bincount(place, weights=column, minlength=tree.count) for column in columns])
        self.own_prose = own[2]
        self.words, self.linked, self.prose, self.blocks, self.ended, self.link_blocks = tree.below(own)
        self.total_prose = max(float(self.prose[0]), 1.0)


class Container:
    """Where the content stands, and per element how it lies to that.

    Attributes:
        index: the element with most prose in itself, its children and (half) its grandchildren.
        score: of every element, against the best.
        up, down: steps from the element, and from the container, up to where their paths meet.
        meet: that element.
        core_up: steps up to the path of the innermost element that holds 60 % of the prose.
        branch: the ancestor-or-self just below the container's path.
        inside: whether the element lies in the container.
    """

    __slots__ = ("branch", "core_up", "down", "index", "inside", "meet", "score", "up")

    def __init__(self, tree: ElementTree, sums: Sums) -> None:
        own = sums.own_prose
        score = own + np.bincount(tree.parent, weights=own, minlength=tree.count)
        score += 0.5 * np.bincount(tree.parent[tree.parent], weights=own, minlength=tree.count)
        self.index = int(score.argmax())
        self.score = score / max(float(score[self.index]), 1.0)
        self.up, self.down, self.meet = tree.meeting(self.index)
        core = int(np.flatnonzero(sums.prose >= 0.6 * sums.prose[0])[-1])
        self.core_up = tree.meeting(core)[0]
        self.branch = tree.branches(self.index)
        self.inside = (tree.numbers >= self.index) & (tree.numbers < tree.last[self.index])
