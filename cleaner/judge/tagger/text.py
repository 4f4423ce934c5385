"""What the characters of the blocks say, whatever element they stand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import Lexicon, cue

SHORT_WORDS = 12  # up to here a block is "short": a heading, a label, a menu item
_PROSE_WORDS = 10
_OPENING_CHARS = 32

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
        ends: whether the block ends as a sentence does.
        prose: its words outside links if it reads like sentences, else 0.
    """

    __slots__ = ("ends", "linked", "prose", "short", "stops", "texts", "words")

    def __init__(self, page_text: str, start: Array, end: Array, link_chars: Array) -> None:
        self.texts = [page_text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
        codes = np.frombuffer((page_text + " ").encode("utf-32-le", "surrogatepass"), "<u4")
        edges = np.empty(2 * len(start), np.int64)
        edges[::2], edges[1::2] = start, end
        counts = np.add.reduceat(_TABLE.take(codes, mode="clip"), edges)[::2]
        blanks, self.stops = counts & _FIELD, counts >> 21 & _FIELD
        self.words = blanks + 1 + (counts >> 43)  # a bit further: half of the characters
        self.short = self.words <= SHORT_WORDS
        self.linked = np.minimum(link_chars / np.maximum(end - start - blanks, 1), 1)
        tail, before = codes[end - 1], codes[np.maximum(end - 2, start)]
        tail = np.where(_CLOSERS.take(tail, mode="clip"), before, tail)
        self.ends = _ENDERS.take(tail, mode="clip")
        sentences = (self.words >= _PROSE_WORDS) & (self.stops > 0) & (self.linked < 0.5)
        self.prose = np.where(sentences, self.words * (1 - self.linked), 0.0)


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


def weigh_openings(text: BlockText, lexicon: Lexicon) -> tuple[Array, list[tuple[int, int]]]:
    """Log-odds of each block's opening (lowest or 0, sum), and the blocks that are cues, with their kind."""
    words, starts = openings(text.texts)
    ends = [*starts[1:], len(words)]
    begin = np.array(starts)
    single = lexicon.odds_of(words, text.short.repeat(np.array(ends) - begin))
    keys = [pair_key(words[a], words[a + 1] if a + 1 < b else "") for a, b in zip(starts, ends, strict=True)]
    pairs = lexicon.odds_of(keys, text.short)
    low = np.minimum(np.minimum.reduceat(single, begin), np.minimum(pairs, 0.0))
    cues = []
    counts = text.words.tolist()
    for i in np.flatnonzero(text.short).tolist():
        kind = cue(words[starts[i] : ends[i]], counts[i])
        if kind >= 0:
            cues.append((i, kind))
    return np.stack([np.minimum(low, 0.0), np.add.reduceat(single, begin) + pairs]), cues
