from __future__ import annotations

from array import array
from itertools import accumulate

import pytest

from cleaner.judge.tagger.lexicon import COMMENTS, Lexicon
from cleaner.judge.tagger.text import BlockText, Openings, openings
from tests.stories import PARAGRAPHS


def text_of(*lines: str, links: int = 0) -> BlockText:
    text = "\n".join(lines)
    end = array("l", [size - 1 for size in accumulate(len(line) + 1 for line in lines)])
    start = array("l", [0, *[at + 1 for at in end[:-1]]])
    return BlockText(text, start, end, array("l", [links] * len(lines)))


@pytest.mark.parametrize(
    ("line", "words"),
    [("ferry", 1), ("the ferry left", 3), ("市は来年の春に新し", 5), ("สภาเมือง", 4), ("\U0001f600", 1)],
)
def test_words(line: str, words: int) -> None:
    assert text_of("", line).words[1] == words


def test_only_sentences_are_prose() -> None:
    text = text_of(PARAGRAPHS[0], "Ten words in a row but no sign among them", "Short.")
    assert [prose > 0 for prose in text.prose] == [True, False, False]
    assert text_of(PARAGRAPHS[0], links=500).prose[0] == 0.0


@pytest.mark.parametrize(
    ("line", "ends"), [("It left.", True), ("“It left.”", True), ("Left?", True), ("News", False), ("(", False)]
)
def test_ends(line: str, ends: bool) -> None:
    assert text_of(line).ends[0] == ends


def test_openings_stand_one_after_the_other() -> None:
    assert openings(["The Ferry", "\u200b", " "]) == (["the", "ferry", "\u200b", ""], [0, 2, 3])


def test_openings_are_weighed_and_cues_found() -> None:
    lexicon = Lexicon({}, {"comments": -1.0, "=3 comments": -2.0}, {"the": 0.5})
    opening = Openings(2)
    opening.weigh(text_of("3 Comments", PARAGRAPHS[0]), lexicon)
    assert (list(opening.low), list(opening.odds)) == ([-2.0, 0.0], [-3.0, 1.0])
    assert opening.cues == [(0, COMMENTS)]
