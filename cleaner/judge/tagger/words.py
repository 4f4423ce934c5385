"""Log-odds of words by their keys: no string is made of a word that is only to be weighed.

Compiled where it can be, with the types in words.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from cleaner.keys import Table


class WordOdds:
    """What a lexicon says of words; of one that it does not know 0.

    Args:
        odds: by word.
    """

    def __init__(self, odds: Mapping[str, float]) -> None:
        self.rows, self.odds = Table(len(odds)), array("d", [0.0, *odds.values()])
        for row, word in enumerate(odds, 1):
            self.rows.put(word, row)

    def get(self, key: int) -> float:
        """The log-odds of the word with this key; the last bit, which `key_of` sets, need not be set yet."""
        return self.odds[self.rows.get(key | 1)]
