"""Pages in boxes."""

from __future__ import annotations

import re

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.boxing import boxed
from tests.stories import PARAGRAPHS

KEYS = [str(number) for number in range(40)]
STORY = "".join(f"<p class=story>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])
PAGE = (
    f"<body><div id=page><h2>A heading</h2>{STORY}<ul><li><p>In an item</p></ul><a><p>In a link</p></a>"
    "<table><tr><td><p>In a cell<td>Two</table></div><footer>End</footer>"
)


def test_each_part_stands_in_boxes_of_its_own_and_nothing_is_lost() -> None:
    before = segment_html(Tree(PAGE)).texts()
    depths = set()
    for key in KEYS:
        html = boxed(PAGE, key)
        assert segment_html(Tree(html)).texts() == before
        tree = Tree(html)
        depth = (html.count("<div") - 1) / 6  # heading, three paragraphs, list, table
        depths.add(depth)
        for part in tree.select("p.story"):
            assert part.parent is not None
            assert [child.tag for child in part.parent.iter()] == ["p"]
        assert [part.parent.tag for part in tree.select("li p, a p, td p") if part.parent] == ["li", "a", "td"]
    assert depths == {1, 2, 3, 4}


def test_boxes_have_one_name_each_or_none_or_one_of_their_own() -> None:
    sorts = set()
    for key in KEYS:
        classes = re.findall(r'<div class="([^"]+)">', boxed(PAGE, key))
        names = [name for one in classes for name in one.split()]
        assert boxed(PAGE, key) == boxed(PAGE, key)
        sorts.add("none" if not names else "own" if len({*classes}) == len(classes) > 6 else "alike")
    assert sorts == {"none", "own", "alike"}


def test_a_page_without_parts_stays_as_it_is() -> None:
    assert segment_html(Tree(boxed("Only text", "1"))).texts() == ["Only text"]
