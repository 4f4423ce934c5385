"""Drawings that hold text, and what stands on a page as text though no browser shows it: the source that a formula was
written in, what a drawing says to programs.
"""

from __future__ import annotations

import re

from cleaner.segment.tree import Tree

# Looked for as they stand, and then as whole names: a search that minds neither takes a page .3 ms.
_LETTERED = (("<text", re.compile(r"<text[\s/>]")), ("<foreignObject", re.compile("<foreignObject")))
_NOT_SHOWN = "svg desc, svg metadata, svg defs, svg symbol"
_MERE_LINES = "svg:not(:has(text, foreignObject))"


def take_out_unseen(tree: Tree) -> bool:
    """Take such elements out of the tree, and drawings without text if others have some.

    Returns:
        Whether what is left of drawings has text in it.
    """
    if "<annotation" in tree.html:
        tree.take_out("annotation")
    drawn = any(sign in tree.html and name.search(tree.html) for sign, name in _LETTERED)
    if drawn:
        tree.take_out(f"{_NOT_SHOWN}, {_MERE_LINES}")
    return drawn
