from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.keys import SMALL, Table, folded, key_of


@given(st.sets(st.text(min_size=1, max_size=12), min_size=1, max_size=60))
def test_a_table_gives_back_what_was_put_in(words: set[str]) -> None:
    table = Table(4)
    numbered = dict(zip(sorted(words), range(1, 100), strict=False))
    for at, (word, number) in enumerate(numbered.items()):
        if at and not at & (at - 1):
            table.grow()
        table.put(word, number)
    assert {word: table.get(key_of(word)) for word in words} == numbered
    assert table.get(key_of("not there at all")) == 0


def test_the_last_number_holds() -> None:
    table = Table(2)
    table.put("ferry", 1)
    table.put("ferry", 2)
    assert table.get(key_of("ferry")) == 2


def test_no_key_is_nothing() -> None:
    assert all(key_of(word) for word in ("", "a", "港", "\U0001f642"))


def test_letters_without_case() -> None:
    table = folded()
    assert len(table) == SMALL
    assert [table[ord(char)] for char in "aÅЖ9"] == [ord(char) for char in "aåж9"]
    assert [table[ord(char)] for char in " -_’"[:3]] == [0, 0, 0]
    assert table[ord("ß")] == 1
