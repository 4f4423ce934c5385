"""From probabilities to a decision for the page: which blocks stay, and how sure the page may be.

Compiled where it can be, with the types in decide.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Union

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import POSTS
from cleaner.model import Mode

Column = Union[Sequence[float], Array]
"""One number for each block or line."""

# The best expected F measure asks for odd thresholds on pages without an article, or with one beyond doubt.
_FLOOR, _CEILING = 0.25, 0.6
_TOO_MUCH = 0.6
# So many expected words stand beside a thread of so many posts. Of the 1,379 dev pages 19 have most of what is expected under
# a mark of comments: 18 all of it, gold on most of them; one 91 words of gold beside it, and none in its 1,827 words of posts.
_BESIDE, _SEVERAL = 60, 3
# A word lost weighs more than a word left in. Held out, 1.2 against 1: F1 +.0002, +.0009 and -.0007 on the three sets, recall +.0015,
# +.0032 and +.0007, one broken page less on two of them and as many dirty ones; 1.3 makes five more dirty. On six sets and views
# of text F1 -.0011 to +.0004.
_EVEN = 1.2
# Recall: what has so much of the expected article's words stays, and whatever is likelier than the second figure.
_WANTED, _LIKELY = 0.999, 0.05
# Precision: the best expected F measure that weighs precision twice, between higher bounds.
_WEIGHT, _PRECISE_FLOOR, _PRECISE_CEILING = 0.5, 0.4, 0.85


def threshold(chances: Column, words: Column, mode: Mode = "balanced") -> float:
    """The one with the best expected F measure of the page, between two bounds; for recall, the highest one that still
    gives nearly all that can be expected.

    Whoever is likelier than the upper bound makes any of these F measures larger: only what lies between the bounds has
    to be put in order, and there the first that makes it no larger ends the search.
    """
    total = 0.0
    for i in range(len(chances)):
        total += words[i] * chances[i]
    if mode == "recall":
        return _reaching(_WANTED * total, chances, words)
    weight, floor, ceiling = (
        (_EVEN, _FLOOR, _CEILING) if mode == "balanced" else (_WEIGHT**2, _PRECISE_FLOOR, _PRECISE_CEILING)
    )
    kept = right = 0.0
    between = []
    for i in range(len(chances)):
        if chances[i] > ceiling:
            kept += words[i]
            right += words[i] * chances[i]
        elif chances[i] > floor:
            between.append((-chances[i], i))
    best, limit = right / (kept + weight * total + 1e-9), ceiling if kept else floor
    between.sort()
    for negative, i in between:
        kept += words[i]
        right -= words[i] * negative
        measure = right / (kept + weight * total + 1e-9)
        if measure <= best:
            break
        best, limit = measure, max(-negative - 1e-9, floor)
    return limit


def _reaching(wanted: float, chances: Column, words: Column) -> float:
    """The highest threshold up to _LIKELY above which so much is expected."""
    right = 0.0
    below = []
    for i in range(len(chances)):
        if chances[i] > _LIKELY:
            right += words[i] * chances[i]
        else:
            below.append((-chances[i], i))
    if right >= wanted:
        return _LIKELY
    below.sort()
    limit = _LIKELY
    for negative, i in below:
        right -= words[i] * negative
        limit = -negative - 1e-9
        if right >= wanted:
            break
    return limit


def keep(chances: Column, words: Column, marked: Sequence[Sequence[int]], mode: Mode = "balanced") -> list[bool]:
    """The blocks that stay: what is likely enough, less what stands in marked containers.

    A mark that most of the expected text stands under says nothing: some sites call the whole page `has-comments`. What is
    kept is no measure of that: where little may be lost, most of it can be a thread. But posts that each bear the mark are
    a thread, be they ever so many, if there is an article beside them.
    Smoothing over look-alikes and filling of small gaps gained nothing in cross-validation.

    Args:
        marked: for each kind of mark, under which element that bears it a block stands; 0 for none.
    """
    limit, n = threshold(chances, words, mode), len(chances)
    kept = [chances[i] > limit for i in range(n)]
    total = 0.0
    for i in range(n):
        total += words[i] * chances[i] if kept[i] else 0.0
    for kind, under in enumerate(marked):
        hit = [i for i in range(n) if under[i] and kept[i]]
        if not hit:
            continue
        held = sum([words[i] * chances[i] for i in hit])
        thread = kind == POSTS and total - held >= _BESIDE and len({under[i] for i in hit}) >= _SEVERAL
        if thread or held < _TOO_MUCH * total:
            for i in hit:
                kept[i] = False
    return kept


def expected_f1(chances: Column, words: Column, kept: Sequence[bool]) -> float:
    """What is kept against what the probabilities say ought to be."""
    right = held = total = 0.0
    for i in range(len(chances)):
        expected = words[i] * chances[i]
        total += expected
        if kept[i]:
            right += expected
            held += words[i]
    return 2 * right / max(held + total, 1e-9)


def rounded(chances: Column) -> list[float]:
    """To four digits, as records have them."""
    return [math.floor(chances[i] * 10_000 + 0.5) / 10_000 for i in range(len(chances))]
