from __future__ import annotations

import pytest

from cleaner.rulebook.selectors import MayHit, SelectorIndex, needed_names
from cleaner.segment.nodes import raw_reader
from cleaner.segment.tree import Tree


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        (".related", ["related"]),
        ("#Comments > li.Item", ["comments"]),
        (".a, #b", ["a", "b"]),
        ("div.post:not(.x, .y) .share-bar", ["share-bar"]),
        (".tool[data-x='.no, #no']", ["tool"]),
        ("section", [None]),
        ("[id^='Taboola-']", ["taboola-*"]),
        ('div[id^="ad"]', ["ad*"]),
        ("p [id^='ad']", [None]),
        ("[id^='a.b']", [None]),
        ("[id^='a'], nav", [None, None]),
        (".größe", [None]),
        (r".sm\:w-1", [None]),
        ("li.x, nav", ["x", None]),
        (":is(.a, .b)", [None]),
    ],
)
def test_what_a_selector_cannot_do_without(selector: str, names: list[str | None]) -> None:
    assert list(needed_names(selector)) == names


SELECTORS = ("[id^='disqus_']", ".share-bar", "#Disqus_thread", "nav", "[data-x]", ".a .b", ".c, p")


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>",
        "<div class='SHARE-BAR'>",
        "<i id=disqus_thread>",
        "<nav data-x>",
        "<p class=a><b class=b>",
        "<b class=b>",
    ],
)
def test_whatever_hits_may_hit(html: str) -> None:
    tree = Tree(html)
    may_hit = SelectorIndex(SELECTORS).on(tree)
    assert [s for s in SELECTORS if tree.has(s) and not may_hit(s)] == []


def test_what_asks_for_names_that_are_not_there_hits_nothing() -> None:
    if raw_reader() is None:
        pytest.skip("not compiled here: all selectors are tried")
    may_hit = SelectorIndex(SELECTORS).on(Tree("<p class=a>x</p>"))
    assert [may_hit(selector) for selector in SELECTORS] == [False, False, False, True, True, True, True]


def test_selectors_that_are_not_known_may_hit() -> None:
    assert MayHit()(".anything")
