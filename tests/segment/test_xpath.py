from __future__ import annotations

import pytest

from cleaner.errors import SelectorError
from cleaner.segment.tree import Tree
from cleaner.segment.xpath import XPathTree, check_xpath

PAGE = """<!doctype html><html><head><title>T</title></head><body>
<div class="a b" id=one @click="x" data-x:y="1">One <b>two</b> three</div>
<p>Text<p>More <i>text</i> here
<table><tr><td>cell</table>
<svg><title>drawing</title></svg><my-box>box</my-box>
<a href="/x">link</a>
</body></html>"""
TREE = Tree(PAGE)
XPATH = XPathTree(TREE)


@pytest.mark.parametrize(
    ("expression", "css"),
    [
        ("//div", "div"),
        ("//div[@id='one']/b", "#one > b"),
        ("//*[contains(concat(' ', normalize-space(@class), ' '), ' b ')]", ".b"),
        ("/html/body/p[2]", "p:nth-of-type(2)"),
        ("//tbody/tr/td", "td"),
        ("//my-box", "my-box"),
        ("//i/parent::p", "p:has(i)"),
        ("//table/preceding-sibling::p", "p"),
        ("//p[contains(., 'More')]", "p:nth-of-type(2)"),
        ("//div[text()[contains(., 'three')]]", "#one"),
        ("body//a", "a"),
        ("//nothing", "nothing"),
        ("//a/@href", "nothing"),
        ("string(//a)", "nothing"),
    ],
)
def test_what_xpath_selects_are_nodes_of_the_page(expression: str, css: str) -> None:
    selected = [node.mem_id for node in XPATH.select(expression)]
    assert selected == [node.mem_id for node in TREE.select(css)]


@pytest.mark.parametrize(
    ("expression", "attribute", "texts"),
    [
        ("//div", None, ["One two three"]),
        ("//a/@href", None, ["/x"]),
        ("//a", "href", ["/x"]),
        ("//a", "title", []),
        ("//p/text()[1]", None, ["Text", "More"]),
        ("substring-after(//div, 'two ')", None, ["three"]),
        ("count(//p)", None, []),
        ("true()", None, []),
    ],
)
def test_what_xpath_finds_as_texts(expression: str, attribute: str | None, texts: list[str]) -> None:
    assert XPATH.strings(expression, attribute) == texts


def test_the_page_is_not_changed_by_looking_at_it() -> None:
    tree = Tree(PAGE)
    before = tree.root.html if tree.root else None
    XPathTree(tree).select("//div")
    assert tree.root is not None
    assert tree.root.html == before


@pytest.mark.parametrize("html", ["", "<p>\x00\x0b\ufffe x", "<p title='\x01'>x", "<1>x", "<p" + " a" * 300 + ">x"])
def test_odd_pages_can_be_searched(html: str) -> None:
    assert len(XPathTree(Tree(html)).select("//p")) == len(Tree(html).select("p"))


@pytest.mark.parametrize("expression", ["//div", "//a | //b", "id('x')", "(//p)[1]", "//div[contains(., ' and (x)')]"])
def test_expressions_that_can_be_run(expression: str) -> None:
    check_xpath(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "//",
        "//div[",
        "//div]",
        "$x",
        "//x:div",
        "//div[lower-case(@id)='a']",
        "document('http://a.example/')",
        "//div[re:test(., 'a')]",
        "count(//a)",
        "'text'",
        "//a/@href",
        "//a/text()",
        "//comment()",
        "//a" * 17,
        "//*" + "[1]" * 1000,
    ],
)
def test_expressions_that_cannot(expression: str) -> None:
    with pytest.raises(SelectorError):
        check_xpath(expression)


@pytest.mark.parametrize("expression", ["count(//a)", "'text'", "//a/@href", "string(//title)"])
def test_a_value_may_be_more_than_an_element(expression: str) -> None:
    check_xpath(expression, elements=False)
