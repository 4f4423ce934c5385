"""Features of where a block comes in the page: what stands before and behind it, and how far away."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import ABOUT, COMMENTS, CUE_KINDS, RELATED
from cleaner.judge.tagger.structure import View

_FAR = 30  # blocks; a distance beyond says no more

CUE_NAMES = (
    *(f"under_cue_{kind}" for kind in range(ABOUT)),
    *(f"since_cue_{kind}" for kind in (RELATED, COMMENTS, ABOUT)),
    "since_cue", "cues_before",
)  # fmt: skip
_AROUND = ("words", "linked", "opening", "prose")
AROUND_NAMES = (
    "next_words", "next_linked", "next_opening",
    *(f"{side}{radius}_{what}" for radius in (3, 8) for side in ("before", "after") for what in _AROUND),
)  # fmt: skip
PLACE_NAMES = (
    "place", "words_before", "prose_before", "prose_after", "inner_before", "till_good", "since_heading",
    "last_heading", "since_h1", "h1_before", "h1_after", "blocks_from_good",
)  # fmt: skip


def cue_rows(seen: View, cues: Sequence[tuple[int, int]]) -> list[Array]:
    """Headings like "Related" or "Comments": what stands behind them in their container, and how far they are."""
    tree, place = seen.tree, seen.place
    count = len(place)
    opened = np.zeros((CUE_KINDS, tree.count + 1))
    seen_cues = np.zeros(count)
    recent = np.full((CUE_KINDS, count), float(_FAR))
    for block, kind in cues:
        element = int(place[block])
        holder = max(tree.parents[element], 0)
        if tree.last[holder] - tree.last[element] < 2 and tree.parents[holder] >= 0:
            holder = tree.parents[holder]  # the heading has a wrapper of its own
        opened[kind, element] += 1
        opened[kind, tree.last[holder]] -= 1
        seen_cues[block] = 1
        reach = min(block + _FAR, count)
        recent[kind, block:reach] = range(reach - block)
    under = np.cumsum(opened[:ABOUT], axis=1).take(place, axis=1)
    return [under, recent[[RELATED, COMMENTS, ABOUT]], np.stack([recent.min(axis=0), np.cumsum(seen_cues)])]


def around_rows(seen: View, opening: Array) -> list[Array]:
    """The block below, and windows on both sides."""
    text = seen.text
    count = len(text.words)
    sums = np.zeros((4, count + 1))
    base = np.stack([text.words, text.linked, opening, text.prose])
    np.cumsum(base, axis=1, out=sums[:, 1:])
    following = np.zeros((3, count))
    following[:, :-1] = base[:3, 1:]
    numbers = np.arange(count)
    rows = [following]
    for radius in (3, 8):
        high, low = np.minimum(numbers + radius + 1, count), np.maximum(numbers - radius, 0)
        rows.append((sums[:, :-1] - sums.take(low, axis=1)) / radius)
        rows.append((sums.take(high, axis=1) - sums[:, 1:]) / radius)
    return rows


def place_rows(seen: View) -> list[Array]:
    """How far the page has come, and how far the good parts are."""
    text, place, container = seen.text, seen.place, seen.container
    count = len(place)
    numbers = np.arange(count)
    inside = container.inside[place]
    sums = np.cumsum(np.stack([text.words, text.prose, np.where(inside, text.prose, 0)]), axis=1)
    words, prose, inner = sums / np.maximum(sums[:, -1:], 1)
    heading = seen.tree.heading[place]
    good = (text.prose > 0) & (container.up[place] <= 2) & inside
    titles = np.cumsum(heading == 1)
    last_heading = np.maximum.accumulate(np.where(heading > 0, numbers, 0))
    return [np.stack([
        numbers / count, words, prose - text.prose / seen.sums.total_prose, 1 - prose, inner,
        _since(good[::-1])[::-1], _since(heading > 0), heading[last_heading], _since(heading == 1), titles,
        titles[-1] - titles, numbers - int(good.argmax()),
    ])]  # fmt: skip


def _since(marks: Array) -> Array:
    """Blocks since the last marked one, 0 on it, at most _FAR."""
    numbers = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, numbers, -_FAR))
    return np.minimum(numbers - last, _FAR)
