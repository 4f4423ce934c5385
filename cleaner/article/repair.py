"""ftfy, behind one small module: mends characters, block by block.

Mends what is broken (mojibake, control characters, stray surrogates, HTML entities that were escaped twice) and
leaves alone what an author may have meant (curly quotes, ligatures, full-width forms).

Compiled where it can be, with the types in repair.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import functools
import re
from array import array
from collections.abc import Callable
from unicodedata import is_normalized

AMPERSAND, UNPRINTABLE, PAIR, UNCOMPOSED, LOOSE = 1, 2, 4, 8, 16
"""What a text can hold that something may have to be done about: an entity; a character that is not printable; two
characters beyond ASCII in a row of which the first may have been read out of a longer one, or letters that mojibake leaves alone
in front of ASCII; characters that may have to be composed; blanks at the ends of its lines, or more than one empty line."""

_ALL, _BEYOND_ASCII, _EDGE, _BREAK, _LEAD = 31, 32, 64, 128, 256

# Not printable for Python, but nothing to mend: blanks, and what joins, parts or turns characters without being seen.
_BLANKS = frozenset(map(ord, "\u00a0\u00ad\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u3000"))
# In the character sets of Windows and of ISO none of these stands where UTF-8 begins a character; in MacRoman some do, and then what
# follows them is a first one as well.
_NO_LEADS = frozenset(map(ord, "\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026"))
_LONE_SIGNS = frozenset(map(ord, "ÃÂâà"))
_LAST_LONE = 0xE2
# All characters below the first, and between the others, are composed.
_COMPOSED, _FROM, _TO = 0x300, 0x2002, 0x20CF
_ENTITY = re.compile(r"&#?\w{1,24};")


def _ascii_signs() -> array[int]:
    signs = array("i", [0]) * 0x80
    for code in range(0x80):
        signs[code] = 0 if chr(code).isprintable() else UNPRINTABLE | LOOSE
    # Two question marks may have been two characters beyond ASCII.
    signs[ord("&")], signs[ord("?")] = AMPERSAND, _BEYOND_ASCII | _LEAD
    signs[ord(" ")] = signs[ord("\t")] = _EDGE
    signs[ord("\n")] = _BREAK
    return signs


_ASCII = _ascii_signs()


def signs_of(text: str) -> int:
    """What stands in a text of one line or several, as bits."""
    return _signs(text, _ASCII)


def _signs(text: str, ascii_signs: array[int]) -> int:
    found = before = breaks = 0
    for char in text:
        code = ord(char)
        sign = ascii_signs[code] if code < 0x80 else _sign(char)
        found |= sign
        if sign & _BEYOND_ASCII and before & _LEAD:
            found |= PAIR
        if sign & _BREAK:
            breaks += 1
            if breaks > 2 or before & _EDGE:
                found |= LOOSE
        else:
            if breaks and sign & _EDGE:
                found |= LOOSE
            breaks = 0
        before = sign
    return found & _ALL


def _sign(char: str) -> int:
    """Of a character beyond ASCII."""
    code = ord(char)
    sign = _BEYOND_ASCII if code in _NO_LEADS else _BEYOND_ASCII | _LEAD
    if char.isspace():
        sign |= LOOSE if code in _BLANKS else LOOSE | UNPRINTABLE
    elif not char.isprintable():
        sign |= UNPRINTABLE
    if code <= _LAST_LONE and code in _LONE_SIGNS:
        sign |= PAIR
    if code >= _COMPOSED and not _FROM <= code <= _TO:
        sign |= UNCOMPOSED
    return sign


def repair(line: str) -> str:
    """Mend the characters of one line; the very same string where nothing was broken."""
    signs = signs_of(line)
    if not signs or not (is_broken(line, signs) or (signs & PAIR and not line.isascii() and _looks_bad()(line))):
        return line
    fixed = _fixer()(line)
    return line if fixed == line else fixed


def is_broken(text: str, signs: int) -> bool:
    """Whether ftfy could change anything but mojibake: it takes 50 times as long to find out by itself.

    It mends what is not printable, entities, and letters that are not composed; and mojibake, UTF-8 read as single bytes:
    two or more characters beyond ASCII in a row, save where a blank has replaced one of them.

    Args:
        text: a line or several.
        signs: what stands there.
    """
    if signs & UNPRINTABLE or (signs & AMPERSAND and _ENTITY.search(text)):
        return True
    return bool(signs & UNCOMPOSED) and not is_normalized("NFC", text)


@functools.cache
def _looks_bad() -> Callable[[str], bool]:
    from ftfy.badness import is_bad  # noqa: PLC0415 - takes 80 ms, and many pages need none of it

    return is_bad


@functools.cache
def _fixer() -> Callable[[str], str]:
    import ftfy  # noqa: PLC0415 - as above

    config = ftfy.TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        unescape_html="auto",
        normalization="NFC",
        explain=False,
    )
    return lambda text: ftfy.fix_text(text, config)
