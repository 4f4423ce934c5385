"""How much of a text can be seen.

Compiled where it can be, with the types in visible.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations


def visible(text: str, start: int = 0, end: int = -1) -> int:
    """Number of characters that are not blank.

    Args:
        start, end: of a part of the text only; -1 is its end.
    """
    if end < 0:
        end = len(text)
    count = 0
    for i in range(start, end):
        count += not text[i].isspace()
    return count
