from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cleaner.sources.columns import Columns, rows_as_items
from cleaner.sources.item import Item, Problem


def item(row: dict[str, Any], columns: Columns | None = None) -> Item:
    (found,) = rows_as_items(iter([(1, row)]), "a", "key", columns or Columns())
    assert isinstance(found, Item)
    return found


@pytest.mark.parametrize(
    ("row", "content", "media"),
    [
        ({"text": "t"}, "t", "text/plain"),
        ({"html": "h"}, "h", "text/html"),
        ({"text": "t", "html": "h"}, "h", "text/html"),
        ({"text": "t", "html": None}, "t", "text/plain"),
        ({"markdown": "m"}, "m", "text/markdown"),
        ({"MD": "m"}, "m", "text/markdown"),
        ({"content": "c"}, "c", None),
        ({"RAW_HTML": b"h"}, b"h", "text/html"),
    ],
)
def test_the_page_is_found_by_common_names(row: dict[str, Any], content: object, media: str | None) -> None:
    found = item(row)
    assert (found.content, found.media_type) == (content, media)


def test_what_is_known_of_it_is_found_too_at_the_top_or_below() -> None:
    top = item({"text": "t", "id": 7, "url": "u", "date": "2024-03-02T00:00:00Z"})
    below = item({"text": "t", "doc_id": "7", "metadata": {"URL": "u", "crawl_date": "20240302"}})
    for found in (top, below):
        assert (found.record_id, found.url, found.captured) == ("7", "u", date(2024, 3, 2))


def test_columns_that_are_told_beat_names() -> None:
    told = Columns("page.source", "nr", "where", "page.day", "html")
    row = {"text": "t", "url": "no", "nr": 1, "where": "u", "page": {"source": "s", "day": "2024-03-02"}}
    found = item(row, told)
    assert (found.content, found.media_type, found.record_id, found.url) == ("s", "text/html", "1", "u")
    assert found.captured == date(2024, 3, 2)


def test_a_column_that_is_told_and_missing_is_a_problem() -> None:
    (found,) = rows_as_items(iter([(1, {"text": "t"})]), "a", "key", Columns(content="html"))
    assert isinstance(found, Problem)
    assert "html" in found.message


@pytest.mark.parametrize("place", [0, 1, 50, 99])
def test_a_row_without_a_page_is_one_failure_wherever_it_stands(place: int) -> None:
    rows: list[tuple[int, Any]] = [(number, {"text": "t"}) for number in range(1, 100)]
    rows.insert(place, (777, {"note": "t"}))
    found = list(rows_as_items(iter(rows), "a", "key", Columns()))
    assert [entry.name for entry in found] == [f"a/{number:08}" for number, _ in rows]
    assert [(entry.name, entry.reason) for entry in found if isinstance(entry, Problem)] == [
        ("a/00000777", "no_content")
    ]


def test_the_first_rows_may_all_lack_a_page_but_no_more_are_read_then() -> None:
    rows = iter([(number, {"note": "t"}) for number in range(1, 1_000)])
    (found,) = rows_as_items(rows, "a", "key", Columns())
    assert isinstance(found, Problem)
    assert (found.name, found.reason, next(rows)[0]) == ("a", "no_content", 101)
    short = [(number, {"note" if number < 100 else "text": "t"}) for number in range(1, 102)]
    assert len(list(rows_as_items(iter(short), "a", "key", Columns()))) == 101


@pytest.mark.parametrize("length", [1, 50, 500])
def test_columns_that_are_told_and_missing_are_a_failure_beside_the_pages(length: int) -> None:
    rows = [(number, {"text": "t", "url": "u"}) for number in range(1, length + 1)]
    found = list(rows_as_items(iter(rows), "a", "key", Columns(id="nr", url="url", date="page.day")))
    (problem,) = [entry for entry in found if isinstance(entry, Problem)]
    assert (problem.name, problem.reason, len(found)) == ("a", "no_column", length + 1)
    assert all(part in problem.message for part in ("nr, page.day", "--id-column, --date-column"))


def test_a_column_that_only_some_rows_have_is_there() -> None:
    rows: list[tuple[int, Any]] = [(number, {"text": "t"}) for number in range(1, 80)]
    rows += [(80, {"text": "t", "nr": None}), (81, ["no row"])]
    found = list(rows_as_items(iter(rows), "a", "key", Columns(id="nr")))
    assert [entry.reason for entry in found if isinstance(entry, Problem)] == ["malformed"]


@pytest.mark.parametrize("value", [None, 7, ["x"]])
def test_a_field_that_is_no_text_is_an_empty_page(value: object) -> None:
    (found,) = rows_as_items(iter([(1, {"text": value})]), "a", "key", Columns())
    assert isinstance(found, Problem)
    assert found.reason == "empty"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"html": None, "id": "c"}, "empty"),
        ({"note": "t", "id": "c"}, "no_content"),
        ({"page": {"source": "s"}, "metadata": {"id": "c"}}, "no_content"),
        ({"html": "x" * (64 << 20) + "x", "id": "c"}, "too_large"),
    ],
    ids=["null", "missing", "fields", "too-large"],
)
def test_a_row_that_fails_keeps_its_id(row: dict[str, Any], reason: str) -> None:
    found, _ = rows_as_items(iter([(1, row), (2, {"text": "t"})]), "a", "key", Columns())
    assert isinstance(found, Problem)
    assert (found.name, found.reason, found.record) == ("a/00000001", reason, "c")


@pytest.mark.parametrize(
    ("row", "columns", "said"),
    [
        (
            {"note": "t", "id": 1},
            Columns(),
            "no field of the row has a name that is known for pages (its fields are note, id): name the page's with --content-column",
        ),
        ({}, Columns(), "no field of the row has a name that is known for pages (it has none at all)"),
        ({"note": "t"}, Columns("html"), "the row has no field 'html' (its fields are note): name one of these with"),
        (
            {"page": {"size": 1, "source": "s"}},
            Columns(),
            "the field 'page' holds no text but the fields size, source: name the page's with --content-column page.source",
        ),
        ({"page": {"source": "s", "html": "h"}}, Columns(), "with --content-column page.html"),
        (
            {"page": {"size": 1}},
            Columns("page"),
            "holds no text but the fields size: name the page's with --content-col",
        ),
    ],
)
def test_what_is_said_of_a_row_without_a_page_names_its_fields(
    row: dict[str, Any], columns: Columns, said: str
) -> None:
    (found,) = rows_as_items(iter([(1, row)]), "a", "key", columns)
    assert isinstance(found, Problem)
    assert said in found.message


def test_a_field_of_text_goes_before_one_of_fields() -> None:
    assert item({"page": {"source": "s"}, "article": "a"}).content == "a"


def test_only_columns_that_matter_are_read() -> None:
    names = ["text", "embedding", "URL", "page", "labels"]
    assert Columns().wanted(names) == ["text", "URL", "page"]
    assert Columns(content="labels.x").wanted(names) == ["text", "URL", "page", "labels"]
