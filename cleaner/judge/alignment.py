"""Finds an extractor's text again among a page's blocks: which blocks did it keep?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Union

_Place = tuple[int, int, int]  # block, start and end in the letters of the text
_Link = Union[tuple[_Place, "_Link"], None]

_NOT_A_WORD = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")

# A block of at least this many letters is looked for anywhere in the text; a shorter one must be a line of its own,
# else each "Share" would be found in some sentence.
_LONG = 40
# A headline stands on a page many times; so many places of one block in the text are enough to look at.
_PLACES = 8
# An extractor may drop a link or a footnote mark from a paragraph: it still kept the paragraph if half of its
# overlapping groups of words are there.
_COVERED = 0.5
_GROUP = 4


def align(blocks: Sequence[str], text: str) -> list[bool]:
    """For each block whether the text holds it.

    Both run in the same order, and the text says each thing as often as the extractor kept it: of the many ways to
    lay blocks on the text, the one is taken that covers most letters without crossing itself.

    Args:
        blocks: the page's blocks in document order.
        text: what the extractor made of the same page, in the same order.
    """
    letters = [_letters(block) for block in blocks]
    stream = _Stream(text)
    places = [place for i, own in enumerate(letters) for place in stream.places(i, own)]
    ends: dict[int, int] = {}
    for block, start, end in _heaviest_chain(places):
        ends[block] = end
        stream.take(start, end)
    for block, start, end in places:  # what the extractor moved from its place crosses the chain, and was kept too
        if block not in ends and len(letters[block]) >= _LONG and stream.take(start, end):
            ends[block] = end
    _fill(letters, stream, ends)
    # What no block is placed on may stand in a block that the extractor kept in part. What a block is placed on may
    # not: some pages hold the whole article a second time, hidden in one piece.
    groups = Counter(_groups(text))
    groups.subtract(group for block in ends for group in _groups(blocks[block]))
    known = {block for block, _, _ in places}
    kept = [
        block in ends or (len(own) >= _LONG and block not in known and _covered(blocks[block], groups))
        for block, own in enumerate(letters)
    ]
    for i, own in enumerate(letters):
        if not own:  # a row of stars, a bullet: goes with the blocks around it
            kept[i] = 0 < i < len(kept) - 1 and kept[i - 1] and kept[i + 1]
    return kept


def _fill(letters: Sequence[str], stream: _Stream, ends: dict[int, int]) -> None:
    """Short blocks that are no line of their own, because the extractor glued lines together: they are there if the
    text goes on with them right where the block before them ends.
    """
    at = 0
    for block, own in enumerate(letters):
        if block in ends:
            at = ends[block]
        elif own and stream.letters.startswith(own, at) and stream.take(at, at + len(own)):
            at = ends[block] = at + len(own)


class _Stream:
    """The letters of the extractor's text, and which of them are spoken for."""

    __slots__ = ("_free", "_lines", "letters")

    def __init__(self, text: str) -> None:
        self._lines: dict[str, list[int]] = {}
        parts: list[str] = []
        at = 0
        for line in text.split("\n"):
            if own := _letters(line):
                self._lines.setdefault(own, []).append(at)
                parts.append(own)
                at += len(own)
        self.letters = "".join(parts)
        self._free = bytearray(b"\1") * at

    def take(self, start: int, end: int) -> bool:
        """Claim a stretch; False if a part of it is taken."""
        free = 0 not in self._free[start:end]
        if free:
            self._free[start:end] = bytes(end - start)
        return free

    def places(self, block: int, own: str) -> list[_Place]:
        """Where a block could lie, later places first."""
        if len(own) < _LONG:
            starts = self._lines.get(own, [])[:_PLACES] if own else []
        else:
            starts = []
            at = self.letters.find(own)
            while at >= 0 and len(starts) < _PLACES:
                starts.append(at)
                at = self.letters.find(own, at + len(own))
        return [(block, start, start + len(own)) for start in reversed(starts)]


def _heaviest_chain(places: Sequence[_Place]) -> list[_Place]:
    """The heaviest chain of places that ascend in both orders.

    Keeps, for chains so far, the frontier of (end, weight) where a later end always weighs more; places of one block
    come in descending order, so that none of them can follow another.
    """
    ends: list[int] = [0]
    weights: list[int] = [0]
    links: list[_Link] = [None]  # the chain that ends there: its last place, and the link before
    for place in places:
        _, start, end = place
        before = bisect_right(ends, start) - 1
        weight, link = weights[before] + end - start, (place, links[before])
        at = bisect_right(ends, end)
        if weights[at - 1] >= weight:
            continue
        beaten = at
        while beaten < len(ends) and weights[beaten] <= weight:
            beaten += 1
        low = at - 1 if ends[at - 1] == end else at
        ends[low:beaten], weights[low:beaten], links[low:beaten] = [end], [weight], [link]
    chain: list[_Place] = []
    node = links[-1]
    while node is not None:
        chain.append(node[0])
        node = node[1]
    return chain


def _covered(block: str, groups: Mapping[tuple[str, ...], int]) -> bool:
    mine = list(_groups(block))
    return bool(mine) and sum(groups.get(group, 0) > 0 for group in mine) >= _COVERED * len(mine)


def _groups(text: str) -> zip[tuple[str, ...]]:
    words = _WORD.findall(text)
    return zip(*(words[k:] for k in range(_GROUP)), strict=False)


def _letters(text: str) -> str:
    return _NOT_A_WORD.sub("", text)
