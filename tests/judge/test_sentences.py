"""Sentences of flattened text beside lines that stay."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.sentences import with_sentences
from cleaner.segment.text import segment_text

LONG = "The county pays two thirds of the bridge, and the town pays the rest of it by May."


def back(lines: Sequence[str], chance: float = 0.3, known: Sequence[int] = ()) -> list[str]:
    """Of the lines that are not LONG those that come back."""
    text = lines_of(segment_text("\n".join(lines)))
    kept = [line == LONG for line in lines]
    scores = [0.9 if stays else 1 - chance for stays in kept]
    now = with_sentences(text, kept, scores, [int(i in known) for i in range(len(lines))])
    return [line for line, stays, stayed in zip(lines, now, kept, strict=True) if stays and not stayed]


def test_short_sentences_of_a_dialogue_stay_in_the_middle_of_the_article() -> None:
    assert back([LONG, "He stopped.", "“They have no house.”", LONG]) == ["He stopped.", "“They have no house.”"]
    assert back([LONG, "He stopped.", "「家がない。」", LONG], 0.11) == ["He stopped.", "「家がない。」"]


@pytest.mark.parametrize(
    "line", ["Related stories", "Can espresso wake you up? It can...", "Mehr dazu …", "Tags:"], ids=str
)
def test_labels_and_teasers_do_not_and_part_what_stands_behind_them(line: str) -> None:
    assert back([LONG, "One.", line, "Two.", line, "Three.", LONG]) == ["One.", "Three."]


def test_what_is_unlikely_or_known_to_a_rule_does_not() -> None:
    assert back([LONG, "He stopped.", LONG], 0.09) == []
    assert back([LONG, "He stopped.", "He went.", LONG], known=[1]) == ["He went."]


def test_the_last_sentences_stay_above_what_a_rule_knows() -> None:
    assert back([LONG, "He stopped.", "He went.", "Related stories"], known=[3]) == ["He stopped.", "He went."]
    assert back([LONG, "He stopped.", "He went.", "Related stories"]) == []
    assert back([LONG, "He stopped."]) == []
    assert back([LONG, *["He stopped."] * 5, "Related stories"], known=[6]) == []
    assert back(["He stopped.", LONG, LONG], known=[]) == []


@pytest.mark.parametrize("signed", ["He went. (dpa)", "He went.” (AFP/mp)", "He went. bla/mh", "He went. ■"])
def test_who_reported_it_may_stand_behind_the_last_sentence(signed: str) -> None:
    assert back([LONG, signed, "Related stories"], known=[2]) == [signed]


@pytest.mark.parametrize("other", ["He went (dpa)", "He went. Read on", "He went. (In May and in June and in July)"])
def test_other_words_behind_it_may_not(other: str) -> None:
    assert back([LONG, other, "Related stories"], known=[2]) == []


def test_a_question_stays_above_its_answer_whatever_stands_above_it() -> None:
    asked = "Who pays for the bridge?"
    assert back([LONG, "Another story", asked, LONG]) == [asked]
    assert back([LONG, "Another story", asked, LONG], 0.05) == []
    assert back([asked, LONG]) == []


def test_nothing_comes_back_where_nothing_stays() -> None:
    assert back(["He stopped.", "He went."]) == []
