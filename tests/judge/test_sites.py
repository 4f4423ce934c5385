from __future__ import annotations

import pytest

from cleaner.article.markup import Markup
from cleaner.judge.sites import judge_marks, rules_for_html, rules_for_text, select_elements
from cleaner.model import Page
from cleaner.rulebook.book import Rulebook
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from tests.rules import rule_file

SITE = rule_file(
    'id: herald\nsites: [herald.example]\ndetect: {text: ["^Herald Web$"], html: ["meta[name=app][content=herald]"]}\n'
    'remove:\n  - {id: more, kind: related, css: ".more"}\n  - {id: side, kind: promo, css: ["aside", ".box"]}\n'
    'keep:\n  - {id: facts, css: ".facts"}\n',
    name="sites/herald.yaml",
)
PRESS = rule_file(
    'id: press\ndetect: {html: ["meta[name=generator][content^=Press]"]}\n'
    'remove:\n  - {id: share, kind: share, css: ".share"}\n',
    "platform",
    name="platforms/press.yaml",
)
BOOK = Rulebook([SITE, PRESS])
MARKED = '<meta name="app" content="herald"><p>x</p>'


@pytest.mark.parametrize(
    ("url", "lines", "site", "how"),
    [
        pytest.param("https://herald.example/a", [], "herald", "url", id="by-url"),
        pytest.param(None, ["One", "Herald Web"], "herald", "text", id="by-text"),
        pytest.param("https://other.example/a", ["Herald Web"], None, None, id="a-url-beats-the-text"),
        pytest.param(None, ["One"], None, None, id="unknown"),
    ],
)
def test_which_site_a_text_is_from(url: str | None, lines: list[str], site: str | None, how: str | None) -> None:
    active = rules_for_text(BOOK, Page("", url), lines)
    assert (active.site, active.how) == (site, how)


@pytest.mark.parametrize(
    ("url", "canonical", "html", "site", "how"),
    [
        pytest.param("https://herald.example/", None, "<p>x", "herald", "url", id="by-url"),
        pytest.param(None, "https://www.herald.example/x", "<p>x", "herald", "canonical", id="by-canonical"),
        pytest.param(None, None, MARKED, "herald", "html", id="by-markup"),
        pytest.param(None, "https://other.example/", MARKED, "herald", "html", id="canonical-unknown-markup-known"),
        pytest.param("https://other.example/", None, MARKED, None, None, id="a-url-beats-the-markup"),
        pytest.param(None, None, "<p>x", None, None, id="unknown"),
    ],
)
def test_which_site_an_html_page_is_from(
    url: str | None, canonical: str | None, html: str, site: str | None, how: str | None
) -> None:
    active = rules_for_html(BOOK, Page("", url), Markup(canonical=canonical), Tree(html))
    assert (active.site, active.how) == (site, how)


def test_rules_of_a_platform_are_active_where_its_markup_is() -> None:
    known = rules_for_html(BOOK, Page(""), Markup(), Tree('<meta name="generator" content="Press 4"><p>x'))
    unknown = rules_for_html(BOOK, Page(""), Markup(), Tree("<p>x"))
    assert len(known.groups) == len(unknown.groups) + 1


def findings(html: str) -> list[tuple[list[str], str, str]]:
    tree = Tree(html)
    marks, rules = select_elements(tree, rules_for_html(BOOK, Page("", "https://herald.example/"), Markup(), tree))
    document = segment_html(tree, marks)
    return [(document.texts()[f.first : f.last], f.action, f.by) for f in judge_marks(document, rules)]


def test_a_selected_element_is_one_finding_over_its_blocks() -> None:
    html = "<p>One</p><div class=more><p>Two</p><p>Three</p></div><p>Four</p>"
    assert findings(html) == [(["Two", "Three"], "remove", "herald#more")]


def test_elements_apart_are_findings_apart() -> None:
    html = "<div class=more>One</div><p>Two</p><div class=more>Three</div>"
    assert findings(html) == [(["One"], "remove", "herald#more"), (["Three"], "remove", "herald#more")]


def test_any_selector_of_a_rule_counts() -> None:
    html = "<aside>One</aside><p>Two</p><div class=box>Three</div>"
    assert [by for _, _, by in findings(html)] == ["herald#side", "herald#side"]


def test_a_keep_rule_inside_a_removed_element_says_so() -> None:
    html = "<aside><p>One</p><div class=facts>Two</div></aside>"
    assert (["Two"], "keep", "herald#facts") in findings(html)
    assert (["One", "Two"], "remove", "herald#side") in findings(html)


def test_where_no_selector_hits_there_is_no_finding() -> None:
    assert findings("<p>One</p>") == []
