# cython: boundscheck=False, wraparound=False
"""Features of where a line stands: runs of short lines, the page's best stretch, cues above, neighbours.

Compiled where it can be, with the types in context.pxd; see docs/decisions/0010-compiled-loops.md. Rows stand one after
the other, a feature each; `at` is where the first row begins.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

from cleaner.judge.lines.measure import LineText
from cleaner.judge.tagger.lexicon import CUE_KINDS

_FAR = 40  # lines; a distance beyond says no more
_RADII = (1, 3, 6)
# What a line that is no sentence costs the stretch it stands in: a stretch for long articles with subheadings, and one
# for pages where teasers stand between menus.
_COSTS = (2.5, 12.0)
_LONG_ENOUGH = 60
_AHEAD = 6  # lines in which cues are counted
_NEAR = 3  # lines on both sides whose subjects are averaged

_AROUND = ("words", "prose", "opening", "odds", "functions", "short", "linked")
AROUND_NAMES = tuple(f"{side}{radius}_{what}" for radius in _RADII for side in ("before", "after") for what in _AROUND)
WORD_NAMES = ("opening_low", "opening", "odds_mean", "odds_low", "odds_high", "odds_sum")
RUN_NAMES = (
    "run", "run_place", "run_words", "run_capitals", "run_ended", "since_prose", "till_prose", "last_prose",
    "next_prose",
)  # fmt: skip
STRETCH_NAMES = tuple(f"stretch{i}_{what}" for i in range(len(_COSTS)) for what in ("inside", "from", "to", "share"))
PLACE_NAMES = ("place", "lines_above", "lines_below", "words_before", "prose_before", "prose_after", "topical_around")
CUE_NAMES = (*(f"since_cue_{kind}" for kind in range(CUE_KINDS)), "since_cue", "cue", "cues_before", "cues_after")
PAGE_NAMES = ("page_lines", "page_words", "page_prose", "page_short", "page_loose", "page_prose_length")

_ZERO = array("d", [0.0])


def fill_words(out: array[float], at: int, text: LineText) -> None:
    """WORD_NAMES: what the lexicon knows of a line's words."""
    n, said = text.size, text.said
    for line in range(n):
        i = at + line
        out[i] = said.opening_low[line]
        out[i + n] = said.opening[line]
        out[i + 2 * n] = said.odds[line] / math.sqrt(text.words[line])
        out[i + 3 * n] = said.low[line]
        out[i + 4 * n] = said.high[line]
        out[i + 5 * n] = said.odds[line]


def fill_around(out: array[float], at: int, text: LineText) -> None:
    """AROUND_NAMES: means of what the lines before and after say."""
    n, said = text.size, text.said
    values = _ZERO * n
    for what in range(len(_AROUND)):
        for line in range(n):
            if what == 0:
                values[line] = min(text.words[line], _LONG_ENOUGH)
            elif what == 1:
                values[line] = text.prose[line]
            elif what == 2:
                values[line] = said.opening[line]
            elif what == 3:
                values[line] = said.odds[line] / math.sqrt(text.words[line])
            elif what == 4:
                values[line] = said.own[line] + text.particles(line)
            elif what == 5:
                values[line] = text.short[line]
            else:
                values[line] = text.linked[line]
        _fill_windows(out, at + what * n, values)


def _fill_windows(out: array[float], at: int, values: array[float]) -> None:
    """Means over the lines before, and over those behind, for each radius."""
    n = len(values)
    total = _ZERO * (n + 1)
    for line in range(n):
        total[line + 1] = total[line] + values[line]
    row, step = at, len(_AROUND) * n
    for radius in _RADII:
        for line in range(n):
            out[row + line] = (total[line] - total[max(line - radius, 0)]) / radius
            out[row + step + line] = (total[min(line + radius + 1, n)] - total[line + 1]) / radius
        row += 2 * step


def fill_runs(out: array[float], at: int, text: LineText) -> None:
    """RUN_NAMES: runs of lines that are no sentences (or are), and the sentences around them."""
    n = text.size
    first = 0
    while first < n:
        end, words, capitals, ended = first, 0.0, 0.0, 0.0
        good = text.prose[first] > 0
        while end < n and (text.prose[end] > 0) == good:
            words += text.words[end]
            capitals += text.capitals[end]
            ended += text.end[end] > 0
            end += 1
        size = end - first
        for line in range(first, end):
            i = at + line
            out[i] = size
            out[i + n] = line - first
            out[i + 2 * n] = words
            out[i + 3 * n] = capitals / max(words, 1.0)
            out[i + 4 * n] = ended / size
            # What is no sentence stands between the sentences at the ends of its run.
            out[i + 5 * n] = 0 if good else min(line - first + 1, _FAR) if first else _FAR
            out[i + 6 * n] = 0 if good else min(end - line, _FAR) if end < n else _FAR
            out[i + 7 * n] = text.words[line] if good else text.words[first - 1] if first else 0
            out[i + 8 * n] = text.words[line] if good else text.words[end] if end < n else 0
        first = end


