from __future__ import annotations

import numpy as np
import pytest

from cleaner.judge.tagger.decide import expected_f1, keep, threshold

NOTHING = np.zeros((1, 4), bool)
WORDS = np.array([40.0, 40.0, 20.0, 100.0])


def test_the_threshold_stays_between_its_bounds() -> None:
    assert threshold(np.array([0.01, 0.01]), np.array([5.0, 5.0])) == 0.25
    assert threshold(np.array([1.0, 1.0, 0.7]), np.array([50.0, 50.0, 1.0])) == 0.6


def test_what_is_likely_stays() -> None:
    assert keep(np.array([0.9, 0.9, 0.1, 0.05]), WORDS, NOTHING).tolist() == [True, True, False, False]


def test_marked_blocks_go() -> None:
    marked = np.array([[False, False, True, True]])
    assert keep(np.array([0.9, 0.9, 0.9, 0.05]), WORDS, marked).tolist() == [True, True, False, False]


def test_a_mark_on_most_of_the_text_says_nothing() -> None:
    marked = np.array([[True, True, False, False]])
    assert keep(np.array([0.9, 0.9, 0.9, 0.05]), WORDS, marked).tolist() == [True, True, True, False]


def test_expected_f1_is_one_if_nothing_is_in_doubt() -> None:
    kept = np.array([True, False])
    assert expected_f1(np.array([1.0, 0.0]), np.array([10.0, 10.0]), kept) == pytest.approx(1.0)
    assert expected_f1(np.array([0.5, 0.5]), np.array([10.0, 10.0]), kept) == pytest.approx(0.5)
