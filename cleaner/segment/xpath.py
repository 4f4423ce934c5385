"""XPath, behind one small module: libxml2's, through lxml, over a copy of the tree that the HTML parser made.

The copy is made node by node, so that what XPath finds is an element of the page as everything else sees it. That takes
some milliseconds, and is done for pages of sites that have XPath rules only; so is importing lxml.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from cleaner.errors import SelectorError
from cleaner.segment.tree import Node, Tree

# libxml2 walks all descendants for each element it has so far: what a rule may ask for is bounded, so that a page can't
# keep a process busy.
_LONGEST = 2_000
_MOST_WALKS = 16
_WALK = re.compile(r"//|\b(?:descendant|descendant-or-self|following|preceding)::")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_CALL = re.compile(r"(?<![\w:-])([\w-]+(?::[\w-]+)?)\s*\(")
# Functions and tests of XPath 1.0, and the words that a parenthesis may follow.
_KNOWN = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before "
    "substring-after substring string-length normalize-space translate boolean not true false lang number sum floor "
    "ceiling round text node comment processing-instruction and or div mod".split()
)
_NO_ELEMENTS = re.compile(r"(?:^|/)(?:@[\w:-]+|(?:text|comment)\(\))(?:\[[^\]]*\])*\s*$")


class XPathTree:
    """A page as XPath sees it. The copy is made when the first expression asks for it."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._nodes: dict[Any, Node] = {}

    def select(self, expression: str) -> list[Node]:
        """The elements that an expression selects, in document order; what else it selects is passed over.

        Raises:
            SelectorError: the expression can't be run.
        """
        return [self._nodes[item] for item in self._evaluate(expression) if item in self._nodes]

    def strings(self, expression: str, attribute: str | None = None) -> list[str]:
        """What an expression finds, as texts with collapsed white space; empty ones are left out.

        Args:
            attribute: of elements take this attribute instead of their text.
        """
        found = []
        for item in self._evaluate(expression):
            if item in self._nodes:
                said = item.get(attribute) if attribute else "".join(item.itertext())
            else:
                said = item if isinstance(item, str) else ""
            found.append(" ".join((said or "").split()))
        return [text for text in found if text]

    @functools.cached_property
    def _root(self) -> Any:
        return None if self._tree.root is None else self._copy(self._tree.root)

    def _evaluate(self, expression: str) -> list[Any]:
        if self._root is None:
            return []
        found = _run(expression, self._root)
        return found if isinstance(found, list) else [found]

    def _copy(self, root: Node) -> Any:
        top = self._element(root, None)
        waiting: list[tuple[Node | None, Any, Any]] = [(root.first_child, top, None)]
        while waiting:
            node, parent, before = waiting.pop()
            while node is not None:
                if node.is_element_node:
                    before = self._element(node, parent)
                    if node.first_child is not None:
                        waiting.append((node.next, parent, before))
                        node, parent, before = node.first_child, before, None
                        continue
                elif node.is_text_node and (text := _NO_XML.sub("", node.text_content or "")):
                    if before is None:
                        parent.text = (parent.text or "") + text
                    else:
                        before.tail = (before.tail or "") + text
                node = node.next
        return top

    def _element(self, node: Node, parent: Any) -> Any:
        element = _make(node.tag or "x", parent)
        for name, value in node.attributes.items():
            try:
                element.set(name, _NO_XML.sub("", value or ""))
            except ValueError:  # a name that XML does not have, such as "@click"
                continue
        self._nodes[element] = node
        return element


def _make(name: str, parent: Any) -> Any:
    etree = _etree()
    try:
        return etree.Element(name) if parent is None else etree.SubElement(parent, name)
    except ValueError:  # as above
        return _make("x", parent)


def check_xpath(expression: str, *, elements: bool = True) -> None:
    """Look whether an expression can be run.

    Args:
        elements: it has to select elements; strings and attributes will not do.

    Raises:
        SelectorError: it can't.
    """
    if len(expression) > _LONGEST or len(_WALK.findall(expression)) > _MOST_WALKS:
        raise SelectorError(f"an XPath expression that searches the page too often: {expression[:80]!r}")
    found = _run(expression, _etree().Element("html"))
    # libxml2 finds out that there is no such function only when it meets an element to call it for.
    strange = [name for name in _CALL.findall(_LITERAL.sub("''", expression)) if name not in _KNOWN]
    if strange:
        raise SelectorError(f"XPath 1.0 has no function {strange[0]}(): {expression!r}")
    if elements and (not isinstance(found, list) or _NO_ELEMENTS.search(expression)):
        raise SelectorError(f"an XPath expression that gives no elements: {expression!r}")


def _run(expression: str, element: Any) -> Any:
    etree = _etree()
    try:
        return _compiled(expression)(element)
    except (etree.XPathError, ValueError) as error:
        raise SelectorError(f"not an XPath expression: {expression!r} ({error})") from error


@functools.lru_cache(maxsize=4096)
def _compiled(expression: str) -> Any:
    return _etree().XPath(expression, regexp=False, smart_strings=False)


@functools.cache
def _etree() -> Any:
    from lxml import etree  # noqa: PLC0415 - takes 50 ms, and few sites have XPath rules

    return etree