def fill_stretches(out: array[float], at: int, text: LineText) -> None:
    """STRETCH_NAMES: where a line stands to the stretch of lines with the largest sum: paragraphs count for it, others
    against it.
    """
    n = text.size
    total = 0.0
    for line in range(n):
        total += text.prose[line]
    row = at
    for cost in _COSTS:
        # The stretch ends where the sum rises highest above its lowest value so far; it begins behind the lowest.
        score = lowest = prose = 0.0
        best = -math.inf
        first = last = low = 0
        for line in range(n):
            if score < lowest:
                lowest, low = score, line
            score += min(text.prose[line], _LONG_ENOUGH) if text.prose[line] > 0 else -cost
            if score - lowest > best:
                best, first, last = score - lowest, low, line
        for line in range(first, last + 1):
            prose += text.prose[line]
        share = prose / max(total, 1.0)
        for line in range(n):
            i = row + line
            out[i] = first <= line <= last
            out[i + n] = max(min(line - first, _FAR), -_FAR)
            out[i + 2 * n] = max(min(last - line, _FAR), -_FAR)
            out[i + 3 * n] = share
        row += 4 * n


def fill_places(out: array[float], at: int, text: LineText) -> None:
    """PLACE_NAMES: how far the page has come, and how much of its subject there is around."""
    n = text.size
    all_words = all_prose = words = prose = 0.0
    topics = _ZERO * (n + 1)
    for line in range(n):
        all_words += text.words[line]
        all_prose += text.prose[line]
        topics[line + 1] = topics[line] + text.said.topical[line]
    all_words, all_prose = max(all_words, 1.0), max(all_prose, 1.0)
    for line in range(n):
        i = at + line
        words += text.words[line]
        prose += text.prose[line]
        come = prose / all_prose
        high, low = min(line + _NEAR + 1, n), max(line - _NEAR, 0)
        out[i] = line / n
        out[i + n] = min(line, 4 * _FAR)
        out[i + 2 * n] = min(n - 1 - line, 4 * _FAR)
        out[i + 3 * n] = words / all_words
        out[i + 4 * n] = come - text.prose[line] / all_prose
        out[i + 5 * n] = 1 - come
        out[i + 6 * n] = (topics[high] - topics[low]) / (high - low)


def fill_cues(out: array[float], at: int, n: int, cues: Sequence[tuple[int, int]]) -> None:
    """CUE_NAMES: lines like "Related" or "Comments": how far above they stand, and how many there were."""
    own, near = array("l", [-1]) * n, array("l", [_FAR]) * n
    for line, kind in cues:
        own[line] = kind
    for kind in range(CUE_KINDS):
        since = _FAR
        for line in range(n):
            since = 0 if own[line] == kind else min(since + 1, _FAR)
            near[line] = min(near[line], since)
            out[at + kind * n + line] = since
    row = at + CUE_KINDS * n
    seen = ahead = 0  # cues above, and down to some lines below
    for line in range(min(_AHEAD, n)):
        ahead += own[line] >= 0
    for line in range(n):
        if line + _AHEAD < n:
            ahead += own[line + _AHEAD] >= 0
        out[row + line] = near[line]
        out[row + n + line] = own[line]
        out[row + 2 * n + line] = seen
        seen += own[line] >= 0
        out[row + 3 * n + line] = ahead - seen


def fill_page(out: array[float], at: int, text: LineText) -> None:
    """PAGE_NAMES, the same for all lines: what sort of page it is."""
    n = text.size
    words = prose = short = loose = 0.0
    sentences: list[float] = []
    for line in range(n):
        words += text.words[line]
        prose += text.prose[line]
        short += text.short[line]
        loose += text.gap[line] > 1
        if text.prose[line] > 0:
            sentences.append(text.prose[line])
    sentences.sort()
    middle = len(sentences) // 2
    median = (sentences[middle] + sentences[len(sentences) - 1 - middle]) / 2 if sentences else 0.0
    for line in range(n):
        i = at + line
        out[i] = n
        out[i + n] = words
        out[i + 2 * n] = prose
        out[i + 3 * n] = short / n
        out[i + 4 * n] = loose / n
        out[i + 5 * n] = median
