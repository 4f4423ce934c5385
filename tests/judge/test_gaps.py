"""Gaps in the article."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Opinion
from cleaner.judge.gaps import with_gaps_closed
from cleaner.judge.stated import NOTHING, Stated
from cleaner.model import Document
from cleaner.rulebook.rule import Rule, RuleGroup
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.judge.opinions import come_back

ABOVE, BELOW = "<p>The bridge was closed on Monday.</p>", "<p>It opens again in May.</p>"
PROSE = "The council had asked the engineers twice for a date, and they had not given one."
ITEMS = [f"<li>Item {number}</li>" for number in range(6)]
LIST = f"<ul>{''.join(ITEMS)}</ul>"
ROWS = [f"<tr><td>Pier {number}</td><td>{number}.50 m</td></tr>" for number in range(1, 5)]
TABLE = f"<table>{''.join(ROWS)}</table>"
CODE = "<pre>pier = 4\nprint(pier)</pre>"
NEWS = RuleGroup([Rule("en#more", "remove", "related", "cue", first=("^read more:",))])


def back(
    html: str | Document,
    out: Sequence[int],
    chance: float = 0.4,
    first: Sequence[bool] | None = None,
    stated: Stated = NOTHING,
) -> list[int]:
    """The blocks that come back, if the engine leaves some out."""
    document = segment_html(Tree(html)) if isinstance(html, str) else html
    lines = lines_of(document)
    return come_back(
        document, out, lambda opinion: with_gaps_closed(document, lines, opinion, NEWS, stated), chance, first
    )


@pytest.mark.parametrize(
    ("middle", "out", "closed"),
    [
        pytest.param(f"<p>{PROSE}</p>", [1], [1], id="a-paragraph"),
        pytest.param(f"<p>{PROSE}</p>" * 3, [1, 2, 3], [1, 2, 3], id="three-paragraphs"),
        pytest.param(f"<p>{PROSE}</p>" * 4, [1, 2, 3, 4], [], id="more-are-another-story"),
        pytest.param(f"<p>{PROSE[:-1]}</p>", [1], [], id="no-sentence"),
        pytest.param("<p>Share this.</p>", [1], [], id="few-words"),
        pytest.param(f"<p>“{PROSE}”</p>", [1], [1], id="a-quotation"),
        pytest.param(f"<p><a href=/x>{PROSE}</a></p>", [1], [], id="a-link"),
        pytest.param(f"<p class=newsletter-box>{PROSE}</p>", [1], [], id="named"),
        pytest.param(f"<div class=related><p>{PROSE}</p></div>", [1], [], id="in-a-container-that-tells"),
        pytest.param(f"<p>Read more: {PROSE}</p>", [1], [], id="known-to-a-rule"),
        pytest.param(f"<div>{PROSE}</div>", [1], [], id="no-paragraph"),
        pytest.param("<h3>The third pier</h3>", [1], [1], id="a-heading"),
        pytest.param("<h3>The third pier</h3><p>Photo: Ola Brandt</p>", [1, 2], [1], id="a-heading-above-a-caption"),
        pytest.param("<h3><a href=/x>The third pier</a></h3>", [1], [], id="a-heading-that-is-a-link"),
        pytest.param("<h3>Read more: the third pier</h3>", [1], [], id="a-heading-known-to-a-rule"),
        pytest.param("<h3>The third pier</h3><p>Two<p>Three", [1, 2, 3], [], id="a-heading-in-a-longer-gap"),
        pytest.param(CODE, [1], [1], id="code"),
        pytest.param("<table><tr><td><pre>1\n2</pre><td>" + CODE + "</table>", [1, 2], [2], id="code-with-numbers"),
        pytest.param(f"<div class=comments>{CODE}</div>", [1], [], id="code-of-a-reader"),
        pytest.param(TABLE, [1, 2, 3, 4], [1, 2, 3, 4], id="a-table"),
        pytest.param(TABLE, [2], [2], id="a-row"),
        pytest.param(f"<table>{ROWS[0]}</table>", [1], [], id="one-row-is-no-table"),
        pytest.param(
            TABLE.replace("<td>Pier", "<td><a href=/x>Pier of the old harbour</a>"),
            [1, 2, 3, 4],
            [],
            id="a-table-of-links",
        ),
        pytest.param(
            "<table>" + f"<tr><td><p>{PROSE[:-1]}</p></td></tr>" * 3 + "</table>", [1, 2, 3], [], id="a-layout"
        ),
        pytest.param(
            f"<p>Advert</p>{TABLE}<p>Advert</p>", [1, 2, 3, 4, 5, 6], [2, 3, 4, 5], id="a-table-beside-something"
        ),
        pytest.param(f"{'<p>Advert</p>' * 4}{TABLE}", range(1, 9), [], id="a-table-far-below"),
        pytest.param(f"<div class=widget-toc>{CODE}</div>", [1], [], id="code-in-a-widget"),
        pytest.param(LIST, [1, 3, 4, 6], [1, 3, 4, 6], id="some-items"),
        pytest.param(f"<ul>{''.join(ITEMS[:3])}</ul>", [2], [2], id="an-item-of-a-short-list"),
        pytest.param(LIST, [1, 2, 3, 4, 5, 6], [], id="all-items"),
        pytest.param(f"{LIST}<p>Advert</p>", [2, 7], [2], id="an-item-of-a-list-above-something"),
        pytest.param(f"{LIST}<p>Advert</p>", [1, 7], [], id="its-first-item"),
        pytest.param(f"{LIST}<p>Advert</p>", [6, 7], [], id="its-last-item"),
        pytest.param(f"{LIST}<p>Advert</p>", [3, 4, 7], [], id="two-items-beside-each-other"),
        pytest.param(f"{LIST}<p>Advert</p>", [2, 4, 7], [], id="much-of-a-list"),
        pytest.param("<dl>" + "<dt>Term<dd>Meaning" * 3 + "</dl>", [3], [3], id="a-term"),
    ],
)
def test_what_stands_between_two_blocks_that_stay(middle: str, out: list[int], closed: list[int]) -> None:
    assert back(f"{ABOVE}{middle}{BELOW}", out) == closed


@pytest.mark.parametrize(
    ("middle", "out"),
    [
        pytest.param(f"<p>{PROSE}</p>", [1], id="prose"),
        pytest.param(TABLE, [1, 2, 3, 4], id="table"),
        pytest.param(LIST, [2], id="list"),
    ],
)
def test_what_is_certainly_something_else_does_not_stay(middle: str, out: list[int]) -> None:
    assert back(f"{ABOVE}{middle}{BELOW}", out, 0.04) == []


@pytest.mark.parametrize(
    "html", [f"<p>{PROSE}</p>{CODE}{ABOVE}", f"{ABOVE}<p>{PROSE}</p>{CODE}"], ids=["above-the-article", "below-it"]
)
def test_what_stands_at_one_side_of_the_article_is_no_gap(html: str) -> None:
    out = [0, 1] if html.startswith(f"<p>{PROSE}") else [1, 2]
    assert back(html, out) == []


@pytest.mark.parametrize("form", ["p", "br"])
def test_the_end_of_a_long_run_goes_on_with_it(form: str) -> None:
    lines = [f"{PROSE[:-1]}, number {number}." for number in range(30)]
    html = "".join(f"<p>{line}</p>" for line in lines) if form == "p" else f"<div>{'<br><br>'.join(lines)}</div>"
    assert back(html, [27, 28, 29]) == [27, 28, 29]
    assert back(html, [27, 28, 29], chance=0.2) == []
    assert back(html, [*range(15, 30)]) == []
    assert back(html, [*range(3)]) == []
    assert back(html.replace(", number 28.", " number"), [27, 28, 29]) == [27]


def test_most_of_a_table_is_all_of_it_wherever_it_stands() -> None:
    assert back(f"{ABOVE}{TABLE}<p>Advert</p>", [1, 5]) == [1]
    assert back(f"<p>Advert</p>{TABLE}<p>Advert</p>", [0, 2, 3, 4, 5]) == []


def test_a_part_of_a_table_below_the_article_is_all_of_it() -> None:
    assert back(f"{ABOVE}{TABLE}<p>Advert</p>", [1, 2, 3, 5]) == [1, 2, 3]
    assert back(f"{ABOVE}{TABLE}<p>Advert</p>", [1, 2, 3, 4, 5]) == []
    assert back(f"{ABOVE}{TABLE}", [3, 4]) == [3, 4], "without a gap above"


def test_code_stays_in_a_container_that_is_named_like_what_stays_beside_it() -> None:
    page = f"<div class=sidebar-widget>{ABOVE}{CODE}{BELOW}</div>"
    assert back(page, [1]) == [1]
    assert back(page.replace(CODE, f"<div class=comments>{CODE}</div>"), [1]) == []


@pytest.mark.parametrize(
    ("below", "closed"),
    [
        pytest.param("<ul><li>One<li>Two</ul><h2>More</h2><p>Three</p>", [2, 3], id="a-list"),
        pytest.param("<ul><li><a href=/x>One</a><li>Two</ul><p><a href=/y>Three</a></p>", [2, 3], id="a-list-of-links"),
        pytest.param(f"{CODE}<p>Read more: the third pier</p>", [2], id="code-above-what-a-rule-knows"),
        pytest.param("<p><a href=/x>Start saving</a></p><p>Two</p>", [], id="a-button"),
        pytest.param("".join(f"<p>Line {number}</p>" for number in range(30)), [*range(2, 22)], id="so-much-of-it"),
    ],
)
def test_what_the_last_heading_heads_stays_with_it(below: str, closed: list[int]) -> None:
    html = f"{ABOVE}<h3>Checksums</h3>{below}"
    out = range(2, len(segment_html(Tree(html))))
    assert back(html, out) == closed
    assert back(html, out, 0.14) == []
    assert back(html.replace("h3", "p"), out) == []


@pytest.mark.parametrize(
    ("colon", "below", "closed"),
    [
        pytest.param(":", "<ul><li>One<li>Two</ul><p>Three</p>", [1, 2], id="a-list"),
        pytest.param("：", "<ol><li>One<li>Two</ol>", [1, 2], id="counted"),
        pytest.param(".", "<ul><li>One<li>Two</ul>", [], id="nothing-announces-it"),
        pytest.param(":", "<ul><li><a href=/x>One</a><li>Two</ul>", [], id="links"),
        pytest.param(":", "<p>One</p><ul><li>Two</ul>", [], id="no-list"),
    ],
)
def test_a_list_that_the_last_paragraph_announces_stays_with_it(colon: str, below: str, closed: list[int]) -> None:
    html = f"<p>{PROSE[:-1]}{colon}</p>{below}"
    out = range(1, len(segment_html(Tree(html))))
    assert back(html, out) == closed
    assert back(html, out, 0.14) == []


def test_what_the_page_does_not_state_is_no_gap() -> None:
    html = f"{ABOVE}<h2>The fourth pier</h2><p>{PROSE}</p>{BELOW}"
    assert back(html, [1, 2], stated=Stated(f"Closed. {PROSE} Open again.")) == [2]
    assert back(html, [1, 2], stated=Stated("Closed on Monday. It opens again in May.")) == []
    assert back(f"{ABOVE}{TABLE}{BELOW}", [2], stated=Stated("Closed on Monday.")) == [2]


def test_a_second_opinion_a_site_s_container_and_plain_text_are_left_alone() -> None:
    assert back(f"{ABOVE}<p>{PROSE}</p>{BELOW}", [1], first=[True] * 3) == []
    document = segment_html(Tree(f"{ABOVE}{CODE}{BELOW}"))
    container = Opinion([True, False, True], [1.0] * 3, "sites/a.example#article")
    assert with_gaps_closed(document, lines_of(document), container, NEWS, NOTHING) is container
    assert back(segment_text(f"One\n{PROSE}\nThree"), [1]) == []


@pytest.mark.parametrize("item", ["<li>Item", f"<p>{PROSE}</p>", "<table><tr><td>1<td>2<tr><td>3<td>4</table>"])
def test_many_gaps_take_no_longer_each(item: str) -> None:
    document = segment_html(Tree(f"<ul>{item * 60_000}</ul>"))
    keep = [i % 5 != 2 for i in range(len(document))]
    opinion = Opinion(keep, [0.6] * len(keep), "engine", 0.9)
    lines, stated = lines_of(document), Stated("Not a word of it. " * 20_000)
    began = time.process_time()
    with_gaps_closed(document, lines, opinion, NEWS, stated)
    assert time.process_time() - began < 2
