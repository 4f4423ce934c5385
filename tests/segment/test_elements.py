from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment import elements
from cleaner.segment.elements import Element, Sought, find, found_objects, found_raw, inner
from cleaner.segment.nodes import raw_reader
from cleaner.segment.tree import Tree

SOUGHT = Sought(("h1", "time"), ("by", "Dek"), (("itemprop", None), ("rel", "author"), ("rel", "nofollow")))
PIECES = (
    "<h1>", "</h1>", "<time datetime=2020>", "</time>", "<p class='x byline'>", "<p class='BY dek'>", "<p class=Dek>", "<p id=by>", "</p>",
    "<a rel='nofollow author' href=/>", "<a rel=authors>", "<A REL=author>", "</a>", "<b itemprop>", "<b ITEMPROP='name x'>", "<i itemprop=name>", "</b>",
    "<svg><g class=by>", "</svg>", "<x-y itemprop=name content='ä &amp; \"'>", "</x-y>", "<script>s</script>", "text &amp; ä", " ", "<!-- c -->",
    "<template><h1>t</h1></template>", "<noscript><time>n</time></noscript>", "<table><td class=by>", "\x00",
)  # fmt: skip

pages = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def seen(element: Element) -> tuple[object, ...]:
    around, path = element.parent, []
    while around is not None and around.tag not in {None, "html"}:
        path.append((around.tag, {key: value or "" for key, value in around.attributes.items()}))
        around = around.parent
    name = inner(element, "itemprop", "name")
    said = {key: value or "" for key, value in element.attributes.items()}
    return element.tag, said, element.text(separator="|"), path, name.text() if name else None


@given(pages)
def test_by_address_the_same_is_found_as_through_python_objects(html: str) -> None:
    raw = raw_reader()
    if raw is None:
        pytest.skip("not compiled here")
    assert elements._raw() is not None
    tree = Tree(html)
    assert [*map(seen, found_raw(raw, tree, SOUGHT))] == [*map(seen, found_objects(tree, SOUGHT))]


@pytest.mark.parametrize("raw", [True, False])
def test_each_element_is_found_once_whatever_hits_it(raw: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not raw:
        monkeypatch.setattr(elements, "_raw", lambda: None)
    tree = Tree("<h1 class=by itemprop=a>One</h1><p class=plain>Two</p><p><a rel='x author'>Three</a>")
    assert [element.text() for element in find(tree, SOUGHT)] == ["One", "Three"]
    assert [element.tag for element in find(tree, Sought(("p",)))] == ["p", "p"]
    assert [*find(Tree(""), SOUGHT)] == []


def test_what_was_found_outlives_the_tree() -> None:
    found = find(Tree("<div class=box><h1>One <b>two</b></h1></div>"), SOUGHT)
    assert found[0].text() == "One two"
    assert found[0].parent.attributes == {"class": "box"}
