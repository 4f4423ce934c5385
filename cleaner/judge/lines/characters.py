"""One table over all code points: what sort of character each is, and what it is in a word looked up in a lexicon.

So a page's characters are looked at in a few array operations, whatever its language.
"""

from __future__ import annotations

import unicodedata

import numpy as np

from cleaner.judge.tagger.arrays import Array

OTHER, BLANK, LOWER, UPPER, DIGIT, UNSPACED, STOP, COMMA, BAR, QUOTE, MARK, PARTICLE = range(12)
SORTS = 12
"""Sorts of characters: UNSPACED are letters of scripts without blanks, PARTICLE those of them that only join words,
BAR is what stands between the items of a menu, MARK what addresses, brands and numbers are written with.
"""

_CODES = 65536  # beyond stand pictures and rare scripts: they count as OTHER
_BLANK = ord(" ")
_SIGNS = {
    **dict.fromkeys(".!?…。！？؟۔।", STOP),
    **dict.fromkeys(",;:、，；：،", COMMA),
    **dict.fromkeys("|•·›»>/▸▶●▪◦‣→", BAR),
    **dict.fromkeys("\"“”„«'‘’「」『』", QUOTE),
    **dict.fromkeys("@©®™#%$€£¥+=_*~\\", MARK),
    **dict.fromkeys("的了在是和不也就都而及与着或のはをにがでともへや", PARTICLE),
}


def _tables() -> tuple[Array, Array]:
    sort, word = np.zeros(_CODES, np.uint8), np.full(_CODES, _BLANK, np.uint32)
    for code in range(_CODES):
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] in "LMN":
            low = char.lower()
            word[code] = ord(low) if len(low) == 1 else code
            sort[code] = UPPER if category in {"Lu", "Lt"} else DIGIT if category[0] == "N" else LOWER
            if 0x0E00 <= code <= 0x0EFF or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF:
                sort[code] = UNSPACED
        elif char.isspace() or category[0] == "C":
            sort[code] = BLANK
    for char, kind in _SIGNS.items():
        sort[ord(char)] = kind
    return sort, word


_SORT, _WORD = _tables()


def code_points(text: str) -> Array:
    """The text's characters as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def sorts(codes: Array) -> Array:
    """What sort of character each is."""
    return _SORT.take(codes, mode="clip")


def plain(codes: Array) -> Array:
    """The same characters as words are looked up: in lower case, and a blank for whatever is no letter or digit."""
    return _WORD.take(codes, mode="clip")
