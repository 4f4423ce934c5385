"""How languages are written, as far as it tells sentences from labels: scripts without blanks between words, and what ends a
sentence in them.
"""

from __future__ import annotations

import re

ENDS_OF_SENTENCES = ".!?…。！？؟۔।॥།։።။។៕"
# Thai, Lao and Tibetan; Burmese; Khmer; kana; ideographs. Two characters weigh as much as a word.
UNSPACED_RANGES = ((0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
# Thai and Lao end no sentence with a sign: between two of them stands a blank. What has so many words is no label.
UNSTOPPED_RANGES = ((0x0E00, 0x0EFF),)
UNSTOPPED_WORDS = 20
_ENDS = tuple(ENDS_OF_SENTENCES)
_CLOSERS = "\"'”’»)]」』"
_SIGNATURE = 50  # characters
# "... said the mayor. (dpa)", "... said the mayor. mh/bla": who reported it.
_SIGNED = re.compile(
    r"[.!?…][\"'”’»“]* (?:\([^\W\d_]{2,10}(?:[/, -]{1,2}[^\W\d_]{2,10}){0,2}\)|[a-zäöüß]{2,4}(?:/[a-zäöüß]{2,4}){0,2}|[■▪◼])$"
)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def ends_as_sentence(text: str) -> bool:
    """The same, or whether it goes on below behind a colon."""
    return ends_sentence(text) or text.rstrip(_CLOSERS).endswith(":")


def ends_signed(text: str) -> bool:
    """Whether a line ends as sentences do, with an agency or initials behind it at most."""
    return ends_sentence(text) or bool(_SIGNED.search(text, max(0, len(text) - _SIGNATURE)))
