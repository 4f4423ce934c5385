"""The headline of an HTML page."""

from __future__ import annotations

import pytest

from cleaner.article.markup import read_markup
from cleaner.judge.cues import lines_of
from cleaner.judge.headline import judge_headline, titles_in
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree

TITLE = "Ferries leave later from Monday"
BODY = "<p>The port office said so in a notice to passengers on the islands.</p>"


def found(html: str) -> list[str]:
    tree = Tree(html)
    document = segment_html(tree)
    lines = lines_of(document)
    return [lines.texts[f.first] for f in judge_headline(document, lines, read_markup(tree))]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f"<title>{TITLE}</title>", id="title"),
        pytest.param(f"<title>{TITLE} | Harbour Courier</title>", id="title-and-site"),
        pytest.param(f"<title>Harbour Courier - {TITLE}</title>", id="site-and-title"),
        pytest.param(f'<meta property="og:title" content="{TITLE}">', id="opengraph"),
        pytest.param(
            f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>',
            id="json-ld",
        ),
    ],
)
def test_a_block_that_says_what_the_markup_calls_the_title_is_the_headline(head: str) -> None:
    assert found(f"<html><head>{head}</head><body><div>{TITLE}</div>{BODY}</body></html>") == [TITLE]


def test_all_repeats_of_it_are_found() -> None:
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1>{BODY}<div>“{TITLE}”</div>"
    assert found(page) == [TITLE, f"“{TITLE}”"]


def test_the_only_first_heading_is_the_headline_of_a_page_whose_markup_knows_none() -> None:
    assert found(f"<title>Harbour Courier</title><h1>{TITLE}</h1>{BODY}") == [TITLE]


def test_of_two_first_headings_none_is_taken() -> None:
    assert found(f"<h1>{TITLE}</h1>{BODY}<h1>Another story altogether</h1>{BODY}") == []


def test_a_paragraph_that_holds_the_title_stays() -> None:
    assert found(f"<title>{TITLE}</title><p>{TITLE}, the port office said.</p>") == []


def test_a_paragraph_below_the_headline_is_what_it_quotes() -> None:
    quoted = f"<p>{TITLE}.</p>"
    head = f"<head><title>{TITLE}</title></head>"
    assert found(f"<html>{head}<body><h1>‘{TITLE}’</h1>{BODY}{quoted}{BODY}</body></html>") == [f"‘{TITLE}’"]
    assert found(f"<html>{head}<body>{quoted}<h1>{TITLE}</h1>{BODY}</body></html>") == [f"{TITLE}.", TITLE]


def test_what_stands_behind_a_colon_is_the_headline_if_nothing_else_is() -> None:
    blog = f"<title>Slow Rails: {TITLE}</title><h1><a href=/>Slow Rails</a></h1><h3>{TITLE}</h3>{BODY}"
    assert found(blog) == ["Slow Rails", TITLE]
    whole = f"Timetable: {TITLE}"
    assert found(f"<title>{whole}</title><h1>{whole}</h1>{BODY}<h2>{TITLE}</h2>{BODY}") == [whole]
    assert found(f"<title>Timetable: ferries later</title><h2>Ferries later</h2>{BODY}") == []


def test_short_parts_of_a_title_are_no_titles() -> None:
    tree = Tree("<title>News | Ferries leave later | Home</title>")
    assert "News" not in list(titles_in(read_markup(tree)))


SITE = '<a href="/">The Harbour Courier</a>'
SEARCHED = "<title>New timetable for the island ferries - The Harbour Courier</title>"


def test_the_name_of_the_site_is_not_the_headline_of_a_page_that_has_one() -> None:
    assert found(f"{SEARCHED}<div>{SITE}</div><h1>{TITLE}</h1>{BODY}") == [TITLE]


@pytest.mark.parametrize(
    "top", [f"<h1>{SITE}</h1>", f"<div>{SITE}</div>", f"<div>{SITE}</div><h1>{TITLE}</h1><h1>And one more</h1>"]
)
def test_without_another_heading_what_the_markup_knows_is_the_headline(top: str) -> None:
    assert found(f"{SEARCHED}{top}{BODY}") == ["The Harbour Courier"]
