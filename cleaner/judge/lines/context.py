"""Features of where a line stands: runs of short lines, the page's best stretch, cues above, neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.judge.lines.measure import LineText
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import CUE_KINDS

_FAR = 40  # lines; a distance beyond says no more
_RADII = (1, 3, 6)
# What a line that is no sentence costs the stretch it stands in: a stretch for long articles with subheadings, and one
# for pages where teasers stand between menus.
_COSTS = (2.5, 12.0)
_LONG_ENOUGH = 60

_AROUND = ("words", "prose", "opening", "odds", "functions", "short", "linked")
AROUND_NAMES = tuple(f"{side}{radius}_{what}" for radius in _RADII for side in ("before", "after") for what in _AROUND)
RUN_NAMES = (
    "run", "run_place", "run_words", "run_capitals", "run_ended", "since_prose", "till_prose", "last_prose",
    "next_prose",
)  # fmt: skip
STRETCH_NAMES = tuple(f"stretch{i}_{what}" for i in range(len(_COSTS)) for what in ("inside", "from", "to", "share"))
PLACE_NAMES = ("place", "lines_above", "lines_below", "words_before", "prose_before", "prose_after", "topical_around")
CUE_NAMES = (*(f"since_cue_{kind}" for kind in range(CUE_KINDS)), "since_cue", "cue", "cues_before", "cues_after")
PAGE_NAMES = ("page_lines", "page_words", "page_prose", "page_short", "page_loose", "page_prose_length")


def around_rows(text: LineText, opening: Array, odds: Array) -> list[Array]:
    """Means of what the lines before and after say."""
    count = len(text.words)
    base = np.stack([
        np.minimum(text.words, _LONG_ENOUGH), text.prose, opening, odds, text.functions[0], text.short,
        text.linked,
    ])  # fmt: skip
    sums = np.zeros((len(base), count + 1))
    np.cumsum(base, axis=1, out=sums[:, 1:])
    numbers = np.arange(count)
    rows = []
    for radius in _RADII:
        high, low = np.minimum(numbers + radius + 1, count), np.maximum(numbers - radius, 0)
        rows.append((sums[:, :-1] - sums.take(low, axis=1)) / radius)
        rows.append((sums.take(high, axis=1) - sums[:, 1:]) / radius)
    return rows


def run_rows(text: LineText) -> Array:
    """Runs of lines that are no sentences, and the sentences around them."""
    count = len(text.words)
    numbers = np.arange(count)
    good = text.prose > 0
    edge = np.flatnonzero(np.diff(good.astype(np.int8), prepend=-1))
    run = np.searchsorted(edge, numbers, "right") - 1
    size = np.diff(edge, append=count)
    words, capitals, ended = (np.add.reduceat(x, edge) for x in (text.words, text.capitals, text.end > 0))
    last, following = _last(good, numbers), count - 1 - _last(good[::-1], numbers)[::-1]
    return np.stack([
        size[run], numbers - edge[run], words[run], (capitals / np.maximum(words, 1))[run], (ended / size)[run],
        np.minimum(numbers - last, _FAR), np.minimum(following - numbers, _FAR),
        np.where(last >= 0, text.words[np.maximum(last, 0)], 0),
        np.where(following < count, text.words[np.minimum(following, count - 1)], 0),
    ])  # fmt: skip


def _last(marks: Array, numbers: Array) -> Array:
    """For each line the number of the nearest marked line above or at it; far above the page if there is none."""
    return np.maximum.accumulate(np.where(marks, numbers, -_FAR))


def stretch_rows(text: LineText) -> Array:
    """Where a line stands to the stretch of lines with the largest sum: paragraphs count for it, others against it."""
    numbers = np.arange(len(text.words))
    rows: list[Array] = []
    total = max(float(text.prose.sum()), 1.0)
    for cost in _COSTS:
        score = np.where(text.prose > 0, np.minimum(text.prose, _LONG_ENOUGH), -cost)
        sums = np.concatenate([[0.0], np.cumsum(score)])
        lowest = np.minimum.accumulate(sums)
        last = int((sums[1:] - lowest[:-1]).argmax())
        first = int(sums[: last + 1].argmin())
        share = text.prose[first : last + 1].sum() / total
        inside = (numbers >= first) & (numbers <= last)
        rows += [
            inside, np.clip(numbers - first, -_FAR, _FAR), np.clip(last - numbers, -_FAR, _FAR),
            np.full(len(numbers), share),
        ]  # fmt: skip
    return np.stack(rows)


def place_rows(text: LineText) -> Array:
    """How far the page has come, and how much of its subject there is around."""
    count = len(text.words)
    numbers = np.arange(count)
    words, prose = (np.cumsum(x) / max(float(x.sum()), 1.0) for x in (text.words, text.prose))
    topics = np.concatenate([[0.0], np.cumsum(text.topical)])
    high, low = np.minimum(numbers + 4, count), np.maximum(numbers - 3, 0)
    return np.stack([
        numbers / count, np.minimum(numbers, 4 * _FAR), np.minimum(count - 1 - numbers, 4 * _FAR), words,
        prose - text.prose / max(float(text.prose.sum()), 1.0), 1 - prose, (topics[high] - topics[low]) / (high - low),
    ])  # fmt: skip


def cue_rows(count: int, cues: Sequence[tuple[int, int]]) -> Array:
    """Lines like "Related" or "Comments": how far above they stand, and how many there were."""
    recent = np.full((CUE_KINDS, count), float(_FAR))
    seen, own = np.zeros(count), np.full(count, -1.0)
    for line, kind in cues:
        reach = min(line + _FAR, count)
        recent[kind, line:reach] = range(reach - line)
        seen[line], own[line] = 1, kind
    sums = np.cumsum(seen)
    high = sums[np.minimum(np.arange(count) + 6, count - 1)]
    return np.concatenate([recent, [recent.min(axis=0), own, sums - seen, high - sums]])


def page_rows(text: LineText) -> Array:
    """The same for all lines: what sort of page it is."""
    prose = np.sort(text.prose[text.prose > 0])
    middle = len(prose) // 2
    return np.array([
        [len(text.words)], [text.words.sum()], [text.prose.sum()], [text.short.mean()], [(text.gap > 1).mean()],
        [(prose[middle] + prose[-1 - middle]) / 2 if len(prose) else 0],  # the median: numpy's own takes .1 ms
    ])  # fmt: skip
