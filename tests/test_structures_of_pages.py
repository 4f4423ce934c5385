"""Threads, teasers, sign-ups, consent layers and biographies, in and below articles, in ten languages."""

from __future__ import annotations

import pytest

from cleaner.model import Kind, Page
from cleaner.options import Options
from cleaner.page_text import page_text
from cleaner.pipeline import Cleaner
from tests.stories import squeeze
from tests.structures import STORIES, STRUCTURES, Story, html_of, structure_lines, without_names

_KIND: dict[str, Kind] = {
    "comments": "comments",
    "related": "related",
    "newsletter": "newsletter",
    "consent": "cookie_notice",
    "bio": "byline",
}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(Options(engine="blocks"))


@pytest.mark.parametrize("inside", [True, False], ids=["inside", "below"])
@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("story", STORIES, ids=[story.language for story in STORIES])
def test_the_structure_goes_and_the_article_stays(
    cleaner: Cleaner, story: Story, structure: str, *, inside: bool
) -> None:
    article = cleaner.clean(html_of(story, structure, inside=inside))
    text = squeeze(article.text)
    assert [p for p in story.paragraphs if squeeze(p) not in text] == []
    assert [line for line in structure_lines(story, structure) if squeeze(line) in text] == []


@pytest.mark.parametrize("inside", [True, False], ids=["inside", "below"])
@pytest.mark.parametrize("structure", ["comments", "related"])
@pytest.mark.parametrize("story", STORIES, ids=[story.language for story in STORIES])
def test_a_structure_is_known_by_its_first_line_where_its_container_has_no_telling_name(
    cleaner: Cleaner, story: Story, structure: str, *, inside: bool
) -> None:
    text = squeeze(cleaner.clean(without_names(html_of(story, structure, inside=inside))).text)
    assert [p for p in story.paragraphs if squeeze(p) not in text] == []
    assert [line for line in structure_lines(story, structure) if squeeze(line) in text] == []


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("story", STORIES, ids=[story.language for story in STORIES])
def test_the_record_names_the_structure(cleaner: Cleaner, story: Story, structure: str) -> None:
    html = html_of(story, structure, inside=False)
    article = cleaner.clean(html)
    page = page_text(Page(html)).text
    line = structure_lines(story, structure)[-1 if structure in {"related", "comments", "bio"} else 1]
    at = page.index(line)
    kinds = {v.kind for v in article.verdicts if v.start <= at < v.end}
    assert kinds == {_KIND[structure]}
