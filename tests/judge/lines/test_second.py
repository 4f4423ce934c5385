from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.lines.features import FEATURES, SECOND_FEATURES, look_again, look_at
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

WORDS = Words(Lexicon({}, {}, {}))
LINES = ["Home and garden of the herald today", *PARAGRAPHS[:3], "Home and kitchen of the herald today"]
CHANCES = [0.1, 0.9, 0.6, 0.9, 0.05]


def again(lines: list[str], chances: list[float]) -> dict[str, list[float]]:
    """What the second look adds, by name."""
    seen = look_at(segment_text("\n\n".join(lines)), WORDS)
    matrix = look_again(seen, array("d", chances), WORDS)
    assert matrix.shape == (len(SECOND_FEATURES), len(lines))
    assert (matrix[: len(FEATURES)] == seen.matrix).all()
    return {name: matrix[row].tolist() for row, name in enumerate(SECOND_FEATURES) if row >= len(FEATURES)}


def test_chances_are_known_with_what_is_likely_above_and_below() -> None:
    said = again(LINES, CHANCES)
    assert said["chance"] == pytest.approx(CHANCES)
    assert said["likely_above"] == [0, 0, 1, 2, 3]
    assert said["likely_below"] == [3, 2, 1, 0, 0]
    assert said["sure_above"] == [0, 0, 1, 1, 2]
    assert said["chance_before"][2] == pytest.approx(0.9)


def test_means_of_the_lines_around() -> None:
    said = again(LINES, CHANCES)
    assert said["before1_chance"] == pytest.approx([0, 0.1, 0.9, 0.6, 0.9])
    assert said["after1_chance"] == pytest.approx([0.9, 0.6, 0.9, 0.05, 0])
    assert said["after3_chance"][0] == pytest.approx((0.9 + 0.6 + 0.9) / 3)


def test_the_likeliest_stretch_has_an_inside_and_an_outside() -> None:
    said = again(LINES, CHANCES)
    assert said["best0_inside"] == [0, 1, 1, 1, 0]
    assert said["best0_from"] == [-1, 0, 1, 2, 3]
    assert said["best0_to"] == [3, 2, 1, 0, -1]
    assert said["best0_words"] == [pytest.approx(7), 0, 0, 0, 0]


def test_lines_that_begin_and_end_alike_are_compared_without_the_line_itself() -> None:
    said = again(LINES, CHANCES)
    assert said["first_word_chance"][0] == pytest.approx(0.05)
    assert said["first_word_chance"][4] == pytest.approx(0.1)
    assert said["last_word_lines"][0] == 2


def test_words_of_likely_lines_speak_for_a_line() -> None:
    lines = ["ferry harbour winter", "ferry harbour summer", "garden kitchen recipes", "garden kitchen flowers"]
    said = again(lines, [0.9, 0.9, 0.1, 0.1])
    assert min(said["leaning_all"][:2]) > 0 > max(said["leaning_all"][2:])


@given(
    st.lists(st.tuples(st.sampled_from([*LINES, "x", "12", "日本語の行。"]), st.floats(0, 1)), min_size=1, max_size=12)
)
def test_no_page_has_numbers_that_are_none(page: list[tuple[str, float]]) -> None:
    said = again([line for line, _ in page], [chance for _, chance in page])
    assert all(abs(value) < 1e6 for row in said.values() for value in row)
