"""The content container: the element near which most prose stands; and how everything else lies to it.

Compiled where it can be, with the types in container.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array

from cleaner.judge.tagger.text import BlockText
from cleaner.judge.tagger.tree import ElementTree

_ZERO = array("d", [0.0])


class Sums:
    """Per element, over its subtree.

    Attributes:
        linked: words in links.
        ended: words of blocks that end as sentences do.
        link_blocks: blocks that are mostly links.
        headings: how many.
        own_prose: without the subtree.
        total_prose: of the page, at least 1.
    """

    def __init__(self, count: int) -> None:
        self.words, self.linked, self.prose = _ZERO * count, _ZERO * count, _ZERO * count
        self.blocks, self.ended, self.link_blocks = _ZERO * count, _ZERO * count, _ZERO * count
        self.headings, self.own_prose = _ZERO * count, _ZERO * count
        self.total_prose = 1.0

    def fill(self, tree: ElementTree, text: BlockText, place: array[int]) -> None:
        """Count the blocks, each at its element, then gather."""
        for b in range(len(place)):
            e = place[b]
            self.words[e] += text.words[b]
            self.linked[e] += text.words[b] * text.linked[b]
            self.prose[e] += text.prose[b]
            self.own_prose[e] += text.prose[b]
            self.blocks[e] += 1
            self.ended[e] += text.words[b] * text.ends[b]
            self.link_blocks[e] += text.linked[b] > 0.5
        for e in range(tree.count):
            self.headings[e] = tree.heading[e] > 0
        tree.gather(self.words)
        tree.gather(self.linked)
        tree.gather(self.prose)
        tree.gather(self.blocks)
        tree.gather(self.ended)
        tree.gather(self.link_blocks)
        tree.gather(self.headings)
        self.total_prose = max(self.prose[0], 1.0)


class Container:
    """Where the content stands, and per element how it lies to that.

    Attributes:
        index: the element with most prose in itself, its children and (half) its grandchildren.
        score: of every element, against the best.
        meet: where its path and the container's part.
        core: where its path and that of the innermost element part which holds 60 % of the prose.
        branch: the ancestor-or-self just below the container's path.
        end: index after the last element in the container.
    """

    def __init__(self, count: int) -> None:
        self.score = _ZERO * count
        self.index = self.end = 0

    def find(self, tree: ElementTree, sums: Sums) -> None:
        """Look at all elements."""
        for e in range(tree.count):
            above = tree.parent[e]
            self.score[e] += sums.own_prose[e]
            self.score[above] += sums.own_prose[e]
            self.score[tree.parent[above]] += 0.5 * sums.own_prose[e]
        best = core = 0
        for e in range(tree.count):
            if self.score[e] > self.score[best]:
                best = e
            if sums.prose[e] >= 0.6 * sums.prose[0]:
                core = e
        most = max(self.score[best], 1.0)
        for e in range(tree.count):
            self.score[e] /= most
        self.index, self.end = best, tree.last[best]
        self.meet, self.core = tree.meeting(best), tree.meeting(core)
        self.branch = tree.branches(best)
