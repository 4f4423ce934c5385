"""Cards of other stories on an HTML page: containers of one depth, in each a linked title, a date and a line or two of its
story. An engine that sees through the titles is not to leave the lines behind.

Their names say nothing here, for on some systems each has one of its own. Without a date in between they would be the
questions of a list, or products with what is said of them: three of four such blocks are gold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cleaner.judge.structures import Lines
from cleaner.model import Document, Elements, Finding

DETECTOR = "card/1"
_CARDS = 3
_TITLE_WORDS, _DATE_WORDS, _MOST_WORDS = 3, 5, 90
_NEAR = 4
# What holds more of what would stay than this is the article, a list of dated entries.
_MOST = 0.5


def judge_cards(document: Document, lines: Lines, kept: Sequence[bool]) -> list[Finding]:
    """What stays of cards whose linked titles and dates the engine left out.

    Args:
        kept: for each block whether the engine took it for the article's.
    """
    elements = document.elements
    if elements is None:
        return []
    groups: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for i in range(2, len(kept)):
        if kept[i] and not kept[i - 1] and lines.words[i] <= _MOST_WORDS:
            title = _title_above(document, lines, kept, i)
            if title >= 0:
                card = _meeting(elements, document.element[title], document.element[i])
                groups[elements.tag[card], elements.depth[card]].append((card, i))
    whole = sum(lines.words[i] for i, keep in enumerate(kept) if keep)
    found: list[Finding] = []
    for cards in groups.values():
        mine = [i for _, i in cards]
        if len({card for card, _ in cards}) >= _CARDS and sum(lines.words[i] for i in mine) <= _MOST * whole:
            found += [Finding(i, i + 1, "remove", "related", DETECTOR, "cue", 0.9, lines.texts[i][:80]) for i in mine]
    return found


def _title_above(document: Document, lines: Lines, kept: Sequence[bool], i: int) -> int:
    """The linked title above a block, with a date in between; -1: there is none."""
    dated = False
    for j in range(i - 1, max(i - _NEAR, 0) - 1, -1):
        if kept[j]:
            return -1
        if lines.words[j] <= _DATE_WORDS and any(char.isdigit() for char in lines.texts[j]):
            dated = True
        elif dated and lines.words[j] >= _TITLE_WORDS and document.is_link(j):
            return j
    return -1


def _meeting(elements: Elements, one: int, other: int) -> int:
    """The smallest container that holds both elements."""
    while not one <= other < elements.last[one]:
        one = elements.parent[one]
    return one
