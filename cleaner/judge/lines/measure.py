# cython: boundscheck=False, wraparound=False
"""What the characters and words of each line are: all lines of a page in one pass.

Compiled where it can be, with the types in measure.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array

from cleaner.judge.lines.characters import (
    BAR,
    CLOSER,
    COMMA,
    DIGIT,
    KINDS,
    LETTER,
    LOWER,
    MARK,
    PARTICLE,
    QUOTE,
    SORT,
    SORTS,
    STOP,
    UNSPACED,
    UNSTOPPED,
    UPPER,
    WORD_CODES,
    code_points,
)
from cleaner.judge.lines.vocabulary import SHORT_WORDS, LineWords, PageWords, Words
from cleaner.judge.writing import UNSTOPPED_WORDS
from cleaner.keys import BASIS, BITS, PRIME
from cleaner.model import Document

_PROSE_WORDS, _LONG_WORDS = 8, 28
NO_STOPS, STOPS, COLON, ELLIPSIS = range(4)
BULLETS = " \t•*-–—·●▪◦‣■▶►+\u200b"
_MOST_BREAKS = 3
_LINE_BREAK, _DOT, _ELLIPSIS, _BLANK = map(ord, "\n.… ")
_LAST = 65535  # code points beyond count as this one

SHAPE_NAMES = (
    "words", "chars", "word_length", "capitals", "upper", "digits", "unspaced", "stops", "commas", "stops_share",
    "commas_share", "bars", "quotes", "marks", "functions", "functions_any", "end", "prose", "topical", "copies",
    "is_copy", "gap", "bullet", "linked", "heading",
)  # fmt: skip

_ZERO = array("d", [0.0])


class LineText:
    """Columns, one entry a line.

    Attributes:
        size: number of lines.
        texts: without white space and bullets around them.
        chars: characters that are not blank.
        words: counted by blanks; where there are none, two characters weigh as much as a word.
        counts: of each line SORTS numbers: how many characters of a sort it has.
        capitals: words that begin with a capital letter.
        end: how the line ends: NO_STOPS, STOPS, COLON or ELLIPSIS.
        prose: its words, if it reads like sentences; else 0.
        short: 1 for lines of a few words.
        copies: lines with the same text; is_copy: 1 if it stood above already.
        gap: line breaks above, up to three.
        bullet: 1 if one stands before it.
        linked: share of the characters in links, heading: its level; -1 where the page has lost them.
        page: the words of all lines, and what is known of them.
        said: what its words say.
    """

    def __init__(self, document: Document, known: Words) -> None:
        first = document.start[0]
        start, end = array("l", document.start), array("l", document.end)
        codes = code_points(document.text[first : end[len(end) - 1]])
        n = self.size = len(start)
        self.texts: list[str] = []
        self.counts = array("l", [0]) * (n * SORTS)
        self.sizes = array("l", [0]) * n  # of words, as they are looked up
        self.unstopped = array("l", [0]) * n  # characters of scripts that end no sentence with a sign
        self.chars, self.words, self.capitals = _ZERO * n, _ZERO * n, _ZERO * n
        self.end, self.prose, self.short, self.gap = _ZERO * n, _ZERO * n, _ZERO * n, _ZERO * n
        self.copies, self.is_copy, self.bullet = _ZERO * n, _ZERO * n, _ZERO * n
        self.linked, self.heading = array("d", [-1.0]) * n, array("d", [-1.0]) * n
        for line in range(n):
            start[line], end[line] = start[line] - first, end[line] - first
        page = self.page = PageWords(self._count(codes, KINDS, start, end))
        letters = array("I", [_BLANK]) * len(codes)
        self._read(page, codes, letters, KINDS, WORD_CODES, end)
        self._weigh()
        self._compare(document.texts())
        if document.media_type != "text/plain":
            self._mark(array("d", document.link_chars), array("d", document.headings))
        self.said = LineWords(n)
        page.number(known)
        self.said.weigh(page, self.sizes, known)
        self.said.find_topics(page, self.sizes, known, self.prose)
        self.said.weigh_openings(page, self.sizes, known, self.words, letters)

    def _count(self, codes: array[int], kinds: bytes, start: array[int], end: array[int]) -> int:
        """Characters by sort, line breaks above, how lines end; how many words there are."""
        above = words = before = 0
        for line in range(self.size):
            begin, behind = start[line], end[line]
            breaks = 0
            for i in range(above, begin):
                breaks += codes[i] == _LINE_BREAK
                before = 0
            self.gap[line] = min(breaks, _MOST_BREAKS) if line else _MOST_BREAKS
            row = line * SORTS
            for i in range(begin, behind):
                kind = kinds[min(codes[i], _LAST)]
                self.counts[row + (kind & SORT)] += 1
                self.unstopped[line] += kind & UNSTOPPED > 0
                letter = kind & LETTER
                if letter and not before:
                    words += 1
                before = letter
            tail, last = codes[behind - 1], codes[max(behind - 2, begin)]
            closed = kinds[min(tail, _LAST)] & CLOSER
            ending = last if closed else tail
            sort = kinds[min(ending, _LAST)] & SORT
            if ending == _ELLIPSIS or (tail == _DOT and last == _DOT):
                self.end[line] = ELLIPSIS
            else:
                self.end[line] = STOPS if sort == STOP else COLON if sort == COMMA else NO_STOPS
            above = behind
        return words

    def _read(
        self,
        page: PageWords,
        codes: array[int],
        letters: array[int],
        kinds: bytes,
        word_codes: array[int],
        end: array[int],
    ) -> None:
        """Where the words are, and how many each line has.

        Args:
            page: takes the words in.
            letters: takes the characters in as they are looked up; blanks so far.
        """
        n, size, at = len(codes), 0, 0
        for line in range(self.size):
            # White space above a line is no word's; of Markdown, a word may go on behind the line that it begins in.
            while at < end[line]:
                code = min(codes[at], _LAST)
                kind = kinds[code]
                if not kind & LETTER:
                    at += 1
                    continue
                self.sizes[line] += 1
                self.capitals[line] += kind & SORT == UPPER
                begin, key = at, BASIS
                while kind & LETTER:
                    letters[at] = word_codes[code]
                    key = ((key ^ letters[at]) * PRIME) & BITS  # as keys.key_of
                    at += 1
                    if at == n:
                        break
                    code = min(codes[at], _LAST)
                    kind = kinds[code]
                page.keys[size], page.begin[size], page.length[size] = key | 1, begin, at - begin
                size += 1

    def _weigh(self) -> None:
        """Words, and whether lines read like sentences."""
        for line in range(self.size):
            row = line * SORTS
            chars = 0
            for sort in range(SORTS):
                chars += self.counts[row + sort]
            self.chars[line] = chars - self.counts[row + 1]  # all but BLANK
            unspaced = self.counts[row + UNSPACED] + self.counts[row + PARTICLE]
            words = max(self.sizes[line] + unspaced // 2, 1)
            if self.unstopped[line] and words >= UNSTOPPED_WORDS and not self.counts[row + STOP]:
                self.end[line], self.counts[row + STOP] = STOPS, 1
            ended = self.end[line] == STOPS and words >= _PROSE_WORDS
            inner = self.counts[row + STOP] >= 2
            if ended or (words >= _LONG_WORDS and (inner or words >= 2 * _LONG_WORDS)):
                self.prose[line] = words
            self.words[line] = words
            self.short[line] = words <= SHORT_WORDS

    def _compare(self, raw: list[str]) -> None:
        """Bullets, and lines that say the same without them."""
        first: dict[str, int] = {}
        firsts = array("l", [0]) * self.size
        for line in range(self.size):
            text = raw[line].lstrip(BULLETS)
            self.bullet[line] = len(text) != len(raw[line])
            self.texts.append(text)
            at = first.setdefault(text, line)
            firsts[line] = at
            self.is_copy[line] = at < line
            self.copies[at] += 1
        for line in range(self.size):
            self.copies[line] = self.copies[firsts[line]]

    def _mark(self, link_chars: array[float], headings: array[float]) -> None:
        """What is known of Markdown."""
        for line in range(self.size):
            self.linked[line] = min(link_chars[line] / max(self.chars[line], 1.0), 1.0)
            if len(headings):
                self.heading[line] = headings[line]

    def particles(self, line: int) -> int:
        """What joins words in scripts without blanks: as good as function words."""
        return self.counts[line * SORTS + PARTICLE]


def fill_shapes(out: array[float], at: int, text: LineText) -> None:
    """SHAPE_NAMES: counts and shares of each line's characters and words."""
    n, said = text.size, text.said
    for line in range(n):
        i, row = at + line, line * SORTS
        words, chars = text.words[line], max(text.chars[line], 1.0)
        upper, unspaced, particles = (
            text.counts[row + UPPER],
            text.counts[row + UNSPACED],
            text.counts[row + PARTICLE],
        )
        letters = max(text.counts[row + LOWER] + upper + unspaced + particles, 1)
        stops, commas = text.counts[row + STOP], text.counts[row + COMMA]
        out[i] = words
        out[i + n] = text.chars[line]
        out[i + 2 * n] = letters / words
        out[i + 3 * n] = text.capitals[line] / words
        out[i + 4 * n] = upper / letters
        out[i + 5 * n] = text.counts[row + DIGIT] / chars
        out[i + 6 * n] = unspaced / chars
        out[i + 7 * n] = stops
        out[i + 8 * n] = commas
        out[i + 9 * n] = stops / words
        out[i + 10 * n] = commas / words
        out[i + 11 * n] = text.counts[row + BAR]
        out[i + 12 * n] = text.counts[row + QUOTE]
        out[i + 13 * n] = text.counts[row + MARK]
        out[i + 14 * n] = (said.own[line] + particles) / words
        out[i + 15 * n] = (said.any[line] + particles) / words
        out[i + 16 * n] = text.end[line]
        out[i + 17 * n] = text.prose[line]
        out[i + 18 * n] = said.topical[line]
        out[i + 19 * n] = text.copies[line]
        out[i + 20 * n] = text.is_copy[line]
        out[i + 21 * n] = text.gap[line]
        out[i + 22 * n] = text.bullet[line]
        out[i + 23 * n] = text.linked[line]
        out[i + 24 * n] = text.heading[line]
