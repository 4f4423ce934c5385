# cython: boundscheck=False, wraparound=False
"""Words known by numbers of 64 bits, so that none of a page's needs a string of its own.

Compiled where it can be, with the types in keys.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array

BASIS, PRIME, BITS = 0xCBF29CE484222325, 0x100000001B3, 0xFFFFFFFFFFFFFFFF
"""A word's key is FNV-1a over its code points, `((key ^ code) * PRIME) & BITS` for each, beginning with BASIS; its last
bit is set, so that no key is 0. Two of a million words have the same key once in ten million times."""


def key_of(word: str) -> int:
    """The key of a word."""
    key = BASIS
    for char in word:
        key = ((key ^ ord(char)) * PRIME) & BITS
    return key | 1


class Table:
    """Numbers by keys: open addressing.

    Args:
        room: for how many.
    """

    def __init__(self, room: int) -> None:
        size = 16
        while size < 2 * room:
            size *= 2
        self.keys, self.numbers, self.mask = array("Q", [0]) * size, array("l", [0]) * size, size - 1

    def slot(self, key: int) -> int:
        """Where a key stands, or could."""
        at = (key >> 32 ^ key) & self.mask
        while self.keys[at] and self.keys[at] != key:
            at = (at + 1) & self.mask
        return at

    def put(self, word: str, number: int) -> None:
        """Add a word, or give it another number."""
        key = key_of(word)
        at = self.slot(key)
        self.keys[at], self.numbers[at] = key, number

    def get(self, key: int) -> int:
        """The number of a key; 0 if it is not there."""
        return self.numbers[self.slot(key)]
