from __future__ import annotations

import pytest

from cleaner.judge.series import numbered, tables, whole_series
from tests.rules import lines
from tests.stories import PARAGRAPHS

TIDES = ["Harbour", "High", "Low", "Skarvik", "4.2 m", "1.1 m", "Tarn", "3.9 m", "0.8 m", "Olm", "4.4 m", "1.3 m",
         "Brude", "4.0 m", "1.0 m", "Vell", "3.7 m", "0.6 m"]  # fmt: skip
BOOKS = [
    "1. Marren, O. Sheep of the north slope. Valley Press, 1998.",
    "2. Tamm, I. (2004). On ferries. https://ferries.example/notes",
    "3. The harbour office. Timetables since 1911.",
    "4. Keel, B. Signals and boxes. Railway Annals 12, 44-61.",
    "5. Unsigned. Prices of hay. The Ridge, 4 March 2021.",
]


def page(*parts: str) -> str:
    return "\n".join(parts) + "\n"


def found(text: str) -> tuple[list[range], list[range]]:
    """Lists and tables of a page."""
    measured = lines(text)
    return list(numbered(measured)), list(tables(measured))


@pytest.mark.parametrize("form", ["{}", "• {}"], ids=["bare", "bullets"])
def test_a_list_that_counts_is_found(form: str) -> None:
    assert found(page(PARAGRAPHS[0], *map(form.format, BOOKS), PARAGRAPHS[1])) == ([range(1, 6)], [])


def test_links_to_the_sources_may_stand_between_the_items() -> None:
    spread = [line for book in BOOKS for line in (book, "DOI", "Library")]
    assert found(page(*spread)) == ([range(13)], [])


@pytest.mark.parametrize(
    "text",
    [
        page(*BOOKS[:3]),
        page(BOOKS[0], BOOKS[2], BOOKS[4]),
        page(*(line for book in BOOKS for line in (book, *PARAGRAPHS[:3]))),
        page("1998 was a wet year.", "1999 was worse.", "2000 was dry.", "2001 was wet again."),
    ],
    ids=["too-few", "does-not-count", "far-apart", "years"],
)
def test_other_numbers_at_the_beginning_are_no_list(text: str) -> None:
    assert found(text) == ([], [])


def test_figures_that_come_back_in_their_columns_are_a_table() -> None:
    assert found(page(PARAGRAPHS[0], *TIDES, PARAGRAPHS[1])) == ([], [range(4, 19)])


@pytest.mark.parametrize(
    "cells",
    [
        ["Home", "News", "Sport", "Weather", "Harbour", "Islands"] * 3,
        [line for number in range(1, 11) for line in (str(number), "Boats painted again")],
        [str(number) for number in range(1, 25)],
        TIDES[:9],
        [
            "Sheep",
            "12",
            "Ferries",
            "Skarvik",
            "Boats",
            "3",
            "Lighthouse",
            "Dunes",
            "Hay",
            "Seals",
            "7",
            "Bread",
            "Ridge",
        ],
    ],
    ids=["menu", "most-read", "pages", "too-small", "no-columns"],
)
def test_other_short_lines_are_no_table(cells: list[str]) -> None:
    assert found(page(PARAGRAPHS[0], *cells, PARAGRAPHS[1]))[1] == []


def test_a_list_of_which_one_item_stays_stays_whole() -> None:
    measured = lines(page(PARAGRAPHS[0], *BOOKS, "Share"))
    assert whole_series(measured, [True, False, False, True, False, False, False]) == [True] * 6 + [False]


def test_a_table_hangs_from_the_line_above_it() -> None:
    measured = lines(page("Where the water stands on Monday, by harbour", *TIDES[3:], "Share"))
    assert whole_series(measured, [True, *[False] * 16]) == [True] * 16 + [False]


def test_what_no_part_stays_of_goes() -> None:
    measured = lines(page(PARAGRAPHS[0], "Share", *TIDES[3:], *BOOKS))
    kept = [True, *[False] * 21]
    assert whole_series(measured, kept) == kept
