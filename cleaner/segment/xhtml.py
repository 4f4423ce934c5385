"""XHTML for a parser that reads HTML: there no element closes itself, and what stands in CDATA is lost.

Whoever serves a page as HTML can't write it like that, for no browser would show it; but saved as XML, or sent as such, it can say
`<script src="x.js"/>`, and all that follows would be script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from cleaner.segment.nesting import VOID

_XML = re.compile(r"\s*<\?xml\b")
_BEGINS = re.compile(r"<(?:(!--)|(!\[CDATA\[)|([a-zA-Z][^\s<>/]*))")
_ATTRIBUTES = re.compile(r"""(?:\s+[^\s<>/='"]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*""")
_RAW = frozenset({"script", "style"})


def as_html(page: str) -> str:
    """An XHTML page as HTML says the same; the very same string for any other page."""
    return "".join(_rewritten(page)) if _XML.match(page) else page


def _rewritten(page: str) -> Iterator[str]:
    at = 0
    place = _BEGINS.search(page)
    while place:
        comment, data, name = place.groups()
        go_on = place.end()
        if comment or data:
            end = page.find("-->" if comment else "]]>", go_on)
            if end < 0:
                break
            if data:
                yield page[at : place.start()] + escape(page[go_on:end])
                at = end + 3
            go_on = end + 3
        else:
            attributes = _ATTRIBUTES.match(page, go_on)
            end = attributes.end() if attributes else go_on
            if page.startswith("/>", end) and name.lower() not in VOID:
                yield f"{page[at:end]}></{name}>"
                at = go_on = end + 2
            elif name.lower() in _RAW:
                go_on = page.find(f"</{name}", end)
                if go_on < 0:
                    break
        place = _BEGINS.search(page, go_on)
    yield page[at:]
