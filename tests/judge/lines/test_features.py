from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.lines.features import FEATURES, look_at
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger.lexicon import COMMENTS, Lexicon
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

WORDS = Words(Lexicon({}, {}, {}))


def feature(name: str, *lines: str) -> list[float]:
    seen = look_at(segment_text("\n".join(lines)), WORDS)
    return [round(float(value), 4) for value in seen.matrix[FEATURES.index(name)]]


def test_every_feature_has_a_name_of_its_own() -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    assert look_at(segment_text("one\ntwo"), WORDS).matrix.shape == (len(FEATURES), 2)


@given(st.text(max_size=300))
def test_features_of_any_text_are_numbers(text: str) -> None:
    document = segment_text(text)
    if len(document):
        assert np.isfinite(look_at(document, WORDS).matrix).all()


def test_runs_of_short_lines() -> None:
    lines = ("Home", "News", PARAGRAPHS[0], "Share")
    assert feature("run", *lines) == [2, 2, 1, 1]
    assert feature("run_place", *lines) == [0, 1, 0, 0]
    assert feature("till_prose", *lines)[:3] == [2, 1, 0]
    assert feature("since_prose", *lines)[2:] == [0, 1]


def test_the_best_stretch_is_where_paragraphs_stand_together() -> None:
    lines = ("Home", *["Menu item"] * 30, *PARAGRAPHS[:4], *["Other story"] * 30, PARAGRAPHS[5])
    inside = feature("stretch0_inside", *lines)
    assert inside[31:35] == [1] * 4
    assert sum(inside) == 4


def test_cues_above() -> None:
    lines = (PARAGRAPHS[0], "Comments", "Nice.", "Yes.")
    assert feature(f"since_cue_{COMMENTS}", *lines) == [40, 0, 1, 2]
    assert feature("cues_before", *lines) == [0, 0, 1, 1]


def test_neighbours() -> None:
    lines = ("Home", PARAGRAPHS[0], "Share")
    words = feature("words", *lines)
    assert feature("before1_words", *lines) == [0, *words[:-1]]
    assert feature("after1_words", *lines) == [*words[1:], 0]


def test_what_a_page_is_told_does_not_hang_on_blanks_around_lines() -> None:
    plain = look_at(segment_text("\n".join(PARAGRAPHS)), WORDS).matrix
    padded = look_at(segment_text("\n".join(f"   {p}\t " for p in PARAGRAPHS)), WORDS).matrix
    assert np.array_equal(plain, padded)
