from __future__ import annotations

from cleaner.keys import BASIS, Table, key_of


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
