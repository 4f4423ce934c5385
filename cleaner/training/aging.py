"""A page as it would have been made twenty years ago: what teaches a model to do without what today's pages tell it.

Nothing says what it holds: no `article`, `nav` or `footer`, no ids and classes, no JSON-LD. Columns stand side by side in
tables, and on some pages line breaks part paragraphs, headings are bold lines, and menus are links with breaks between
them. Archives and the crawls of the web are full of such pages, the benchmark is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from cleaner.segment.nesting import VOID
from cleaner.segment.tree import Node, Tree, text_node_id

_CONTAINERS = frozenset("div article main section nav header footer aside figure figcaption details summary".split())
_RUNNING = frozenset({"time", "button", "mark"})
_LEFT_OUT = frozenset({"script", "style", "template", "svg", "noscript"})
_KEPT = ("href", "src", "alt", "title", "colspan", "rowspan", "lang", "charset", "content", "name", "http-equiv")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OUTER = frozenset({"body", "div", "td", "center", "form"})
_DEEPEST = 200  # elements in elements; what lies deeper is left as it is not there


def aged(html: str, key: str) -> str:
    """The page in old markup.

    Args:
        key: which of the old ways it is in follows from this.
    """
    tree = Tree(html)
    return "" if tree.root is None else "".join(_Writer(key).element(tree.root, "", 0))


class _Writer:
    """Writes a page anew, element by element; `menus`, `breaks` and `bold` are the ways it is in."""

    def __init__(self, key: str) -> None:
        self.key, self.boxes = key, 0
        self.menus, self.breaks, self.bold = (_choice(key + way) for way in ("menus", "paragraphs", "headings"))

    def element(self, node: Node, parent: str, depth: int) -> Iterator[str]:
        """A node and all below it.

        Args:
            parent: what the element around it has become.
        """
        tag = _name(node)
        if node.tag_id == text_node_id():
            yield escape(node.text_content or "", quote=False)
        elif tag and tag not in _LEFT_OUT and depth < _DEEPEST and not (tag == "meta" and node.attrs.get("property")):
            yield from self.renamed(node, tag, parent, depth)

    def renamed(self, node: Node, tag: str, parent: str, depth: int) -> Iterator[str]:
        """An element as it was called then."""
        if tag in _CONTAINERS:
            yield from self.box(node, parent, depth)
        elif tag in _RUNNING:
            yield from self.inside(node, "<span>", "</span>", parent, depth)
        elif tag == "ul" and self.menus and _is_menu(node):
            yield from self.menu(node, depth)
        elif tag == "p" and self.breaks and parent in _OUTER:
            yield from self.inside(node, "", "<br><br>", parent, depth)
        elif tag in _HEADINGS and self.bold and parent in _OUTER:
            yield from self.inside(node, "<b>", "</b><br><br>", "b", depth)
        else:
            told = "".join(f' {name}="{escape(node.attrs.get(name) or "")}"' for name in _KEPT if name in node.attrs)
            yield from self.inside(node, f"<{tag}{told}>", "" if tag in VOID else f"</{tag}>", tag, depth)

    def inside(self, node: Node, opening: str, closing: str, tag: str, depth: int) -> Iterator[str]:
        """What is in an element, between two tags."""
        yield opening
        for child in _children(node):
            yield from self.element(child, tag, depth + 1)
        yield closing

    def box(self, node: Node, parent: str, depth: int) -> Iterator[str]:
        """Half of the containers become tables: what stands in it side by side is a row, anything else is one cell."""
        self.boxes += 1
        if parent not in _OUTER or not _choice(f"{self.key}{self.boxes}"):
            yield from self.inside(node, "<div>", "</div>", "div", depth)
            return
        children = [child for child in _children(node) if not _is_blank(child)]
        yield "<table><tr>"
        if len(children) > 1 and all(_name(child) in _CONTAINERS or _name(child) == "table" for child in children):
            for child in children:
                yield "<td>"
                yield from self.element(child, "td", depth + 1)
                yield "</td>"
        else:
            yield from self.inside(node, "<td>", "</td>", "td", depth)
        yield "</tr></table>"

    def menu(self, node: Node, depth: int) -> Iterator[str]:
        """A list of links with a break after each."""
        yield "<div>"
        for item in _children(node):
            if _name(item) == "li":
                yield from self.inside(item, "", "<br>", "div", depth)
        yield "</div>"


def _is_menu(node: Node) -> bool:
    """Whether most of a list stands in links."""
    links = sum(len(link.text() or "") for link in node.css("a"))
    return links * 2 >= len(node.text() or "")


def _is_blank(node: Node) -> bool:
    return not node.is_element_node and not (node.tag_id == text_node_id() and (node.text_content or "").strip())


def _name(node: Node) -> str:
    return (node.tag or "") if node.is_element_node else ""


def _children(node: Node) -> Sequence[Node]:
    found, child = [], node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _choice(key: str) -> bool:
    return bool(hashlib.sha256(key.encode()).digest()[0] % 2)
