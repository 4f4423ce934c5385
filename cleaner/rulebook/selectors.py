"""Which of many selectors can hit anything on a page: most ask for an id or a class that the page does not have.

The platforms' selectors are some hundred; trying them all takes a page longer than parsing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from cleaner.segment.stated import LookedFor
from cleaner.segment.tree import Tree

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_BEGINNING = re.compile(r"[a-z]*\[id\^=(?:\"([\w-]+)\"|'([\w-]+)')\]", re.ASCII)  # how an id begins
_INNERMOST = re.compile(r":[\w-]+\([^()]*\)")
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)", re.ASCII)
# What is left of a plain alternative; anything else (escapes, letters beyond ASCII) is not understood here.
_PLAIN = re.compile(r"[\w\s.#*>+~:-]+", re.ASCII)


class SelectorIndex:
    """Selectors, by the names without which they hit nothing."""

    def __init__(self, selectors: Iterable[str]) -> None:
        self._known = frozenset(selectors)
        self._asking: dict[str | None, list[str]] = {}  # by a name, or None: those that may hit without any
        for selector in sorted(self._known):
            for name in needed_names(selector):
                self._asking.setdefault(name, []).append(selector)
        self._names = LookedFor(name for name in self._asking if name)

    def on(self, tree: Tree) -> MayHit:
        """What is to be told apart on a page."""
        names = self._names.found(tree)
        return MayHit(self._known, {s for name in (*names, None) for s in self._asking.get(name, ())})


class MayHit:
    """Which selectors may hit something on one page: of those that are known some, and any other."""

    def __init__(self, known: Set[str] = frozenset(), some: Set[str] = frozenset()) -> None:
        self._known, self._some = known, some

    def __call__(self, selector: str) -> bool:
        """False: it certainly hits nothing."""
        return selector in self._some or selector not in self._known


def needed_names(selector: str) -> Iterator[str | None]:
    """For each alternative of a selector an id or class, in lower case, without which it hits nothing, or with a `*`
    behind it how an id must begin; None if there is none, or if it is not understood.
    """
    if only := _BEGINNING.fullmatch(selector.strip()):
        yield (only[1] or only[2]).lower() + "*"
        return
    bare = _BRACKETS.sub("", _QUOTED.sub("", selector))
    while (inner := _INNERMOST.sub("", bare)) != bare:  # what stands in :not() and :is() only narrows
        bare = inner
    for alternative in bare.split(","):
        names = _NAME.findall(alternative) if _PLAIN.fullmatch(alternative.strip()) else []
        yield max(names, key=len).lower() if names else None
