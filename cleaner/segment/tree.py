"""The HTML parser, behind one small module: selectolax's lexbor backend.

Why lexbor: docs/decisions/0003-html-parser.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from selectolax import lexbor
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from cleaner.errors import SelectorError
from cleaner.segment.tame import tamed
from cleaner.segment.xhtml import as_html

Node = LexborNode
LIBRARY: str = lexbor.__file__
"""Where the parser's compiled library lies; it exports the functions of the C library inside."""


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
        page = as_html(html)
        tame = tamed(page, utf8 if page is html else None)
        self.warnings: tuple[str, ...] = () if tame is page else ("markup_capped",)
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
