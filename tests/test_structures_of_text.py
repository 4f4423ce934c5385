"""Threads, teasers, sign-ups, consent layers and biographies in flattened text, in ten languages and four flattenings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.options import Options
from cleaner.pipeline import Cleaner
from tests.stories import squeeze
from tests.stories_of_asia import MORE_STORIES
from tests.structures import STORIES, STRUCTURES, Story, structure_lines

FLATTENINGS: dict[str, Callable[[list[str]], str]] = {
    "blank-lines": "\n\n".join,
    "close": "\n".join,
    "bullets": lambda lines: "\n".join(line if len(line) > 80 else f"  • {line}" for line in lines),
    "crlf": "\r\n".join,
}
ALL = (*STORIES, *MORE_STORIES)
TOLD = [(story, structure) for story in ALL for structure in STRUCTURES if structure != "bio" or story.bio[0]]
CLEANER, RECALL = Cleaner(), Cleaner(Options(mode="recall"))


def flat(story: Story, structure: str, flattening: str, *, inside: bool = False) -> str:
    """The page of a story with one structure below it, or between its paragraphs."""
    lines = [story.title, *story.paragraphs]
    at = 3 if inside else len(lines)
    return FLATTENINGS[flattening]([*lines[:at], *structure_of(story, structure), *lines[at:]])


def structure_of(story: Story, structure: str) -> list[str]:
    """The lines of a structure; in text a biography needs the name above it to be known."""
    return list(story.bio) if structure == "bio" else [*structure_lines(story, structure)]


@pytest.mark.parametrize("flattening", FLATTENINGS)
@pytest.mark.parametrize(
    ("story", "structure"), TOLD, ids=[f"{story.language}-{structure}" for story, structure in TOLD]
)
def test_the_structure_goes_and_the_article_stays(story: Story, structure: str, flattening: str) -> None:
    text = squeeze(CLEANER.clean(flat(story, structure, flattening), media_type="text/plain").text)
    assert [p for p in story.paragraphs if squeeze(p) not in text] == []
    assert [line for line in structure_of(story, structure) if squeeze(line) in text] == []


@pytest.mark.parametrize("structure", ["related", "newsletter", "consent"])
@pytest.mark.parametrize("story", ALL, ids=[story.language for story in ALL])
def test_the_article_goes_on_below_a_structure(story: Story, structure: str) -> None:
    page = flat(story, structure, "blank-lines", inside=True)
    text = squeeze(CLEANER.clean(page, media_type="text/plain").text)
    assert [p for p in story.paragraphs if squeeze(p) not in text] == []


@pytest.mark.parametrize("story", ALL, ids=[story.language for story in ALL])
def test_a_thread_goes_to_its_end_even_where_nothing_else_may_be_lost(story: Story) -> None:
    text = squeeze(RECALL.clean(flat(story, "comments", "blank-lines"), media_type="text/plain").text)
    assert [p for p in story.paragraphs if squeeze(p) not in text] == []
    assert [line for line in structure_lines(story, "comments") if squeeze(line) in text] == []
