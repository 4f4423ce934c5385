"""Pages as tools leave them that know nothing of structure: each of their strings on a line of its own, or all of them run together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cleaner.segment.tree import Tree

_UNSEEN = "script, style, noscript, template"


def strings(html: str) -> str:
    """Each string of the page on a line of its own, as `get_text("\\n", strip=True)` has it."""
    return _text(html, "\n", strip=True)


def together(html: str) -> str:
    """All strings of the page with what the markup has between them, as `get_text()` has it."""
    return _text(html, "", strip=False)


STRIPPED: Mapping[str, Callable[[str], str]] = {"strings": strings, "together": together}


def _text(html: str, separator: str, *, strip: bool) -> str:
    tree = Tree(html)
    for node in tree.select(_UNSEEN):
        node.decompose()
    body = tree.select("body")
    return body[0].text(separator=separator, strip=strip) if body else ""
