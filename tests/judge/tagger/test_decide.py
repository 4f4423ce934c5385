from __future__ import annotations

import numpy as np
import pytest

from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.decide import expected_f1, keep, rounded, threshold
from cleaner.model import Mode

NOTHING = [[0] * 4]
WORDS = np.array([40.0, 40.0, 20.0, 100.0])


def test_the_threshold_stays_between_its_bounds() -> None:
    assert threshold(np.array([0.01, 0.01]), np.array([5.0, 5.0])) == 0.25
    assert threshold(np.array([1.0, 1.0, 0.7]), np.array([50.0, 50.0, 1.0])) == 0.6


def test_what_is_likely_stays() -> None:
    assert keep(np.array([0.9, 0.9, 0.1, 0.05]), WORDS, NOTHING) == [True, True, False, False]


def test_marked_blocks_go() -> None:
    marked = [[0, 0, 1, 1]]
    assert keep(np.array([0.9, 0.9, 0.9, 0.05]), WORDS, marked) == [True, True, False, False]


def test_a_mark_on_most_of_the_text_says_nothing() -> None:
    marked = [[1, 1, 0, 0]]
    assert keep(np.array([0.9, 0.9, 0.9, 0.05]), WORDS, marked) == [True, True, True, False]


def test_a_thread_goes_where_little_may_be_lost_though_it_is_most_of_what_would_stay() -> None:
    words, marked = np.array([40.0, 500.0, 500.0]), [[0, 1, 1]]
    chances = np.array([0.99, 0.02, 0.02])
    assert keep(chances, words, [], "recall") == [True, True, True]
    assert keep(chances, words, marked, "recall") == [True, False, False]


@pytest.mark.parametrize(
    ("under", "beside", "goes"),
    [
        pytest.param([0, 1, 2, 3], 80, True, id="three-posts-beside-an-article"),
        pytest.param([0, 1, 1, 1], 80, False, id="one-element-with-all-of-it"),
        pytest.param([0, 1, 2, 3], 40, False, id="nothing-but-a-title-beside-them"),
    ],
)
def test_a_long_thread_goes_if_there_is_an_article_beside_it(under: list[int], beside: float, goes: bool) -> None:
    words, chances = np.array([beside, 300.0, 300.0, 300.0]), np.array([0.9, 0.8, 0.8, 0.8])
    assert keep(chances, words, [under]) == [True, *[not goes] * 3]
    assert keep(chances, words, [[0] * 4, under]) == [True] * 4


def test_expected_f1_is_one_if_nothing_is_in_doubt() -> None:
    kept = [True, False]
    assert expected_f1(np.array([1.0, 0.0]), np.array([10.0, 10.0]), kept) == pytest.approx(1.0)
    assert expected_f1(np.array([0.5, 0.5]), np.array([10.0, 10.0]), kept) == pytest.approx(0.5)


def by_all_thresholds(chances: Array, words: Array, weight: float) -> Array:
    """What stays where each chance in turn is tried as the threshold, and the first that is best wins."""
    order = np.argsort(-chances, kind="stable")
    kept, right = np.cumsum(words[order]), np.cumsum((words * chances)[order])
    best = int((right / (kept + weight * right[-1] + 1e-9)).argmax())
    stays: Array = chances >= chances[order[best]]
    return stays


@pytest.mark.parametrize(
    ("mode", "weight", "floor", "ceiling"), [("balanced", 1.2, 0.25, 0.6), ("precision", 0.25, 0.4, 0.85)]
)
def test_the_threshold_is_the_best_of_all_between_the_bounds(
    mode: Mode, weight: float, floor: float, ceiling: float
) -> None:
    random = np.random.default_rng(3)
    for _ in range(300):
        chances, words = random.beta(0.5, 0.5, 30), random.integers(1, 90, 30).astype(float)
        best = by_all_thresholds(chances, words, weight)
        expected = (best & (chances > floor)) | (chances > ceiling)
        assert keep(chances, words, [], mode) == expected.tolist()


def test_recall_reaches_what_can_be_expected() -> None:
    random = np.random.default_rng(4)
    for _ in range(100):
        chances, words = random.beta(0.2, 0.8, 30), random.integers(1, 90, 30).astype(float)
        limit = threshold(chances, words, "recall")
        expected = chances * words
        assert limit <= 0.05
        assert expected[chances > limit].sum() >= 0.999 * expected.sum() - 1e-6
        assert limit == 0.05 or expected[chances > limit + 2e-9].sum() < 0.999 * expected.sum()


def test_scores_have_four_digits() -> None:
    assert rounded(np.array([0.12344, 0.12346, 1.0, 0.0])) == [0.1234, 0.1235, 1.0, 0.0]
