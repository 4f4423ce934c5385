"""Plain text -> blocks: every line that is not blank is a block; where lines break inside paragraphs, every paragraph.

Compiled where it can be, with the types in text.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import re

from cleaner.model import Document
from cleaner.segment.glued import parted
from cleaner.segment.inline import inline_breaks
from cleaner.segment.wrap import soft_breaks

_ALONE = re.compile(r"\r(?!\n)")


def segment_text(text: str, warnings: tuple[str, ...] = ()) -> Document:
    """Divide decoded text into its non-blank lines; the page text is the input itself, save that lines of old Macintoshes end as
    those of others do.

    White space around a line belongs to no block, so that offsets point at what is visible.
    """
    text = with_newlines(text)
    start, end = _lines(text)
    soft = soft_breaks(text) or inline_breaks(text)
    if soft:
        start, end = _joined(text, start, end, soft)
        warnings = (*warnings, "unwrapped")
    else:
        start, end = parted(text, start, end)
    return Document(text=text, media_type="text/plain", start=start, end=end, warnings=warnings, soft_breaks=soft)


def with_newlines(text: str) -> str:
    """The text with a newline for each carriage return that stands alone; all places stay what they are."""
    return _ALONE.sub("\n", text) if "\r" in text else text


def _lines(text: str) -> tuple[list[int], list[int]]:
    """Where lines begin and end, from the first to the last visible character."""
    start: list[int] = []
    end: list[int] = []
    first, behind = -1, 0
    for at, char in enumerate(text):
        if char in "\r\n":
            if first >= 0:
                start.append(first)
                end.append(behind)
                first = -1
        elif char != " " and not char.isspace():
            if first < 0:
                first = at
            behind = at + 1
    if first >= 0:
        start.append(first)
        end.append(behind)
    return start, end


def _joined(text: str, start: list[int], end: list[int], soft: frozenset[int]) -> tuple[list[int], list[int]]:
    """The same, with lines that soft breaks part as one."""
    first: list[int] = []
    last: list[int] = []
    for begins, ends in zip(start, end, strict=True):
        if last and _only_soft(text, last[-1], begins, soft):
            last[-1] = ends
        else:
            first.append(begins)
            last.append(ends)
    return first, last


def _only_soft(text: str, end: int, start: int, soft: frozenset[int]) -> bool:
    """Whether all line breaks between two lines are soft: then they are one paragraph."""
    return all(at in soft for at in range(end, start) if text[at] == "\n")
