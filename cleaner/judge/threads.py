"""Threads of comments whose names and times are gone: an extraction left the head that counts them, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from cleaner.judge.ranges import Hit
from cleaner.judge.structures import Lines
from cleaner.model import Finding

THREAD = "thread/1"
_COUNTED = re.compile(r"[1-9]")
_QUOTES = re.compile(r"[“”«»„\"]")
# So much of the words expected of the article stand above a head that counts comments. On dev pages no gold stands below one
# that .17 or more of them stand above; where it was a button at the head of the story .04 or less did. One that names the
# article in quotation marks is no button.
_ABOVE, _ABOVE_NAMED = 0.5, 0.15


def judge_threads(lines: Lines, hits: Sequence[Hit], chances: Sequence[float]) -> Iterator[Finding]:
    """The first head of a thread below which nothing but its comments can stand, to the end of the page.

    Args:
        hits: where rules begin.
        chances: how likely each line is the article's, as the tagger has it.
    """
    heads = [hit.line for hit in hits if hit.rule.takes == "comments" and _COUNTED.search(lines.texts[hit.line])]
    if not heads:
        return
    above = expected_above(lines, chances)
    for head in heads:
        text = lines.texts[head]
        if above[head] >= (_ABOVE_NAMED if _QUOTES.search(text) else _ABOVE) * above[-1] > 0:
            yield Finding(head, len(lines), "remove", "comments", THREAD, "cue", 0.8, text[:80])
            return


def expected_above(lines: Lines, chances: Sequence[float]) -> list[float]:
    """How many words of the article are expected above each line, and at last in all."""
    return list(accumulate((chance * words for chance, words in zip(chances, lines.words, strict=True)), initial=0.0))
