from __future__ import annotations

from array import array

import pytest

from cleaner.judge.class_words import class_words
from cleaner.judge.tagger.lexicon import ABOUT, COMMENTS, RELATED, SHARE, SIGNUP, Lexicon, cue


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("related", RELATED),
        ("read more:", RELATED),
        ("czytaj także", RELATED),
        ("12 comments", COMMENTS),
        ("leave a reply", COMMENTS),
        ("sign up for our letter", SIGNUP),
        ("teilen", SHARE),
        ("about the author", ABOUT),
    ],
)
def test_cues(line: str, kind: int) -> None:
    assert cue(line.split(), len(line.split())) == kind


@pytest.mark.parametrize("line", ["12", "ferry", "12 ferries", "more than forty people signed it"])
def test_no_cues(line: str) -> None:
    assert cue(line.split(), len(line.split())) == -1


def test_looks_weigh_by_sum_lowest_and_highest_and_bear_marks() -> None:
    lexicon = Lexicon({"good": 2.0, "bad": -1.0, "<p": 0.5}, {}, {})
    looks = [("p", "good bad"), ("div", "unknown"), ("div", "captionText")]
    weights = lexicon.weigh(looks, array("l", [0, 1, 2, 0]))
    assert list(weights.odds) == pytest.approx([0.25 + 1 / 3**0.5, 0, 0, 0.25 + 1 / 3**0.5])
    assert (list(weights.low), list(weights.high)) == ([-1.0, 0, 0, -1.0], [2.0, 0, 0, 2.0])
    assert [marks and list(marks) for marks in weights.marks] == [None, None, None, [0, 0, 1, 0]]


@pytest.mark.parametrize(
    "tokens",
    ["post-body", "PostBody entry_meta", "a:b/c.d", "  x\ty ", "HTMLBlock", "größe postÜber", "\u2028mid\x1cdle"],
)
def test_words_are_weighed_as_class_words_has_them(tokens: str) -> None:
    words = class_words(tokens)
    lexicon = Lexicon({word: number + 1.0 for number, word in enumerate(dict.fromkeys(words))}, {}, {})
    weights = lexicon.weigh([("p", tokens)], array("l", [0]))
    total = sum(lexicon.tokens[word] for word in words)
    assert weights.odds[0] == pytest.approx(total / (len(words) + 1) ** 0.5)
