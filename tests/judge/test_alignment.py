from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.judge.alignment import align
from tests.stories import PARAGRAPHS

P = PARAGRAPHS


def kept(blocks: list[str], text: str) -> list[str]:
    return [block for block, keep in zip(blocks, align(blocks, text), strict=True) if keep]


def test_blocks_that_stand_in_the_text_were_kept() -> None:
    assert align(["Menu", P[0], "Share", P[1], "Footer"], f"{P[0]}\n{P[1]}") == [False, True, False, True, False]


def test_white_space_and_punctuation_do_not_matter() -> None:
    assert align([P[2]], P[2].replace(" ", "  ").replace("“", '"').replace(",", " ,")) == [True]


def test_a_short_block_must_be_a_line_of_its_own() -> None:
    blocks = ["harbour office", P[0]]
    assert align(blocks, P[0]) == [False, True]
    assert align(blocks, f"harbour office\n{P[0]}") == [True, True]


def test_of_a_line_that_stands_twice_on_the_page_the_one_in_its_order_was_kept() -> None:
    blocks = ["What the divers found", "Menu", P[0], "What the divers found", P[1]]
    assert align(blocks, f"{P[0]}\nWhat the divers found\n{P[1]}") == [False, False, True, True, True]


def test_a_block_said_twice_is_kept_as_often_as_the_text_says_it() -> None:
    assert align([P[0], P[1], P[0]], f"{P[0]}\n{P[1]}") == [True, True, False]
    assert align([P[0], P[1], P[0]], f"{P[0]}\n{P[1]}\n{P[0]}") == [True, True, True]


def test_a_long_block_that_the_extractor_moved_was_kept_too() -> None:
    assert align([P[0], P[1], P[2]], f"{P[2]}\n{P[0]}\n{P[1]}") == [True, True, True]


def test_a_block_of_which_half_is_there_was_kept() -> None:
    words = P[0].split()
    assert align([P[0]], " ".join(words[: len(words) * 3 // 4])) == [True]
    assert align([P[0]], " ".join(words[: len(words) // 4])) == [False]


def test_short_lines_that_the_extractor_glued_together_were_kept() -> None:
    blocks = [P[0], "Seals: four hundred", "Otters: nine", P[1], "Share"]
    assert align(blocks, f"{P[0]} Seals: four hundred Otters: nine {P[1]}") == [True, True, True, True, False]


@pytest.mark.parametrize("ornament", ["***", "•", "—", "* * *"])
def test_an_ornament_goes_with_the_blocks_around_it(ornament: str) -> None:
    assert align([P[0], ornament, P[1]], f"{P[0]}\n{P[1]}")[1]
    assert not align([P[0], ornament, "Share"], P[0])[1]
    assert not align([ornament, P[0]], P[0])[0]


def test_the_whole_article_hidden_a_second_time_in_one_piece_is_not_kept_twice() -> None:
    blocks = [P[0], P[1], P[2], f"{P[0]} {P[1]} {P[2]}"]
    assert align(blocks, "\n".join(P[:3])) == [True, True, True, False]


def test_nothing_on_either_side() -> None:
    assert align([], "text") == []
    assert align([P[0], "x"], "") == [False, False]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(P), st.booleans()), max_size=12, unique_by=lambda item: item[0]))
def test_what_an_extractor_kept_is_found_again_whatever_it_left_out(chosen: list[tuple[str, bool]]) -> None:
    blocks = [block for block, _ in chosen]
    text = "\n".join(block for block, keep in chosen if keep)
    assert align(blocks, text) == [keep for _, keep in chosen]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=200))
def test_one_answer_for_each_block_of_any_text(blocks: list[str], text: str) -> None:
    assert len(align(blocks, text)) == len(blocks)
