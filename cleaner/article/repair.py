"""ftfy, behind one small module: mends characters, block by block.

Mends what is broken (mojibake, control characters, stray surrogates, HTML entities that were escaped twice) and
leaves alone what an author may have meant (curly quotes, ligatures, full-width forms).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

# ftfy changes nothing in text that has none of these. ASCII text: only control characters, escapes and entities.
_ASCII_SUSPECT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|&[#a-zA-Z]")


def repair(text: str) -> str:
    """Mend the characters of one block; the very same string where nothing was broken."""
    if text.isascii() and not _ASCII_SUSPECT.search(text):
        return text
    fixed = _fixer()(text)
    return text if fixed == text else fixed


@functools.cache
def _fixer() -> Callable[[str], str]:
    import ftfy  # noqa: PLC0415 - takes 80 ms, and many pages need none of it

    config = ftfy.TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        unescape_html="auto",
        normalization="NFC",
        explain=False,
    )
    return lambda text: str(ftfy.fix_text(text, config))


def version() -> str:
    """ftfy's version, for the record."""
    from importlib.metadata import version as installed  # noqa: PLC0415 - 20 ms, needed once a process

    return installed("ftfy")
