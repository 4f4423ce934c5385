"""Threads of comments in flattened text: which heads of them are buttons; and threads whose names and times are gone, where an
extraction left the head that counts them, and what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from cleaner.judge.ranges import Hit
from cleaner.judge.structures import COMMENTS_LOOK, Lines, comments, thread_signs
from cleaner.model import Finding

THREAD = "thread/1"
_COUNTED = re.compile(r"[1-9]")
_QUOTES = re.compile(r"[“”«»„\"]")
# So much of the words expected of the article stand above a head that counts comments. On dev pages no gold stands below one
# that .17 or more of them stand above; where it was a button at the head of the story .04 or less did. One that names the
# article in quotation marks is no button.
_ABOVE, _ABOVE_NAMED = 0.5, 0.15
# Of the words expected of the article, so many stand above its comments; in dev pages that a counter at the head of the
# story misled it were less than .05.
_LEAST_ABOVE = 0.15
# So many paragraphs, each so likely, between a head and the first name, time or button: the head is a button, and the thread
# further down. Comments without names are as likely, so this tells nothing of a page without another head.
_PARAGRAPHS, _LIKELY = 2, 0.6


def spare_articles(lines: Lines, findings: Sequence[Finding], chances: Sequence[float]) -> list[Finding]:
    """Findings less the threads of comments that would take the article: above a counter at its head stands next to
    nothing of what the tagger expects of the page, and below a button in its middle the article goes on.
    """
    count = len(lines)
    threads = [f for f in findings if f.kind == "comments" and f.last == count and f.last - f.first > 1]
    if not threads:
        return list(findings)
    above = expected_above(lines, chances)
    least = _LEAST_ABOVE * above[count]
    misled = {id(f) for f in threads if above[f.first] < least or _goes_on(lines, range(f.first + 1, count), chances)}
    return [replace(f, last=f.first + 1) if id(f) in misled else f for f in findings]


def _goes_on(lines: Lines, below: range, chances: Sequence[float]) -> bool:
    """Whether paragraphs of the article stand there before anything that only threads have."""
    found = 0
    for i in below[:COMMENTS_LOOK]:  # of hundreds of heads each would look at all that stands there
        if any(thread_signs(lines, (i,))) or (lines.shapes.prose[i] and chances[i] <= _LIKELY):
            return False
        found += lines.shapes.prose[i]
        if found == _PARAGRAPHS:
            return True
    return False


def judge_threads(lines: Lines, hits: Sequence[Hit], chances: Sequence[float]) -> Iterator[Finding]:
    """The first head of a thread below which nothing but its comments can stand, to the end of the page.

    Args:
        hits: where rules begin.
        chances: how likely each line is the article's, as the tagger has it.
    """
    named = [hit.line for hit in hits if hit.rule.takes == "comments"]
    heads = [line for line in named if _COUNTED.search(lines.texts[line])]
    if not heads:
        return
    above = expected_above(lines, chances)
    last_is_thread = comments(lines, named[-1]) > named[-1] + 1
    for head in heads:
        text = lines.texts[head]
        least = (_ABOVE_NAMED if _QUOTES.search(text) else _ABOVE) * above[-1]
        if above[head] < least or not least:
            continue
        if not (last_is_thread and _goes_on(lines, range(head + 1, named[-1]), chances)):
            yield Finding(head, len(lines), "remove", "comments", THREAD, "cue", 0.8, text[:80])
            return


def expected_above(lines: Lines, chances: Sequence[float]) -> list[float]:
    """How many words of the article are expected above each line, and at last in all."""
    return list(accumulate((chance * words for chance, words in zip(chances, lines.words, strict=True)), initial=0.0))
