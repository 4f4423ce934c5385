"""One table over all code points: what sort of character each is, and what it is in a word looked up in a lexicon.

So a page's characters are looked at in one loop, whatever its language.
"""

from __future__ import annotations

import sys
import unicodedata
from array import array

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.writing import ENDS_OF_SENTENCES, UNSPACED_RANGES, UNSTOPPED_RANGES

OTHER, BLANK, LOWER, UPPER, DIGIT, UNSPACED, STOP, COMMA, BAR, QUOTE, MARK, PARTICLE = range(12)
SORTS = 12
"""Sorts of characters: UNSPACED are letters of scripts without blanks, PARTICLE those of them that only join words,
BAR is what stands between the items of a menu, MARK what addresses, brands and numbers are written with.
"""
SORT, LETTER, CLOSER, UNSTOPPED = 15, 16, 32, 64
"""Bits of `KINDS`: the sort, whether words are made of it, whether it may stand behind the end of a sentence, whether its script
ends none with a sign."""
_CODES = 65536  # beyond stand pictures and rare scripts: they count as the last one, a BLANK
_BLANK = ord(" ")
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"
_SIGNS = {
    **dict.fromkeys(ENDS_OF_SENTENCES, STOP),
    **dict.fromkeys(",;:、，；：،؛፣၊", COMMA),
    **dict.fromkeys("|•·›»>/▸▶●▪◦‣→", BAR),
    **dict.fromkeys("\"“”„«'‘’「」『』", QUOTE),
    **dict.fromkeys("@©®™#%$€£¥+=_*~\\", MARK),
    **dict.fromkeys("的了在是和不也就都而及与着或のはをにがでともへや", PARTICLE),
}
_CLOSERS = "\"'”’“‘»›«‹)]}）」』】* \u200b"


def _tables() -> tuple[bytes, Array]:
    kind, word = bytearray(_CODES), np.full(_CODES, _BLANK, np.uint32)
    for code in range(_CODES):
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] in "LMN":
            low = char.lower()
            word[code] = ord(low) if len(low) == 1 else code
            kind[code] = UPPER if category in {"Lu", "Lt"} else DIGIT if category[0] == "N" else LOWER
            if any(first <= code <= last for first, last in UNSPACED_RANGES):
                kind[code] = UNSPACED
        elif char.isspace() or category[0] == "C":
            kind[code] = BLANK
    for char, sort in _SIGNS.items():
        kind[ord(char)] = sort
    for code in np.flatnonzero(word != _BLANK).tolist():
        kind[code] |= LETTER
    for char in _CLOSERS:
        kind[ord(char)] |= CLOSER
    for first, last in UNSTOPPED_RANGES:
        for code in range(first, last + 1):
            kind[code] |= UNSTOPPED
    return bytes(kind), word


KINDS, _WORD = _tables()
"""What each character is, in bits; and the same character as words are looked up: in lower case, and a blank for whatever
is no letter or digit."""
WORD_CODES = array("I", _WORD.tobytes())


def code_points(text: str) -> array[int]:
    """The text's characters as numbers."""
    return array("I", text.encode(_UTF_32, "surrogatepass"))


def text_of(codes: array[int]) -> str:
    """The text of such numbers."""
    return bytes(memoryview(codes).cast("B")).decode(_UTF_32, "surrogatepass")


def plain(text: str) -> str:
    """A text as its words are looked up."""
    return _WORD.take(code_points(text), mode="clip").tobytes().decode(_UTF_32, "surrogatepass")
