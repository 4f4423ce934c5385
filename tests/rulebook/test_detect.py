from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaner.article.markup import read_markup
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.detect import facts
from cleaner.rulebook.load import load_all
from cleaner.segment.tree import Tree
from tests.rules import rule_file

BOOK = Rulebook(
    [
        rule_file('id: press\ndetect: {markup: ["^generator: Press", "^script: .*/press/"]}\n', "platform"),
        rule_file('id: boxes\ndetect: {html: [".box-a", "#box-b"]}\n', "platform"),
        rule_file('id: both\ndetect: {markup: ["^body: .*\\\\bboth\\\\b"], html: [".both"]}\n', "platform"),
        rule_file("id: neither\n", "platform"),
        rule_file('id: lines\ndetect: {text: ["^Made with Lines$"]}\n', "platform"),
    ]
)


def told(tree: Tree) -> Sequence[str]:
    markup = read_markup(tree)
    return facts(markup.meta, markup.loaded)


def platforms(html: str, book: Rulebook = BOOK) -> list[str]:
    tree = Tree(html)
    return [file.rules.id for file in book.platforms_by_markup(tree, told(tree))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>x", []),
        ("<meta name=generator content='Press 4'><p>x", ["press"]),
        ("<meta name=Generator content='Other'><meta name=GENERATOR content='Press 4'>", ["press"]),
        ("<meta name=generator content='Not Press'>", []),
        ("<script src='https://a.example/press/x.js'></script>", ["press"]),
        ("<script>/press/</script><p>generator: Press", []),
        ("<div class='box-a'>x</div><i id=box-b>y</i>", ["boxes"]),
        ("<body class='x both'>", ["both"]),
        ("<body><p class=both>", ["both"]),
        ("<meta name=generator content='Press'><p class='box-a both'>", ["press", "boxes", "both"]),
        ("", []),
    ],
)
def test_a_platform_is_known_by_what_the_markup_says(html: str, expected: list[str]) -> None:
    assert platforms(html) == expected


def test_a_platform_is_known_by_lines_of_flattened_text() -> None:
    assert [file.rules.id for file in BOOK.platforms_by_text(["x", "Made with Lines"])] == ["lines"]
    assert BOOK.platforms_by_text(["x"]) == []


def test_the_facts_of_a_page_stand_a_line_each() -> None:
    html = (
        "<html class='a  b'><head><meta name=generator content='Press\n4'><meta property=og:site_name content=Herald>"
        "<link href='/x.css'><script src=' /y.js '></script></head><body class=''>"
    )
    said = list(told(Tree(html)))
    assert {"html: a b", "generator: Press 4", "meta og:site_name: Herald", "link: /x.css", "script: /y.js"} <= set(
        said
    )
    assert all("\n" not in line for line in said)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<meta name='generator' content='WordPress 6.5'>", "platforms/wordpress"),
        ("<link rel=stylesheet href='https://a.example/wp-content/themes/x.css'>", "platforms/wordpress"),
        ("<div id='onetrust-consent-sdk'></div>", "platforms/consent"),
        ("<div class='OUTBRAIN'></div>", "platforms/recommendations"),
        ("<div id='disqus_thread'></div>", "platforms/reader-comments"),
    ],
)
def test_packaged_platforms_are_known(html: str, expected: str) -> None:
    assert expected in platforms(html, Rulebook(load_all()))


def test_a_plain_page_is_of_no_platform() -> None:
    assert (
        platforms("<html><head><title>x</title></head><body><p>WordPress</p></body></html>", Rulebook(load_all())) == []
    )
