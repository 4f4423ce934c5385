"""From probabilities to a decision for the page: which blocks stay, and how sure the page may be."""

from __future__ import annotations

from typing import Literal

import numpy as np

from cleaner.judge.tagger.arrays import Array

Mode = Literal["recall", "balanced", "precision"]
"""What weighs more, text lost or junk left in. See docs/decisions/0006-text-engine.md for what each costs."""

# The best expected F1 asks for odd thresholds on pages without an article, or with one beyond doubt.
_FLOOR, _CEILING = 0.25, 0.6
_TOO_MUCH = 0.6
# Recall: what has so much of the expected article's words stays, and whatever is likelier than the second figure.
_WANTED, _LIKELY = 0.999, 0.05
# Precision: the best expected F measure that weighs precision twice, between higher bounds.
_WEIGHT, _PRECISE_FLOOR, _PRECISE_CEILING = 0.5, 0.4, 0.85


def threshold(chances: Array, words: Array, mode: Mode = "balanced") -> float:
    """The one with the best expected F measure of the page, between two bounds; for recall, the highest one that still
    gives nearly all that can be expected.
    """
    order = np.argsort(-chances, kind="stable")
    expected = words * chances
    kept, right = np.cumsum(words[order]), np.cumsum(expected[order])
    if mode == "recall":
        best = min(int(np.searchsorted(right, _WANTED * right[-1])), len(order) - 1)
        return min(float(chances[order[best]]) - 1e-9, _LIKELY)
    weight, floor, ceiling = (
        (1.0, _FLOOR, _CEILING) if mode == "balanced" else (_WEIGHT**2, _PRECISE_FLOOR, _PRECISE_CEILING)
    )
    best = int((right / (kept + weight * right[-1] + 1e-9)).argmax())
    return float(np.clip(chances[order[best]] - 1e-9, floor, ceiling))


def keep(chances: Array, words: Array, marked: Array, mode: Mode = "balanced") -> Array:
    """The blocks that stay: what is likely enough, less what stands in marked containers.

    A mark that most of the kept text stands under says nothing: some sites call the whole page `has-comments`.
    Smoothing over look-alikes and filling of small gaps gained nothing in cross-validation.
    """
    kept: Array = chances > threshold(chances, words, mode)
    most = _TOO_MUCH * max(float(words[kept].sum()), 1.0)
    for under in marked[marked.any(axis=1)]:
        hit = kept & under
        if words[hit].sum() < most:
            kept &= ~hit
    return kept


def expected_f1(chances: Array, words: Array, kept: Array) -> float:
    """What is kept against what the probabilities say ought to be."""
    expected = words * chances
    right = float(expected[kept].sum())
    return 2 * right / max(float(words[kept].sum() + expected.sum()), 1e-9)
