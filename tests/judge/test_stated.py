"""What a page states of its article."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.article.markup import Markup, read_markup
from cleaner.judge.stated import NOTHING, Stated, stated_by
from cleaner.segment.tree import Tree


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("The ferry left at nine.", "The ferry left at nine."),
        ("<p>The ferry</p><p>left at <b>nine</b>.</p>", " The ferry  left at  nine . "),
        ("&lt;p&gt;Nets &amp;amp; ropes&lt;/p&gt;", " Nets &amp; ropes "),
        ("Nets &amp; ropes", "Nets & ropes"),
        ("3 < 4", "3 < 4"),
        (["The ferry left.", 9, "It came back."], "The ferry left.\nIt came back."),
    ],
)
def test_the_body_is_what_a_reader_would_see(said: Any, body: str) -> None:
    assert stated_by(Markup(linked={"articleBody": said})) == Stated(body)


@pytest.mark.parametrize(
    "said",
    [None, 9, "", [], {"@value": "The ferry left."}, "ferry " * 100_000],
    ids=["null", "number", "empty", "list", "object", "archive"],
)
def test_what_is_no_text_or_far_too_long_states_nothing(said: Any) -> None:
    assert stated_by(Markup(linked={"articleBody": said})) == NOTHING == stated_by(Markup())


def test_the_body_is_that_of_the_article_and_not_of_another_object() -> None:
    page = (
        '<script type="application/ld+json">[{"@type": "Comment", "articleBody": "So late again."},'
        '{"@type": "NewsArticle", "articleBody": "The ferry left at nine."}]</script><p>x'
    )
    assert stated_by(read_markup(Tree(page))) == Stated("The ferry left at nine.")


def test_a_thread_of_a_forum_states_nothing() -> None:
    said = {"@type": "DiscussionForumPosting", "articleBody": "When does the ferry leave?"}
    assert stated_by(Markup(linked=said)) == NOTHING != stated_by(Markup(linked={**said, "@type": "BlogPosting"}))
