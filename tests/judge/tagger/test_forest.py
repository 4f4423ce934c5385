from __future__ import annotations

import numpy as np
import pytest

from cleaner.judge.tagger import votes
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.forest import Calibration, Forest, dumps, fractions, loads
from cleaner.judge.tagger.lexicon import Lexicon


def forest(depth: int = 3, trees: int = 7) -> Forest:
    chance = np.random.default_rng(1)
    return Forest(
        ("words", "linked", "depth"),
        chance.integers(0, 3, (depth, trees)),
        chance.normal(size=(depth, trees)).astype(np.float32),
        *fractions(chance.normal(size=(trees, 1 << depth))),
        -0.5,
        Lexicon({"post": 1.5}, {"=leave a": -2.0}, {"the": 0.25}),
        Calibration((0.0, 0.9, 1.0), (0.0, 0.8, 0.95)),
    )


def matrix(blocks: int) -> Array:
    return np.random.default_rng(2).normal(size=(3, blocks)).astype(np.float32)


def by_hand(trees: Forest, block: Array) -> float:
    """The sum as one would write it without numpy."""
    total = trees.bias
    for tree in range(trees.feature.shape[1]):
        leaf = 0
        for level in range(trees.feature.shape[0]):
            if block[trees.feature[level, tree]] > trees.border[level, tree]:
                leaf += 1 << level
        total += float(trees.leaf[tree, leaf]) * trees.scale
    return float(1 / (1 + np.exp(-total)))


def test_probabilities_are_those_of_the_trees() -> None:
    trees, blocks = forest(), matrix(5)
    assert trees.probabilities(blocks) == pytest.approx([by_hand(trees, blocks[:, i]) for i in range(5)], abs=1e-6)


def test_a_page_of_many_blocks_is_judged_as_its_blocks_are() -> None:
    trees, blocks = forest(), matrix(50_000)
    assert trees.probabilities(blocks)[::10_000] == pytest.approx(trees.probabilities(blocks[:, ::10_000]), abs=1e-6)


def test_what_is_saved_is_what_is_loaded() -> None:
    trees = forest()
    again = loads(dumps(trees))
    assert (again.names, again.bias, again.calibration) == (trees.names, trees.bias, trees.calibration)
    assert (again.lexicon.tokens, again.lexicon.short, again.lexicon.long) == (
        {"post": 1.5},
        {"=leave a": -2.0},
        {"the": 0.25},
    )
    assert np.array_equal(again.feature, trees.feature)
    assert np.array_equal(again.border, trees.border)
    assert np.array_equal(again.leaf, trees.leaf)
    assert again.scale == trees.scale


def test_what_is_loaded_is_saved_alike() -> None:
    data = dumps(loads(dumps(forest())))
    assert dumps(loads(data)) == data


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "begin", id="empty"),
        pytest.param(b"<html>", "begin", id="another-file"),
        pytest.param(dumps(forest())[:40], "header", id="header-cut-off"),
        pytest.param(dumps(forest())[:-1], "cut off", id="arrays-cut-off"),
        pytest.param(dumps(forest()) + b"x", "cut off", id="too-long"),
        pytest.param(dumps(forest()).replace(b'"depth":3', b'"depth":x'), "header", id="header-broken"),
        pytest.param(
            dumps(forest()).replace(b'"linked","depth"', b'"linked"        '), "features", id="unnamed-feature"
        ),
    ],
)
def test_what_is_no_model_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        loads(data)


def test_confidence_is_read_between_the_calibrated_points() -> None:
    assert [forest().calibration.of(x) for x in (0.0, 0.45, 0.9, 1.0)] == pytest.approx([0.0, 0.4, 0.8, 0.95])


def test_compiled_and_plain_forms_give_the_same_sums() -> None:
    trees, blocks = forest(6, 90), matrix(40)
    plain = trees._sums(blocks)
    assert plain.tolist() == list(votes.sum_up(blocks, trees.feature, trees.border, trees.leaf))
