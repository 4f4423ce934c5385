from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment import stated
from cleaner.segment.nodes import raw_reader
from cleaner.segment.stated import LookedFor, read_stated, stated_by_objects
from cleaner.segment.tree import Tree

PIECES = (
    "<title>A &amp; b", "</title>", "<meta name=x content='ä \n y'>", "<meta Property=og:title CONTENT>", "<link rel=a href=/>",
    "<script src=/x.js></script>", "<script type=application/ld+json>{\"a\": \"<b>\"}</script>", "<script>if (a < b) {}</script>",
    "<body class='b c'>", "<html lang=de>", "<svg><title>z</title><script>s</script>", "</svg>", "<p id=a>", "<div class='b C'>",
    "<i ID='c-1'>", "</i>", "<!-- z -->", "<template><meta name=t></template>", "<noscript><link href=/n></noscript>", "\x00",
)  # fmt: skip

pages = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(pages)
def test_by_address_the_same_is_read_as_through_python_objects(html: str) -> None:
    if raw_reader() is None:
        pytest.skip("not compiled here")
    assert stated._raw() is not None
    tree = Tree(html)
    assert read_stated(tree) == stated_by_objects(tree)


@pytest.mark.parametrize("raw", [True, False])
def test_the_head_is_read_with_the_texts_that_count(raw: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not raw:
        monkeypatch.setattr(stated, "_raw", lambda: None)
    tree = Tree(
        "<html lang=en><head><title>Ferries</title><meta name=author content=''></head><body><svg><title>no</title></svg>"
        "<script>no</script><script type=application/ld+json>[1]</script>"
    )
    assert read_stated(tree) == [
        ("html", {"lang": "en"}, ""),
        ("title", {}, "Ferries"),
        ("meta", {"name": "author", "content": ""}, ""),
        ("body", {}, ""),
        ("script", {}, ""),
        ("script", {"type": "application/ld+json"}, "[1]"),
    ]
    assert read_stated(Tree("")) in ([], [("html", {}, ""), ("body", {}, "")])


@given(pages)
def test_names_are_found_where_selectors_hit(html: str) -> None:
    if raw_reader() is None:
        pytest.skip("not compiled here")
    tree = Tree(html)
    names = {"#a": "a", ".b": "b", ".c": "c", "[id^='c-']": "c-*"}
    expected = {name for selector, name in names.items() if tree.has(f"{selector}, {selector.replace('c', 'C')}")}
    assert LookedFor(names.values()).found(tree) == expected


def test_without_a_compiler_all_names_may_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stated, "_raw", lambda: None)
    assert LookedFor(["b", "z-*"]).found(Tree("<p class=b>")) == {"b", "z-*"}


def test_what_is_looked_for_can_be_pickled() -> None:
    if raw_reader() is None:
        pytest.skip("not compiled here")
    looked_for: LookedFor = pickle.loads(pickle.dumps(LookedFor(["b", "z"])))
    assert looked_for.found(Tree("<p class='A B'>")) == {"b"}
