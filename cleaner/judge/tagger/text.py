"""What the characters of the blocks say, whatever element they stand in.

Compiled where it can be, with the types in text.pxd; see docs/decisions/0010-compiled-loops.md. Rows stand one after the
other as in structure.py.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import Lexicon, cue

SHORT_WORDS = 12  # up to here a block is "short": a heading, a label, a menu item
_PROSE_WORDS = 10
_AROUND = 4  # blocks on each side
_OPENING_CHARS = 32

TEXT_NAMES = (
    "words", "plain_words", "linked", "prose", "stops", "ends", "copies", "copied_around", "is_copy", "opening_low",
    "opening",
)  # fmt: skip

_ZERO = array("d", [0.0])
_FIELD = (1 << 21) - 1
_CODES = 65536  # characters beyond count as the last one: they are pictures and rare scripts


def _character_table() -> Array:
    """Code point -> three fields of 21 bits (blanks, punctuation, characters of scripts without blanks).

    So one sum over a block counts all three.
    """
    table = np.zeros(_CODES, np.int64)
    for code in range(_CODES):
        char = chr(code)
        if char.isspace():
            table[code] = 1
        elif char in ".!?…。！？؟۔।,;，、；،":
            table[code] = 1 << 21
        elif 0x0E00 <= code <= 0x0EFF or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF:
            table[code] = 1 << 42 if unicodedata.category(char)[0] == "L" else 0
    return table


_TABLE = _character_table()
_CLOSERS = np.isin(np.arange(_CODES), [ord(char) for char in "\"'”’»›)]}）」』】* \u200b"])
_ENDERS = np.isin(np.arange(_CODES), [ord(char) for char in ".!?…。！？؟۔।:;"])


class BlockText:
    """Counts per block.

    Attributes:
        texts: of the blocks.
        words: counted by blanks; where there are none, two characters weigh as much as a word.
        linked: share of the characters that stand in links.
        stops: full stops, commas and the like.
        ends: 1 if the block ends as a sentence does, else 0.
        prose: its words outside links if it reads like sentences, else 0.
    """

    def __init__(self, page_text: str, start: Array, end: Array, link_chars: Array) -> None:
        self.texts = [page_text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
        codes = np.frombuffer((page_text + " ").encode("utf-32-le", "surrogatepass"), "<u4")
        edges = np.empty(2 * len(start), np.int64)
        edges[::2], edges[1::2] = start, end
        counts = np.add.reduceat(_TABLE.take(codes, mode="clip"), edges)[::2]
        blanks, stops = counts & _FIELD, counts >> 21 & _FIELD
        words = blanks + 1 + (counts >> 43)  # a bit further: half of the characters
        linked = np.minimum(link_chars / np.maximum(end - start - blanks, 1), 1)
        tail, before = codes[end - 1], codes[np.maximum(end - 2, start)]
        tail = np.where(_CLOSERS.take(tail, mode="clip"), before, tail)
        sentences = (words >= _PROSE_WORDS) & (stops > 0) & (linked < 0.5)
        self.words, self.linked, self.stops = _column(words), _column(linked), _column(stops)
        self.ends = _column(_ENDERS.take(tail, mode="clip"))
        self.prose = _column(np.where(sentences, words * (1 - linked), 0.0))


def _column(values: Array) -> array[float]:
    return array("d", values.astype(np.float64).tobytes())


def openings(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """The first words of all texts, in lower case, one after the other; and where each text's begin.

    The last may be cut short; that costs less than to look for its end.
    """
    # NUL stands in no text that the parser hands out.
    lines = "\0".join([text[:_OPENING_CHARS] for text in texts]).lower().split("\0")
    words: list[str] = []
    starts = []
    for line in lines[: len(texts)]:
        starts.append(len(words))
        words += line.split() or ("",)
    return words, starts


def pair_key(first: str, second: str) -> str:
    """How the lexicon knows the two words that a block opens with."""
    return f"={first} {second}"


class Openings:
    """What the lexicon says of how each block begins.

    Attributes:
        low, odds: lowest log-odds of its first words, or 0, and their sum.
        cues: blocks that are headings like "Related" or "Comments", with their kind.
    """

    def __init__(self, count: int) -> None:
        self.low, self.odds = _ZERO * count, _ZERO * count
        self.cues: list[tuple[int, int]] = []

    def weigh(self, text: BlockText, lexicon: Lexicon) -> None:
        """Look up the words of all blocks, and the first two of each as a pair."""
        words, starts = openings(text.texts)
        starts.append(len(words))
        for b in range(len(text.texts)):
            first, end = starts[b], starts[b + 1]
            short = text.words[b] <= SHORT_WORDS
            known = lexicon.short if short else lexicon.long
            odds = low = 0.0
            for word in words[first:end]:
                value = known.get(word, 0.0)
                odds += value
                low = min(low, value)
            value = known.get(pair_key(words[first], words[first + 1] if first + 1 < end else ""), 0.0)
            self.odds[b], self.low[b] = odds + value, min(low, value)
            if short:
                kind = cue(words[first:end], int(text.words[b]))
                if kind >= 0:
                    self.cues.append((b, kind))


class Copies:
    """Blocks whose text stands on the page more than once.

    Attributes:
        count: how often.
        around: share of the words of this block and the four on each side that stand there more than once, as words.
        again: 1 if it stands above already.
    """

    def __init__(self, count: int) -> None:
        self.count, self.around, self.again = _ZERO * count, _ZERO * count, _ZERO * count

    def fill(self, text: BlockText) -> None:
        """Compare all blocks."""
        n = len(text.texts)
        first: dict[str, int] = {}
        firsts = []
        for b in range(n):
            at = first.setdefault(text.texts[b], b)
            firsts.append(at)
            self.again[b] = at < b
            self.count[at] += 1
        total = _ZERO * (n + 1)
        for b in range(n):
            self.count[b] = self.count[firsts[b]]
            total[b + 1] = total[b] + (text.words[b] if self.count[b] > 1 else 0.0)
        for b in range(n):
            self.around[b] = (total[min(b + _AROUND + 1, n)] - total[max(b - _AROUND, 0)]) / (2 * _AROUND + 1)


def fill_text(out: array[float], at: int, text: BlockText, opening: Openings) -> None:
    """TEXT_NAMES.

    A twin of the whole article (for phones, for printing) is made of copies; a repeated slogan stands alone.
    """
    n = len(text.texts)
    copies = Copies(n)
    copies.fill(text)
    for b in range(n):
        i = at + b
        out[i] = text.words[b]
        out[i + n] = text.words[b] * (1 - text.linked[b])
        out[i + 2 * n] = text.linked[b]
        out[i + 3 * n] = text.prose[b]
        out[i + 4 * n] = text.stops[b] / text.words[b]
        out[i + 5 * n] = text.ends[b]
        out[i + 6 * n] = copies.count[b]
        out[i + 7 * n] = copies.around[b]
        out[i + 8 * n] = copies.again[b]
        out[i + 9 * n] = opening.low[b]
        out[i + 10 * n] = opening.odds[b]
