from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment.html import ACTIONS
from cleaner.segment.nodes import Nodes, raw_reader, read_nodes, read_objects
from cleaner.segment.tree import Tree

PIECES = (
    "<p id=a>", "</p>", "<div class='b c'>", "</div>", "<b>", "</b>", "<a href=/>", "</a>", "<br>", "<pre>\n\n", "</pre>",
    "<table>", "<tr>", "<td>", "</table>", "<x-card class=Wide>", "</x-card>", "<script>if (a < b) {}</script>", "<!-- z -->",
    "<svg>", "<svg><p>", "</svg>", "<text x=1>", "</text>", "<tspan>", "<foreignObject>", "<desc>", "<defs>", "<title>", "<math><mi>", "<annotation>", "</math>", "<template><p>t</p></template>", "<textarea> k ", "</textarea>", "<select><option>",
    "<plaintext>", "text", " ", "\n\t", "ä&amp;&#8217;", "&nbsp;", "\x00", "<p class='größe \u2028'>", "<frameset>", "<![CDATA[x]]>",
    "<font size=1>", "<font size>", "<font size=2 color='#000'>", "</font>", "<a name=x></a>", "<img>", "<br>é<br>", "<br>|<br>",
)  # fmt: skip

LINES = (
    "<b>one</b>",
    "<i class=x>two</i>",
    "<i class='y z'>three</i>",
    "<a href=/x>four</a> | <a href=/y>five</a>",
    "six",
    "<img>",
    " ",
)

pages = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def columns(nodes: Nodes) -> list[object]:
    return [getattr(nodes, name) for name in Nodes.__slots__]


@pytest.fixture(autouse=True)
def compiled() -> None:
    if raw_reader() is None:
        pytest.skip("not compiled here")


@given(pages)
def test_nodes_by_address_are_those_that_python_objects_show(html: str) -> None:
    tree = Tree(html)
    assert tree.root is not None
    assert columns(read_nodes(tree, ACTIONS)) == columns(read_objects(tree.root, ACTIONS))


@given(st.lists(st.sampled_from(LINES), max_size=12).map("<br>".join))
def test_both_see_the_same_seams(html: str) -> None:
    tree = Tree(f"<p>{html}")
    assert tree.root is not None
    assert columns(read_nodes(tree, ACTIONS)) == columns(read_objects(tree.root, ACTIONS))


@given(pages)
def test_inline_elements_that_are_wanted_have_numbers(html: str) -> None:
    tree = Tree(html)
    assert tree.root is not None
    wanted = {node.mem_id for node in tree.select("b")}
    nodes = read_nodes(tree, ACTIONS, wanted)
    assert columns(nodes) == columns(read_objects(tree.root, ACTIONS, wanted))
    skipped = {node.mem_id for node in tree.select("script *, svg *, template *, select *, textarea *")}
    assert {*nodes.key} >= wanted - skipped


@pytest.mark.parametrize("html", ["", "<p>" * 200_000, "<p>x</p>" * 200_000, "<div>" * 511 + "x", "<b>" * 100_000])
def test_deep_and_long_pages_are_read(html: str) -> None:
    tree = Tree(html)
    nodes = read_nodes(tree, ACTIONS)
    assert len(nodes.said) == len(nodes.last) == len(nodes.key) == len(nodes.tag) == len(nodes.action)
    assert all(i < last <= len(nodes.last) for i, last in enumerate(nodes.last))
