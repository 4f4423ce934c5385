"""Structures of flattened text that single lines give away: what stands between two lines of one layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.judge.ranges import Hit
from cleaner.judge.structures import Lines
from cleaner.model import Finding, Kind

BRIDGE = "bridge/1"
# Layers of several lines: a head, what it asks, lists of purposes, buttons.
# What asks for an address may do so for a newsletter or for the wall.
_ASKS: tuple[Kind, ...] = ("newsletter", "paywall")
_LAYERS: tuple[tuple[Kind, ...], ...] = (("cookie_notice",), _ASKS, ("comment_form",))
# The button below other lines of a form is its end: what stands between it and the next form is no part of either.
_BUTTON_RULE = "#subscribe-button"
# So far apart, in lines and in words, two lines of a layer may stand.
_APART = 4
_APART_WORDS = 60
# What the tagger takes for the article with more certainty than this is no part of a layer. Of consent layers we know so many
# buttons that more lines between two of them are theirs, and their own sentences come out at .95; but an essay may quote one, and
# begin below a real one.
_ARTICLE = 0.9
_CONSENT_LINES, _NO_CONSENT = 12, 0.96
_HEAD_WORDS, _BUTTON_WORDS = 6, 4


def judge_bridges(
    lines: Lines, hits: Sequence[Hit], findings: Sequence[Finding], chances: Sequence[float]
) -> Iterator[Finding]:
    """What stands between two removed lines of the same layer, and nothing else would call it so.

    Args:
        findings: what rules have removed.
        chances: how likely each line is the article's, as the tagger has it.
    """
    for kinds in _LAYERS:
        layer = [f for f in findings if f.kind in kinds and f.action == "remove"]
        named = {i: f.kind for f in layer for i in range(f.first, f.last)}
        buttons = {f.first for f in layer if f.by.endswith(_BUTTON_RULE)}
        named |= {h.line: h.rule.kind for h in hits if h.rule.kind in kinds and not lines.shapes.prose[h.line]}
        marks = sorted(named)
        for above, below in pairwise(marks):
            between = range(above + 1, below)
            if above in buttons and above - 1 in named:
                continue
            # The same line twice is a button that stands between all paragraphs.
            if between and lines.texts[above] != lines.texts[below] and _belongs(lines, named[above], between, chances):
                yield _layer(lines, above, below, named[above])
    yield from _walls(lines, hits, chances)


def _walls(lines: Lines, hits: Sequence[Hit], chances: Sequence[float]) -> Iterator[Finding]:
    """Walls and forms in the middle of the article that goes on below them: a sentence that asks is one that may be quoted, but
    two lines that ask, one near the other and one of them no sentence, are what they say.
    """
    asking = {hit.line: hit.rule.kind for hit in hits if hit.rule.kind in _ASKS and chances[hit.line] < _ARTICLE}
    runs: list[list[int]] = []
    for i in sorted(asking):
        if runs and _near(lines, runs[-1][-1], i, chances):
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        if len({lines.texts[i] for i in run}) > 1 and not all(lines.shapes.prose[i] for i in run):
            yield _layer(lines, run[0], run[-1], asking[run[0]])


def _layer(lines: Lines, first: int, last: int, kind: Kind) -> Finding:
    return Finding(first, last + 1, "remove", kind, BRIDGE, "cue", 0.8, lines.texts[first][:80])


def _near(lines: Lines, above: int, below: int, chances: Sequence[float]) -> bool:
    """Whether only short lines, and few of them, stand between two that ask."""
    between = range(above + 1, below)
    return len(between) <= _APART and not any(lines.shapes.prose[i] or chances[i] >= _ARTICLE for i in between)


def _belongs(lines: Lines, kind: Kind, between: range, chances: Sequence[float]) -> bool:
    limit, sure = (_CONSENT_LINES, _NO_CONSENT) if kind == "cookie_notice" else (_APART, _ARTICLE)
    if len(between) > limit:
        return False
    sentences = [i for i in between if lines.shapes.prose[i]]
    if sentences and kind != "cookie_notice" and not _asks(lines, between):
        return False
    words = sum(lines.words[i] for i in sentences)
    return words <= _APART_WORDS and all(chances[i] < sure for i in between)


def _asks(lines: Lines, between: range) -> bool:
    """Whether one sentence stands between a head and a button: a form. Between two asks stands a paragraph."""
    head, button = lines.words[between.start - 1], lines.words[between.stop]
    return len(between) == 1 and head <= _HEAD_WORDS and button <= _BUTTON_WORDS
