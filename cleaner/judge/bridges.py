"""Structures of flattened text that single lines give away: what stands between two lines of one layer, and a signature
with what it says of the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cleaner.judge.ranges import Hit, body_of
from cleaner.judge.structures import NAME, Lines
from cleaner.model import Finding, Kind

BRIDGE, BIOGRAPHY = "bridge/1", "biography/1"
# Layers of several lines: a head, what it asks, lists of purposes, buttons.
_LAYERS: frozenset[Kind] = frozenset({"cookie_notice", "newsletter", "paywall", "comment_form"})
# So far apart, in lines and in words, two lines of a layer may stand.
_APART = 4
_APART_WORDS = 60
# What the tagger takes for the article with more certainty than this is no part of a layer; of consent layers alone we
# know so many buttons that whatever stands between two of them is theirs.
_ARTICLE = 0.7
_CONSENT_LINES = 12


def judge_bridges(
    lines: Lines, hits: Sequence[Hit], findings: Sequence[Finding], chances: Sequence[float]
) -> Iterator[Finding]:
    """What stands between two removed lines of the same layer, and nothing else would call it so.

    Args:
        findings: what rules have removed.
        chances: how likely each line is the article's, as the tagger has it.
    """
    for kind in sorted(_LAYERS):
        named = {i for f in findings if f.kind == kind and f.action == "remove" for i in range(f.first, f.last)}
        named |= {hit.line for hit in hits if hit.rule.kind == kind and not lines.shapes.prose[hit.line]}
        marks = sorted(named)
        for above, below in pairwise(marks):
            between = range(above + 1, below)
            if between and _belongs(lines, kind, between, chances):
                yield Finding(above, below + 1, "remove", kind, BRIDGE, "cue", 0.8, lines.texts[above][:80])


def _belongs(lines: Lines, kind: Kind, between: range, chances: Sequence[float]) -> bool:
    if kind == "cookie_notice":
        limit, sure = _CONSENT_LINES, 1.0
    else:
        limit, sure = _APART, _ARTICLE
    words = sum(lines.words[i] for i in between if lines.shapes.prose[i])
    return len(between) <= limit and words <= _APART_WORDS and all(chances[i] < sure for i in between)


def judge_biographies(lines: Lines, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Below the article a name by itself, and then a line that begins with it: who wrote this, and who that is."""
    taken = {i for f in findings if f.action == "remove" for i in range(f.first, f.last)}
    body = body_of(lines, taken, set())
    marks: Mapping[int, str] = {
        i: text
        for i, text in enumerate(lines.texts[:-1])
        if 2 <= lines.words[i] <= 4 and not lines.shapes.prose[i] and NAME.match(text)
    }
    for i, name in marks.items():
        told = lines.texts[i + 1].startswith((f"{name} ", f"{name},")) and lines.words[i + 1] > lines.words[i] + 2
        after = all(j in {i, i + 1} or j in taken or not lines.shapes.prose[j] for j in range(i, len(lines)))
        if told and after and i > body.first:
            yield Finding(i, i + 2, "remove", "byline", BIOGRAPHY, "cue", 0.8, name)
