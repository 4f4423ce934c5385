from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cleaner.article.markup import Markup, read_markup
from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Opinion
from cleaner.judge.sites import (
    better_kinds,
    in_article,
    judge_marks,
    rules_for_html,
    rules_for_text,
    select_elements,
)
from cleaner.model import Document, Finding, Page
from cleaner.rulebook.book import ActiveRules, Rule, Rulebook
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
    tree = Tree(html)
    active = rules_for_html(BOOK, Page("", url), replace(read_markup(tree), canonical=canonical), tree)
    assert (active.site, active.how) == (site, how)


GERMAN = rule_file(
    "id: de\nlanguage: de\nremove:\n  - {id: mehr, kind: related, line: Mehr}\n", "generic", name="generic/de.yaml"
)
FRENCH = rule_file(
    "id: fr\nlanguage: fr\nremove:\n  - {id: plus, kind: related, line: Plus}\n", "generic", name="generic/fr.yaml"
)
SPOKEN = (
    "<p>Das ist die Brücke, und sie ist nicht für den Verkehr. Der Rat hat mit den Leuten auf der Insel gesprochen.</p>"
)


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        pytest.param(f"<html lang=fr>{SPOKEN}", ["fr#plus"], id="named"),
        pytest.param(SPOKEN, ["de#mehr"], id="told-by-its-paragraphs"),
        pytest.param("<p>Brücke", ["de#mehr", "fr#plus"], id="unknown"),
        pytest.param("<div>" + SPOKEN[3:], ["de#mehr", "fr#plus"], id="no-paragraphs"),
    ],
)
def test_a_page_is_tried_with_the_rules_of_its_language(html: str, ids: list[str]) -> None:
    tree = Tree(html)
    active = rules_for_html(Rulebook([GERMAN, FRENCH]), Page(""), read_markup(tree), tree)
    assert sorted(rule.id for rule in active.generic.rules) == ids


def test_rules_of_a_platform_are_active_where_its_markup_is() -> None:
    tree = Tree('<meta name="generator" content="Press 4"><p>x')
    known = rules_for_html(BOOK, Page(""), read_markup(tree), tree)
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


DATED = Rulebook(
    [
        rule_file("id: old\nsites: [herald.example]\nvalid: {until: 2020-01-01}\n", name="sites/old.yaml"),
        rule_file("id: new\nsites: [herald.example]\nvalid: {from: 2020-01-01}\n", name="sites/new.yaml"),
    ]
)


@pytest.mark.parametrize(
    ("captured", "markup", "site"),
    [
        pytest.param(date(2019, 6, 1), Markup(), "old", id="captured"),
        pytest.param(
            date(2019, 6, 1), Markup(meta={"article:published_time": "2021-01-01"}), "old", id="beats-the-page"
        ),
        pytest.param(None, Markup(meta={"article:published_time": "2019-01-01T10:00:00Z"}), "old", id="published"),
        pytest.param(
            None,
            Markup(linked={"datePublished": "2019-01-01", "dateModified": "2021-05-01"}),
            "new",
            id="modified-is-nearer-to-the-capture",
        ),
        pytest.param(None, Markup(meta={"date": "yesterday"}), "new", id="no-date-is-now"),
    ],
)
def test_the_rules_of_the_day_of_an_html_page(captured: date | None, markup: Markup, site: str) -> None:
    page = Page("", "https://herald.example/", captured=captured)
    assert rules_for_html(DATED, page, markup, Tree("<p>x")).site == site


@pytest.mark.parametrize(
    ("captured", "lines", "site"),
    [
        (date(2019, 6, 1), ["x"], "old"),
        (None, ["Ferries leave later", "Updated on: 4 March 2019"], "old"),
        (None, ["Ferries leave later", "Updated on: 4 March 2021"], "new"),
        (None, ["x"] * 40 + ["4 March 2019"], "new"),
    ],
)
def test_the_rules_of_the_day_of_a_flattened_page(captured: date | None, lines: list[str], site: str) -> None:
    page = Page("", "https://herald.example/", captured=captured)
    assert rules_for_text(DATED, page, lines).site == site


