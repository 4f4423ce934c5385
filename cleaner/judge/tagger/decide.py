"""From probabilities to a decision for the page: which blocks stay, and how sure the page may be."""

from __future__ import annotations

import numpy as np

from cleaner.judge.tagger.arrays import Array

# The best expected F1 asks for odd thresholds on pages without an article, or with one beyond doubt.
_FLOOR, _CEILING = 0.25, 0.6
_TOO_MUCH = 0.6


def threshold(chances: Array, words: Array) -> float:
    """The one with the best expected F1 of the page, between two bounds."""
    order = np.argsort(-chances, kind="stable")
    expected = words * chances
    kept, right = np.cumsum(words[order]), np.cumsum(expected[order])
    best = int((right / (kept + right[-1] + 1e-9)).argmax())
    return float(np.clip(chances[order[best]] - 1e-9, _FLOOR, _CEILING))


def keep(chances: Array, words: Array, marked: Array) -> Array:
    """The blocks that stay: what is likely enough, less what stands in marked containers.

    A mark that most of the kept text stands under says nothing: some sites call the whole page `has-comments`.
    Smoothing over look-alikes and filling of small gaps gained nothing in cross-validation.
    """
    kept: Array = chances > threshold(chances, words)
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
