from __future__ import annotations

import unicodedata
from itertools import product
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.sinks.names import output_name

PLAIN = [
    "a.html",
    "sub/a.txt",
    "a b.txt",
    "ü.txt",
    "日本.html",
    "-dash.txt",
    "x.tar.gz/sub/a.html",
    "A.html",
    "a~1.txt",
]
ODD = [
    *("../a.txt", "a/../../b.txt", "/etc/passwd", "//x", "a//b.txt", "./a.txt", "..", ".", "", "a/.."),
    *("n" * 300 + ".txt", "日" * 200 + ".html", "d/" * 2_000 + "a.txt", "a\0b.txt"),
    *("a.html.txt/b.html", "a.JSON/b.html", ".cleaner/journal.jsonl", "~/a.txt", "a~0123456789abcdef"),
]


@pytest.mark.parametrize("name", PLAIN)
def test_a_name_that_can_stand_stays(name: str) -> None:
    assert output_name(name, windows=False) == name


def stays_inside(name: str) -> bool:
    parts = name.split("/")
    return not name.startswith("/") and all(part not in {"", ".", ".."} for part in parts)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_stays_inside_and_fits(name: str) -> None:
    found = output_name(name, windows=False)
    assert stays_inside(found)
    assert "\0" not in found
    assert all(len(part.encode()) <= 245 for part in found.split("/"))
    assert len(found.encode()) < 3_500
    assert PurePosixPath(found).parts[0] != ".cleaner"


def test_no_two_odd_names_meet() -> None:
    names = {*PLAIN, *ODD, "n" * 301 + ".txt", "日" * 201 + ".html", "e/" * 2_000 + "a.txt"}
    assert len({output_name(name, windows=False) for name in names}) == len(names)


def test_a_folder_does_not_stand_where_a_page_is_written() -> None:
    """The page a.html is written to a.html.txt; pages of a folder a.html.txt go elsewhere."""
    assert not output_name("a.html.txt/b.html").startswith("a.html.txt/")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.txt", "a.txt"),
        ("Ä.txt", "ä.txt"),
        ("STRASSE.txt", "straße.txt"),
        ("é.txt", unicodedata.normalize("NFD", "é.txt")),
    ],
)
def test_twins_part_where_case_is_not_told_apart(one: str, other: str) -> None:
    places = [output_name(name, folds=True) for name in (one, other)]
    folded = {unicodedata.normalize("NFC", place).casefold() for place in places}
    assert len(folded) == 2


@pytest.mark.parametrize("name", ["con.txt", "a:b.txt", "a?.txt", "x./a.txt", "lpt1", "a\\b.txt"])
def test_names_that_windows_refuses_are_changed_there_only(name: str) -> None:
    assert output_name(name, windows=False) == name
    found = output_name(name, windows=True)
    assert found != name
    assert not set('<>:"|?*\\') & set(found)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4).map("/".join))
def test_any_name_stays_inside(name: str) -> None:
    for folds, windows in product((False, True), repeat=2):
        assert stays_inside(output_name(name, folds=folds, windows=windows))


@given(st.text(alphabet="aA.~/0é", max_size=6), st.text(alphabet="aA.~/0é", max_size=6))
def test_no_two_names_meet(one: str, other: str) -> None:
    if one != other:
        assert output_name(one) != output_name(other)
