from __future__ import annotations

import re
import textwrap
import time
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment.wrap import joined, soft_breaks
from tests.stories import PARAGRAPHS

STORY = [f"{a} {b}" for a, b in zip(PARAGRAPHS[::2], PARAGRAPHS[1::2], strict=True)]


def wrap(paragraphs: list[str], width: int, between: str, indent: str = "") -> str:
    fill = textwrap.TextWrapper(width, break_long_words=False, initial_indent=indent)
    return between.join(fill.fill(paragraph) for paragraph in paragraphs) + "\n"


def unwrap(text: str) -> list[str]:
    """Paragraphs, with nothing but `soft_breaks` to tell them."""
    soft = soft_breaks(text)
    return [
        " ".join(line.split())
        for line in "".join(" " if i in soft else c for i, c in enumerate(text)).split("\n")
        if line.strip()
    ]


@pytest.mark.parametrize("width", [50, 60, 65, 72, 76, 80, 90])
@pytest.mark.parametrize("between", ["\n\n", "\n \n\n"], ids=["blank-line", "blank-lines"])
def test_paragraphs_come_out_of_wrapped_lines(width: int, between: str) -> None:
    assert unwrap(wrap(STORY, width, between)) == STORY


def test_paragraphs_that_only_their_indentation_tells() -> None:
    assert unwrap(wrap(STORY, 72, "\n", "    ")) == STORY


def test_quoted_or_listed_lines_begin_anew() -> None:
    items = [f"- {paragraph}" for paragraph in STORY]
    assert unwrap(wrap(items, 66, "\n")) == items


def test_japanese_is_wrapped_between_any_two_characters() -> None:
    story = "港の事務所は月曜日から島へのフェリーが二十分早く出ると小屋に貼った知らせで伝えた。" * 6
    lines = "\n".join(story[at : at + 35] for at in range(0, len(story), 35))
    assert len(soft_breaks(lines)) == lines.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\n\n".join(PARAGRAPHS), id="a-paragraph-a-line"),
        pytest.param("\n".join(PARAGRAPHS), id="close-paragraphs"),
        pytest.param("\n".join(" ".join(p.split()[: 5 + i % 7]) for i, p in enumerate(PARAGRAPHS * 3)), id="headlines"),
        pytest.param(
            "\n".join(["Home", "News", "Sport", "Weather", "Obituaries", "Letters to the editor"] * 9), id="menu"
        ),
        pytest.param(
            "\n".join(
                "The wind goes over the hill\nand the hill goes under the snow\nnobody opens the mill\nnobody wants to know".split(
                    "\n"
                )
                * 5
            ),
            id="poem",
        ),
        pytest.param(wrap(STORY[:1], 72, "\n\n"), id="too-short-to-tell"),
    ],
)
def test_what_nobody_wrapped_stays_in_lines(text: str) -> None:
    assert soft_breaks(text) == frozenset()


def test_a_menu_around_a_wrapped_story_keeps_its_lines() -> None:
    menu = ["Home", "News", "Sport", "Letters to the editor"]
    assert unwrap("\n".join(menu) + "\n\n" + wrap(STORY, 72, "\n\n")) == [*menu, *STORY]


def test_the_foot_of_a_printed_sheet_is_no_part_of_the_sentence_around_it() -> None:
    foot = "https://gazette.example/2024/03/harbour-board-meets-on-monday 1/2"
    lines = wrap(STORY, 72, "\n").split("\n")
    printed = [*lines[:5], foot, *lines[5:]]
    assert foot in unwrap("\n".join(printed))


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("the old ", "  bridge", "the old bridge"),
        ("twenty-", "five boats", "twenty-five boats"),
        ("the plan -", "which nobody liked", "the plan - which nobody liked"),
        ("in Port-", "Selwyn", "in Port- Selwyn"),
        ("フェリーが", "二十分", "フェリーが二十分"),
        ("", "alone", "alone"),
    ],
)
def test_two_lines_become_one(left: str, right: str, whole: str) -> None:
    assert joined([left, right]) == whole


def test_lines_are_joined_as_if_two_by_two() -> None:
    lines = ["a bell -", "b-", " ", "c (", "d", ", e  ", "fé", "日", "本"]
    assert joined(lines) == "a bell - b-c (d, e fé 日本" == reduce(lambda left, right: joined([left, right]), lines)


def test_a_paragraph_of_many_lines_takes_time_with_its_length() -> None:
    def seconds(count: int) -> float:
        lines = ["and on it goes for the width of a line of the old terminal,"] * count
        begin = time.process_time()
        joined(lines)
        return time.process_time() - begin

    assert min(seconds(80_000) for _ in range(3)) < 40 * min(seconds(8_000) for _ in range(3))


@given(
    st.lists(st.sampled_from("a be sea, harbour. ferry- (quay) 1906".split()), min_size=200),
    st.integers(50, 90),
    st.text("ab \n\t.-", max_size=20),
)
def test_soft_breaks_are_newlines_between_visible_lines(words: list[str], width: int, around: str) -> None:
    text = "\n".join([around, textwrap.fill(" ".join(words), width, break_on_hyphens=False), around])
    assert soft_breaks(text)
    for at in soft_breaks(text):
        assert text[at] == "\n"
        assert re.search(r"\S", text[:at])
        assert re.search(r"\S", text[at:])
