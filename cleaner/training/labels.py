"""Which blocks of a page does its gold text hold? Soft labels: the share of the block's words.

Long blocks are found by their word 4-grams, chained so that page and gold run in the same order; what stands apart
from the chain counts only where the chain has left gold words uncovered. Short blocks (a subheading, a list item)
are too weak for that: they count if their words stand, in sequence, in the gap that their kept neighbours leave open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.judge.tagger.arrays import Array

# Ideographs and kana count one by one: `\w+` would make a whole clause of them one word.
_BY_ONE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff"
_WORD = re.compile(rf"[{_BY_ONE}]|[^\W{_BY_ONE}]+")
_GRAM = 4
_CANDIDATE = 0.3  # less of a block than this in gold: chance, or a teaser that quotes the article
_FREE = 0.6  # out of the chain's order a block needs this share of its gold words still uncovered


@dataclass(frozen=True, slots=True)
class Labels:
    """What gold says of a page.

    Attributes:
        share: per block, which part of its words gold holds.
        words: per block, its number of words.
        covered: which part of gold's words the blocks with a label explain.
    """

    share: Array
    words: Array
    covered: float


@dataclass(frozen=True, slots=True)
class _Match:
    """Where one block's words stand in gold.

    Attributes:
        places: numbers of gold words.
        matched: how many words of the block are found.
    """

    block: int
    places: Array
    middle: int
    matched: int


def align(texts: Sequence[str], gold: str, living: Sequence[bool]) -> Labels:
    """Label the blocks of one page; one that is not `living` never is the article: a text area may hold it all."""
    counts = np.array([len(_words(text)) for text in texts], np.float32)
    blocks = [_words(text) if alive else [] for text, alive in zip(texts, living, strict=True)]
    page = _Page(blocks, _words(gold), {tuple(_words(line)) for line in gold.split("\n")})
    matches = _matches(blocks, page.wanted)
    chain = _chain(matches)
    for match in chain:
        page.take(match)
        page.fence[match.block] = (int(match.places[0]), int(match.places[-1]) + 1)
    taken = {match.block for match in chain}
    for match in sorted(matches, key=lambda m: (-m.matched, m.block)):
        if match.block not in taken and page.free[match.places].mean() >= _FREE:
            page.take(match)
    page.take_short()
    covered = 1 - float(page.free[:-1].mean()) if page.wanted else 1.0
    return Labels(page.share, counts, covered)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


class _Page:
    """Gold words as they are given to blocks."""

    def __init__(self, blocks: list[list[str]], wanted: list[str], lines: set[tuple[str, ...]]) -> None:
        self.blocks, self.wanted, self.lines = blocks, wanted, lines
        self.share = np.zeros(len(blocks), np.float32)
        self.free = np.ones(len(wanted) + 1, bool)
        self.fence: dict[int, tuple[int, int]] = {}

    def take(self, match: _Match) -> None:
        self.free[match.places] = False
        self.share[match.block] = match.matched / len(self.blocks[match.block])

    def take_short(self) -> None:
        """Give short blocks the gold words that their neighbours in the chain leave between them."""
        if not self.fence:
            return
        marks = sorted(self.fence)
        lows = [(-1, 0), *((block, self.fence[block][1]) for block in marks)]
        highs = [*((block, self.fence[block][0]) for block in marks), (len(self.blocks), len(self.wanted))]
        for (left, low), (right, high) in zip(lows, highs, strict=True):
            self._take_between(range(left + 1, right), low, high)

    def _take_between(self, numbers: range, low: int, high: int) -> None:
        for number in numbers:
            block = self.blocks[number]
            # A single word proves nothing, unless it is a line of gold.
            if self.share[number] or not block or (len(block) == 1 and tuple(block) not in self.lines):
                continue
            place = self._find(block, low, high)
            if place >= 0:
                self.share[number] = 1
                low = place + len(block)
                self.free[place:low] = False

    def _find(self, block: list[str], low: int, high: int) -> int:
        wanted, free, size = self.wanted, self.free, len(block)
        for i in range(max(low, 0), min(high, len(wanted)) - size + 1):
            if free[i] and wanted[i] == block[0] and wanted[i : i + size] == block and free[i : i + size].all():
                return i
        return -1


def _matches(blocks: Sequence[list[str]], wanted: list[str]) -> list[_Match]:
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(wanted) - _GRAM + 1):
        index[tuple(wanted[i : i + _GRAM])].append(i)
    found = (_match(number, block, index) for number, block in enumerate(blocks))
    return [match for match in found if match is not None]


def _match(number: int, block: list[str], index: dict[tuple[str, ...], list[int]]) -> _Match | None:
    inside = np.zeros(len(block), bool)
    hits: list[int] = []
    unique: list[int] = []
    for i in range(len(block) - _GRAM + 1):
        places = index.get(tuple(block[i : i + _GRAM]))
        if places:
            inside[i : i + _GRAM] = True
            hits.append(places[0])
            if len(places) == 1:
                unique.append(places[0])
    matched = int(inside.sum())
    if not hits or matched < _CANDIDATE * len(block):
        return None
    middle = int(np.median(unique or hits))
    near = [hit for hit in (unique or hits) if abs(hit - middle) <= 2 * len(block) + 8]
    taken = np.unique([hit + k for hit in near for k in range(_GRAM)])
    return _Match(number, taken, middle, matched) if near else None


def _chain(found: Sequence[_Match]) -> list[_Match]:
    """The heaviest chain in which page and gold order agree; of equal blocks the one beside its neighbours."""
    if not found:
        return []
    best = np.array([float(match.matched) for match in found])
    middles = np.array([match.middle for match in found])
    numbers = np.array([match.block for match in found])
    back = np.full(len(found), -1)
    for i in range(1, len(found)):
        value = np.where(middles[:i] < middles[i], best[:i] + 1.0 / (numbers[i] - numbers[:i]), 0)
        j = int(value.argmax())
        if value[j] > 0:
            best[i] += value[j]
            back[i] = j
    i = int(best.argmax())
    chain = []
    while i >= 0:
        chain.append(found[i])
        i = int(back[i])
    return chain[::-1]
