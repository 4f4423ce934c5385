"""What the characters and words of each line are: all lines of a page in one pass."""

from __future__ import annotations

from array import array

import numpy as np

from cleaner.judge.lines.characters import (
    BAR,
    COMMA,
    DIGIT,
    LOWER,
    MARK,
    PARTICLE,
    QUOTE,
    SORTS,
    STOP,
    UNSPACED,
    UPPER,
    code_points,
    plain,
    sorts,
)
from cleaner.judge.lines.vocabulary import SHORT_WORDS, LineWords, PageWords, Words
from cleaner.judge.tagger.arrays import Array
from cleaner.model import Document

_PROSE_WORDS, _LONG_WORDS = 8, 28
_CLOSERS = np.isin(np.arange(65536), [ord(char) for char in "\"'”’“‘»›«‹)]}）」』】* \u200b"])
NO_STOPS, STOPS, COLON, ELLIPSIS = range(4)
BULLETS = " \t•*-–—·●▪◦‣■▶►+\u200b"


class LineText:
    """Columns, one entry a line.

    Attributes:
        texts: without white space and bullets around them.
        chars: characters that are not blank.
        words: counted by blanks; where there are none, two characters weigh as much as a word.
        counts: per line and sort of character, how many.
        capitals: words that begin with a capital letter.
        functions: function words in the page's language, and in any.
        end: how the line ends: NO_STOPS, STOPS, COLON or ELLIPSIS.
        prose: its words, if it reads like sentences; else 0.
        topical: share of its longer words that the page's other sentences use.
        odds: log-odds of its words: sum, lowest, highest.
        openings: log-odds of its first words: the lowest or 0, and their sum.
        copies: lines with the same text; is_copy: it stood above already.
        gap: line breaks above, up to three.
        bullet: whether one stands before it.
        linked: share of the characters in links, heading: its level; -1 where the page has lost them.
        language: the page's; None if no function words tell.
        cues: lines that are headings like "Related" or "Comments", with their kind.
    """

    __slots__ = ("_count", "bullet", "capitals", "chars", "copies", "counts", "cues", "end", "functions", "gap", "heading",
                 "is_copy", "language", "linked", "odds", "openings", "prose", "short", "texts", "topical", "words")  # fmt: skip

    def __init__(self, document: Document, known: Words) -> None:
        start, end = np.asarray(document.start), np.asarray(document.end)
        text = document.text
        self._count = len(start)
        raw = document.texts()
        self.texts = [line.lstrip(BULLETS) for line in raw]
        self.bullet = np.array([len(a) != len(b) for a, b in zip(raw, self.texts, strict=True)])
        codes = code_points(text[int(start[0]) : int(end[-1])])
        start, end = start - start[0], end - start[0]
        self._count_characters(codes, start, end)
        unknown = np.full(self._count, -1.0)
        marked = document.media_type != "text/plain"
        self.linked = np.minimum(np.asarray(document.link_chars) / np.maximum(self.chars, 1), 1) if marked else unknown
        self.heading = np.asarray(document.headings) if len(document.headings) else unknown
        self._look_up(*self._words(codes, start), known)
        self._copies()

    def _count_characters(self, codes: Array, start: Array, end: Array) -> None:
        kind = sorts(codes)
        size = np.diff(start, append=len(codes))
        line = np.repeat(np.arange(self._count), size)
        counts = np.bincount(line * SORTS + kind, minlength=self._count * SORTS).reshape(self._count, SORTS).T
        self.counts = counts.astype(np.float32)
        self.chars = self.counts[[0, *range(2, SORTS)]].sum(axis=0)
        breaks = np.concatenate([[0], np.cumsum(codes == 10)])
        self.gap = np.zeros(self._count)
        self.gap[0] = 3
        self.gap[1:] = np.minimum(breaks[start[1:]] - breaks[end[:-1]], 3)
        tail, before = codes[end - 1], codes[np.maximum(end - 2, start)]
        closed = _CLOSERS.take(tail, mode="clip")
        last = sorts(np.where(closed, before, tail))
        self.end = np.where(last == STOP, STOPS, np.where(last == COMMA, COLON, NO_STOPS))
        cut = (np.where(closed, before, tail) == ord("…")) | ((tail == ord(".")) & (before == ord(".")))
        self.end[cut] = ELLIPSIS

    def _words(self, codes: Array, start: Array) -> tuple[list[str], array[int]]:
        """All words in lower case, and how many of them each line has."""
        low = plain(codes)
        letter = low != 32
        begins = np.flatnonzero(letter & ~np.concatenate([[False], letter[:-1]]))
        line = np.searchsorted(start, begins, "right") - 1
        self.capitals = np.bincount(line[sorts(codes[begins]) == UPPER], minlength=self._count)
        sizes = np.bincount(line, minlength=self._count)
        own = self.counts
        unspaced = own[UNSPACED] + own[PARTICLE]
        self.words = np.maximum(sizes + (unspaced // 2), 1)
        ended = (self.end == STOPS) & (self.words >= _PROSE_WORDS)
        inner = own[STOP] >= 2
        sentences = ended | ((self.words >= _LONG_WORDS) & (inner | (self.words >= 2 * _LONG_WORDS)))
        self.prose = np.where(sentences, self.words, 0)
        self.short = self.words <= SHORT_WORDS
        words: list[str] = low.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass").split()
        return words, array("l", sizes.tolist())

    def _look_up(self, words: list[str], sizes: array[int], known: Words) -> None:
        page, said = PageWords(), LineWords(self._count)
        page.number(words, known)
        said.weigh(page, sizes, known)
        said.find_topics(page, sizes, known, array("d", self.prose.tolist()))
        said.weigh_openings(words, sizes, known.opening, self.words.astype(np.int64).tolist())
        particles = self.counts[PARTICLE]
        self.functions = np.array([said.own, said.any]) + particles
        self.odds = np.array([said.odds, said.low, said.high])
        self.openings = np.array([said.opening_low, said.opening])
        self.topical = np.array(said.topical)
        self.cues, self.language = said.cues, said.language

    def _copies(self) -> None:
        seen: dict[str, int] = {}
        groups = np.array([seen.setdefault(line, len(seen)) for line in self.texts])
        self.copies = np.bincount(groups)[groups]
        self.is_copy = np.zeros(self._count, bool)
        self.is_copy[1:] = groups[1:] <= np.maximum.accumulate(groups)[:-1]

    def shape_rows(self) -> Array:
        """Counts and shares of each line's characters and words."""
        chars, own, words = np.maximum(self.chars, 1), self.counts, self.words
        letters = np.maximum(own[LOWER] + own[UPPER] + own[UNSPACED] + own[PARTICLE], 1)
        return np.stack([
            words, self.chars, letters / words, self.capitals / words, own[UPPER] / letters, own[DIGIT] / chars,
            own[UNSPACED] / chars, own[STOP], own[COMMA], own[STOP] / words, own[COMMA] / words, own[BAR], own[QUOTE],
            own[MARK], self.functions[0] / words, self.functions[1] / words, self.end, self.prose, self.topical,
            self.copies, self.is_copy, self.gap, self.bullet, self.linked, self.heading,
        ])  # fmt: skip


SHAPE_NAMES = (
    "words", "chars", "word_length", "capitals", "upper", "digits", "unspaced", "stops", "commas", "stops_share",
    "commas_share", "bars", "quotes", "marks", "functions", "functions_any", "end", "prose", "topical", "copies",
    "is_copy", "gap", "bullet", "linked", "heading",
)  # fmt: skip
