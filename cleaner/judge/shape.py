"""What a line looks like, whatever it says: the features from which structures are recognised.

Languages written without blanks are counted by characters: two characters of Chinese, Japanese or Thai weigh as
much as one word.

Compiled where it can be, with the types in shape.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.blanks import collapsed
from cleaner.judge.writing import ENDS_OF_SENTENCES

_FIRST_UNSPACED = 0x0E00
_STOPS = frozenset(ENDS_OF_SENTENCES)
_TERMINAL = _STOPS | frozenset(":;；")
_CLOSERS = "\"'”’“‘»›«‹)]}）」』】*_ \t\u200b\u200e\u200f"
_TRUNCATED = re.compile(r"(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|…|\.\.\.)[\"'”’»)\]]*$")
_INNER_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…][\"'”’»)]*\s+[\"'“‘«(]?[^\W\d_]|[。！？]")

# A paragraph has a verb and an end: 8 words and a full stop, or it is simply long. Of the gold lines of 20 words and
# more, 96 % (wcxb-dev-articles) and 99 % (fundus-dev) are paragraphs by this test.
PROSE_WORDS = 8
LONG_WORDS = 28
TITLE_WORDS = 26


@dataclass(frozen=True, slots=True)
class Shapes:
    """Columns, one entry a line.

    Attributes:
        words: number of words.
        prose: a whole sentence or more, that ends.
        title: could be a headline: some words and no full stop.
        truncated: ends in an ellipsis, like a teaser.
        tiny: no word at all: a number, a time, a single letter, a bullet.
    """

    words: Sequence[int]
    prose: Sequence[bool]
    title: Sequence[bool]
    truncated: Sequence[bool]
    tiny: Sequence[bool]

    def __len__(self) -> int:
        return len(self.words)


def shapes(lines: Sequence[str], words: Sequence[int]) -> Shapes:
    """Measure lines; white space in each is expected to be collapsed.

    Args:
        words: of each line, as `count_words` has it.
    """
    count = len(lines)
    prose, title, truncated, tiny = [False] * count, [False] * count, [False] * count, [False] * count
    for i in range(count):
        line, size = lines[i], words[i]
        if size <= 2 and _is_tiny(line):
            tiny[i] = True
            continue
        bare = line.rstrip(_CLOSERS)
        end = bare[len(bare) - 1 :]
        truncated[i] = end in "….]" and bool(_TRUNCATED.search(line))
        if truncated[i]:
            continue
        prose[i] = size >= PROSE_WORDS and _is_prose(bare, size, end)
        title[i] = 2 <= size <= TITLE_WORDS and not prose[i] and (size >= 3 or end not in _TERMINAL or end in "?!")
    return Shapes(words, prose, title, truncated, tiny)


def lines_in(
    page: str, start: Sequence[int], end: Sequence[int], bullets: str
) -> tuple[list[str], list[bool], list[int]]:
    """The lines of a page: texts with white space collapsed, whether an empty line stands above, and their words.

    Args:
        start, end: of each line in the page.
        bullets: characters that are no part of a line at whose beginning they stand.
    """
    texts, loose, words = [], [], []
    before = 0
    for i in range(len(start)):
        first, last = start[i], end[i]
        text = collapsed(page[first:last])
        if bullets and len(text) > 2 and text[1] == " " and text[0] in bullets:
            text = text[2:]
        breaks = 0
        for at in range(before, first):
            breaks += page[at] == "\n"
        texts.append(text)
        loose.append(i == 0 or breaks > 1)
        words.append(count_words(text))
        before = last
    return texts, loose, words


def count_words(line: str) -> int:
    """Words by the blanks between them; two characters of a language without blanks count as one."""
    words, unspaced = 1, 0
    for char in line:
        if char == " ":
            words += 1
        elif ord(char) >= _FIRST_UNSPACED and _is_unspaced(ord(char)):
            unspaced += 1
    return words + unspaced // 2


def _is_unspaced(code: int) -> bool:
    """Whether it is one of Thai, Lao, Tibetan, Burmese, Khmer, kana, CJK ideographs."""
    return (
        code <= 0x0FFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0x3040 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
    )


def _is_tiny(line: str) -> bool:
    """Whether a line holds one letter at most."""
    letters = 0
    for char in line:
        if char.isalnum() and not char.isdecimal():
            letters += 1
            if letters > 1:
                return False
    return True


def _is_prose(bare: str, words: int, end: str) -> bool:
    if end in _STOPS:
        return end != "?" or words >= 2 * PROSE_WORDS or bool(_INNER_SENTENCE.search(bare))
    if words >= LONG_WORDS:
        return words >= 2 * LONG_WORDS or bool(_INNER_SENTENCE.search(bare))
    return words > TITLE_WORDS and end not in _TERMINAL
