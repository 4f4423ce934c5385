"""What the characters and words of each line are: all lines of a page in one pass."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

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
from cleaner.judge.lines.languages import FUNCTION_WORDS, LANGUAGES
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import Lexicon, cue
from cleaner.judge.tagger.text import pair_key
from cleaner.model import Document

SHORT_WORDS = 12
_PROSE_WORDS, _LONG_WORDS = 8, 28
_CLOSERS = np.isin(np.arange(65536), [ord(char) for char in "\"'”’“‘»›«‹)]}）」』】* \u200b"])
_COMMON_LENGTH = 4  # letters; shorter words are no topic
OPENING = 4  # words that a line opens with
_TELLING = 8  # function words; fewer may be names
NO_STOPS, STOPS, COLON, ELLIPSIS = range(4)
BULLETS = " \t•*-–—·●▪◦‣■▶►+\u200b"


class Words:
    """What is known of single words, wherever in a line they stand: a row for each, the first for unknown ones.

    Attributes:
        row: by word.
        languages: per row, which of LANGUAGES have it as a function word.
        function: per row, whether any has.
        odds: per row, the learned log-odds that a line with it is the article's.
        opening: the lexicon itself, for the words that lines begin with.
    """

    __slots__ = ("function", "languages", "odds", "opening", "row")

    def __init__(self, lexicon: Lexicon) -> None:
        lists = [text.split() for text in FUNCTION_WORDS.values()]
        known = [*lexicon.tokens, *(word for words in lists for word in words)]
        self.row = {word: row for row, word in enumerate(dict.fromkeys(known), 1)}
        self.languages = np.zeros((len(self.row) + 1, len(LANGUAGES)))
        for column, words in enumerate(lists):
            self.languages[[self.row[word] for word in words], column] = 1
        self.function = self.languages.any(axis=1)
        self.odds = np.array([0.0, *(lexicon.tokens.get(word, 0.0) for word in self.row)])
        self.opening = lexicon


class LineText:
    """Columns, one entry a line.

            Attributes:
                texts: without white space and bullets around them.
                chars: characters that are not blank.
                words: counted by blanks; where there are none, two characters weigh as much as a word.
                counts: per line and sort of character, how many.
                capitals: words that begin with a capital letter.
                functions: function words in the page's language, and in any.
                end: how the line ends: OPENING = 4  # words that a line opens with
    _TELLING = 8  # function words; fewer may be names
        NO_STOPS, STOPS, COLON or ELLIPSIS.
                prose: its words, if it reads like sentences; else 0.
                topical: share of its longer words that the page's other sentences use.
                odds: log-odds of its words: sum, lowest, highest.
                copies: lines with the same text; is_copy: it stood above already.
                gap: line breaks above, up to three.
                opening: the first words of all lines, one after the other; firsts: how many of each line.
            bullet: whether one stands before it.
            linked: share of the characters in links, heading: its level; -1 where the page has lost them.
                language: the page's; None if no function words tell.
    """

    __slots__ = ("_count", "_line", "bullet", "capitals", "chars", "copies", "counts", "end", "firsts", "functions", "gap",
                 "heading", "is_copy", "language", "linked", "odds", "opening", "prose", "short", "texts", "topical", "words")  # fmt: skip

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
        self._weigh_words(self._words(codes, start), known)
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

    def _words(self, codes: Array, start: Array) -> list[str]:
        low = plain(codes)
        letter = low != 32
        begins = np.flatnonzero(letter & ~np.concatenate([[False], letter[:-1]]))
        self._line = np.searchsorted(start, begins, "right") - 1
        self.capitals = np.bincount(self._line[sorts(codes[begins]) == UPPER], minlength=self._count)
        own = self.counts
        unspaced = own[UNSPACED] + own[PARTICLE]
        self.words = np.maximum(np.bincount(self._line, minlength=self._count) + (unspaced // 2), 1)
        ended = (self.end == STOPS) & (self.words >= _PROSE_WORDS)
        inner = own[STOP] >= 2
        sentences = ended | ((self.words >= _LONG_WORDS) & (inner | (self.words >= 2 * _LONG_WORDS)))
        self.prose = np.where(sentences, self.words, 0)
        self.short = self.words <= SHORT_WORDS
        words: list[str] = low.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass").split()
        return words

    def _weigh_words(self, words: list[str], known: Words) -> None:
        count, line = self._count, self._line
        place = np.arange(len(line)) - np.searchsorted(line, line)
        opening = place < OPENING
        self.firsts = np.bincount(line[opening], minlength=count)
        self.opening = list(itertools.compress(words, opening.tolist()))
        # Numbers in order of appearance; all in C, as a page has thousands of words.
        number: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        ids = np.fromiter(map(number.__getitem__, words), np.intp, len(words))
        row = np.fromiter(map(known.row.get, number, itertools.repeat(0)), np.intp, len(number))
        rows = row[ids]
        by_language = np.bincount(rows, minlength=len(known.languages)) @ known.languages
        best = int(by_language.argmax())
        self.language = LANGUAGES[best] if by_language[best] >= _TELLING else None
        particles = self.counts[PARTICLE]
        own = np.bincount(line, weights=known.languages[:, best].take(rows), minlength=count) + particles
        function = known.function.take(rows)
        self.functions = np.stack([own, np.bincount(line, weights=function, minlength=count) + particles])
        odds = known.odds.take(rows)
        self.odds = np.zeros((3, count))
        self.odds[0] = np.bincount(line, weights=odds, minlength=count)
        first = np.flatnonzero(np.diff(line, prepend=-1))
        if len(first):
            self.odds[1, line[first]] = np.minimum.reduceat(odds, first)
            self.odds[2, line[first]] = np.maximum.reduceat(odds, first)
        size = np.fromiter(map(len, number), np.intp, len(number))
        self._topics(ids, (size[ids] >= _COMMON_LENGTH) & ~function, len(number))

    def _topics(self, ids: Array, topic: Array, distinct: int) -> None:
        """Which of a line's longer words stand in sentences elsewhere on the page."""
        count, line = self._count, self._line
        in_prose = self.prose[line] > 0
        wanted = in_prose & topic
        lines_with = np.unique(ids[wanted] * count + line[wanted])
        used = np.bincount(lines_with // count, minlength=distinct)[ids] - in_prose
        own = np.bincount(line[topic], minlength=count)
        self.topical = np.bincount(line[topic], weights=used[topic] > 0, minlength=count) / np.maximum(own, 1)

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


def weigh_openings(text: LineText, known: Words) -> tuple[Array, Sequence[tuple[int, int]]]:
    """Log-odds of each line's first words (lowest or 0, sum), and the lines that are cues, with their kind."""
    count, firsts, words = len(text.words), text.firsts, text.opening
    if not words:
        return np.zeros((2, count)), []
    line = np.repeat(np.arange(count), firsts)
    starts = np.concatenate([[0], np.cumsum(firsts)]).tolist()
    single = known.opening.odds_of(words, text.short.take(line))
    full = np.flatnonzero(firsts)
    pairs = known.opening.odds_of(
        [pair_key(words[a], words[a + 1] if a + 1 < b else "") if a < b else "" for a, b in pairwise(starts)],
        text.short,
    )
    low = np.minimum(pairs, 0.0)
    if len(full):
        low[full] = np.minimum(low[full], np.minimum.reduceat(single, np.array(starts)[full]))
    sums = np.bincount(line, weights=single, minlength=count) + pairs
    sizes = text.words.tolist()
    short = np.flatnonzero(text.short & (firsts > 0)).tolist()
    found = ((i, cue(words[starts[i] : starts[i + 1]], sizes[i])) for i in short)
    return np.stack([low, sums]), [(i, kind) for i, kind in found if kind >= 0]
