"""Pages as text browsers write them down: what they put into a line for each link and each button is no word of it.

`lynx -dump` numbers the links, "[12]Home", and lists their addresses at the end; for a button it writes "(BUTTON)", for a field a
line of underscores. Offsets count in the page as it came, and what is kept stays as it is; cues and features look at the page
without these marks, for they begin every line of a menu and stand in the middle of every wall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cleaner.model import Document
from cleaner.segment.shown import laid_out

# A footnote stands behind its word, a link's number before it. The bracket comes first: what begins with a look behind is
# tried at each character, which took a text of 50 MB .7 s.
_NUMBER = re.compile(r"\[(?<!\S\[)(\d{1,4})\](?=\S)")
_MARK = re.compile(r"(?<!\S)(?:\[\d{1,4}\](?=\S)|\(BUTTON\)[ \t]*|_{6,}[ \t]*)")
# Links are counted on from 1, so that hardly any of a dump is out of order; a few lines that begin with a number in brackets
# are a list of sources.
_LEAST, _IN_ORDER = 8, 0.8
_NOTHING = "—"  # what is shown of a line that has marks only


def without_marks(document: Document) -> Document:
    """The same blocks without the marks of a text browser; the document itself if it is no dump of one."""
    if not _is_dump(document.text):
        return document
    page, above = document.text, [0, *document.end]
    text, start, end = laid_out(
        (page[before:first], _shown(page[first:last]))
        for before, first, last in zip(above, document.start, document.end, strict=False)
    )
    return Document(text, document.media_type, start, end, warnings=document.warnings)


def _is_dump(text: str) -> bool:
    """Whether the links are numbered one after the other."""
    numbers = [int(number) for number in _NUMBER.findall(text)] if "]" in text else []
    return len(numbers) >= _LEAST and _ascending(numbers) >= _IN_ORDER * len(numbers)


def _ascending(numbers: Sequence[int]) -> int:
    """How many numbers follow the one before, as they are counted."""
    return sum(other == one + 1 for one, other in pairwise(numbers)) + 1


def _shown(line: str) -> str:
    """What a reader sees of a line."""
    return _MARK.sub("", line).strip() or _NOTHING
