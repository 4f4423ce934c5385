from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.article.counting import count_words, is_unspaced, words_among

LETTERS = st.text(st.sampled_from("abAB ß1_-’\nÅåİЖжΣς港のᲠ\u00ad"), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("The ferry  left.\n", 3), ("港の事務所", 5), ("Tram 5 は 港 a港b", 7), ("a\u00a0b", 2)],
)
def test_words_are_counted_by_blanks_and_characters(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(LETTERS, max_size=4), st.lists(LETTERS, max_size=4))
def test_words_among_are_those_that_a_pattern_finds(lines: list[str], others: list[str]) -> None:
    found = {word for line in lines for word in re.findall(r"[^\W_]+", line.casefold())}
    wanted = {word for line in (*lines[:2], *others) for word in re.findall(r"[^\W_]+", line.casefold())}
    assert words_among(wanted, lines) == wanted & found


def test_kana_and_characters_have_no_spaces() -> None:
    assert [is_unspaced(text) for text in ("Ferry", "Паром", "섬으로", "港", "の")] == [False, False, False, True, True]
