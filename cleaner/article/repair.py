"""ftfy, behind one small module: mends characters, block by block.

Mends what is broken (mojibake, control characters, stray surrogates, HTML entities that were escaped twice) and
leaves alone what an author may have meant (curly quotes, ligatures, full-width forms).

Compiled where it can be, with the types in repair.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from unicodedata import is_normalized

AMPERSAND, UNPRINTABLE, PAIR, UNCOMPOSED, LOOSE = 1, 2, 4, 8, 16
"""What a text can hold that something may have to be done about: an entity; a character that is not printable; two
characters beyond ASCII in a row, or letters that mojibake leaves alone in front of ASCII; characters that may have to be
composed; blanks at the ends of its lines, or more than one empty line."""

# Not printable for Python, but nothing to mend.
_TAB, _LINE_FEED, _NO_BREAK, _THIN, _NARROW, _WIDE = map(ord, "\t\n\u00a0\u2009\u202f\u3000")
_QUESTION_MARK, _AND, _BLANK, _DELETE = map(ord, "?& \x7f")
# All characters below the first, and between the others, are composed.
_COMPOSED, _FROM, _TO = 0x300, 0x2002, 0x20CF
_ENTITY = re.compile(r"&#?\w{1,24};")


def signs_of(text: str) -> int:
    """What stands in a text of one line or several, as bits."""
    found = 0
    last = before = 0  # the character above, and whether it is beyond ASCII
    empty = 0  # line feeds in a row
    for char in text:
        code = ord(char)
        if code < 0x80:
            if code == _LINE_FEED:
                empty += 1
                if empty > 2 or last == _BLANK or last == _TAB:
                    found |= LOOSE
                before = 0
                last = code
                continue
            if code == _AND:
                found |= AMPERSAND
            elif code == _QUESTION_MARK:
                if before:
                    found |= PAIR
                before = 1
                empty, last = 0, code
                continue
            elif code == _BLANK or code == _TAB:
                if empty:
                    found |= LOOSE
            elif code < _BLANK or code == _DELETE:
                found |= UNPRINTABLE | LOOSE
            before = 0
        else:
            if char.isspace():
                if code != _NO_BREAK and code != _THIN and code != _NARROW and code != _WIDE:
                    found |= UNPRINTABLE
                found |= LOOSE
            elif not char.isprintable():
                found |= UNPRINTABLE
            if before or code in (0xC3, 0xC2, 0xE2, 0xE0):  # noqa: PLR6201 - "ÃÂâà"; compared one by one when compiled
                found |= PAIR
            if code >= _COMPOSED and not _FROM <= code <= _TO:
                found |= UNCOMPOSED
            before = 1
        empty, last = 0, code
    return found


def repair(line: str) -> str:
    """Mend the characters of one line; the very same string where nothing was broken."""
    if not _is_suspect(line):
        return line
    fixed = _fixer()(line)
    return line if fixed == line else fixed


def _is_suspect(line: str) -> bool:
    """Whether ftfy could change anything: it takes 50 times as long to find out by itself.

    It mends what is not printable, entities, letters that are not composed, and mojibake. Mojibake is UTF-8 read as
    single bytes: two or more characters beyond ASCII in a row, save where a blank has replaced one of them.
    """
    signs = signs_of(line)
    if signs & UNPRINTABLE or (signs & AMPERSAND and _ENTITY.search(line)):
        return True
    if signs & UNCOMPOSED and not is_normalized("NFC", line):
        return True
    return bool(signs & PAIR) and not line.isascii() and _looks_bad()(line)


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
