"""What a page's elements state, whatever text stands in them: the elements of its head, and ids and classes that somebody
looks for. Each is read in one pass over the tree, by address where that can be (see nodes.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from cleaner.segment.nodes import raw_reader
from cleaner.segment.tree import Tree, tag_ids

StatedElement = tuple[str, Mapping[str, str], str]
"""Name, attributes, and of the page's title and of JSON-LD the text."""

_JSON_LD = "application/ld+json"
_TAGS = dict(tag_ids(("html", "body", "meta", "link", "script", "title")))
_HEAD = next(iter(tag_ids(("head",))))
_PROBE = (
    "<html lang=de><title>A &amp; ä</title><meta Name=x content='y'><script src=/s async>0</script>"
    f"<body class='b c'><script type='{_JSON_LD}'>{{}}</script><svg><title>z</title></svg><p id=ab>"
)


def read_stated(tree: Tree) -> Sequence[StatedElement]:
    """All `html`, `body`, `meta`, `link` and `script` elements, and the `title` of the head, in document order."""
    if tree.root is None:
        return []
    raw = _raw()
    if raw is not None:
        found: list[StatedElement] = raw.stated(tree.root.mem_id, _TAGS, _HEAD, _JSON_LD)
        return found
    return stated_by_objects(tree)


def stated_by_objects(tree: Tree) -> list[StatedElement]:
    """The same through Python objects."""
    found: list[StatedElement] = []
    for node in tree.select("html, body, meta, link, script, head > title"):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        told = node.tag == "title" or (node.tag == "script" and attributes.get("type") == _JSON_LD)
        found.append((node.tag or "", attributes, node.text(deep=False) if told else ""))
    return found


class LookedFor:
    """Names to be found among the ids and classes of pages.

    Args:
        names: in lower case, of ASCII letters only; one that ends in `*` is how an id begins.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)

    def __reduce__(self) -> tuple[type[LookedFor], tuple[Set[str]]]:
        return type(self), (self._names,)

    def found(self, tree: Tree) -> Set[str]:
        """Those that may be there: by address just those that are; else all, for looking costs more than it spares."""
        if self._raw_names is None or tree.root is None:
            return self._names
        found: Set[str] = self._raw_names.found(tree.root.mem_id)
        return found

    @cached_property
    def _raw_names(self) -> Any:
        raw = _raw()
        return raw.Names(self._names) if raw else None


@cache
def _raw() -> ModuleType | None:
    """The compiled reader; None if there is none, or if it does not see what Python objects see."""
    raw = raw_reader()
    if raw is None:
        return None
    probe = Tree(_PROBE)
    assert probe.root is not None
    same = raw.stated(probe.root.mem_id, _TAGS, _HEAD, _JSON_LD) == stated_by_objects(probe)
    return raw if same and raw.Names(["b", "a*", "c", "d"]).found(probe.root.mem_id) == {"a*", "b", "c"} else None
