"""How far the labels of a page are to be trusted.

Gold stops in the middle of some articles, or lists one product of ten. Where models that have not seen a page disagree
with its labels widely, the labels teach less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.features import Features
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.training.bench import Sample, fold_of
from cleaner.training.fit import Settings, fit

_INNER = 3
# Beyond this share of disputed words a page's weight falls, down to a tenth.
_DOUBT, _FALL, _LEAST = 0.35, 2.0, 0.1


def trust(samples: Sequence[Sample], pages: Sequence[Features], settings: Settings) -> Array:
    """A weight per page, from models of other sites among the same pages: nothing is learned from outside of them."""
    weights = np.ones(len(samples))
    folds = [fold_of(sample.host, _INNER, "doubt") for sample in samples]
    quick = replace(settings, seeds=settings.seeds[:1])
    for held in range(_INNER):
        rest = [i for i, fold in enumerate(folds) if fold != held]
        # The matrices are made already: this forest needs no lexicon of its own.
        forest = fit([samples[i] for i in rest], [pages[i] for i in rest], Lexicon({}, {}, {}), quick)
        for i in (i for i, fold in enumerate(folds) if fold == held):
            disputed = _disputed(samples[i], pages[i], forest.probabilities(pages[i].matrix))
            weights[i] = max(_LEAST, 1 - max(disputed - _DOUBT, 0) * _FALL)
    return weights


def _disputed(sample: Sample, page: Features, chances: Array) -> float:
    """The share of words that labels and model disagree about, of those that either wants."""
    words, share = sample.labels.words[page.chosen], sample.labels.share[page.chosen]
    disputed = float((np.abs(chances - share) * words).sum())
    return disputed / max(float((np.maximum(chances, share) * words).sum()), 1.0)
