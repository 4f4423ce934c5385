from __future__ import annotations

import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.segment.nesting import DEPTH_LIMIT, shallow
from cleaner.segment.tree import Node

DEEP = "<div>" * (DEPTH_LIMIT + 1)


def depth(html: str) -> int:
    """How deep the parser nests a page."""
    found, deepest = LexborHTMLParser(html).css("*"), 0
    for node in found[-3:]:
        at: Node | None = node
        levels = 0
        while at is not None:
            at, levels = at.parent, levels + 1
        deepest = max(deepest, levels)
    return deepest


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<svg>" + "<path d='M0 0'/>" * 2_000 + "</svg><div>one</div>", id="a drawing"),
        pytest.param("<math>" + "<mspace/>" * 2_000 + "</math><div>one</div>", id="a formula"),
        pytest.param(f"<script>'{DEEP}'</script><div>one</div>", id="a script"),
        pytest.param(f"<!-- {DEEP} --><div>one</div>", id="a comment"),
        pytest.param(f"<div title='{DEEP}'>one</div>", id="an attribute"),
        pytest.param("<div><p>one</div>" * 2_000, id="paragraphs without an end"),
        pytest.param("<p><b>one</p>" * 500 + "<div>one</div>", id="bold without an end"),
        pytest.param("<div>" * DEPTH_LIMIT + "one", id="as deep as it may be"),
        pytest.param("one < two <", id="no tag"),
        pytest.param("<div", id="a tag without an end"),
        pytest.param("<!-->" + "<div>one</div>", id="an empty comment"),
    ],
)
def test_what_does_not_nest_deep_is_left_as_it_is(html: str) -> None:
    assert shallow(html) is html


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>", id="never closed"),
        pytest.param("<div></b>", id="closed by another name"),
        pytest.param("<div a='<'>", id="a tag within a value"),
        pytest.param("<x><div></x></div>", id="crossed"),
        pytest.param("<svg><div/>", id="the page's own in a drawing"),
        pytest.param("<custom-tag/>", id="not closed by itself"),
    ],
)
def test_what_does_is_cut_off_there_and_its_text_stays(html: str) -> None:
    page = "".join(f"{html}{i} " for i in range(3_000))
    tame = shallow(page)
    assert depth(tame) < 3 * DEPTH_LIMIT < depth(page)
    assert LexborHTMLParser(tame).text().split() == [str(i) for i in range(3_000)]


def test_elements_beside_the_deep_ones_stay() -> None:
    tame = shallow(
        f"{DEEP}{DEEP}deep{'</div>' * 2 * (DEPTH_LIMIT + 1)}<article><div>one</div><script>two</script></article>"
    )
    assert tame.endswith("<article><div>one</div><script>two</script></article>")


def test_a_script_that_lies_too_deep_does_not_become_text() -> None:
    assert "<script>var one</script>" in shallow(f"{DEEP}{DEEP}<script>var one</script>deep")


@pytest.mark.parametrize(
    "html", ["<a b='", '<a b="c" ', "<!--", "<script>", "<", "</", "<div a=<", "<x></x>", "<b><x></b>"]
)
def test_it_takes_linear_time(html: str) -> None:
    began = time.process_time()
    shallow(html * 100_000)
    assert time.process_time() - began < 5
