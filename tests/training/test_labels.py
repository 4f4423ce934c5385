from __future__ import annotations

import pytest

from cleaner.training.labels import align
from tests.stories import PARAGRAPHS

GOLD = "\n".join([PARAGRAPHS[0], "The petition", PARAGRAPHS[1], PARAGRAPHS[2]])


def shares(*blocks: str, gold: str = GOLD, dead: int = -1) -> list[float]:
    found: list[float] = align(blocks, gold, [i != dead for i in range(len(blocks))]).share.tolist()
    return found


def test_blocks_of_gold_are_found_and_others_not() -> None:
    assert shares("News", PARAGRAPHS[0], PARAGRAPHS[5], PARAGRAPHS[1]) == [0, 1, 0, 1]


def test_a_subheading_counts_between_its_neighbours() -> None:
    assert shares("The petition", PARAGRAPHS[0], "The petition", PARAGRAPHS[1]) == [0, 1, 1, 1]


def test_a_single_word_proves_nothing() -> None:
    assert shares(PARAGRAPHS[0], "The", PARAGRAPHS[1]) == [1, 0, 1]


def test_the_second_of_two_copies_is_not_the_article() -> None:
    assert sum(shares(*PARAGRAPHS[:3], *PARAGRAPHS[:3])) == 3


def test_a_dead_block_is_not_the_article_whatever_it_says() -> None:
    assert shares(*PARAGRAPHS[:3], dead=0) == [0, 1, 1]


def test_a_block_that_holds_more_than_gold_counts_in_part() -> None:
    words = len(PARAGRAPHS[0].split())
    (share,) = shares(f"{PARAGRAPHS[0]} {PARAGRAPHS[0][::-1]}")
    assert share == pytest.approx(0.5, abs=2 / words)


def test_what_no_block_explains_is_known() -> None:
    assert align(PARAGRAPHS[:3], GOLD, [True] * 3).covered == pytest.approx(1.0, abs=0.05)
    assert align(PARAGRAPHS[:1], GOLD, [True]).covered < 0.5
    assert align([], "", []).covered == 1.0
