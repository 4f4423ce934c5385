"""Text that stands on a page twice."""

from __future__ import annotations

import pytest

from cleaner import Cleaner, Options
from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Engine
from cleaner.judge.twins import judge_twins
from cleaner.segment.text import segment_text

PARAGRAPHS = [
    f"On day {day} of the voyage the keeper of the {ship} wrote down how high the water stood, how warm it was, and "
    f"which of the {day + 3} birds that followed the ship had come back for the bread that the cook threw overboard."
    for day, ship in enumerate(["Alma", "Berta", "Carla", "Dora", "Emma"], 2)
]  # fmt: skip


def again(blocks: list[str], kept: list[bool] | None = None) -> list[int]:
    lines = lines_of(segment_text("\n\n".join(blocks)))
    return [f.first for f in judge_twins(lines, kept or [True] * len(blocks))]


def test_the_second_copy_of_a_run_goes() -> None:
    assert again([*PARAGRAPHS, "Between the two.", *PARAGRAPHS]) == [6, 7, 8, 9, 10]


def test_one_paragraph_or_a_few_short_lines_may_be_said_twice() -> None:
    assert again([*PARAGRAPHS, PARAGRAPHS[0], "One", PARAGRAPHS[2]]) == []
    assert again([*PARAGRAPHS, *["Stir.", "Wait.", "Serve."] * 40]) == []


def test_a_line_said_all_over_the_page_is_no_run() -> None:
    assert again(["The bell rang once more over the harbour and nobody came to open the old door."] * 30) == []


def test_a_copy_counts_only_if_both_would_stay() -> None:
    assert again([*PARAGRAPHS, *PARAGRAPHS], [False] * 5 + [True] * 5) == []


def test_a_block_that_glues_the_article_together_goes() -> None:
    assert again([*PARAGRAPHS, " ".join(PARAGRAPHS)]) == [5]
    assert again([" ".join(PARAGRAPHS), *PARAGRAPHS]) == [0]


def test_a_long_block_with_a_quotation_from_above_stays() -> None:
    news = " ".join(f"The harbour master counted {n} sails beyond the pier." for n in range(70))
    assert again([*PARAGRAPHS, news + PARAGRAPHS[1]]) == []


@pytest.mark.parametrize("engine", ["blocks", "auto"])
def test_a_page_that_holds_its_article_for_phones_too(engine: Engine) -> None:
    article = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f"<h1>The log of five ships</h1><div class=desktop>{article}</div><div class=mobile>{article}</div>"
    cleaned = Cleaner(Options(engine=engine)).clean(f"<html><body>{page}")
    assert cleaned.text.strip().split("\n\n") == PARAGRAPHS
    assert {v.by for v in cleaned.verdicts if v.action == "remove"} >= {"twin/1"}
