from __future__ import annotations

from array import array
from itertools import compress

from cleaner.judge.tagger.tree import SORTS, ElementTree, living, prune
from tests.judge.tagger.pages import document

HTML = "<body><div><p>a</p><p>b</p></div><aside></aside><section><h2>c</h2><button>d</button></section></body>"


def tree() -> ElementTree:
    """html, body, div, p, p, section, h2: neither the empty aside nor the button."""
    page = document(HTML)
    assert page.elements is not None
    return prune(page.elements, list(compress(page.element, living(page))))[0]


def test_only_what_holds_living_blocks_is_left() -> None:
    assert [tree().looks[i][0] for i in tree().look] == ["html", "body", "div", "p", "p", "section", "h2"]
    assert list(tree().parent) == [0, 0, 1, 2, 2, 1, 5]
    assert list(tree().last) == [7, 7, 5, 4, 5, 7, 7]
    assert list(tree().heading) == [0, 0, 0, 0, 0, 0, 2]


def test_sums_over_subtrees() -> None:
    below = array("d", [1]) * 7
    tree().gather(below)
    assert list(below) == [7, 6, 3, 1, 1, 2, 1]


def test_the_innermost_on_the_way_up_that_has_a_value() -> None:
    assert list(tree().innermost(array("d", [0, 0, 1, 0, 2, 1, 0]))) == [0, 0, 3, 3, 5, 6, 6]
    assert list(tree().innermost(array("d", [1, 0, 0, 0, 0, 0, 0]))) == [1] * 7


def test_where_paths_meet() -> None:
    assert list(tree().meeting(3)) == [0, 1, 2, 3, 2, 1, 1]


def test_branches_begin_just_below_the_path() -> None:
    assert list(tree().branches(3)) == [0, 1, 2, 3, 4, 5, 5]


def test_form_controls_navigation_and_footers_are_dead_with_all_in_them() -> None:
    page = document("<p>a</p><nav><div><p>b</p></div>c</nav><p>d</p><textarea>e</textarea><footer>f</footer><p>g</p>")
    assert living(page) == [True, False, False, True, False, False, True]


def test_a_table_that_puts_columns_side_by_side_is_no_table() -> None:
    figures = "<table><tr><td>1<td>2</table>"
    page = document(f"<table><tr><td>Menu<td><p>a<p>b{figures}</table>")
    assert page.elements is not None
    seen = prune(page.elements, list(page.element))[0]
    tables = [seen.sort[i] for i in range(seen.count) if seen.looks[seen.look[i]][0] == "table"]
    assert tables == [-1, SORTS.index("table")]
