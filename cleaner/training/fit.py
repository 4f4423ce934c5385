"""Training: matrices and labels -> a forest. The only module that knows catboost."""

from __future__ import annotations

import importlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cleaner.errors import UsageError
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.features import FEATURES, Features
from cleaner.judge.tagger.forest import Forest, fractions
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.training.bench import ALL_SETS, Sample

_PARAMETERS: Mapping[str, Any] = {
    "loss_function": "CrossEntropy", "l2_leaf_reg": 5, "border_count": 64, "rsm": 0.2,
    "bootstrap_type": "Bernoulli", "subsample": 0.7, "boosting_type": "Plain", "random_strength": 1,
    "verbose": False, "allow_writing_files": False,
    "thread_count": 2,  # sums differ in their last bits with the number of threads
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides size and cost of the training.

    Held out on HTML, trees alone, means of two runs with different seeds, these against two models of 160 trees of depth 5:
    F1 +.0007 on wcxb-dev-articles, +.0014 on fundus-dev, the same on sites-dev; dirty pages -.6, -2.3 and 0 points. Depth
    7, 400 slower trees of depth 5, four models instead of two, and pages that are no articles as further material were no
    better. Lines of text, through the pipeline: F1 +.001 on wcxb-dev-articles, +.002 on fundus-dev.

    Attributes:
        iterations: trees for each seed.
        seeds: one model each; the forest is their mean.
        depth: of the trees.
        learning_rate: how much each tree corrects.
        nameless: what a page weighs whose names nobody can read, beside the same page as it is. Held out, trees alone,
            three seeds, .3 against none: F1 +.0013, +.0009 and +.004 on the three sets, dirty pages -.8, 0 and 0 points,
            cross entropy -2.8, -3.9 and -7 %; and where the held-out pages lose their names, +.0017, +.002 and +.008.
        aged: the same of a page in the markup of twenty years ago. Through the pipeline, on held-out pages put into it, .3
            against none: F1 .9461 -> .9516, .9583 -> .9633 and .9123 -> .9200 on the three sets, broken pages 4.9 -> 3.5, 3.1
            -> .8 and 5 %; on pages as they are no more than two trainings differ by.
        boxed: of one each of whose parts stands in boxes of its own.
        longer: of a page or text whose article goes on.
        commented: of one above a thread. Both, and the next, do nothing to pages as they are that two trainings would not
            do; what they do to those they stand for says docs/decisions/0012-guises.md.
        threads: of one above a thread, for the forests that learn from forums that posts are worth keeping.
        shorter: of a page without most of its article.
        transcribed: of a text in a script that the benchmark hardly has: docs/decisions/0013-scripts.md.
        rewritten: of an HTML page in one. Held out, trees alone, one seed, none, .1, .3 and .5: F1 of fundus-dev in other
            scripts .944, .952, .965 and .964, of the other two sets the same; as they are .9632, .9626, .9614 and .9618 on
            wcxb-dev-articles, .9701, .9716, .9715 and .9676, .953, .955, .959 and .956.
        folds: of the cross-validation.
        least_hosts: so many hosts must use a word before the lexicon knows it.
    """

    iterations: int = 200
    seeds: tuple[int, ...] = (1, 2, 3)
    folds: int = 5
    least_hosts: int = 5
    depth: int = 6
    learning_rate: float = 0.15
    nameless: float = 0.3
    aged: float = 0.3
    boxed: float = 0.3
    longer: float = 0.1
    commented: float = 0.05
    threads: float = 0.5
    shorter: float = 0.1
    transcribed: float = 0.5
    rewritten: float = 0.3


def fit(
    samples: Sequence[Sample],
    pages: Sequence[Features],
    lexicon: Lexicon,
    settings: Settings,
    trust: Array | None = None,
) -> Forest:
    """Train one model a seed on the given pages.

    Args:
        pages: the samples as the model sees them.
        lexicon: what the forest is to be used with.
        trust: per page, how much its labels count.
    """
    trust = np.ones(len(samples)) if trust is None else trust
    both = list(zip(samples, pages, trust.tolist(), strict=True))
    x = np.concatenate([page.matrix for page in pages], axis=1).T
    share = np.concatenate([sample.labels.share[page.chosen] for sample, page, _ in both])
    weight = np.concatenate([block_weights(sample)[page.chosen] * trusted for sample, page, trusted in both])
    return boost(x, share, weight, FEATURES, lexicon, settings)


def boost(
    x: Array, share: Array, weight: Array, names: tuple[str, ...], lexicon: Lexicon, settings: Settings
) -> Forest:
    """Train one model a seed on rows of features.

    Args:
        x: a row for each block or line, a column for each of `names`.
        share: which part of its words gold holds.
        weight: how much it counts; 0 leaves it out.
    """
    catboost = _catboost()
    known = weight > 0
    target = np.where(share > 0.9, 1, share)[known]  # words differ at the edges of blocks
    pool = catboost.Pool(x[known], target, weight=weight[known] / weight[known].mean())
    exported = []
    for seed in settings.seeds:
        chosen = {"iterations": settings.iterations, "depth": settings.depth, "learning_rate": settings.learning_rate}
        model = catboost.CatBoost({**_PARAMETERS, **chosen, "random_seed": seed})
        model.fit(pool)
        exported.append(_export(model))
    return _forest(exported, names, lexicon)


def block_weights(sample: Sample) -> Array:
    """Long blocks weigh more, and a long page less than its length: F1 is a mean over pages."""
    labels = sample.labels
    total = max(float((labels.words * labels.share).sum()), 50.0) ** 0.7
    explained = min(1.0, max(0.0, (labels.covered - 0.4) / 0.5))
    weights: Array = np.maximum(labels.words, 1.0) ** 0.7 / total**0.5 * explained * ALL_SETS[sample.set]
    return weights


def _catboost() -> Any:
    try:
        return importlib.import_module("catboost")
    except ImportError as error:
        raise UsageError("training needs catboost: pip install 'cleaner[train]'") from error


def _export(model: Any) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.json")
        model.save_model(str(path), format="json")
        exported: dict[str, Any] = json.loads(path.read_text())
    return exported


def _forest(models: Sequence[Mapping[str, Any]], names: tuple[str, ...], lexicon: Lexicon) -> Forest:
    """The mean of several models' sums."""
    trees = [tree for model in models for tree in model["oblivious_trees"]]
    depth = max(1, *(len(tree["splits"] or ()) for tree in trees))
    # Levels that a tree lacks: nothing is above infinity.
    feature, border = np.zeros((depth, len(trees)), np.intp), np.full((depth, len(trees)), np.inf, np.float32)
    leaf = np.zeros((len(trees), 1 << depth), np.float32)
    for t, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"] or ()):
            feature[level, t], border[level, t] = split["float_feature_index"], split["border"]
        leaf[t, : len(tree["leaf_values"])] = np.array(tree["leaf_values"]) / len(models)
    bias = sum(model["scale_and_bias"][1][0] for model in models) / len(models)
    return Forest(names, feature, border, *fractions(leaf), bias, lexicon)
