from __future__ import annotations

import time

import pytest

from cleaner.errors import SelectorError
from cleaner.segment.html import segment_html
from cleaner.segment.tame import tamed
from cleaner.segment.tree import Tree, check_selector


def test_select_finds_elements_in_document_order() -> None:
    tree = Tree('<p id=a><div class=x id=b><p id=c></div><span class="x y" id=d></span>')
    assert [node.id for node in tree.select(".x, p")] == ["a", "b", "c", "d"]


def test_has() -> None:
    tree = Tree("<meta name=generator content='Press 3'>")
    assert tree.has("meta[name=generator][content^=Press]")
    assert not tree.has("article")


@pytest.mark.parametrize("selector", ["div[", "p:nonsense(", "", "..a", ">>"])
def test_a_selector_that_is_none_is_named(selector: str) -> None:
    with pytest.raises(SelectorError, match="not a CSS selector"):
        check_selector(selector)


@pytest.mark.parametrize(
    "selector", ["div", ".a > .b", "a[href*='/x/']", "#id.b", "li:nth-child(2)", "p, li", ":not(p)"]
)
def test_css_selectors_compile(selector: str) -> None:
    check_selector(selector)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 300 + "text" + "</div>" * 300, id="nested"),
        pytest.param("<p>text" * 3_000, id="paragraphs-without-an-end"),
        pytest.param('<img src="data:image/png;base64,' + "A" * 100_000 + '">text', id="a-picture-in-the-page"),
    ],
)
def test_markup_as_pages_have_it_is_left_as_it_is(html: str) -> None:
    assert tamed(html) is tamed(html, html.encode()) is html
    assert Tree(html).warnings == ()


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 20_000 + "text" + "</div>" * 20_000, id="nested"),
        pytest.param("<div>" * 20_000 + "text", id="never-closed"),
        pytest.param("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">text</p>", id="attributes"),
    ],
)
def test_absurd_markup_is_capped_and_said_and_its_text_stays(html: str) -> None:
    for tree in (Tree(html), Tree(html, html.encode())):
        assert tree.warnings == ("markup_capped",)
        assert segment_html(tree).text == "text"


@pytest.mark.parametrize("tag", ["div", "b", "span", "table", "custom-tag", "font", "a"])
def test_no_nesting_makes_parsing_slow_or_loses_text(tag: str) -> None:
    began = time.process_time()
    assert segment_html(Tree(f"<{tag}>" * 50_000 + "text")).text == "text"
    assert time.process_time() - began < 5


def test_of_long_tags_only_those_of_many_attributes_are_emptied() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(6_000))
    script = "x = 1 " * 6_000
    kept = f"<script>{script}</script><img src='{'A' * 30_000}'>"
    html = f"{kept}<p {attributes}>one</p>{kept}<b {attributes}>two</b>{kept}"
    assert tamed(html) == tamed(html, html.encode()) == f"{kept}<p>one</p>{kept}<b>two</b>{kept}"


def test_tags_that_never_end_take_no_more_than_linear_time() -> None:
    began = time.process_time()
    Tree("<div " * 25_000)
    assert time.process_time() - began < 3


def test_capping_keeps_what_stands_between_the_tags() -> None:
    html = "".join(f"<div>{i} " for i in range(6_000))
    assert segment_html(Tree(html)).text.split() == [str(i) for i in range(6_000)]


def test_a_page_without_any_element() -> None:
    assert segment_html(Tree("")).texts() == []
