"""Words of texts, counted and compared character by character.

Compiled where it can be, with the types in counting.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.keys import BASIS, BITS, PRIME, Table

_FIRST, _LAST = 0x3040, 0xFAFF  # of the characters that are words


def count_words(text: str) -> int:
    """Number of words by the blanks between them; each character of Chinese and Japanese is one."""
    words = 0
    inside = False
    for char in text:
        code = ord(char)
        if _FIRST <= code <= _LAST and (code <= 0x30FF or 0x3400 <= code <= 0x9FFF or code >= 0xF900):
            words += 1
            inside = False
        elif char.isspace():
            inside = False
        elif not inside:
            words += 1
            inside = True
    return words


def words_among(wanted: Iterable[str], text: str) -> set[str]:
    """Those of some words that stand in a text as such: between characters that are no letter or digit.

    Args:
        text: in the case of the words.
    """
    words = sorted(set(wanted))
    table = Table(len(words))
    for number, word in enumerate(words, 1):
        table.put(word, number)
    found = bytearray(len(words) + 1)
    _find(text + " ", table, found)
    return {word for number, word in enumerate(words, 1) if found[number]}


def _find(text: str, table: Table, found: bytearray) -> None:
    """Mark the numbers of the words that are found; the text ends with a blank."""
    key, inside = BASIS, False
    for char in text:
        if char.isalnum():
            key = ((key ^ ord(char)) * PRIME) & BITS
            inside = True
        elif inside:
            found[table.get(key | 1)] = 1
            key, inside = BASIS, False
