"""What a line looks like, whatever it says: the features from which structures are recognised.

Languages written without blanks are counted by characters: two characters of Chinese, Japanese or Thai weigh as
much as one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# CJK ideographs, kana, full-width forms, Thai, Lao, Khmer, Burmese.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_STOPS = frozenset(".!?…。！？।؟۔")
_TERMINAL = _STOPS | frozenset(":;；")
_CLOSERS = "\"'”’“‘»›«‹)]}）」』】*_ \t\u200b\u200e\u200f"
_TRUNCATED = re.compile(r"(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|…|\.\.\.)[\"'”’»)\]]*$")
_TINY = re.compile(r"^[\W\d_]*[^\W\d_]?[\W\d_]*$")
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


def shapes(lines: Sequence[str]) -> Shapes:
    """Measure lines; white space in each is expected to be collapsed."""
    rows = [_shape(line) for line in lines]
    return Shapes(*zip(*rows, strict=True)) if rows else Shapes((), (), (), (), ())


def count_words(line: str) -> int:
    """Words by the blanks between them; two characters of a language without blanks count as one."""
    words = line.count(" ") + 1
    return words if line.isascii() else words + len(_UNSPACED.findall(line)) // 2


def _shape(line: str) -> tuple[int, bool, bool, bool, bool]:
    """One row: words, prose, title, truncated, tiny."""
    words = count_words(line)
    if words <= 2 and _TINY.match(line):
        return words, False, False, False, True
    bare = line.rstrip(_CLOSERS)
    end = bare[-1:]
    ended = end in _TERMINAL
    truncated = end in "….]" and bool(_TRUNCATED.search(line))
    prose = not truncated and _is_prose(bare, words, end)
    title = 2 <= words <= TITLE_WORDS and not prose and not truncated and (not ended or end in "?!" or words >= 3)
    return words, prose, title, truncated, False


def _is_prose(bare: str, words: int, end: str) -> bool:
    if words < PROSE_WORDS:
        return False
    if end in _STOPS:
        return end != "?" or words >= 2 * PROSE_WORDS or bool(_INNER_SENTENCE.search(bare))
    if words >= LONG_WORDS:
        return words >= 2 * LONG_WORDS or bool(_INNER_SENTENCE.search(bare))
    return words > TITLE_WORDS and end not in _TERMINAL
