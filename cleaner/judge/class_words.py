"""The words that page builders put into class and id: "related-posts", "RelatedPosts" and "related__posts" say alike.

Compiled where it can be, with the types in class_words.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import re
from array import array

from cleaner.keys import BASIS, BITS, PRIME, key_of

_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_SIGNS = str.maketrans("-_:/.", "     ")
_MOST = 256  # words; what a walk over a page hands over of id and class has fewer


def class_words(tokens: str) -> tuple[str, ...]:
    """The words of an element's id and class, in lower case."""
    apart = tokens if tokens.islower() else _CAMEL.sub(" ", tokens)
    return tuple(apart.translate(_SIGNS).lower().split())


class WordKeys:
    """The keys of the words of one element at a time: none of them is written down.

    Attributes:
        keys: room for all.
        count: how many there are at present.
    """

    def __init__(self) -> None:
        self.keys, self.count = array("Q", [0]) * _MOST, 0

    def read(self, tokens: str) -> None:
        """Take the words of an element's id and class, as `class_words` has them."""
        self.count = 0
        if tokens.isascii():
            self._read_ascii(tokens)
        else:
            for word in class_words(tokens):
                self._add(key_of(word))

    def _read_ascii(self, tokens: str) -> None:
        key, empty, before = BASIS, True, 0
        for i in range(len(tokens)):
            code = ord(tokens[i])
            capital = 65 <= code <= 90
            # White space and _:/.- between words; a capital letter behind a small one begins a word.
            blank = code <= 32 and (code >= 28 or 9 <= code <= 13)
            if blank or code in (45, 95, 58, 47, 46):
                if not empty:
                    self._add(key | 1)
                    key, empty = BASIS, True
            else:
                if capital and 97 <= before <= 122:
                    self._add(key | 1)
                    key = BASIS
                key = (key ^ (code + 32 if capital else code)) * PRIME & BITS
                empty = False
            before = code
        if not empty:
            self._add(key | 1)

    def _add(self, key: int) -> None:
        if self.count < _MOST:
            self.keys[self.count] = key
            self.count += 1
