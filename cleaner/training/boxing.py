"""A page as page builders make it: each paragraph, heading, list and picture in boxes of its own.

What stands beside what is no longer told by the tree: all siblings are boxes, and the names of boxes say nothing or are made up by a
program. Much of the web is built like that, and little of the benchmark.
"""

from __future__ import annotations

import re
from random import Random

from cleaner.segment.tree import Tree

_PARTS = "p, h2, h3, h4, h5, h6, ul, ol, dl, blockquote, figure, table, pre"
# What stands in other elements (items, cells, links) stays where it is.
_AROUND = frozenset("body main article section div aside header footer".split())
_DEEPEST = 4
_NAMELESS, _OF_ITS_OWN = 0.3, 0.3  # shares of pages
_OPENING, _CLOSING = "\x02", "\x03"  # stand in a tree where boxes begin and end: no page has these characters
_BORDER = re.compile(f"[{_OPENING}{_CLOSING}]")


def boxed(html: str, key: str) -> str:
    """The page with boxes around its parts.

    Args:
        key: how many there are around each, and what they are called, follows from this.
    """
    random = Random(key)
    depth = random.randint(1, _DEEPEST)
    nameless, own = random.random() < _NAMELESS, random.random() < _OF_ITS_OWN
    names = [_name(random) for _ in range(depth)]
    tree = Tree(html)
    for part in tree.select(_PARTS):
        if part.parent is not None and part.parent.tag in _AROUND:
            part.insert_before(_OPENING)
            part.insert_after(_CLOSING)

    def box(border: re.Match[str]) -> str:
        if border[0] == _CLOSING:
            return "</div>" * depth
        if nameless:
            return "<div>" * depth
        return "".join(f'<div class="{name} {_name(random)}">' if own else f'<div class="{name}">' for name in names)

    return _BORDER.sub(box, tree.serialized())


def _name(random: Random) -> str:
    """A class as a program makes it up."""
    return f"css-{random.getrandbits(24):x}"
