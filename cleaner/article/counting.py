"""Words of texts, counted and compared character by character.

Compiled where it can be, with the types in counting.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from cleaner.keys import BASIS, BITS, PRIME, Table, folded

_FIRST, _LAST = 0x3040, 0xFAFF  # of the characters that are words
_LAST_KANA, _FIRST_CHINESE, _LAST_CHINESE = 0x30FF, 0x3400, 0x9FFF
_FOLDED, _NOTHING = folded(), array("I")


def count_words(text: str) -> int:
    """Number of words by the blanks between them; each character of Chinese and Japanese is one."""
    words = 0
    inside = False
    for char in text:
        code = ord(char)
        if _FIRST <= code <= _LAST and (
            code <= _LAST_KANA or _FIRST_CHINESE <= code <= _LAST_CHINESE or code >= 0xF900
        ):
            words += 1
            inside = False
        elif char.isspace():
            inside = False
        elif not inside:
            words += 1
            inside = True
    return words


def years_behind(text: str) -> list[int]:
    """Where the slash or hyphen stands before a year, as in 25/10/2024: found in a fraction of the time that a pattern
    takes.
    """
    found: list[int] = []
    last = before = " "
    for at, char in enumerate(text):
        if before in "/-" and ((last == "2" and char == "0") or (last == "1" and char == "9")):
            found.append(at - 2)
        before, last = last, char
    return found


def is_unspaced(text: str) -> bool:
    """Whether there is kana in a text, or a character of Chinese."""
    for char in text:
        code = ord(char)
        if _FIRST_CHINESE <= code <= _LAST_CHINESE or _FIRST <= code <= _LAST_KANA:
            return True
    return False


def words_among(wanted: Iterable[str], lines: Sequence[str]) -> set[str]:
    """Those of some words that stand in some lines, in whatever case, as such: between characters that are no letter or
    digit.

    Args:
        wanted: case-folded.
    """
    words = sorted(set(wanted))
    table = Table(len(words))
    for number, word in enumerate(words, 1):
        table.put(word, number)
    found = bytearray(len(words) + 1)
    for line in lines:
        if not _find(line, table, found, _FOLDED):
            _find(line.casefold(), table, found, _NOTHING)
    return {word for number, word in enumerate(words, 1) if found[number]}


def _find(text: str, table: Table, found: bytearray, folded: array[int]) -> bool:
    """Mark the numbers of the words that are found.

    Args:
        folded: what code points are without case.

    Returns:
        False if there are letters of which the table does not say that.
    """
    small = len(folded)
    key, inside = BASIS, False
    for char in text:
        code = ord(char)
        letter = folded[code] if code < small else code if char.isalnum() else 0
        if letter == 1 or (letter >= small > 0):
            return False
        if letter:
            key = ((key ^ letter) * PRIME) & BITS
            inside = True
        elif inside:
            found[table.get(key | 1)] = 1
            key, inside = BASIS, False
    if inside:
        found[table.get(key | 1)] = 1
    return True
