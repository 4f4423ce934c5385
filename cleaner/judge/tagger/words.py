"""Words looked up by a hash of their characters: no string is made of a word that is only to be weighed.

Compiled where it can be, with the types in words.pxd; see docs/decisions/0010-compiled-loops.md. Keys are 64 bits of
FNV-1a over the code points (Fowler, Noll and Vo); a lexicon has some thousand words, so that two words of a page meet by
chance once in 10^15.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

SEED, PRIME, ALL = 14695981039346656037, 1099511628211, (1 << 64) - 1


def key_of(word: str) -> int:
    """The key of a word. Who reads a word character by character begins with SEED and goes on likewise."""
    key, prime, every = SEED, PRIME, ALL
    for i in range(len(word)):
        key = (key ^ ord(word[i])) * prime & every
    return key


class WordTable:
    """Values by the key of a word; a word that is not there has 0.

    Args:
        values: none of them 0.
    """

    def __init__(self, values: Mapping[str, float]) -> None:
        size = 16
        while size < 2 * len(values):
            size *= 2
        self.mask = size - 1
        self.keys, self.values = array("Q", [0]) * size, array("d", [0.0]) * size
        for word, value in values.items():
            self.put(key_of(word), value)

    def put(self, key: int, value: float) -> None:
        """Add a value; there is room enough."""
        at = key & self.mask
        while self.values[at]:
            at = (at + 1) & self.mask
        self.keys[at], self.values[at] = key, value

    def get(self, key: int) -> float:
        """The value at a key."""
        at = key & self.mask
        while self.values[at]:
            if self.keys[at] == key:
                return self.values[at]
            at = (at + 1) & self.mask
        return 0.0
