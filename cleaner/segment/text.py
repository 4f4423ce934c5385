"""Plain text -> blocks: every line that is not blank is a block, of hard-wrapped text every paragraph."""

from __future__ import annotations

import re

from cleaner.model import Document
from cleaner.segment.wrap import soft_breaks

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")  # from the first to the last visible character


def segment_text(text: str, warnings: tuple[str, ...] = ()) -> Document:
    """Divide decoded text into its non-blank lines; the page text is the input itself.

    White space around a line belongs to no block, so that offsets point at what is visible.
    """
    start: list[int] = []
    end: list[int] = []
    soft = soft_breaks(text)
    for line in _LINE.finditer(text):
        first, last = line.span()
        if soft and start and _only_soft(text, end[-1], first, soft):
            end[-1] = last
        else:
            start.append(first)
            end.append(last)
    if soft:
        warnings = (*warnings, "unwrapped")
    return Document(text=text, media_type="text/plain", start=start, end=end, warnings=warnings, soft_breaks=soft)


def _only_soft(text: str, end: int, start: int, soft: frozenset[int]) -> bool:
    """Whether all line breaks between two lines are soft: then they are one paragraph."""
    return all(at in soft for at in range(end, start) if text[at] == "\n")
