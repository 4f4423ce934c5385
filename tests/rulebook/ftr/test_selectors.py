from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import SelectorError
from cleaner.rulebook.ftr.selectors import as_css, as_selector, mended
from cleaner.segment.tree import Tree
from cleaner.segment.xpath import XPathTree

TREE = Tree(
    "<html><body><div id=story class='a b'><p class=a>1</p><p class='b a'>2</p><section><p class=ab>3</p></section></div>"
    "<div class='story-two' data-part=x><p itemprop=text>4</p><div id=sto><p id=''>5</p></div></div><aside class='  a '>6"
    "</aside></body></html>"
)
XPATH = XPathTree(TREE)

TURNED = [
    "//p",
    "//*[@id='story']",
    '//div[@id="story"]/p',
    "//div[@class='a b']//p",
    "//div[contains(@id, 'sto')]",
    "//*[starts-with(@class,'story')]/p",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' a ')]",
    "//div[@id and @class='a b']",
    "//div[@id='story'][@class='a b']/section",
    "//p[@itemprop='text'] | //aside",
    "//div[@data-part='x']//p[@id]",
    "//div[@class='a and b']",
    "//div[@class='']",
    "//div//div//p",
]


@pytest.mark.parametrize("expression", TURNED)
def test_the_selector_finds_what_the_expression_finds(expression: str) -> None:
    selector = as_css(expression)
    assert selector is not None
    assert {n.mem_id for n in TREE.select(selector)} == {n.mem_id for n in XPATH.select(expression)}


@pytest.mark.parametrize(
    "expression",
    [
        "//p[1]",
        "(//p)[1]",
        "//p[last()]",
        "//div[@id='a' or @id='b']",
        "//p/parent::div",
        "/html/body",
        "//p[text()='x']",
        "//div[contains(@class,'')]",
        "//div[not(@id)]",
        "//img[@src='x']",
        "//*[contains(concat(' ',normalize-space(@class),' '),'a')]",
        "//*[contains(concat(' ',normalize-space(@class),' '),' a b ')]",
        '//div[@class="it\'s"]',
        "//DIV",
        "p",
    ],
)
def test_what_css_would_not_say_the_same_stays_xpath(expression: str) -> None:
    assert as_css(expression) is None
    assert as_selector(expression) == ("xpath", expression)


_NAMES = st.sampled_from(["p", "div", "*", "section"])
_VALUES = st.sampled_from(["a", "b", "a b", "story", "sto", "ab", "", "x"])
_PREDICATES = st.one_of(
    st.builds("[@{}='{}']".format, st.sampled_from(["id", "class", "data-part"]), _VALUES),
    st.builds("[contains(@{},'{}')]".format, st.sampled_from(["id", "class"]), _VALUES),
    st.builds("[starts-with(@class, '{}')]".format, _VALUES),
    st.builds("[contains(concat(' ',normalize-space(@class),' '),' {} ')]".format, _VALUES),
    st.just("[@id]"),
    st.just("[@class and @id]"),
)
_STEPS = st.builds(
    lambda axis, name, predicates: axis + name + "".join(predicates),
    st.sampled_from(["//", "/"]),
    _NAMES,
    st.lists(_PREDICATES, max_size=2),
)


@given(
    st.lists(
        st.builds(lambda first, rest: "//" + first.lstrip("/") + "".join(rest), _STEPS, st.lists(_STEPS, max_size=2)),
        min_size=1,
        max_size=2,
    )
)
def test_any_expression_that_is_turned_finds_the_same(paths: list[str]) -> None:
    expression = " | ".join(paths)
    selector = as_css(expression)
    if selector is not None:
        assert {n.mem_id for n in TREE.select(selector)} == {n.mem_id for n in XPATH.select(expression)}


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("//div[@id='a'", "//div[@id='a']"),
        ("//div[@id='a']]", "//div[@id='a']"),
        ("//div[contains(@id, 'a'", "//div[contains(@id, 'a')]"),
        ("//div |", "//div"),
        ("//div/", "//div"),
        ("://div", "//div"),
        ("id('a')/p", "//*[@id='a']/p"),
        ("//div", "//div"),
    ],
)
def test_what_is_misspelt_is_mended(broken: str, meant: str) -> None:
    assert mended(broken) == meant


@pytest.mark.parametrize("expression", ["//div[", "", "p[", "//div/@id", "lower-case(//p)"])
def test_what_cannot_be_mended_is_an_error(expression: str) -> None:
    with pytest.raises(SelectorError):
        as_selector(expression)
