"""Features of where a block comes in the page: what stands before and behind it, and how far away.

Compiled where it can be, with the types in order.pxd; see docs/decisions/0010-compiled-loops.md. Rows stand one after the
other as in structure.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.judge.tagger.lexicon import ABOUT, COMMENTS, CUE_KINDS, RELATED
from cleaner.judge.tagger.structure import View

_FAR = 30  # blocks; a distance beyond says no more
_SINCE = (RELATED, COMMENTS, ABOUT)

CUE_NAMES = (
    *(f"under_cue_{kind}" for kind in range(ABOUT)),
    *(f"since_cue_{kind}" for kind in _SINCE),
    "since_cue", "cues_before",
)  # fmt: skip
_AROUND = ("words", "linked", "opening", "prose")
_RADII = (3, 8)
AROUND_NAMES = (
    "next_words", "next_linked", "next_opening",
    *(f"{side}{radius}_{what}" for radius in _RADII for side in ("before", "after") for what in _AROUND),
)  # fmt: skip
PLACE_NAMES = (
    "place", "words_before", "prose_before", "prose_after", "inner_before", "till_good", "since_heading",
    "last_heading", "since_h1", "h1_before", "h1_after", "blocks_from_good",
)  # fmt: skip

_ZERO = array("d", [0.0])


def fill_cues(out: array[float], at: int, seen: View, cues: Sequence[tuple[int, int]]) -> None:
    """CUE_NAMES: headings like "Related" or "Comments": what stands behind them in their container, and how far away.

    Args:
        cues: blocks that are such headings, with their kind.
    """
    n = seen.blocks
    since, near = _ZERO * n, _ZERO * n
    for b in range(n):
        near[b] = _FAR
    for kind in range(CUE_KINDS):
        mine = [block for block, of in cues if of == kind]
        if kind < ABOUT:
            _under(out, at + kind * n, seen, mine)
        distances(since, mine)
        for b in range(n):
            near[b] = min(near[b], since[b])
        if kind in _SINCE:
            row = at + (ABOUT + _SINCE.index(kind)) * n
            for b in range(n):
                out[row + b] = since[b]
    row, count = at + (ABOUT + len(_SINCE)) * n, 0
    is_cue = {block for block, _ in cues}
    for b in range(n):
        count += b in is_cue
        out[row + b] = near[b]
        out[row + n + b] = count


def _under(out: array[float], row: int, seen: View, cues: Sequence[int]) -> None:
    """How many of these headings stand above each block in the container that holds the heading."""
    if not cues:
        return
    tree, n = seen.tree, seen.blocks
    opened = _ZERO * (tree.count + 1)
    for block in cues:
        element = seen.place[block]
        holder = tree.parent[element]
        if tree.last[holder] - tree.last[element] < 2 and holder:
            holder = tree.parent[holder]  # the heading has a wrapper of its own
        opened[element] += 1
        opened[tree.last[holder]] -= 1
    for e in range(1, tree.count):
        opened[e] += opened[e - 1]
    for b in range(n):
        out[row + b] = opened[seen.place[b]]


def distances(since: array[float], marks: Sequence[int]) -> None:
    """Blocks since the last marked one, 0 on it, at most _FAR."""
    for b in range(len(since)):
        since[b] = _FAR
    for mark in marks:
        for b in range(mark, min(mark + _FAR, len(since))):
            since[b] = b - mark


def fill_around(out: array[float], at: int, seen: View, opening: array[float]) -> None:
    """AROUND_NAMES: the block below, and windows on both sides."""
    text = seen.text
    _fill_windows(out, at, 0, seen.blocks, text.words)
    _fill_windows(out, at, 1, seen.blocks, text.linked)
    _fill_windows(out, at, 2, seen.blocks, opening)
    _fill_windows(out, at, 3, seen.blocks, text.prose)


def _fill_windows(out: array[float], at: int, what: int, n: int, values: array[float]) -> None:
    """One of _AROUND: sums before and behind each block, over the radius."""
    total = _ZERO * (n + 1)
    for b in range(n):
        total[b + 1] = total[b] + values[b]
    if what < 3:
        for b in range(n - 1):
            out[at + what * n + b] = values[b + 1]
    for number in range(len(_RADII)):
        radius = _RADII[number]
        before = at + (3 + 8 * number + what) * n
        behind = before + 4 * n
        for b in range(n):
            out[before + b] = (total[b] - total[max(b - radius, 0)]) / radius
            out[behind + b] = (total[min(b + radius + 1, n)] - total[b + 1]) / radius


def fill_places(out: array[float], at: int, seen: View) -> None:
    """PLACE_NAMES: how far the page has come, and how far the good parts are."""
    _fill_progress(out, at, seen)
    _fill_headings(out, at + 6 * seen.blocks, seen)
    _fill_good(out, at, seen)


def _fill_progress(out: array[float], at: int, seen: View) -> None:
    """From "place" to "inner_before"."""
    text, container, n = seen.text, seen.container, seen.blocks
    words = prose = inner = all_words = all_inner = 0.0
    for b in range(n):
        all_words += text.words[b]
        if container.index <= seen.place[b] < container.end:
            all_inner += text.prose[b]
    for b in range(n):
        i = at + b
        words += text.words[b]
        prose += text.prose[b]
        if container.index <= seen.place[b] < container.end:
            inner += text.prose[b]
        come = prose / seen.sums.total_prose
        out[i] = b / n
        out[i + n] = words / max(all_words, 1.0)
        out[i + 2 * n] = come - text.prose[b] / seen.sums.total_prose
        out[i + 3 * n] = 1 - come
        out[i + 4 * n] = inner / max(all_inner, 1.0)


def _fill_headings(out: array[float], at: int, seen: View) -> None:
    """From "since_heading" to "h1_after"."""
    tree, n = seen.tree, seen.blocks
    titles, seen_titles, last = 0, 0, tree.heading[seen.place[0]]
    since, since_title = _FAR, _FAR
    for b in range(n):
        titles += tree.heading[seen.place[b]] == 1
    for b in range(n):
        heading, i = tree.heading[seen.place[b]], at + b
        since = 0 if heading else min(since + 1, _FAR)
        since_title = 0 if heading == 1 else min(since_title + 1, _FAR)
        seen_titles += heading == 1
        last = heading or last
        out[i] = since
        out[i + n] = last
        out[i + 2 * n] = since_title
        out[i + 3 * n] = seen_titles
        out[i + 4 * n] = titles - seen_titles


def _fill_good(out: array[float], at: int, seen: View) -> None:
    """The features "till_good" and "blocks_from_good": good is prose in the content container, near it."""
    text, tree, container, n = seen.text, seen.tree, seen.container, seen.blocks
    first, till = 0, _FAR
    for b in range(n - 1, -1, -1):
        e = seen.place[b]
        inside = container.index <= e < container.end and text.prose[b] > 0
        if inside and tree.depth[e] - tree.depth[container.meet[e]] <= 2:
            first, till = b, 0
        else:
            till = min(till + 1, _FAR)
        out[at + 5 * n + b] = till
    for b in range(n):
        out[at + 11 * n + b] = b - first
