"""Blocks against the article's text as the page states it."""

from __future__ import annotations

import pytest

from cleaner.judge.stated import Stated
from cleaner.judge.tagger.body import BODY_NAMES, Words
from cleaner.judge.tagger.features import FEATURES, look_at
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.keys import key_of
from tests.judge.tagger.pages import COMMENTS, article, document
from tests.stories import PARAGRAPHS

PAGE = article(*PARAGRAPHS[:6], around=COMMENTS)  # headline, six paragraphs, two blocks of comments
WHOLE = "\n".join(PARAGRAPHS[:6])
OTHER = " ".join(PARAGRAPHS[6:])


def features(body: str, html: str = PAGE) -> dict[str, list[float]]:
    matrix = look_at(document(html), Lexicon({}, {}, {}), Stated(body)).matrix
    return {name: matrix[FEATURES.index(name)].tolist() for name in BODY_NAMES}


def words(*texts: str) -> list[list[int]]:
    read = Words(texts)
    return [list(read.keys[read.first[i] : read.first[i + 1]]) for i in range(len(texts))]


def test_words_have_one_case_and_no_signs() -> None:
    assert words("“Nine o’clock,” SHE said", "") == [[key_of(w) for w in ("nine", "o", "clock", "she", "said")], []]
    assert words("Straße ΛΌΓΟΣ-2") == [[key_of(w) for w in ("straße", "λόγοσ", "2")]]


def test_where_there_are_no_blanks_each_character_is_a_word() -> None:
    assert words("船は9時 a船") == [[key_of(w) for w in ("船", "は", "9", "時", "a", "船")]]


@pytest.mark.parametrize("body", ["", "  ", "Two words"])
def test_nothing_stated_is_neutral(body: str) -> None:
    found = features(body)
    assert found.pop("body_words") == [0] * 9
    assert all(row == [-1] * 9 for row in found.values())


def test_a_body_that_is_the_whole_article() -> None:
    found = features(WHOLE)
    assert found["body_share"] == pytest.approx([0, *[1] * 6, 0, 0])
    assert found["since_body"] == [30, *[0] * 6, 1, 2]
    assert found["till_body"] == [1, *[0] * 6, 30, 30]
    assert found["body_words"][0] > 100
    assert found["body_cut"] == [0] * 9
    assert found["body_inner"] == pytest.approx([1] * 9)
    assert 0.9 < found["body_held"][0] < 1  # shingles across two paragraphs stand in no block
    assert found["body_near"][4] > found["body_near"][6] > found["body_near"][8] > 0


def test_tags_quotes_and_white_space_make_no_difference() -> None:
    other = WHOLE.replace("“", '"').replace("”", '"').replace(" ", " \n ").upper()
    assert features(other)["body_share"] == features(WHOLE)["body_share"]


def test_a_body_that_is_cut_off_in_a_paragraph() -> None:
    found = features(WHOLE[: len(PARAGRAPHS[0]) + 40])
    assert found["body_cut"] == [len(PARAGRAPHS[1].split()) - len(PARAGRAPHS[1][:39].split())] * 9
    assert found["body_held"][0] > 0.9
    assert found["body_inner"][0] < 0.5
    assert found["body_share"][1] == 1 > found["body_share"][2] > 0 == found["body_share"][3]


def test_a_body_of_another_story() -> None:
    found = features(OTHER)
    assert max(found["body_share"]) < 0.1
    assert found["body_held"][0] < 0.1
    assert found["since_body"] == found["till_body"] == [30] * 9


def test_a_block_of_one_or_two_words_stands_there_if_these_do() -> None:
    page = article(PARAGRAPHS[0], "Monday", "Harbour office", "Office harbour", "★")
    assert features(PARAGRAPHS[0], page)["body_share"] == [0, 1, 1, 1, 0, 0]
