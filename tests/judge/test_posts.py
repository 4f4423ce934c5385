from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from cleaner.judge.posts import POSTS, judge_posts
from cleaner.pipeline import Cleaner
from tests.rules import lines
from tests.stories import PARAGRAPHS

LONG = [f"{paragraph} {other}" for paragraph, other in zip(PARAGRAPHS[:6], PARAGRAPHS[3:9], strict=True)]
SHORT = ["I have said so for years.", "And who pays for it?", "Well done, all of you!", "Nobody asked us.", "Quite so."]
NAMES = ["Otto", "Lise K.", "oldsalt44", "Ruth", "A. Holm"]
WHEN = "March 9, 2005 at 7:02 am"


def posts(thread: Sequence[str], article: Sequence[str] = LONG) -> list[str]:
    """What a thread without a head takes below an article, and from the article."""
    page = lines("\n\n".join([*article, *thread]))
    found = list(judge_posts(page))
    assert all((f.kind, f.by, f.authority) == ("comments", POSTS, "cue") for f in found)
    return [page.texts[i] for f in found for i in range(f.first, f.last)]


@pytest.mark.parametrize(
    ("post", "button"),
    [
        pytest.param([WHEN, "{text}", "Reply"], "Reply", id="date-above"),
        pytest.param(["{name}", WHEN, "{text}", "Antworten"], "Antworten", id="name-and-date-above"),
        pytest.param(["{name} says:", WHEN, "{text}"], "", id="says"),
        pytest.param([f"{{name}} wrote on {WHEN}:", "{text}"], "", id="wrote-on"),
        pytest.param(["3 hours ago", "{text}", "Reply | Report | Share"], "Reply", id="several-buttons"),
    ],
)
def test_posts_that_can_be_answered_are_a_thread(post: list[str], button: str) -> None:
    said = list(zip(NAMES, SHORT, strict=True))
    thread = [line.format(name=name, text=text) for name, text in said for line in post]
    assert posts(thread) == thread
    assert posts([*thread, PARAGRAPHS[8]])[: len(thread)] == thread
    assert (button in posts(thread)) == (button in thread)


def test_without_a_date_a_thread_begins_at_its_first_button() -> None:
    thread = [line for text in SHORT for line in (text, "Reply")]
    assert posts(thread) == thread[1:]


def test_three_posts_prove_nothing() -> None:
    assert posts([line for text in SHORT[:3] for line in (WHEN, text, "Reply")]) == []


def test_people_who_are_quoted_write_no_posts() -> None:
    assert posts([line for name in NAMES for line in (f"{name} says:", PARAGRAPHS[6])]) == []


def test_a_forum_is_there_for_its_posts() -> None:
    assert posts([line for text in SHORT for line in (WHEN, text, "Reply")], PARAGRAPHS[:1]) == []


def test_buttons_far_apart_are_no_thread() -> None:
    assert posts([line for text in SHORT for line in (*[PARAGRAPHS[7]] * 26, "Reply")]) == []


@pytest.mark.parametrize(("kind", "goes"), [("NewsArticle", True), ("DiscussionForumPosting", False)])
def test_of_a_page_that_calls_itself_a_discussion_no_post_goes(cleaner: Cleaner, kind: str, *, goes: bool) -> None:
    said = json.dumps({"@type": kind, "headline": "The harbour"})
    body = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    thread = [(name, WHEN, f"{text} {PARAGRAPHS[8]}", "Reply") for name, text in zip(NAMES, SHORT, strict=True)]
    body += "".join(f"<div>{''.join(f'<p>{line}</p>' for line in post)}</div>" for post in thread)
    head = f'<script type="application/ld+json">{said}</script>'
    article = cleaner.clean(f"<html><head>{head}</head><body><h1>The harbour</h1>{body}</body></html>")
    assert (POSTS in {verdict.by for verdict in article.verdicts}) is goes
    assert (SHORT[0] in article.text) is not goes
