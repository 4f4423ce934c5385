from __future__ import annotations

import json

import pytest

from cleaner.article.markup import Markup, read_markup
from cleaner.segment.tree import Tree


def markup(html: str) -> Markup:
    return read_markup(Tree(html))


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Ferry timetable changes"}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(ARTICLE, id="alone"),
        pytest.param([{"@type": "Organization"}, ARTICLE], id="in-a-list"),
        pytest.param({"@graph": [{"@type": "WebSite", "name": "Herald"}, ARTICLE]}, id="in-a-graph"),
        pytest.param({"@type": "WebPage", "mainEntity": ARTICLE}, id="main-entity"),
        pytest.param([[ARTICLE]], id="lists-in-lists"),
        pytest.param({**ARTICLE, "@type": ["Thing", "BlogPosting"]}, id="several-types"),
    ],
)
def test_the_article_is_found_in_linked_data(data: object) -> None:
    assert markup(linked(data)).linked["headline"] == "Ferry timetable changes"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(linked({"@type": "Organization", "name": "Herald"}), id="no-article"),
        pytest.param(linked([1, "two", None, True]), id="no-objects"),
        pytest.param(linked({"@type": 7}), id="odd-type"),
        pytest.param('<script type="application/ld+json">{broken</script>', id="broken"),
        pytest.param('<script type="application/ld+json"></script>', id="empty"),
        pytest.param('<script type="application/ld+json">' + "[" * 50_000 + "</script>", id="nested-absurdly"),
        pytest.param('<script>{"@type": "NewsArticle"}</script>', id="another-script"),
    ],
)
def test_what_is_no_article_is_passed_over(script: str) -> None:
    assert markup(script).linked == {}


def test_a_broken_script_does_not_hide_a_good_one() -> None:
    assert markup('<script type="application/ld+json">{</script>' + linked(ARTICLE)).linked == ARTICLE


def test_line_ends_within_strings_are_forgiven() -> None:
    html = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry\n changes"}</script>'
    assert markup(html).linked["headline"] == "Ferry\n changes"


@pytest.mark.parametrize("attribute", ["property", "name", "itemprop"])
def test_meta_elements_by_their_name_in_lower_case(attribute: str) -> None:
    assert markup(f'<meta {attribute}="OG:Title" content=" Ferry ">').meta == {"og:title": "Ferry"}


def test_the_first_meta_element_that_says_something_counts() -> None:
    html = (
        '<meta name=author content=""><meta name=author content="Ilse Tamm"><meta name=author content="Odile Marren">'
    )
    assert markup(html).meta == {"author": "Ilse Tamm"}


@pytest.mark.parametrize(
    ("html", "canonical"),
    [
        ('<link rel="canonical" href="https://herald.example/a">', "https://herald.example/a"),
        ('<meta property="og:url" content="https://herald.example/b">', "https://herald.example/b"),
        ('<link rel="canonical" href="/a">', None),
        ("<p>x", None),
    ],
)
def test_canonical(html: str, canonical: str | None) -> None:
    assert markup(html).canonical == canonical


def test_a_relative_canonical_link_does_not_hide_the_url_in_meta() -> None:
    html = '<link rel="canonical" href="/a"><meta property="og:url" content="https://herald.example/a">'
    assert markup(html).canonical == "https://herald.example/a"


def test_title_and_language() -> None:
    found = markup('<html lang="en-GB"><head><title>\n Ferry  changes </title></head>')
    assert (found.title, found.language) == ("Ferry changes", "en-GB")


def test_the_title_of_a_picture_is_not_the_page_title() -> None:
    assert markup("<body><svg><title>Logo</title></svg></body>").title is None


def test_a_page_that_says_nothing() -> None:
    assert markup("<p>x") == markup("") == Markup()
