"""What the characters of the blocks say, whatever element they stand in.

Compiled where it can be, with the types in text.pxd; see docs/decisions/0010-compiled-loops.md. Rows stand one after the
other as in structure.py.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence

from cleaner.judge.tagger.lexicon import Lexicon, cue, may_be_cue
from cleaner.judge.tagger.words import WordOdds
from cleaner.judge.writing import ENDS_OF_SENTENCES, UNSPACED_RANGES, UNSTOPPED_RANGES, UNSTOPPED_WORDS
from cleaner.keys import BASIS, BITS, PRIME, key_of

SHORT_WORDS = 12  # up to here a block is "short": a heading, a label, a menu item
_PROSE_WORDS = 10
_AROUND = 4  # blocks on each side
_OPENING_CHARS = 32

TEXT_NAMES = (
    "words", "plain_words", "linked", "prose", "stops", "ends", "copies", "copied_around", "is_copy", "opening_low",
    "opening",
)  # fmt: skip

_ZERO = array("d", [0.0])
_CODES = 65536  # characters beyond are pictures and rare scripts
_BLANK, _STOP, _UNSPACED, _CLOSER, _ENDER, _BARE = 1, 2, 4, 8, 16, 32


def _character_table() -> bytes:
    """Code point -> what sorts of character it is, added up: blanks, punctuation, characters of scripts without blanks,
    what may stand behind the end of a sentence, what ends one, characters of scripts that end none with a sign.
    """
    table = bytearray(_CODES)
    for code in range(0x3100):
        table[code] = _BLANK if chr(code).isspace() else 0
    for char in f"{ENDS_OF_SENTENCES},;،、；，؛፣၊":
        table[ord(char)] |= _STOP
    for ranges, sort in ((UNSPACED_RANGES, _UNSPACED), (UNSTOPPED_RANGES, _BARE)):
        for first, last in ranges:
            for code in range(first, last + 1):
                table[code] |= sort if unicodedata.category(chr(code))[0] == "L" else 0
    for char in "\"'”’»›)]}）」』】* \u200b":
        table[ord(char)] |= _CLOSER
    for char in f"{ENDS_OF_SENTENCES}:;":
        table[ord(char)] |= _ENDER
    return bytes(table)


_SORTS = _character_table()


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

    def __init__(self, page_text: str, start: array[int], end: array[int], link_chars: array[int]) -> None:
        n = len(start)
        self.texts = [page_text[start[b] : end[b]] for b in range(n)]
        self.words, self.linked, self.stops = _ZERO * n, _ZERO * n, _ZERO * n
        self.ends, self.prose = _ZERO * n, _ZERO * n
        for b in range(n):
            self._count(page_text, start[b], end[b], link_chars[b], b)

    def _count(self, page_text: str, start: int, end: int, link_chars: int, b: int) -> None:
        """Fill in one block."""
        blanks = stops = unspaced = bare = 0
        for i in range(start, end):
            code = ord(page_text[i])
            sorts = _SORTS[code] if code < _CODES else 0
            blanks += sorts & _BLANK
            stops += sorts >> 1 & 1
            unspaced += sorts >> 2 & 1
            bare += sorts >> 5
        words = blanks + 1 + (unspaced >> 1)
        unstopped = bare > 0 and stops == 0 and words >= UNSTOPPED_WORDS
        if unstopped:
            stops = max(blanks, 1)
        linked = min(link_chars / max(end - start - blanks, 1), 1.0)
        self.words[b], self.linked[b], self.stops[b] = words, linked, stops
        if end > start:
            tail = ord(page_text[end - 1])
            if tail < _CODES and _SORTS[tail] & _CLOSER:
                tail = ord(page_text[max(end - 2, start)])
            self.ends[b] = unstopped or (tail < _CODES and _SORTS[tail] & _ENDER > 0)
        if words >= _PROSE_WORDS and stops > 0 and linked < 0.5:
            self.prose[b] = words * (1 - linked)


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
        for b in range(len(text.texts)):
            opening = text.texts[b][:_OPENING_CHARS]
            short = text.words[b] <= SHORT_WORDS
            known = lexicon.opening_short if short else lexicon.opening_long
            if opening.isascii():
                maybe = self._weigh_ascii(b, opening, known)
            else:
                opening = opening.lower()
                maybe = self._weigh_words(b, opening.split() or [""], known)
            if short and maybe:
                kind = cue(opening.lower().split() or ("",), int(text.words[b]))
                if kind >= 0:
                    self.cues.append((b, kind))

    def _weigh_words(self, b: int, words: list[str], known: WordOdds) -> bool:
        """Weigh an opening by its words; whether it may be a cue."""
        for word in words:
            self._add(b, key_of(word), known)
        self._add(b, key_of(pair_key(words[0], words[1] if len(words) > 1 else "")), known)
        return True

    def _weigh_ascii(self, b: int, opening: str, known: WordOdds) -> bool:
        """The same, no word written down."""
        key, pair, bare = (
            BASIS,
            (BASIS ^ 61) * PRIME & BITS,
            BASIS,
        )  # of the word, of the first two, of the first less colons
        count, empty, digit = 0, True, False
        for i in range(len(opening) + 1):
            code = ord(opening[i]) if i < len(opening) else 32
            if code <= 32 and (code >= 28 or 9 <= code <= 13):
                if not empty:
                    self._add(b, key, known)
                    count += 1
                    if count == 1:
                        pair = (pair ^ 32) * PRIME & BITS
                    key, empty = BASIS, True
                continue
            if 65 <= code <= 90:
                code += 32
            key, empty = (key ^ code) * PRIME & BITS, False
            if count < 2:
                pair = (pair ^ code) * PRIME & BITS
            if not count:
                digit = digit or (key == (BASIS ^ code) * PRIME & BITS and 48 <= code <= 57)
                bare = bare if code == 58 else key
        if not count:
            return self._weigh_words(b, [""], known)
        self._add(b, pair, known)
        return digit or may_be_cue(bare)

    def _add(self, b: int, key: int, known: WordOdds) -> None:
        """A word of an opening, or its first two."""
        odds = known.get(key)
        self.odds[b] += odds
        self.low[b] = min(self.low[b], odds)


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
