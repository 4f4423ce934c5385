# cython: boundscheck=False, wraparound=False
"""What the article's text, as the page states it for machines, changes in the chances of its blocks.

That text may be whole, end after some lines, or be another story's. It is heard only if it holds most of what the trees
expect of the article; and then it speaks against what it leaves out, for nothing, and against no block so loudly that one
of which the trees are sure goes.

Compiled where it can be, with the types in body.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import exp

from cleaner.judge.tagger.decide import Column
from cleaner.keys import BASIS, BITS, PRIME, Table, folded

# Of the expected article's words. Held out, with .6 to .8 F1 of the 73 pages that state a text is the same to the fourth
# digit; where the text ends some blocks before the article, recall falls by .0020 at most, at .65 by .0026, at .75 by .0019.
_MOST = 0.7
# Log-odds against a block of which nothing stands there, between the first and the last block that does, and behind the
# last: a text that is cut off says little of what comes after. Held out, on those 73 pages, F1 .9673 becomes .9727 and
# dirty pages 17.8 -> 11.0 %; on 66 of them with the text cut off after half, .7, .8 and .9 of its blocks, F1 .9670 becomes
# .9674, .9669, .9671 and .9700. With 3 and 1.5 these are .9736, 8.2 % and .9678, .9662, .9639, .9663; with 2 and 2 the
# text that is cut off costs .005. Log-odds for what stands there make chances worse, and so do any against what comes
# before the first block: standfirsts are often left out.
_AGAINST, _BEHIND = 2.0, 1.0
# A block is found if it has so many words, and more than this share of it stands there.
_FOUND_WORDS, _FOUND = 5, 0.6
_SHINGLE = 3  # words; fewer of them stand by chance in any long text
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
        for number, text in enumerate(texts, 1):
            self._read(text)
            self.first[number] = self.count

    def _read(self, text: str) -> None:
        key, inside, small = BASIS, False, len(_FOLDED)
        for char in text:
            code = ord(char)
            letter = _FOLDED[code] if code < small else code if char.isalnum() else 0
            alone = _KANA <= letter <= _LAST_KANA or _CHINESE <= letter <= _LAST_CHINESE
            if inside and (alone or not letter):
                self._end(key)
                key, inside = BASIS, False
            if letter:
                key, inside = ((key ^ (code if letter == 1 else letter)) * PRIME) & BITS, True
            if alone:
                self._end(key)
                key, inside = BASIS, False
        if inside:
            self._end(key)

    def _end(self, key: int) -> None:
        """A word is read."""
        self.keys[self.count] = key | 1
        self.count += 1


def shares(texts: Sequence[str], body: str) -> array[float]:
    """Of each text, which part of its shingles stands in the body; of one with fewer words, whether these do; of one without
    words -1.
    """
    stated, words = Words([body]), Words(texts)
    there = Table(_SHINGLE * stated.count)
    for end in range(1, stated.count + 1):
        for size in range(1, min(_SHINGLE, end) + 1):
            key = _shingle(stated, end - size, size)
            there.keys[there.slot(key)] = key
    found = _ZERO * len(texts)
    for b in range(len(texts)):
        first, count = words.first[b], words.first[b + 1] - words.first[b]
        size, hits = min(count, _SHINGLE), 0
        if not count:
            found[b] = -1.0
            continue
        for at in range(first, first + count - size + 1):
            hits += there.keys[there.slot(_shingle(words, at, size))] != 0
        found[b] = hits / (count - size + 1)
    return found


def _shingle(words: Words, first: int, size: int) -> int:
    """The key of some words in sequence."""
    key = words.keys[first]
    for at in range(first + 1, first + size):
        key = ((key * PRIME & BITS) ^ words.keys[at]) * PRIME & BITS
    return key | 1


def weighed(chances: Column, words: Column, texts: Sequence[str], body: str) -> Column:
    """The chances of a page's blocks, now that the body has been heard. Of what has no words, such as asterisks between two
    parts, it says nothing.
    """
    share, n = shares(texts, body), len(texts)
    expected = said = 0.0
    first, last = n, -1
    for b in range(n):
        if share[b] < 0:
            continue
        expected += words[b] * chances[b]
        said += words[b] * chances[b] * share[b]
        if share[b] > _FOUND and words[b] >= _FOUND_WORDS:
            first, last = min(first, b), b
    if said < _MOST * expected:
        return chances
    found = _ZERO * n
    for b in range(n):
        odds = 1.0 if b < first or share[b] < 0 else exp((_AGAINST if b < last else _BEHIND) * (share[b] - 1))
        found[b] = chances[b] * odds / (1 - chances[b] + chances[b] * odds)
    return found
