"""Single elements of a page, found by what is written in their tags: by address where that can be (see nodes.py), for a CSS
selector of a dozen alternatives takes a page a tenth of its time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Protocol

from cleaner.segment.nodes import raw_reader
from cleaner.segment.tree import Node, Tree, tag_ids


class Element(Protocol):
    """As much of an element as is asked of those that are found."""

    @property
    def tag(self) -> str | None:
        """Its name, in lower case."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """As written; None or empty where there is no value."""

    @property
    def parent(self) -> Any:
        """The element around it; None if there is none."""

    def text(self, *, separator: str = "") -> str:
        """All text in it, whatever a browser shows of it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which elements are looked for: those for which any of these holds.

    Attributes:
        tags: names of elements.
        classes: parts of the class.
        words: an attribute and a word of its value, None if any value will do.
    """

    tags: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    words: tuple[tuple[str, str | None], ...] = ()

    def selector(self) -> str:
        """The same in CSS."""
        classes = (f'[class*="{part}"]' for part in self.classes)
        words = (f'[{name}~="{word}"]' if word else f"[{name}]" for name, word in self.words)
        return ", ".join((*self.tags, *classes, *words))


_PROBED = Sought(("h1",), ("by-", "Aut"), (("itemprop", None), ("rel", "author"), ("rel", "b")))
_PROBE = (
    "<body><h1 ID=a>x <script>s</script><b>y</b></h1><p class='z by-line' DATA-x='ä &amp; y' hidden>ä &amp; <i rel='a author b'>z"
    "<svg><g class=Autor itemprop itemscope>w</g></svg></i></p><p class='B y-' rel=authors><x-y itemprop=name>&#228;<!-- c --></x-y>"
)


def find(tree: Tree, sought: Sought) -> Sequence[Element]:
    """All such elements, in document order."""
    if tree.root is None:
        return []
    raw = _raw()
    return found_raw(raw, tree, sought) if raw else found_objects(tree, sought)


def found_objects(tree: Tree, sought: Sought) -> Sequence[Element]:
    """The same through Python objects: the parser gives an element once for each alternative that hits it."""
    return [*{node.mem_id: node for node in tree.select(sought.selector())}.values()]


def found_raw(raw: ModuleType, tree: Tree, sought: Sought) -> Sequence[Element]:
    """The same by address."""
    assert tree.root is not None
    found: Sequence[Element] = raw.find(tree, tree.root.mem_id, *_as_bytes(sought))
    return found


@cache
def _as_bytes(sought: Sought) -> tuple[frozenset[int], list[bytes], list[tuple[bytes, str | None]]]:
    """As the compiled reader wants it."""
    classes, words = [part.encode() for part in sought.classes], [(name.encode(), word) for name, word in sought.words]
    return frozenset(tag_ids(sought.tags)), classes, words


def inner(element: Element, attribute: str, value: str) -> Element | None:
    """The first element whose attribute has this value: itself, or one in it."""
    if isinstance(element, Node):
        found = element.css(f'[{attribute}="{value}"]')
        return found[0] if found else None
    below: Any = element
    one: Element | None = below.inner(attribute, value)
    return one


@cache
def _raw() -> ModuleType | None:
    """The compiled reader; None if there is none, or if it does not see what Python objects see."""
    raw = raw_reader()
    if raw is None:
        return None
    tree = Tree(_PROBE)
    ways = (found_raw(raw, tree, _PROBED), found_objects(tree, _PROBED))
    by_address, by_objects = ([*map(_seen, found)] for found in ways)
    return raw if by_address == by_objects else None


def _seen(element: Element) -> tuple[object, ...]:
    name = inner(element, "itemprop", "name")
    said = {key: value or "" for key, value in element.attributes.items()}
    around = element.parent.tag if element.parent else None
    return element.tag, said, element.text(separator="|"), around, name.text() if name else None
