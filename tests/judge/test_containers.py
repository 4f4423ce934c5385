from __future__ import annotations

import pytest

from cleaner.judge.containers import container_kinds, kind_of_tokens
from cleaner.model import Kind
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree


@pytest.mark.parametrize(
    ("tokens", "kind"),
    [
        ("related-posts", "related"),
        ("RelatedPosts", "related"),
        ("story__related_links", "related"),
        ("onetrust-banner-sdk", "cookie_notice"),
        ("comment-respond", "comment_form"),
        ("commentlist", "comments"),
        ("newsletterSignup", "newsletter"),
        ("c-share c-share--top", "share"),
        ("article-paywall", "paywall"),
        ("ad-slot", "advertisement"),
        ("site-footer", "footer"),
        ("wp-caption-text", "caption"),
        ("main-nav", "navigation"),
        ("article__byline", "byline"),
        ("post-tags", "tags"),
        ("site-header", "navigation"),
        ("correlated", None),
        ("shareholder", None),
        ("roadmap", None),
        ("article-body", None),
        ("story", None),
        ("", None),
    ],
)
def test_class_names_are_compared_word_by_word(tokens: str, kind: Kind | None) -> None:
    assert kind_of_tokens(tokens) == kind


def test_what_is_particular_names_a_container_before_what_is_general() -> None:
    assert kind_of_tokens("widget footer newsletter") == "newsletter"


def test_no_elements_say_nothing() -> None:
    assert kind_of_tokens("") is None


def kinds(html: str) -> dict[str, Kind | None]:
    document = segment_html(Tree(html))
    return dict(zip(document.texts(), container_kinds(document), strict=True))


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("nav", "navigation"),
        ("footer", "footer"),
        ("figcaption", "caption"),
        ("address", "byline"),
        ("button", "widget"),
        ("form", "widget"),
        ("p", None),
        ("aside", None),
    ],
)
def test_element_names_say_something_too(tag: str, kind: Kind | None) -> None:
    assert kinds(f"<{tag}>text</{tag}>") == {"text": kind}


def test_the_nearest_telling_container_names_a_block() -> None:
    html = '<footer><div class="newsletter"><div class="inner"><p>Inside</p></div></div><p>Outside</p></footer>'
    assert kinds(html) == {"Inside": "newsletter", "Outside": "footer"}


@pytest.mark.parametrize("tag", ["body", "html", "main"])
def test_what_holds_the_whole_page_names_no_block(tag: str) -> None:
    html = {
        "html": '<html class="comments"><body><p>text',
        "body": '<body class="has-sidebar subscription"><p>text',
        "main": '<main class="has-comments"><p>text',
    }[tag]
    assert kinds(html) == {"text": None}


def test_plain_text_has_no_containers() -> None:
    assert list(container_kinds(segment_text("one\ntwo"))) == [None, None]


def test_what_names_a_block_does_not_depend_on_the_blocks_before_it() -> None:
    html = '<div class="related">' + "<div>" * 10 + "{}" + "<div>" * 10 + "<p>Deep</p>"
    assert kinds(html.format("<p>First</p>"))["Deep"] == kinds(html.format(""))["Deep"]


def test_a_form_around_the_page_is_no_widget() -> None:
    found = kinds(
        "<form id=aspnetForm><div class=share><p>Tell a friend</div><div><p>One</div><div><p>Two</div><form></form></form>"
    )
    assert found == {"Tell a friend": "share", "One": None, "Two": None}
    assert kinds("<main><p>One</p><p>Two</p><p>Three</p></main><form><label>Name</label></form>")["Name"] == "widget"
