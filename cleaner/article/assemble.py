"""The one function that cuts: kept spans of the page text, repaired and joined.

It looks at nothing but the page text and the spans, so a stored record can be replayed without rules or models.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from cleaner.article.repair import LOOSE, PAIR, is_broken, repair, signs_of
from cleaner.segment.wrap import joined

Span = tuple[int, int]

# What else than a capital begins a block that has run together with the one above it.
_OPENERS = frozenset('"“„«‘(')
# What stands before the next word is no part of it: code and the items of lists are indented.
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text, and the spans of the page text in which characters were repaired."""

    text: str
    repaired: tuple[Span, ...]


def assemble(page_text: str, kept: Sequence[Span], soft_breaks: Set[int] = frozenset()) -> Assembled:
    """Cut `kept` out of the page text, repair and join it.

    What separates two pieces in the output is what separated them on the page: an empty line if one stood anywhere
    between them, else a newline, else a blank; a newline where they had run together (see `segment.glued`). Text ends
    with one newline; without anything kept it is empty.

    Args:
        page_text: what the spans count in.
        kept: spans in ascending order that do not overlap.
        soft_breaks: places of newlines inside paragraphs; they follow from the page text (see `segment.wrap`, `segment.inline`).
    """
    parts: list[str] = []
    repaired: list[Span] = []
    before = -1
    for start, end in kept:
        content = page_text[start:end]
        signs = signs_of(content)
        if soft_breaks or signs & PAIR or is_broken(content, signs):
            content = _tidy(_mended(page_text, start, end, repaired, soft_breaks), _margin(page_text, start))
        elif signs & LOOSE:
            content = _tidy(content, _margin(page_text, start))
        else:
            content = content.strip()
        if not content:
            continue
        if parts:
            parts.append(_separator(page_text[before:start], page_text[start]))
        parts.append(content)
        before = end
    return Assembled("".join([*parts, "\n"]) if parts else "", tuple(repaired))


def _mended(page_text: str, start: int, end: int, repaired: list[Span], soft_breaks: Set[int]) -> str:
    """A piece of the page with its characters mended, line by line; says which lines it mended."""
    lines = page_text[start:end].split("\n")
    at = start
    for number, line in enumerate(lines):
        mended = repair(line)
        if mended is not line:
            lines[number] = mended
            repaired.append((at, at + len(line)))
        at += len(line) + 1
    return _unwrapped(lines, page_text, start, soft_breaks) if soft_breaks else "\n".join(lines)


def _unwrapped(lines: Sequence[str], page_text: str, start: int, soft_breaks: Set[int]) -> str:
    """The lines of a piece, joined where the break between them is soft."""
    parts = [[lines[0]]]
    at = start
    for line in lines[1:]:
        at = page_text.index("\n", at)
        if at in soft_breaks:
            parts[-1].append(line)
        else:
            parts.append([line])
        at += 1
    return "\n".join(map(joined, parts))


def _separator(gap: str, following: str) -> str:
    if "\n" in gap or "\r" in gap:
        return "\n\n" if _BLANK_LINES.search(_newlines(gap)) else "\n"
    close = not gap[:1].isspace() and not gap[-1:].isspace()
    if close and (following.isupper() or following in _OPENERS):
        return "\n"
    return " " if any(c.isspace() for c in gap) else ""


def _margin(page_text: str, start: int) -> int:
    """How far the line is indented that a piece begins with."""
    at = start
    while at > 0 and page_text[at - 1] in " \t":
        at -= 1
    return start - at if at == 0 or page_text[at - 1] in "\r\n" else 0


def _tidy(text: str, margin: int) -> str:
    """A piece without blanks at the ends of its lines, and without the margin that all of them have; code and lists stay
    indented.
    """
    text = _newlines(text)
    if "\n" not in text:
        return text.strip()
    first, *others = [line.rstrip() for line in text.split("\n")]
    margin = min([margin, *(len(line) - len(line.lstrip()) for line in others if line)])
    return _BLANK_LINES.sub("\n\n", "\n".join([first, *(line[margin:] for line in others)])).strip()


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
