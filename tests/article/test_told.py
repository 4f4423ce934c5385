from __future__ import annotations

import json
from typing import Any

import pytest

from cleaner.article.markup import Markup, read_markup, with_marked
from cleaner.article.site import site_of
from cleaner.article.told import told
from cleaner.segment.tree import Tree


def marked_up(html: str) -> Markup:
    tree = Tree(html)
    return with_marked(read_markup(tree), tree)


def first(head: str = "", body: str = "", url: str | None = None) -> dict[str, Any]:
    """The first value of each field, and where it was found."""
    markup = marked_up(f"<html><head>{head}</head><body>{body}</body></html>")
    found: dict[str, Any] = {}
    for item in told(markup, site_of(url, markup, None)):
        found.setdefault(item.field, (item.value, item.source))
    return found


def linked(*items: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(items)})}</script>'


def story(**fields: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", **fields}


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"publisher": {"@type": "Organization", "name": "The Harbour Herald"}}, "publisher", "The Harbour Herald"),
        ({"keywords": "ferry, harbour,type:article, ferry"}, "tags", ("ferry", "harbour")),
        ({"keywords": ["ferry", "harbour", 7]}, "tags", ("ferry", "harbour")),
        ({"alternativeHeadline": "What the islands say"}, "subtitle", "What the islands say"),
        ({"license": {"url": "https://licence.example/by"}}, "licence", "https://licence.example/by"),
        ({"isAccessibleForFree": "False"}, "paywalled", True),
        ({"isAccessibleForFree": False}, "paywalled", True),
        ({"isAccessibleForFree": True}, "paywalled", None),
        ({"commentCount": "12"}, "comments", 12),
        (
            {
                "interactionStatistic": [
                    {"interactionType": "https://schema.org/CommentAction", "userInteractionCount": 3}
                ]
            },
            "comments",
            3,
        ),
        ({"dateline": "VELM (AP)"}, "place", "Velm"),
        ({"inLanguage": "en_GB"}, "language", "en-GB"),
        ({"inLanguage": {"@type": "Language", "name": "English"}}, "language", None),
        (
            {"author": [{"@type": "Person", "name": "Ilse Tamm"}, {"@type": "Organization", "name": "AFP"}]},
            "agency",
            "AFP",
        ),
        ({"author": {"@type": "Organization", "name": "Herald Data Team"}}, "authors", ("Herald Data Team",)),
        ({"datePublished": "1970-01-01T00:00:00Z"}, "published", None),
    ],
)
def test_fields_of_linked_data(fields: dict[str, Any], field: str, value: object) -> None:
    assert first(linked(story(**fields))).get(field, (None,))[0] == value


def test_references_in_linked_data_are_followed() -> None:
    graph = linked(story(author={"@id": "#ilse"}), {"@type": "Person", "@id": "#ilse", "name": "Ilse Tamm"})
    assert first(graph)["authors"] == (("Ilse Tamm",), "json-ld:author")


def test_the_breadcrumb_of_linked_data() -> None:
    steps = [
        {"@type": "ListItem", "position": 2, "item": {"name": "Harbour"}},
        {"@type": "ListItem", "position": 1, "name": "Home"},
    ]
    assert first(linked({"@type": "BreadcrumbList", "itemListElement": steps}))["breadcrumb"][0] == ("Home", "Harbour")


HERALD = {"@type": "Organization", "name": "The Harbour Herald"}


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "The Harbour Herald"},
        {"@type": "Person", "name": "The Harbour Herald", "sameAs": "https://face.example/herald"},
        {"@type": "Organization", "name": "The Harbour Herald"},
        "The Harbour Herald",
        "the harbour  herald",
        "harbourherald.example",
    ],
    ids=str,
)
def test_the_sites_name_is_no_author(author: object) -> None:
    url = "https://www.harbourherald.example/1"
    assert "authors" not in first(linked(story(author=author, publisher=HERALD)), url=url)
    assert "authors" not in first(
        '<meta name="author" content="The Harbour Herald">' + linked(story(publisher=HERALD)), url=url
    )


def test_a_person_whose_site_has_their_name_is_its_author() -> None:
    author = {"@type": "Person", "name": "Ilse Tamm", "jobTitle": "baker"}
    found = first(
        linked({"@type": "BlogPosting", "author": author, "publisher": {"@type": "Organization", "name": "Ilse Tamm"}})
    )
    assert found["authors"][0] == ("Ilse Tamm",)


def test_nobody_who_comments_or_wrote_another_story_is_the_author() -> None:
    body = (
        '<h1>Ferry</h1><div class="comments"><span class="comment-author" itemprop="author">Odile Marren</span></div>'
        '<aside class="related"><a rel="author">Joost Vael</a><time datetime="2019-01-01">then</time></aside>'
    )
    assert not {"authors", "published"} & set(first(body=body))


@pytest.mark.parametrize(
    ("name", "field"),
    [("publish-date", "published"), ("w-published-date", "published"), ("pubdate", "published"), ("date", "published")],
)
def test_what_sites_call_the_day_of_publication(name: str, field: str) -> None:
    assert first(f'<meta name="{name}" content="4 March 2025">')[field] == ("2025-03-04", f"meta:{name}")


def test_elements_that_name_several_people_one_by_one() -> None:
    body = (
        '<h1>Ferry</h1><div class="byline">By <a class="author">Ilse Tamm</a> <a class="author">Odile Marren</a></div>'
    )
    assert first(body=body)["authors"] == (("Ilse Tamm", "Odile Marren"), "html:class")


def test_several_meta_elements_name_several_people() -> None:
    head = '<meta name="citation_author" content="Ilse Tamm"><meta name="citation_author" content="Odile Marren">'
    assert first(head)["authors"][0] == ("Ilse Tamm", "Odile Marren")


@pytest.mark.parametrize(("text", "emptied"), [("", True), ("word " * 60, False)])
def test_what_the_wall_hides_may_be_missing(text: str, emptied: bool) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".locked"}
    html = f'<html><head>{linked(story(hasPart=part))}</head><body><div class="locked">{text}</div></body></html>'
    markup = marked_up(html)
    assert (markup.walled, markup.emptied) == (True, emptied)


def test_a_selector_of_the_page_that_is_none_is_passed_over() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ">>>"}
    markup = marked_up(f"<html><head>{linked(story(hasPart=part))}</head><body>x</body></html>")
    assert (markup.walled, markup.emptied) == (True, False)


@pytest.mark.parametrize("selector", [".locked", "#x.locked", "div.locked", ".around .locked", ".around > .locked"])
def test_what_the_wall_hides_is_found_by_its_name_or_its_place(selector: str) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": selector}
    body = '<div class="around"><div id="x" class="locked"></div></div>'
    assert marked_up(f"<html><head>{linked(story(hasPart=part))}</head><body>{body}</body></html>").emptied
