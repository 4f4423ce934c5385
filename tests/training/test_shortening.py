"""Articles of a few paragraphs."""

from __future__ import annotations

import pytest

from cleaner.training.shortening import shorter_page
from tests.stories import PARAGRAPHS
from tests.training.pages import texts

GOLD = "\n".join(["Why", *PARAGRAPHS, "a point"])
PAGE = (
    "<body><nav><a href=/>Home</a></nav><main><h2>Why</h2>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "<ul><li>a point</ul><p>Share this story</p></main><footer><p>Copyright</p></footer>"
)
KEYS = [str(number) for number in range(24)]


@pytest.mark.parametrize("key", KEYS)
def test_the_first_paragraphs_stay_and_all_that_is_not_the_article(key: str) -> None:
    html, gold = shorter_page(PAGE, GOLD, key) or ("", "")
    kept = gold.split("\n")
    assert kept == [" ".join(paragraph.split()) for paragraph in PARAGRAPHS[: len(kept)]]
    assert 1 <= len(kept) <= 6
    assert texts(html) == ["Home", *kept, "Share this story", "Copyright"]
    assert shorter_page(PAGE, GOLD, key) == (html, gold)


def test_not_all_are_equally_short() -> None:
    assert len({(shorter_page(PAGE, GOLD, key) or ("", ""))[1] for key in KEYS}) == 6


@pytest.mark.parametrize(
    ("html", "gold"),
    [
        pytest.param("", GOLD, id="nothing"),
        pytest.param(f"<p>{PARAGRAPHS[0]}</p>", PARAGRAPHS[0], id="one-paragraph"),
        pytest.param(
            PAGE, GOLD + "\n" + "\n".join(f"{text} And more." for text in PARAGRAPHS), id="half-of-it-elsewhere"
        ),
    ],
)
def test_what_cannot_be_cut_stays_out(html: str, gold: str) -> None:
    assert [shorter_page(html, gold, key) for key in KEYS] == [None] * len(KEYS)
