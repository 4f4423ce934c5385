"""ftfy, behind one small module: mends characters, block by block.

Mends what is broken (mojibake, control characters, stray surrogates, HTML entities that were escaped twice) and
leaves alone what an author may have meant (curly quotes, ligatures, full-width forms).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from unicodedata import is_normalized

# Letters that mojibake leaves alone in front of ASCII; else it makes two characters or more of each one.
_LONE_SIGNS = ("Ã", "Â", "â", "à")
_ENTITY = re.compile(r"&#?\w{1,24};")
_BLANKS = "\n\t\u00a0\u2009\u202f\u3000"  # not printable for Python, but nothing to mend


def repair(line: str) -> str:
    """Mend the characters of one line; the very same string where nothing was broken."""
    if not is_suspect(line):
        return line
    fixed = _fixer()(line)
    return line if fixed == line else fixed


def is_suspect(text: str) -> bool:
    """Whether ftfy could change anything in a line, or in one of several: it takes 50 times as long to find out by itself.

    It mends what is not printable, entities, letters that are not composed, and mojibake. Mojibake is UTF-8 read as
    single bytes: two or more characters beyond ASCII in a row, save where a blank has replaced one of them.
    """
    if "&" in text and _ENTITY.search(text):
        return True
    if not text.isprintable():
        bare = text
        for blank in _BLANKS:
            bare = bare.replace(blank, " ")
        if not bare.isprintable():
            return True
    if text.isascii():
        return False
    pairs = b"??" in text.encode("ascii", "replace") or any(sign in text for sign in _LONE_SIGNS)
    return not is_normalized("NFC", text) or (pairs and _looks_bad()(text))


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
