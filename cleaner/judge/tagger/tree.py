"""Elements as columns in preorder: whoever comes first stands above, so one pass forward carries things down a path, and
one pass backward gathers them up a subtree.

Compiled where it can be, with the types in tree.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.judge.tagger.lexicon import Look
from cleaner.model import Document, Elements

# No article stands in form controls, nor in what calls itself navigation or footer.
_DEAD = frozenset({"nav", "button", "select", "textarea", "footer"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# What the walk calls block-level, in sorts that mean the same here.
SORTS = ("li", "table", "figure", "aside", "article", "main", "section", "p", "pre")
_TABLE = SORTS.index("table")
_CELLS = frozenset({"td", "th"})
_SORT_OF = {sort: number for number, sort in enumerate(SORTS)} | {"dd": 0, "dt": 0, "figcaption": 2}


def living(document: Document) -> list[bool]:
    """For each block whether it is worth judging. Without elements none is: there is too little to see."""
    elements = document.elements
    if elements is None:
        return [False] * len(document)
    dead: list[bool] = []
    for tag, parent in zip(elements.tag, elements.parent, strict=True):
        dead.append(tag in _DEAD or (parent >= 0 and dead[parent]))
    return [not dead[element] for element in document.element]


class ElementTree:
    """The elements that hold blocks.

    Attributes:
        parent: of each element; the root is its own.
        depth: number of ancestors.
        last: index after the last descendant.
        look: number of the element's tag and tokens in `looks`, which lists those of the whole page.
        heading: 1 to 6 for h1 to h6, else 0.
        sort: number of the element's sort in SORTS; -1 if it is of none. A table that puts columns of the page side by side
            is none: no other has cells that are elements.
    """

    def __init__(self, elements: Elements, used: bytearray) -> None:
        self.count = used.count(1)
        none = array("l", [0]) * self.count
        self.parent, self.depth, self.last = array("l", none), array("l", none), array("l", none)
        self.look, self.heading, self.sort = array("l", none), array("l", none), none
        self.looks: list[Look] = list(elements.looks)
        self._fill(elements, used)

    def _fill(self, elements: Elements, used: bytearray) -> None:
        number = array("l", [0]) * (len(used) + 1)  # in the pruned tree, of each element and of what follows it
        tags, looks, parents, depths, lasts = (
            elements.tag, elements.look, elements.parent, elements.depth, elements.last,
        )  # fmt: skip
        at = 0
        for e in range(len(used)):
            number[e] = at
            if used[e]:
                tag = tags[e]
                self.parent[at] = number[max(parents[e], 0)]
                self.depth[at] = depths[e]
                self.look[at] = looks[e]
                self.heading[at] = _HEADINGS.get(tag, 0)
                self.sort[at] = _SORT_OF.get(tag, -1)
                if tag in _CELLS:
                    self._lay_out(at)
                at += 1
        number[len(used)] = at
        for e in range(len(used)):
            if used[e]:
                self.last[number[e]] = number[lasts[e]]

    def _lay_out(self, cell: int) -> None:
        """The table of a cell that holds blocks is a column's."""
        table = self.parent[self.parent[self.parent[cell]]]  # above row and body, which the parser puts in
        if self.sort[table] == _TABLE:
            self.sort[table] = -1

    def gather(self, values: array[float]) -> None:
        """Make of each element's own value the sum over its subtree."""
        for e in range(self.count - 1, 0, -1):
            values[self.parent[e]] += values[e]

    def innermost(self, values: array[float]) -> array[int]:
        """Of each element the innermost among it and its ancestors that has a value of its own, counted from 1; 0 for none."""
        found = array("l", [0]) * self.count
        for e in range(self.count):
            found[e] = e + 1 if values[e] > 0 else found[self.parent[e]] if e else 0
        return found

    def meeting(self, index: int) -> array[int]:
        """Of each element the innermost one that holds both it and the element at `index`."""
        meet = array("l", [0]) * self.count
        on_path = self.path(index)
        for e in range(1, self.count):
            meet[e] = e if on_path[e] else meet[self.parent[e]]
        return meet

    def branches(self, index: int) -> array[int]:
        """Of each element the ancestor-or-self just below the path to `index`; on the path itself, the element."""
        branch = array("l", [0]) * self.count
        on_path = self.path(index)
        for e in range(1, self.count):
            branch[e] = e if on_path[e] or on_path[self.parent[e]] else branch[self.parent[e]]
        return branch

    def path(self, index: int) -> bytearray:
        """For each element whether it is the one at `index`, or an ancestor of it."""
        on_path = bytearray(self.count)
        on_path[0] = 1
        while index > 0:
            on_path[index] = 1
            index = self.parent[index]
        return on_path


def prune(elements: Elements, place: Sequence[int]) -> tuple[ElementTree, array[int]]:
    """The tree without what holds none of the blocks at `place`, and their places in it."""
    parents = elements.parent
    used = bytearray(len(parents))
    for element in place:
        while element >= 0 and not used[element]:
            used[element] = 1
            element = parents[element]  # noqa: PLW2901 - on the way up
    number, at = array("l", [0]) * len(used), 0
    for e in range(len(used)):
        number[e] = at
        at += used[e]
    return ElementTree(elements, used), array("l", [number[element] for element in place])
