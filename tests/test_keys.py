from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.keys import BASIS, SMALL, Table, folded, key_of


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


def test_keys_are_fnv_1a_with_the_last_bit_set() -> None:
    # Published test vectors of the algorithm.
    expected = {"": BASIS, "a": 0xAF63DC4C8601EC8C, "foobar": 0x85944171F73967E8}
    assert {word: key_of(word) for word in expected} == {word: key | 1 for word, key in expected.items()}


def test_a_table_knows_what_was_put_there_and_nothing_else() -> None:
    table = Table(1_000)
    for number in range(1_000):
        table.put(f"word{number}", number)
    table.put("word7", 70)
    numbers = [table.get(key_of(f"word{number}")) for number in range(1_000)]
    assert numbers == [70 if number == 7 else number for number in range(1_000)]
    assert [table.get(key_of(f"other{number}")) for number in range(1_000)] == [0] * 1_000
