from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.forests import loads
from cleaner.judge.tagger.unsure import between, say_of_second
from tests.judge.tagger.pages import COMMENTS, article, document
from tests.stories import PARAGRAPHS

CHANCE = st.floats(0, 1)
SURE = document(article(*PARAGRAPHS, around=COMMENTS))
LISTING = document(
    "".join(f"<div><a href=/{i}>Harbour {i}</a> <p>Ferry number {i}, from 9.30</p></div>" for i in range(12))
)


def test_the_surer_the_first_is_the_less_the_second_has_to_say() -> None:
    says = [say_of_second(expected / 100) for expected in range(101)]
    assert says == sorted(says, reverse=True)
    assert (says[0], says[80], says[95], says[100]) == (1, 1, 0, 0)
    assert 0 < says[88] < 1


@given(st.lists(st.tuples(CHANCE, CHANCE), max_size=9), CHANCE)
def test_what_both_say_lies_between(pairs: list[tuple[float, float]], say: float) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    for a, b, found in zip(first, second, between(first, second, say), strict=True):
        assert min(a, b) - 2e-6 <= found <= max(a, b) + 2e-6


@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=9))
def test_who_has_all_to_say_is_heard_alone(chances: list[float]) -> None:
    other = [1 - chance for chance in chances]
    assert list(between(chances, other, 0)) == pytest.approx(chances)
    assert list(between(other, chances, 1)) == pytest.approx(chances)


def test_the_second_forest_is_heard_of_unsure_pages_only() -> None:
    first, second = loads(Tagger.shipped.read_bytes(), Tagger.magic, 2)
    against = replace(second, leaf=np.negative(second.leaf), bias=-second.bias)
    tagger, other = Tagger.of((first, second)), Tagger.of((first, against))
    assert tagger.tag(SURE) == other.tag(SURE)
    assert tagger.tag(LISTING) != other.tag(LISTING)
    assert tagger.tag(SURE).confidence > 0.9 > tagger.tag(LISTING).confidence
