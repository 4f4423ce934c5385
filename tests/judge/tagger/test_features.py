from __future__ import annotations

import numpy as np
import pytest

from cleaner.judge.tagger.features import FEATURES, look_at
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.model import Document
from cleaner.segment.text import segment_text
from tests.judge.tagger.pages import COMMENTS, STORY, article, document
from tests.stories import PARAGRAPHS

LEXICON = Lexicon({"story": 1.0, "comment": -2.0, "list": -0.5}, {"=2 comments": -3.0, "comments": -1.0}, {"the": 0.5})


def feature(html: str, name: str) -> list[float]:
    row: list[float] = look_at(document(html), LEXICON).matrix[FEATURES.index(name)].tolist()
    return row


def test_every_feature_has_a_name_and_a_row() -> None:
    matrix = look_at(document(STORY), LEXICON).matrix
    assert matrix.shape == (len(FEATURES), 7)
    assert matrix.dtype == np.float32
    assert len(set(FEATURES)) == len(FEATURES)
    assert np.isfinite(matrix).all()


def test_the_same_page_gives_the_same_features_whatever_came_before() -> None:
    page = document(STORY)
    first = look_at(page, LEXICON).matrix
    look_at(document(article(*PARAGRAPHS[3:9], around=COMMENTS)), LEXICON)
    assert np.array_equal(look_at(page, LEXICON).matrix, first)


def test_navigation_and_footer_have_no_columns_and_change_nothing_else() -> None:
    bare = document(STORY.replace("<nav>", "<nav hidden>").replace("All rights reserved", "Nothing reserved"))
    seen = look_at(document(STORY), LEXICON)
    assert (seen.blocks, seen.chosen) == (10, [*range(2, 9)])
    assert np.array_equal(look_at(bare, LEXICON).matrix, seen.matrix)


def test_a_short_block_is_looked_up_by_its_words_and_its_first_two() -> None:
    assert feature(article("2 Comments"), "opening") == [0.0, -4.0]
    assert feature(article("2 Comments"), "opening_low") == [0.0, -3.0]


def test_classes_and_ids_weigh_by_their_words() -> None:
    own = feature(article("Nine o’clock.", around=COMMENTS), "odds_path")
    assert own[0] == pytest.approx(1 / 2**0.5)
    assert own[-1] == pytest.approx((-2.0 - 0.5) / 3**0.5)


def test_what_stands_behind_a_heading_for_comments_stands_under_that_cue() -> None:
    assert feature(article(PARAGRAPHS[0], around=COMMENTS), "under_cue_1") == [0, 0, 1, 1]


def test_copies_are_counted() -> None:
    page = article(PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[0])
    assert feature(page, "copies") == [1, 2, 1, 2]
    assert feature(page, "is_copy") == [0, 0, 0, 1]


def test_comment_containers_are_marked() -> None:
    marked = look_at(document(article(PARAGRAPHS[0], around=COMMENTS)), LEXICON).marked
    comments = marked[0]
    assert [bool(element) for element in comments] == [False, False, True, True]
    assert marked[1:] == [[0] * 4] * 3


def test_each_post_stands_under_its_own_mark() -> None:
    posts = "".join(f'<div class="comment"><p>{text}</p></div>' for text in PARAGRAPHS[1:4])
    marked = look_at(document(article(PARAGRAPHS[0], around=f'<div class="comments">{posts}</div>')), LEXICON).marked[0]
    assert len({element for element in marked if element}) == 3


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(document(""), id="empty"),
        pytest.param(document("<nav><p>News</p></nav>"), id="only-dead-blocks"),
        pytest.param(segment_text("The ferry left at nine."), id="no-elements"),
    ],
)
def test_a_page_without_anything_to_judge_has_no_columns(page: Document) -> None:
    assert look_at(page, LEXICON).matrix.shape == (len(FEATURES), 0)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("x", id="one-word"),
        pytest.param("<h1>x</h1>", id="one-heading"),
        pytest.param("<p>…</p>", id="no-letters"),
        pytest.param("<p>\U0001f600</p>", id="beyond-the-basic-plane"),
        pytest.param("<p>市は来年の春に新しい橋を架けると火曜日に発表した。</p>", id="without-blanks"),
        pytest.param("<p class='a\0b \0'>a\0b</p><p id='\0'>c</p>", id="nul"),
        pytest.param("<div>" * 300 + "deep", id="deep"),
        pytest.param("<p class=''>a</p><p id='-'>b</p>", id="empty-classes"),
    ],
)
def test_odd_pages_have_finite_features(html: str) -> None:
    assert np.isfinite(look_at(document(html), LEXICON).matrix).all()
