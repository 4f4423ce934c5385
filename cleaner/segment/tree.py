"""The HTML parser, behind one small module: selectolax's lexbor backend.

Why lexbor: docs/decisions/0003-html-parser.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from selectolax import lexbor
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from cleaner.errors import SelectorError

Node = LexborNode
LIBRARY: str = lexbor.__file__
"""Where the parser's compiled library lies; it exports the functions of the C library inside."""

# The HTML5 tree construction asks at every start tag which elements are open: its time grows with the square of the
# depth. 100,000 nested <div> took 22 s, 10,000 take .25 s. Browsers stop nesting at 512. Of the 1,379 dev
# pages none has more than 10,000 tags, or 3,000 more tags than twice its end tags.
_TAGS_SUSPECT = 20_000
_DEPTH_SUSPECT = 5_000
_DEPTH_LIMIT = 512
# It also compares each attribute with all others of its element: 40,000 took 9 s, 5,000 take .1 s.
_LONG_TAG = 20_000
_TAG_NAME = re.compile(r"<[a-zA-Z][^\s<>/]*")
_MOST_ATTRIBUTES = 5_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)[^<>]*>")
# Elements that need no end tag: they say nothing of the depth.
_UNCOUNTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th".split()
)


class Tree:
    """A parsed page. The nodes it hands out live as long as it does.

    Args:
        utf8: the same page in UTF-8, if somebody has encoded it already.

    Attributes:
        html: what was parsed.
        root: the `html` element; None for a page without any element.
        warnings: what the parser had to do to the page, as short fixed words.
    """

    __slots__ = ("_parser", "html", "root", "warnings")

    def __init__(self, html: str, utf8: bytes | None = None) -> None:
        tame = tamed(html, utf8)
        self.warnings: tuple[str, ...] = () if tame is html else ("markup_capped",)
        self.html = tame
        self._parser = LexborHTMLParser(utf8 if utf8 is not None and tame is html else tame)
        self.root: Node | None = self._parser.root

    def select(self, selector: str) -> list[Node]:
        """All elements that match a CSS selector, in document order.

        Raises:
            SelectorError: the selector is not valid CSS, or uses what the engine does not know.
        """
        if self.root is None:
            return []
        try:
            return self._parser.css(selector)
        except (SelectolaxError, ValueError, RuntimeError) as error:
            raise SelectorError(f"not a CSS selector: {selector!r} ({error})") from error

    def serialized(self) -> str:
        """The tree as it is now, as HTML: for who has changed it."""
        return self._parser.html or ""

    def has(self, selector: str) -> bool:
        """Whether any element matches."""
        return bool(self.select(selector))


def check_selector(selector: str) -> None:
    """Raise SelectorError if `selector` can't be compiled."""
    Tree("<p>").select(selector)


def tag_ids(names: Sequence[str]) -> Mapping[int, str]:
    """The parser's own numbers for element names: comparing numbers is three times as fast as names."""
    parser: Any = LexborHTMLParser("<p>")
    return {parser.create_node(name).tag_id: name for name in names}


def text_node_id() -> int:
    """The parser's number for text nodes."""
    body = LexborHTMLParser("x").body
    assert body is not None and body.first_child is not None
    return int(body.first_child.tag_id)


def tamed(html: str, utf8: bytes | None = None) -> str:
    """The page without what would keep the parser busy for minutes; the very same string if there is no such thing.

    Args:
        utf8: the same in UTF-8, if it is at hand: numpy counts its tags in a sixth of the time.
    """
    long = _long_stretches(html)
    capped = _cap_attributes(html, long) if long else html
    tags = capped.count("<") if utf8 is None or capped is not html else _count_tags(utf8)
    if tags > _DEPTH_SUSPECT and (tags > _TAGS_SUSPECT or tags - 2 * capped.count("</") > _DEPTH_SUSPECT):
        return _cap_nesting(capped)
    return capped


def _count_tags(utf8: bytes) -> int:
    import numpy as np  # noqa: PLC0415 - takes 100 ms, and text without tags does without

    return int(np.count_nonzero(np.frombuffer(utf8, np.uint8) == ord("<")))


def _long_stretches(html: str) -> list[tuple[int, int]]:
    """Where so many characters stand without a ">" that there may be a tag among them that is long: from the character
    behind one ">" to the next.
    """
    found, at = [], 0
    while len(html) - at > _LONG_TAG:
        last = html.rfind(">", at, at + _LONG_TAG + 1)
        if last < 0:
            last = html.find(">", at + _LONG_TAG)
            last = last if last >= 0 else len(html)
            found.append((at, last))
        at = last + 1
    return found


def _cap_attributes(html: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Empty the tags that are long because of thousands of attributes, not because of a picture or a script in them."""
    kept, at = [], 0
    for first, last in stretches:
        tag = _TAG_NAME.search(html, first, last)
        if tag is None or html.find("</", tag.end(), last) >= 0:
            continue
        if html.count("=", tag.end(), last) + html.count(" ", tag.end(), last) > _MOST_ATTRIBUTES:
            kept.append(html[at : tag.end()])
            at = last
    return "".join([*kept, html[at:]]) if kept else html


def _cap_nesting(html: str) -> str:
    """Drop start and end tags that nest deeper than any browser would go; the very same string if none do."""
    depth, kept, at = 0, [], 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _UNCOUNTED:
            continue
        if tag[1]:
            depth -= depth > 0
            drop = depth >= _DEPTH_LIMIT
        else:
            drop = depth >= _DEPTH_LIMIT
            depth += 1
        if drop:
            kept.append(html[at : tag.start()])
            at = tag.end()
    if not kept:
        return html
    kept.append(html[at:])
    return "".join(kept)
