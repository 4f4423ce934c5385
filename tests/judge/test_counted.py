from __future__ import annotations

import pytest

from cleaner.judge.counted import counted, with_counted
from tests.rules import lines
from tests.stories import PARAGRAPHS

STOPS = ["1. The pier", "2. The mill", "3. The crane", "4. The ferry office", "5. The dunes"]
GUIDE = [line for stop, told in zip(STOPS, PARAGRAPHS, strict=False) for line in (stop, told)]


def kept_of(texts: list[str], dropped: set[int], known: set[int] | None = None) -> list[int]:
    """The lines that stay, by number, where an engine drops some and rules know some."""
    count = range(len(texts))
    kept = with_counted(lines("\n".join(texts)), [i not in dropped for i in count], [i in (known or ()) for i in count])
    return [i for i in count if kept[i]]


@pytest.mark.parametrize(
    "form", ["{}. Stop", "{}) Stop", "#{}: Stop", "Step {}: Stop", "Tag {} – Halt", "{} - Stop", "第{}. 章"]
)
def test_headings_that_count_are_a_series(form: str) -> None:
    texts = [line for number in (1, 2, 3) for line in (form.format(number), PARAGRAPHS[0])]
    assert list(counted(texts)) == [[0, 2, 4]]
    assert list(counted(texts[::-1])) == [[1, 3, 5]]


@pytest.mark.parametrize(
    "texts",
    [
        ["1. One", "2. Two"],
        ["1. One", "3. Three", "5. Five"],
        ["1. One", "2) Two", "3: Three"],
        ["Step 1: One", "Day 2: Two", "Week 3: Three"],
        ["1. One", "2. Two", "1. One", "2. Two"],
        ["3.5 million", "4.5 million", "5.5 million"],
        ["1998. A year", "1999. A year", "2000. A year"],
    ],
    ids=["two", "gaps", "other-signs", "other-words", "begun-again", "figures", "years"],
)
def test_what_does_not_count_on_is_none(texts: list[str]) -> None:
    assert list(counted(texts)) == []


def test_two_series_may_stand_in_each_other() -> None:
    texts = ["1. One", "a. x", "Step 1: a", "Step 2: b", "2. Two", "Step 3: c", "3. Three"]
    assert sorted(counted(texts)) == [[0, 4, 6], [2, 3, 5]]


@pytest.mark.parametrize("dropped", [{0}, {4}, {8}, {2, 6}], ids=["first", "third", "last", "two"])
def test_a_heading_that_alone_would_go_stays_with_the_others(dropped: set[int]) -> None:
    assert kept_of(GUIDE, dropped) == list(range(len(GUIDE)))


def test_where_few_stay_nothing_comes_back() -> None:
    dropped = {0, 2, 4}
    assert kept_of(GUIDE, dropped) == sorted(set(range(len(GUIDE))) - dropped)


def test_a_heading_over_what_goes_goes_too() -> None:
    assert kept_of(GUIDE, {4, 5}) == [0, 1, 2, 3, 6, 7, 8, 9]


def test_what_a_rule_knows_is_no_heading() -> None:
    assert 4 not in kept_of(GUIDE, {4}, known={4})


def test_a_list_that_stands_close_is_not_touched() -> None:
    texts = [PARAGRAPHS[0], *STOPS, PARAGRAPHS[1]]
    assert kept_of(texts, {5}) == [0, 1, 2, 3, 4, 6]
