"""Boxes of an HTML page that say by their first line what they are: a thread of comments, other stories, a sign-up, a
consent layer. The whole container goes, with all that stands in it, wherever in the article it lies.

A first line alone proves little, for an article may have a section "Comments" or "Related work": what follows it has
to look the part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleaner.judge.structures import Lines, thread_signs
from cleaner.model import Document, Finding, Kind
from cleaner.rulebook.book import Rule, RuleGroup

DETECTOR = "box/1"
_HEAD_WORDS = 12
# A box holds no more than this share of what would stay: what holds more is the article under a misleading line.
_MOST = 0.35
# An appeal is short; a consent layer lists its purposes.
_MOST_WORDS: dict[Kind, int] = {"newsletter": 80, "paywall": 80, "promo": 80, "cookie_notice": 300}


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
    end = 0
    for box in _boxes(document, lines, kept):
        if box.first < end:
            continue
        head = lines.texts[box.first]
        kinds = [rule.kind for rule in generic.begin(head, lines.words[box.first]) if _may_name(rule)]
        kind = next((kind for kind in kinds if _looks_the_part(kind, document, lines, box)), None)
        if kind:
            found.append(Finding(box.first, box.last, "remove", kind, DETECTOR, "cue", 0.9, head[:80]))
            end = box.last
    return found


def _may_name(rule: Rule) -> bool:
    """Appeals that are looked for at the edges only are worded like any sentence: "Support for ..."."""
    return rule.action == "remove" and (rule.kind != "promo" or rule.zone == "any")


def _boxes(document: Document, lines: Lines, kept: Sequence[bool]) -> Iterator[_Box]:
    """Containers that begin with a short line and are not too large, outer ones before inner ones."""
    first, last = _ranges(document)
    before = list(accumulate((n if keep else 0 for n, keep in zip(lines.words, kept, strict=True)), initial=0))
    most = _MOST * before[-1]
    for element in sorted(first):
        begin, end = first[element], last[element] + 1
        words = before[end] - before[begin]
        if end - begin > 1 and 0 < words <= most and lines.words[begin] <= _HEAD_WORDS:
            yield _Box(begin, end, words)


def _ranges(document: Document) -> tuple[dict[int, int], dict[int, int]]:
    """First and last block of each element."""
    parents = document.elements.parent if document.elements else ()
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    count = len(document)
    for i, element in enumerate(document.element):
        while element >= 0 and element not in first:
            first[element] = i
            element = parents[element]  # noqa: PLW2901 - on the way up
    for i in range(count - 1, -1, -1):
        element = document.element[i]
        while element >= 0 and element not in last:
            last[element] = i
            element = parents[element]
    return first, last


def _looks_the_part(kind: Kind, document: Document, lines: Lines, box: _Box) -> bool:
    inside = range(box.first + 1, box.last)
    if kind in _MOST_WORDS:
        return box.words <= _MOST_WORDS[kind]
    if kind == "comments":
        strong, pairs = thread_signs(lines, inside)
        return strong + pairs >= 2
    return kind == "related" and _are_teasers(document, lines, inside)


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
