"""Rows of tables."""

from __future__ import annotations

import pytest

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree


@pytest.mark.parametrize(
    ("row", "blocks", "columns"),
    [
        pytest.param("<td>Menu<td><p>One<p>Two<td>Right", ["Menu", "One", "Two", "Right"], True, id="paragraphs"),
        pytest.param("<td>Menu<td>One<br><br>Two<td>Right", ["Menu", "One", "Two", "Right"], True, id="breaks"),
        pytest.param("<td>Menu<td><table><tr><td>One</table><td>Right", ["Menu", "One", "Right"], True, id="table"),
        pytest.param("<td>Menu<td><table><tr><td>1<td>2</table>", ["Menu", "1\t2"], True, id="figures-in-a-column"),
        pytest.param("<th>Mill<td>Rent<br>in pounds<td>290", ["Mill\tRent\nin pounds\t290"], False, id="figures"),
        pytest.param(
            "<td><p>Mill</p><td><div><p>290</p></div><td><ul><li>a</ul>", ["Mill\t290\ta"], False, id="a-paragraph-each"
        ),
        pytest.param("<td><p>Mill</p>old<td>290", ["Mill", "old", "290"], True, id="a-paragraph-and-more"),
        pytest.param("<td><h3>Mill</h3><td>290<td><button>Info", ["Mill", "290", "Info"], False, id="button"),
        pytest.param(
            f"<td><p>{'Mill ' * 40}</p><td><p>290", [("Mill " * 40).strip(), "290"], False, id="prose-is-no-figure"
        ),
    ],
)
def test_a_row_is_a_line_of_figures_or_columns_of_the_page(row: str, blocks: list[str], *, columns: bool) -> None:
    document = segment_html(Tree(f"<table><tr>{row}</table>"))
    assert document.texts() == blocks
    elements = document.elements
    assert elements is not None
    assert ("td" in elements.tag) is columns


def test_a_table_in_a_table_is_looked_through_once() -> None:
    assert segment_html(Tree("<table><tr><td>" * 20_000 + "x")).text == "x"
