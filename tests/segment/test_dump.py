"""Pages as text browsers write them down."""

from __future__ import annotations

import pytest

from cleaner.judge.cues import lines_of
from cleaner.model import Page
from cleaner.page_text import page_text
from cleaner.pipeline import Cleaner
from cleaner.segment.dump import without_marks
from cleaner.segment.text import segment_text

MENU = [f"   [{number}]Page {number}" for number in range(1, 10)]
DUMP = "\n".join(
    [
        *MENU,
        "   (BUTTON) Search ________________",
        "   The [10]county pays two thirds of it.[1]",
        "   [11]Register now [12]Already have an account?",
        "   (BUTTON)",
    ]
)


def test_links_and_buttons_are_not_shown() -> None:
    document = segment_text(DUMP)
    shown = without_marks(document)
    assert shown.texts() == [
        *(f"Page {number}" for number in range(1, 10)),
        "Search",
        "The county pays two thirds of it.[1]",
        "Register now Already have an account?",
        "—",
    ]
    assert len(shown) == len(document)
    assert lines_of(shown).texts[0] == "Page 1"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(MENU[:7]), id="a-few"),
        pytest.param("\n".join(f"Text. [{number}] Text" for number in range(1, 20)), id="footnotes"),
        pytest.param("\n".join(f"[{number * 3}]Smith said so." for number in range(20)), id="sources-out-of-order"),
        pytest.param("No brackets here.\n" * 20, id="prose"),
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    document = segment_text(text)
    assert without_marks(document) is document


def test_offsets_count_in_the_page_as_it_came_and_what_is_kept_stays_as_it_is() -> None:
    story = "   The [10]county pays two thirds of the bridge, and the town pays the rest of it by the end of May."
    more = "   Nobody had asked the [11]fishermen, who use it every morning and had read of it in the paper."
    text = "\n".join(
        [*MENU, "", story, "", more, "", "   [12]Privacy Policy", "   References", "   1. https://a.example/"]
    )
    article = Cleaner().clean(Page(text, media_type="text/plain"))
    assert article.text.strip().split("\n\n") == [story.strip(), more.strip()]
    assert page_text(Page(text, media_type="text/plain")).text == text
    assert next(text[v.start : v.end] for v in article.verdicts if v.action == "keep").startswith("The [10]county")
