"""What rules find on an HTML page of which an engine has left out the heads."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.judge.cues import judge_kept_lines
from cleaner.judge.structures import Lines
from cleaner.model import Finding
from tests.rules import rule_group

HEADS = [rule_group('kind: related, line: "^Related articles$", takes: titles', layer="generic")]
STORY = "The ferry across the sound will sail every hour from May, the harbour board said on Monday."


def taken(texts: Sequence[str], left_out: Sequence[int]) -> list[int]:
    lines = Lines(texts, [True] * len(texts))
    engine = [Finding(i, i + 1, "remove", "unclassified", "blocks/2", "engine", 0.9) for i in left_out]
    return sorted({i for f in judge_kept_lines(lines, engine, HEADS) for i in range(f.first, f.last)})


def test_a_head_that_the_engine_left_out_takes_the_list_below_it_along() -> None:
    titles = ["Bakery moves to the square", "Pool opens after ten years", "What the winter brings to the islands"]
    page = [STORY, "Related articles", *titles, STORY]
    assert taken(page, [1]) == taken(page, [])
    assert 2 in taken(page, [1])


def test_a_head_whose_list_is_gone_takes_nothing() -> None:
    page = [STORY, "Related articles", "Bakery moves to the square", "What the winter brings", STORY]
    assert taken(page, [1, 2]) == []


def test_a_page_of_which_nothing_stays_has_no_lines_to_read() -> None:
    assert taken([STORY], [0]) == []
