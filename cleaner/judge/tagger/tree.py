"""Elements as arrays: they stand in preorder, so a subtree is a range.

Sums over subtrees are differences of a cumulative sum; sums along a path are cumulative sums of what each subtree
opens and closes.
"""

from __future__ import annotations

from itertools import compress

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import Look
from cleaner.model import Document, Elements

# No article stands in form controls, nor in what calls itself navigation or footer.
_DEAD = frozenset({"nav", "button", "select", "textarea", "footer"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def living(document: Document) -> Array:
    """For each block whether it is worth judging. Without elements none is: there is too little to see."""
    elements = document.elements
    if elements is None or not len(document):
        return np.zeros(len(document), bool)
    change = np.zeros(len(elements.tag) + 1, np.int64)
    for element in [i for i, tag in enumerate(elements.tag) if tag in _DEAD]:
        change[element] += 1
        change[elements.last[element]] -= 1
    alive: Array = np.cumsum(change).take(np.array(document.element)) == 0
    return alive


class ElementTree:
    """The elements that hold blocks.

    Attributes:
        parents: as a list, -1 above the root; `parent` is the same as an array, the root its own parent.
        look: number of the element's tag and tokens, written alike: `looks` lists them.
        heading: 1 to 6 for h1 to h6, else 0.
        last: index after the last descendant.
    """

    __slots__ = ("_closed", "_order", "count", "depth", "heading", "last", "look", "looks", "numbers", "parent",
                 "parents", "tags")  # fmt: skip

    def __init__(self, looks: list[Look], parent: Array, depth: Array, last: Array) -> None:
        self.count = count = len(looks)
        self.parents: list[int] = parent.tolist()
        self.parent = np.maximum(parent, 0)
        self.depth, self.last = depth, last
        self.numbers = np.arange(count)
        number: dict[Look, int] = {}
        self.look = np.array([number.setdefault(look, len(number)) for look in looks])
        self.looks = list(number)
        self.tags = [tag for tag, _ in number]
        self.heading = np.array([_HEADINGS.get(tag, 0) for tag in self.tags])[self.look]
        self._order = np.argsort(last, kind="stable")
        self._closed = np.searchsorted(last[self._order], self.numbers, "right")

    def below(self, values: Array) -> Array:
        """Sum of `values` (a row each, a column per element) over each subtree."""
        total = np.zeros((len(values), self.count + 1))
        np.cumsum(values, axis=1, out=total[:, 1:])
        return total.take(self.last, axis=1) - total[:, :-1]

    def along(self, values: Array) -> Array:
        """Sum of `values` over each element and its ancestors: all that have opened less all that have closed."""
        shut = np.zeros((len(values), self.count + 1))
        np.cumsum(values.take(self._order, axis=1), axis=1, out=shut[:, 1:])
        paths: Array = np.cumsum(values, axis=1) - shut.take(self._closed, axis=1)
        return paths

    def chain(self, index: int) -> list[int]:
        """The element and its ancestors, outermost first."""
        chain = []
        while index >= 0:
            chain.append(index)
            index = self.parents[index]
        return chain[::-1]

    def meeting(self, index: int) -> tuple[Array, Array, Array]:
        """Steps up from every element, and from `index`, to their common ancestor; and that ancestor."""
        chain = np.array(self.chain(index))
        opened = np.searchsorted(chain, self.numbers, "right")
        # Ends shrink along the chain: count those that lie beyond the element.
        closed = len(chain) - np.searchsorted(self.last[chain][::-1], self.numbers, "right")
        common = np.minimum(opened, closed) - 1
        return self.depth - common, self.depth[index] - common, chain[common]

    def branches(self, index: int) -> Array:
        """Of every element the ancestor-or-self just below the path to `index`; on the path itself, the element."""
        on_path = np.zeros(self.count, bool)
        on_path[self.chain(index)] = True
        tops = on_path | on_path[self.parent]
        return np.maximum.accumulate(np.where(tops, self.numbers, 0))


def prune(elements: Elements, place: Array) -> tuple[ElementTree, Array]:
    """The tree without what holds none of the blocks at `place`, and their places in it."""
    last = np.array(elements.last)
    held = np.zeros(len(last) + 1, np.int64)
    np.cumsum(np.bincount(place, minlength=len(last)), out=held[1:])
    used = held[last] > held[:-1]
    number = np.zeros(len(last) + 1, np.int64)
    np.cumsum(used, out=number[1:])
    parent = np.asarray(elements.parent)[used]
    parents = np.where(parent >= 0, number[parent], -1)
    looks = list(compress(zip(elements.tag, elements.tokens, strict=True), used.tolist()))
    return ElementTree(looks, parents, np.asarray(elements.depth)[used], number[last[used]]), number[place]
