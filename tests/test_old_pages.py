"""Pages of twenty years ago: columns in tables, breaks for paragraphs, and no names."""

from __future__ import annotations

import pytest

from cleaner.options import Options
from cleaner.pipeline import Cleaner
from tests.old_pages import PLACES, WAYS, old_html_of
from tests.stories import squeeze
from tests.stories_of_asia import MORE_STORIES
from tests.structures import STORIES, Story, structure_lines

_ALL = (*STORIES, *MORE_STORIES)


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(Options(engine="blocks"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("story", _ALL, ids=[story.language for story in _ALL])
def test_the_middle_column_stays_and_what_is_around_it_goes(
    cleaner: Cleaner, story: Story, place: str, way: str
) -> None:
    text = squeeze(cleaner.clean(old_html_of(story, place, way)).text)
    assert [p for p in story.paragraphs if squeeze(p) not in text] == []
    assert [line for line in structure_lines(story, place) if squeeze(line) in text] == []
