"""Plain text -> blocks: every line that is not blank is a block."""

from __future__ import annotations

import re

from cleaner.model import Document

_LINE = re.compile(r"[^\r\n]+")


def segment_text(text: str, warnings: tuple[str, ...] = ()) -> Document:
    """Divide decoded text into its non-blank lines; the page text is the input itself.

    White space around a line belongs to no block, so that offsets point at what is visible.
    """
    start, end = [], []
    for line in _LINE.finditer(text):
        content = line[0].strip()
        if content:
            first = text.index(content[0], line.start())
            start.append(first)
            end.append(first + len(content))
    return Document(text=text, media_type="text/plain", start=start, end=end, warnings=warnings)
