"""Length says nothing: books stay whole, and a hundred readers are no article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

import pytest

from cleaner.model import MediaType
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from tests.long_pages import (
    FORMS,
    KINDS,
    STYLES,
    TITLE,
    Element,
    elements_of,
    markdown_of,
    page_of,
    posts_of,
    text_of,
    thread_of,
)
from tests.stories_of_asia import MORE_STORIES
from tests.structures import STORIES, Story

_ALL = (*STORIES, *MORE_STORIES)
_END = re.compile(r"(?<=[.!?。！？।؟])\s*")
COUNTS = (150, 400, 1_000)


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(Options(engine="blocks"))


def lost(wanted: list[str], text: str) -> list[str]:
    found = {" ".join(line.lstrip("#- ").split()) for line in text.split("\n")}
    return [line for line in wanted if " ".join(line.split()) not in found]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_long_page_stays_whole(cleaner: Cleaner, kind: str, form: str, count: int) -> None:
    elements = elements_of(kind, count)
    article = cleaner.clean(page_of(elements, form))
    assert len(lost([text for _, text in elements], article.text)) <= len(elements) * 0.01
    assert "Authors" not in article.text.split("\n")


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("flattened", "media_type", "most"),
    [
        pytest.param(text_of, "text/plain", 0.03, id="text"),
        pytest.param(markdown_of, "text/markdown", 0.1, id="markdown"),
    ],
)
def test_a_long_text_stays_whole(
    cleaner: Cleaner,
    flattened: Callable[[Sequence[Element]], str],
    media_type: MediaType,
    most: float,
    kind: str,
    count: int,
) -> None:
    elements = elements_of(kind, count)
    article = cleaner.clean(flattened(elements), media_type=media_type)
    assert len(lost([text for _, text in elements], article.text)) <= len(elements) * most
    assert "Authors" not in article.text


@pytest.mark.parametrize("story", _ALL, ids=[story.language for story in _ALL])
def test_in_all_languages(cleaner: Cleaner, story: Story) -> None:
    random = Random(story.language)
    sentences = [part for line in story.paragraphs for part in _END.split(line) if part.strip()]
    lines = [" ".join(random.sample(sentences, min(len(sentences), random.randint(2, 4)))) for _ in range(300)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f'<html lang="{story.language}"><body><ul><li><a href="/a">A</a></ul><div><h1>{story.title}</h1>{body}</div>'
    assert lost(lines, cleaner.clean(html).text) == []
    assert lost(lines, cleaner.clean("\n".join(["A", "B", story.title, *lines]), media_type="text/plain").text) == []


@pytest.mark.parametrize("posts", [5, 30, 100, 300])
@pytest.mark.parametrize("paragraphs", [4, 12, 60])
@pytest.mark.parametrize("style", STYLES)
def test_a_thread_goes_however_long_it_is(cleaner: Cleaner, style: str, paragraphs: int, posts: int) -> None:
    elements = elements_of("prose", paragraphs)
    text = cleaner.clean(page_of(elements, "div", thread_of(posts_of(posts), style))).text
    assert [line for line in text.split("\n") if line] == [text for _, text in elements if text != TITLE]


@pytest.mark.parametrize("posts", [5, 30, 100, 300])
@pytest.mark.parametrize("paragraphs", [4, 12, 60])
def test_so_does_one_below_a_text(cleaner: Cleaner, paragraphs: int, posts: int) -> None:
    elements = elements_of("prose", paragraphs)
    thread = [line for who, when, what in posts_of(posts) for line in (who, when, what, "Reply")]
    text = cleaner.clean(text_of(elements, ["Comments", *thread]), media_type="text/plain").text
    assert lost([line for _, line in elements], text) == []
    assert "nonsense" not in text and "Reply" not in text
