"""Boxes of an HTML page that say by their first line what they are: a thread of comments, other stories, a sign-up, a
consent layer, what is said of the author. The whole container goes, with all that stands in it, wherever in the article
it lies.

Compiled where it can be, with the types in boxes.pxd; see docs/decisions/0010-compiled-loops.md.

A first line alone proves little, for an article may have a section "Comments" or "Related work": what follows it has
to look the part.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.judge.structures import Lines, thread_signs
from cleaner.model import Document, Finding, Kind
from cleaner.rulebook.book import Rule, RuleGroup

DETECTOR = "box/1"
_HEAD_WORDS = 12
# A box holds no more than this share of what would stay: what holds more is the article under a misleading line.
_MOST = 0.35
# An appeal is short; a consent layer lists its purposes.
_MOST_WORDS: dict[Kind, int] = {"newsletter": 80, "paywall": 80, "promo": 80, "byline": 120, "cookie_notice": 300}


@dataclass(frozen=True, slots=True)
class _Box:
    """A container, as the range of its blocks; `words` of them would stay."""

    first: int
    last: int
    words: int


def judge_boxes(document: Document, lines: Lines, kept: Sequence[bool], generic: RuleGroup) -> list[Finding]:
    """Boxes that hold something that would stay.

    Args:
        kept: for each block whether the engine took it for the article's.
    """
    found: list[Finding] = []
    end, tried, kinds = 0, -1, list[Kind]()
    for box in _boxes(document, lines.words, kept):
        if box.first < end:
            continue
        head = lines.texts[box.first]
        if box.first != tried:  # of boxes in boxes that begin with the same line the outermost comes first
            rules = generic.begin(head, lines.words[box.first])
            tried, kinds = box.first, [rule.kind for rule in rules if _may_name(rule)]
        kind = next((kind for kind in kinds if _looks_the_part(kind, document, lines, box)), None)
        if kind:
            found.append(Finding(box.first, box.last, "remove", kind, DETECTOR, "cue", 0.9, head[:80]))
            end = box.last
    return found


def _may_name(rule: Rule) -> bool:
    """Appeals that are looked for at the edges only are worded like any sentence: "Support for ..."; and who signs above an
    article heads no box, but "About the author" below it does.
    """
    zone = {"promo": "any", "byline": "tail"}.get(rule.kind, rule.zone)
    return rule.action == "remove" and rule.zone == zone


def _boxes(document: Document, words: Sequence[int], kept: Sequence[bool]) -> list[_Box]:
    """Containers that begin with a short line and are not too large, outer ones before inner ones."""
    if document.elements is None:
        return []
    count = len(document.elements.parent)
    first, last = array("l", [-1]) * count, array("l", [-1]) * count
    _range(document.element, document.elements.parent, first, last)
    before = array("l", [0]) * (len(words) + 1)  # words of kept blocks above each
    for i in range(len(words)):
        before[i + 1] = before[i] + (words[i] if kept[i] else 0)
    found, most = [], _MOST * before[len(words)]
    for element in range(count):
        begin, end = first[element], last[element] + 1
        if end - begin > 1 and words[begin] <= _HEAD_WORDS and 0 < before[end] - before[begin] <= most:
            found.append(_Box(begin, end, before[end] - before[begin]))
    return found


def _range(place: Sequence[int], parents: Sequence[int], first: array[int], last: array[int]) -> None:
    """First and last block of each element."""
    for i in range(len(place)):
        element = place[i]
        while element >= 0 and first[element] < 0:
            first[element] = i
            element = parents[element]
    for i in range(len(place) - 1, -1, -1):
        element = place[i]
        while element >= 0 and last[element] < 0:
            last[element] = i
            element = parents[element]


def _looks_the_part(kind: Kind, document: Document, lines: Lines, box: _Box) -> bool:
    inside = range(box.first + 1, box.last)
    if kind == "cookie_notice" and _is_quoted(document, box):
        return False
    if kind in _MOST_WORDS:
        return box.words <= _MOST_WORDS[kind]
    if kind == "comments":
        strong, pairs = thread_signs(lines, inside)
        return strong + pairs >= 2
    return kind == "related" and _are_teasers(document, lines, inside)


def _is_quoted(document: Document, box: _Box) -> bool:
    """Whether a box stands in a quotation: an article about consent layers shows one, and no layer is ever put there."""
    elements, place = document.elements, document.element[box.first]
    return elements is not None and any(
        quote <= place < elements.last[quote] for quote in elements.outermost("blockquote")
    )


def _are_teasers(document: Document, lines: Lines, inside: Sequence[int]) -> bool:
    """Linked titles, each with a paragraph at most: two paragraphs in a row are the article, which goes on in the
    same container.
    """
    links = texts = 0
    for i in inside:
        if document.is_link(i):
            links, texts = links + 1, 0
        elif lines.words[i] > _HEAD_WORDS:
            texts += 1
            if texts > 1 or not links:
                return False
    return links > 0
