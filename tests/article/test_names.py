from __future__ import annotations

import pytest

from cleaner.article.names import Own, byline, is_a_persons, looks_like_name, people, split_names

HERALD = Own(frozenset({"theharbourherald"}), frozenset({"harbourherald"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Ilse Tamm", ("Ilse Tamm",)),
        ("ilse@harbour.example", ()),
        ("https://harbour.example/ilse", ()),
        ("By Ilse Tamm, Ilse Tamm", ("Ilse Tamm",)),
        ("By Ilse Tamm - Harbour correspondent", ("Ilse Tamm",)),
        ("By a person who has far too many words to be a name of anybody", ()),
        ("By 7 of 9", ()),
        ("Posted by Maren at 09:14 PM | Comments (3)", ("Maren",)),
        ("By Julia", ("Julia",)),
        ("By March 9", ()),
        ("By Sept.", ()),
        ("", ()),
        ("(Editor: Ilse Tamm)", ("Ilse Tamm",)),
        ("By Ilse Tamm (Velm)", ("Ilse Tamm",)),
        ("(责任编辑:田小花)", ("田小花",)),
        ("By Ilse Tamm, MS, RD", ("Ilse Tamm",)),
        ("By Ilse Tamm, Attorney, on December 9", ("Ilse Tamm",)),
        ("By Ilse Tamm on December 9", ("Ilse Tamm",)),
        ("By Ilse Tamm December 9, 2025", ("Ilse Tamm",)),
        ("By Dr. Ilse Tamm", ("Dr. Ilse Tamm",)),
        ("By Martin van der Velm", ("Martin van der Velm",)),
        ("hosb/kesm", ("hosb", "kesm")),
        ("By admin", ()),
        ("By Staff Reporter", ()),
        ("Ilse Tamm Senior Reporter", ("Ilse Tamm",)),
        ("View all posts by Ilse Tamm", ("Ilse Tamm",)),
        ("Velm Newsroom Staff", ("Velm Newsroom Staff",)),
    ],
)
def test_a_byline(text: str, found: tuple[str, ...]) -> None:
    assert byline(text) == found


@pytest.mark.parametrize(
    "name",
    [
        "The Harbour Herald",
        "THE HARBOUR HERALD",
        "Harbour Herald",
        "HarbourHerald",
        "Reuters",
        "dpa",
        "undefined",
        "ilse.tamm",
    ],
)
def test_who_is_nobody(name: str) -> None:
    assert people([name], HERALD) == ()


def test_the_sites_name_behind_a_persons_is_left_out() -> None:
    assert people(["Ilse Tamm, The Harbour Herald"], HERALD) == ("Ilse Tamm",)


def test_a_person_at_a_host_of_that_name_is_a_person() -> None:
    assert people(["Ilse Tamm"], Own(labels=frozenset({"ilsetamm"}))) == ("Ilse Tamm",)


def test_people_are_named_once_each_in_order() -> None:
    assert people(["Odile Marren", " Ilse  Tamm,", "Odile Marren", "x"]) == ("Odile Marren", "Ilse Tamm")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ilse Tamm and Odile Marren", ["Ilse Tamm", "Odile Marren"]),
        ("Ilse Tamm, Odile Marren", ["Ilse Tamm", "Odile Marren"]),
        ("Ilse Tamm, MD, PhD", ["Ilse Tamm"]),
        ("Ilse Tamm; Odile Marren", ["Ilse Tamm", "Odile Marren"]),
        ("", []),
    ],
)
def test_names_of_one_value(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "name", "persons"),
    [
        ("Ilse Tamm", True, True),
        ("Harbour Herald", True, False),
        ("Ilse", False, False),
        ("Senior Reporter", False, False),
        ("December 9", False, False),
        ("In This Article", True, False),
    ],
)
def test_what_looks_like_a_name(text: str, name: bool, persons: bool) -> None:
    assert (looks_like_name(text), is_a_persons(text)) == (name, persons)
