"""What the article's text, as the page states it, changes in the chances of its blocks."""

from __future__ import annotations

from array import array

import pytest

from cleaner.judge.stated import Stated
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.body import Words, shares, weighed
from cleaner.keys import key_of
from tests.judge.tagger.pages import article, document
from tests.stories import PARAGRAPHS

JUNK = "Members of the harbour club read this report first, and they have a mug to show for it."
BLOCKS = (*PARAGRAPHS[:3], JUNK, *PARAGRAPHS[3:6], JUNK.replace("report", "paper"))
WHOLE = "\n".join(PARAGRAPHS[:6])
OTHER = " ".join(PARAGRAPHS[6:])
LEAST_SURE = 0.94  # of the article's paragraphs below


def chances(body: str, *, sure: float = LEAST_SURE, unsure: float = 0.6) -> list[float]:
    """Of BLOCKS, of which the trees are sure save for the two that are junk."""
    before = array("d", [unsure if "club" in text else sure for text in BLOCKS])
    words = array("d", [len(text.split()) for text in BLOCKS])
    return list(weighed(before, words, BLOCKS, body))


def words(*texts: str) -> list[list[int]]:
    read = Words(texts)
    return [list(read.keys[read.first[i] : read.first[i + 1]]) for i in range(len(texts))]


def test_words_have_one_case_and_no_signs() -> None:
    assert words("“Nine o’clock,” SHE said", "") == [[key_of(w) for w in ("nine", "o", "clock", "she", "said")], []]
    assert words("Straße ΛΌΓΟΣ-2") == [[key_of(w) for w in ("straße", "λόγοσ", "2")]]


def test_where_there_are_no_blanks_each_character_is_a_word() -> None:
    assert words("船は9時 a船") == [[key_of(w) for w in ("船", "は", "9", "時", "a", "船")]]


def test_a_block_shares_what_stands_in_the_body_in_sequence() -> None:
    assert list(shares(BLOCKS, WHOLE)) == [1, 1, 1, 0, 1, 1, 1, 0]
    assert max(shares(BLOCKS, OTHER)) < 0.1
    assert list(shares(["nine at left ferry the", "The ferry left late"], "The ferry left at nine.")) == [0, 0.5]


def test_tags_quotes_case_and_white_space_make_no_difference() -> None:
    other = WHOLE.replace("“", '"').replace("”", '"').replace(" ", " \n ").upper()
    assert list(shares(BLOCKS, other)) == list(shares(BLOCKS, WHOLE))


def test_a_block_of_one_or_two_words_stands_there_if_these_do() -> None:
    assert list(shares(["Monday", "Harbour office", "Office harbour", "★"], PARAGRAPHS[0])) == [1, 1, 0, -1]


@pytest.mark.parametrize("body", ["", "Two words", "★"])
def test_a_body_of_hardly_a_word_changes_nothing(body: str) -> None:
    assert chances(body) == chances(OTHER)
    assert list(shares(["The ferry left at nine."], body)) == [0]


def test_a_whole_body_speaks_against_what_it_leaves_out_and_for_nothing() -> None:
    found = chances(WHOLE)
    assert found[:3] == found[4:7] == pytest.approx([LEAST_SURE] * 3)
    assert found[3] < 0.2  # between two paragraphs
    assert 0.3 < found[7] < 0.4  # behind the last


def test_what_stands_above_the_first_paragraph_is_left_to_the_trees() -> None:
    blocks = ["A pump, a petition, and a baker in a hurry", *PARAGRAPHS[:6]]
    before = array("d", [0.5, *[LEAST_SURE] * 6])
    words_of = array("d", [len(text.split()) for text in blocks])
    assert list(weighed(before, words_of, blocks, WHOLE)) == pytest.approx(before)


@pytest.mark.parametrize(
    "body",
    [OTHER, PARAGRAPHS[0][:60], "\n".join(PARAGRAPHS[:3])],
    ids=["another story", "a teaser", "cut off after half"],
)
def test_a_body_that_holds_less_than_most_of_the_article_is_not_heard(body: str) -> None:
    assert chances(body) == [LEAST_SURE] * 3 + [0.6] + [LEAST_SURE] * 3 + [0.6]


@pytest.mark.parametrize("left_out", range(1, 6))
def test_a_body_that_lacks_a_paragraph_leaves_it_among_what_is_likely(left_out: int) -> None:
    body = "\n".join(text for i, text in enumerate(PARAGRAPHS[:6]) if i != left_out)
    assert min(chances(body)[i] for i in (0, 1, 2, 4, 5, 6)) > 0.6


def test_what_has_no_words_is_left_to_the_trees() -> None:
    blocks = ["* * * * *", "A harbour in a hurry", *PARAGRAPHS[:3], "* * * * *", *PARAGRAPHS[3:6]]
    before = array("d", [0.5, 0.5, *[LEAST_SURE] * 3, 0.5, *[LEAST_SURE] * 3])
    words_of = array("d", [len(text.split()) for text in blocks])
    assert list(weighed(before, words_of, blocks, WHOLE)) == pytest.approx(before)


def test_certainty_stays_finite() -> None:
    assert chances(WHOLE, sure=1.0, unsure=1.0) == [1.0] * 8
    assert chances(WHOLE, unsure=0.0)[3] == 0.0


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


CUT_OFF = WHOLE[: WHOLE.index("mend the gates")]
WRONG = {
    "another story": OTHER,
    "teaser": PARAGRAPHS[0],
    "cut off": CUT_OFF,
    "a paragraph short": WHOLE[len(PARAGRAPHS[0]) :],
}


@pytest.mark.parametrize("body", WRONG.values(), ids=list(WRONG))
def test_no_body_costs_an_article_a_paragraph(tagger: Tagger, body: str) -> None:
    page = document(article(*PARAGRAPHS[:6]))
    kept = tagger.tag(page, stated=Stated(body)).keep
    assert [text for text, stays in zip(page.texts(), kept, strict=True) if stays and text in PARAGRAPHS] == [
        *PARAGRAPHS[:6]
    ]


def test_chances_of_a_page_that_states_its_article(tagger: Tagger) -> None:
    page = document(article(*BLOCKS))
    before, after = tagger.tag(page), tagger.tag(page, stated=Stated(WHOLE))
    fell = [text for text, old, new in zip(page.texts(), before.score, after.score, strict=True) if new < old]
    assert fell == [BLOCKS[3], BLOCKS[7]]
