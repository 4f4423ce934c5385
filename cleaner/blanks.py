"""White space in texts, character by character.

Compiled where it can be, with the types in blanks.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations


def collapsed(text: str) -> str:
    """A text with single blanks for all its white space, and none at its ends; the very same string if it has no other."""
    before = True  # a blank, or nothing
    for char in text:
        if char == " ":
            if before:
                return " ".join(text.split())
            before = True
        elif char.isspace():
            return " ".join(text.split())
        else:
            before = False
    return " ".join(text.split()) if before else text


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


def longer_lines(text: str, size: int) -> tuple[int, int]:
    """How many lines a text has, and how many of them have more characters than `size`."""
    lines = longer = at = 0
    for char in text:
        if char == "\n":
            lines += 1
            longer += at > size
            at = 0
        else:
            at += 1
    return lines + 1, longer + (at > size)
