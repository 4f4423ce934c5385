"""Features of where a block stands in the article's text as the page states it for machines.

That text may be whole, end after some lines, or be another story's. So a block's share of it comes with what the page holds
of it, and it of the page, and with whether its last words stand in the middle of a block.

Compiled where it can be, with the types in body.pxd; see docs/decisions/0010-compiled-loops.md. Rows stand one after the
other as in structure.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.judge.tagger.structure import View
from cleaner.keys import BASIS, BITS, PRIME, Table, folded

BODY_NAMES = (
    "body_words", "body_held", "body_prose", "body_inner", "body_cut", "body_share", "body_near", "since_body",
    "till_body",
)  # fmt: skip

_FAR = 30  # blocks or words; a distance beyond says no more
_SHINGLE = 3  # words; fewer of them stand by chance in any long text
_NEAR = 3  # blocks on each side
# A block is found if it has so many words, and more than this share of it stands there.
_FOUND_WORDS, _FOUND = 5, 0.6
_FOLDED, _ZERO = folded(), array("d", [0.0])
_KANA, _LAST_KANA, _CHINESE, _LAST_CHINESE = 0x3040, 0x30FF, 0x3400, 0x9FFF


class Words:
    """The words of some texts by their keys, in one case; signs between them are no words. Where there are no blanks each
    character is a word.

    Attributes:
        keys: of the words of all texts, one after the other.
        first: of each text where its words begin; and at last where they end.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.keys = array("Q", [0]) * (sum(map(len, texts)) + 1)
        self.first, self.count = array("l", [0]) * (len(texts) + 1), 0
        for number in range(len(texts)):
            self._read(texts[number])
            self.first[number + 1] = self.count

    def _read(self, text: str) -> None:
        key, inside, small = BASIS, False, len(_FOLDED)
        for char in text:
            code = ord(char)
            letter = _FOLDED[code] if code < small else code if char.isalnum() else 0
            alone = letter >= _KANA and (letter <= _LAST_KANA or _CHINESE <= letter <= _LAST_CHINESE)
            if inside and (alone or not letter):
                self.keys[self.count] = key | 1
                self.count += 1
                key, inside = BASIS, False
            if letter:
                key, inside = ((key ^ (code if letter == 1 else letter)) * PRIME) & BITS, True
            if alone:
                self.keys[self.count] = key | 1
                self.count += 1
                key, inside = BASIS, False
        if inside:
            self.keys[self.count] = key | 1
            self.count += 1


class Body:
    """The stated text, and what of it the page holds.

    Attributes:
        size: different shingles.
        share: of each block, which part of its shingles stands there; of a block of two words or one, whether these do.
        words: of each block.
        held: share of the text's shingles that stand on the page.
        cut: of the block in which the text ends, the words after that.
    """

    def __init__(self, words: Words, blocks: int) -> None:
        self.places, self.size, self.last = Table(_SHINGLE * words.count), 0, 0
        self.share, self.words = _ZERO * blocks, _ZERO * blocks
        self.held, self.cut = 0.0, 0
        self._put(words)

    def _put(self, words: Words) -> None:
        """Note all shingles, and what is shorter for the sake of short blocks, each with the place where it ends first."""
        for end in range(1, words.count + 1):
            for size in range(1, min(_SHINGLE, end) + 1):
                key = shingle(words, end - size, size)
                at = self.places.slot(key)
                if not self.places.keys[at]:
                    self.places.keys[at], self.places.numbers[at] = key, end
                    self.size += size == _SHINGLE
        self.last = self.places.get(shingle(words, words.count - _SHINGLE, _SHINGLE))

    def find(self, words: Words) -> None:
        """Look for the words of all blocks."""
        found = bytearray(len(self.places.keys))
        held = 0
        for b in range(len(self.share)):
            first, count = words.first[b], words.first[b + 1] - words.first[b]
            size, hits, ends = min(count, _SHINGLE), 0, False
            self.words[b] = count
            for at in range(count - size + 1 if count else 0):
                slot = self.places.slot(shingle(words, first + at, size))
                if not self.places.keys[slot]:
                    continue
                hits += 1
                if size == _SHINGLE:
                    held += not found[slot]
                    found[slot] = 1
                    if self.places.numbers[slot] == self.last and not ends:
                        ends = True
                        self.cut = max(self.cut, min(count - size - at, _FAR))
            self.share[b] = hits / max(count - size + 1, 1)
        self.held = held / max(self.size, 1)


def shingle(words: Words, first: int, size: int) -> int:
    """The key of some words in sequence."""
    key = words.keys[first]
    for at in range(first + 1, first + size):
        key = ((key * PRIME & BITS) ^ words.keys[at]) * PRIME & BITS
    return key | 1


def fill_body(out: array[float], at: int, seen: View, body: str) -> None:
    """BODY_NAMES; where nothing is stated, no words of it and -1 for all else."""
    n = seen.blocks
    stated = Words([body])
    if stated.count < _SHINGLE:
        for i in range(at, at + len(BODY_NAMES) * n):
            out[i] = 0.0 if i < at + n else -1.0
        return
    found = Body(stated, n)
    found.find(Words(seen.text.texts))
    _fill_page(out, at, seen, found, stated.count)
    _fill_blocks(out, at + 5 * n, found, n)


def _fill_page(out: array[float], at: int, seen: View, body: Body, words: int) -> None:
    """From "body_words" to "body_cut": the same for all blocks."""
    text, container, n = seen.text, seen.container, seen.blocks
    prose = inner = inner_prose = 0.0
    for b in range(n):
        prose += text.prose[b] * body.share[b]
        if container.index <= seen.place[b] < container.end:
            inner += text.prose[b] * body.share[b]
            inner_prose += text.prose[b]
    for b in range(n):
        i = at + b
        out[i] = words
        out[i + n] = body.held
        out[i + 2 * n] = prose / seen.sums.total_prose
        out[i + 3 * n] = inner / max(inner_prose, 1.0)
        out[i + 4 * n] = body.cut


def _fill_blocks(out: array[float], at: int, body: Body, n: int) -> None:
    """From "body_share" to "till_body"."""
    total, inside = _ZERO * (n + 1), _ZERO * (n + 1)
    since = till = _FAR
    for b in range(n):
        since = 0 if body.words[b] >= _FOUND_WORDS and body.share[b] > _FOUND else min(since + 1, _FAR)
        out[at + b] = body.share[b]
        out[at + 2 * n + b] = since
        total[b + 1] = total[b] + body.words[b]
        inside[b + 1] = inside[b] + body.words[b] * body.share[b]
    for b in range(n - 1, -1, -1):
        till = 0 if out[at + 2 * n + b] == 0 else min(till + 1, _FAR)
        low, high = max(b - _NEAR, 0), min(b + _NEAR + 1, n)
        out[at + n + b] = (inside[high] - inside[low]) / max(total[high] - total[low], 1.0)
        out[at + 3 * n + b] = till
