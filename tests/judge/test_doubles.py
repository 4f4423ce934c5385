from __future__ import annotations

import pytest

from cleaner.judge.doubles import DOUBLE, is_double, judge_doubles
from tests.rules import lines
from tests.stories import PARAGRAPHS

CARDS = [
    "Lighthouse opens at night again Lighthouse opens at night again",
    "Ilse Tamm",
    "Nobody had asked for it, and four hundred people came.",
    "New path along the dunes New path along the dunes",
    "Odile Marren",
    "Seals were counted once more on Sunday Seals were counted once more on Sunday",
]


def found(page: list[str], chances: list[float] | None = None) -> list[tuple[int, int]]:
    """Columns of cards on a page."""
    measured = lines("\n".join(page))
    findings = list(judge_doubles(measured, chances or [0.5] * len(page)))
    assert all((f.kind, f.by, f.authority) == ("related", DOUBLE, "cue") for f in findings)
    return [(f.first, f.last) for f in findings]


def test_titles_that_stand_twice_are_cards_of_other_stories_with_what_stands_between_them() -> None:
    assert found([PARAGRAPHS[0], *CARDS, PARAGRAPHS[1]]) == [(1, 7)]


def test_one_such_title_may_be_the_headline() -> None:
    assert found([CARDS[0], *PARAGRAPHS[:2]]) == []


def test_paragraphs_of_the_article_part_two_columns() -> None:
    page = [*CARDS[:4], PARAGRAPHS[0], *CARDS[2:]]
    assert found(page, [0.5] * 4 + [0.95] + [0.5] * 4) == [(0, 4), (6, 9)]
    assert found([CARDS[0], PARAGRAPHS[0], CARDS[3]], [0.5, 0.95, 0.5]) == []


@pytest.mark.parametrize(
    ("text", "double"),
    [
        ("New path along the dunes New path along the dunes", True),
        ("New path along the dunes", False),
        ("New path along New path along", False),
        ("Tide m Wind m Rain m Tide m Wind m Rain m", False),
        ("New path along the dunes New path along the shore", False),
        ("", False),
    ],
    ids=["double", "once", "too-short", "columns", "another", "nothing"],
)
def test_a_double_says_all_of_itself_again(text: str, double: bool) -> None:
    assert is_double(text) == double