def judged(html: str, body: str) -> tuple[Document, list[Rule], ActiveRules, list[Finding]]:
    """An HTML page under one site's rules: blocks, rules that hit, all active ones, findings."""
    book = Rulebook([rule_file(f"id: s\nsites: [s.example]\n{body}")])
    tree = Tree(html)
    active = rules_for_html(book, Page("", "https://s.example/"), Markup(), tree)
    marks, rules = select_elements(tree, active)
    document = segment_html(tree, marks)
    return document, rules, active, judge_marks(document, rules)


def test_xpath_removes_what_css_cannot_name() -> None:
    html = "<div><h3>Also in this issue</h3><p>One</p></div><div><h3>Chapter</h3><p>Two</p></div>"
    document, _, _, found = judged(
        html, "remove:\n  - {id: x, kind: related, xpath: \"//div[h3='Also in this issue']\"}\n"
    )
    assert [(document.texts()[f.first : f.last], f.by) for f in found] == [(["Also in this issue", "One"], "s#x")]


def test_css_and_xpath_of_one_rule_are_one_rule() -> None:
    html = "<p class=a>One</p><p class=b>Two</p><p class='a b'>Three</p><p>Four</p>"
    body = "remove:\n  - {id: x, kind: related, css: .a, xpath: \"//p[contains(@class, 'b')]\"}\n"
    document, _, _, found = judged(html, body)
    assert [(f.first, f.last) for f in found] == [(0, 3)]
    assert [len(marks) for marks in document.marks] == [1, 1, 1, 0]


LONG = "A sentence of the story that goes on and on. " * 8


@pytest.mark.parametrize(
    ("article", "kept"),
    [
        ("{css: .story}", [True, False, False]),
        ("{css: [.none, .other, .story]}", [False, True, False]),
        ("{css: '.story, .other'}", [True, True, False]),
        ("{css: .empty, xpath: [//nothing, \"//div[@class='other']\"]}", [False, True, False]),
        ("{css: .none}", None),
    ],
)
def test_the_first_container_with_text_is_the_article(article: str, kept: list[bool] | None) -> None:
    html = f"<div class=story>{LONG}</div><div class=other>{LONG}</div><div class=empty></div><p>{LONG}</p>"
    document, rules, active, found = judged(html, f"article: {article}\n")
    engine = Opinion([True] * 3, [1.0] * 3, "engine")
    opinion = in_article(document, rules, engine, active)
    assert opinion.kept == (kept or [True] * 3)
    assert opinion.by == ("s#article" if kept else "engine")
    assert found == []


def test_a_container_that_holds_next_to_nothing_is_not_believed() -> None:
    html = f"<div class=story>Advertisement</div><p>{LONG}</p>"
    document, rules, active, _ = judged(html, "article: {css: .story}\n")
    opinion = in_article(document, rules, Opinion([False, True], [1.0, 1.0], "engine"), active)
    assert (opinion.kept, opinion.by, opinion.warnings) == ([False, True], "engine", ("site_rules_reverted",))


def test_a_container_holds_as_many_characters_as_its_site_says_at_least() -> None:
    html = f"<div class=story>{'word ' * 40}</div><p>{'word ' * 160}</p>"  # a fifth of the text, 199 characters
    engine = Opinion([True, True], [1.0, 1.0], "engine")
    for least, by in ((250, "engine"), (150, "s#article")):
        document, rules, active, _ = judged(html, f"article: {{css: .story}}\nsafety: {{least_kept: {least}}}\n")
        assert in_article(document, rules, engine, active).by == by


def test_what_is_removed_gets_the_better_kind_and_what_is_kept_stays() -> None:
    html = "<p class=by>Odile Marren</p><p class=by>Kept</p><p>Listen</p><p>Other</p>"
    body = (
        "kinds:\n  - {id: by, kind: byline, was: [unclassified], css: .by}\n"
        '  - {id: player, kind: media_player, line: "^Listen$"}\n'
    )
    document, rules, active, _ = judged(html, body)
    winners = [
        Finding(0, 1, "remove", "unclassified", "e", "engine"),
        None,
        Finding(2, 3, "remove", "widget", "e", "engine"),
        Finding(3, 4, "remove", "promo", "e", "engine"),
    ]
    named = better_kinds(document, lines_of(document), winners, active, rules)
    assert [w and w.kind for w in named] == ["byline", None, "media_player", "promo"]
    assert {w.by for w in named if w} == {"e"}
    fixed = [Finding(0, 1, "remove", "share", "e", "engine"), *winners[1:]]
    assert better_kinds(document, lines_of(document), fixed, active, rules)[0] == fixed[0]
