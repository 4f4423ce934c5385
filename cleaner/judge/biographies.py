"""Who wrote this, and who that is: what stands below an article about its authors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from cleaner.article.names import byline, looks_like_name
from cleaner.article.words import BY
from cleaner.judge.ranges import body_of, removed_by
from cleaner.judge.structures import NAME, Lines
from cleaner.judge.threads import expected_above
from cleaner.model import Finding

BIOGRAPHY = "biography/1"
# A name goes on as a sentence about somebody: "is", ", who", "(@tamm) writes"; "Ilse Tamm:" speaks, and "Ilse Tamm Harbour" is
# called after her.
_GOES_ON = r"(?:,? [A-Z][A-Za-z.]{1,5}(?![A-Za-z.]))*,?(?: \(.{2,40}\))?,? [^\W\d_A-ZÀ-ÞА-Я]"
_TOLD = re.compile(_GOES_ON)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\s,;:!?]*"
_NAMED = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|d[eiau]l?|v[ao]n|al|el|bin|la|le|te[nr])){{1,4}}{_GOES_ON}")
_WORD = re.compile(r"\w+")
_WORDS, _BYLINE = 6, 14
# The share of the expected article above a byline, and above what is said of who signed.
_HEAD, _BELOW = 0.2, 0.5
# Who signs does so among the first lines of a page, be there ever so long a menu above: a text of 50 MB has a hundred thousand
# short lines in its first fifth, and each of its paragraphs that begins with a name would be looked for in all of them.
_TOP = 2_000
# What is less likely the article's goes anyway.
_AT_ALL = 0.01


def judge_biographies(lines: Lines, findings: Sequence[Finding], chances: Sequence[float]) -> Iterator[Finding]:
    """What flattened text says of the authors.

    Args:
        findings: what rules and structures have removed so far, bylines among it.
        chances: how likely each line is the article's, as the tagger has it.
    """
    yield from _signed(lines, findings)
    yield from about_authors(lines, findings, chances)


def _signed(lines: Lines, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Below the article a name by itself, and then a line that begins with it."""
    taken = removed_by(lines, findings)
    body = body_of(lines, taken, set())
    prose = lines.shapes.prose
    last = next((i for i in range(len(lines) - 1, -1, -1) if prose[i] and not taken[i]), 0)
    for i in range(max(body.first, last - 2) + 1, len(lines) - 1):
        name, told = lines.texts[i], lines.texts[i + 1]
        if not 2 <= lines.words[i] <= 4 or last > i + 1 or not told.startswith((f"{name} ", f"{name},")):
            continue
        if lines.words[i + 1] > lines.words[i] + 2 and NAME.match(name):
            yield Finding(i, i + 2, "remove", "byline", BIOGRAPHY, "cue", 0.8, name)


def about_authors(lines: Lines, findings: Sequence[Finding], chances: Sequence[float]) -> Iterator[Finding]:
    """Below the article a paragraph that begins with the name of somebody who signs above it, and whom the article itself
    does not name: a profile is about the person it names, and is not written by them.
    """
    above, words = expected_above(lines, chances), lines.words
    head, below = _HEAD * above[-1], bisect_left(above, _BELOW * above[-1])
    told = [
        i
        for i in range(below, len(lines))
        if chances[i] > _AT_ALL and words[i] >= _WORDS and _NAMED.match(lines.texts[i])
    ]
    if not told:
        return
    called = {i for f in findings if f.kind == "byline" for i in range(f.first, f.last)}
    heading = [i for i in range(min(bisect_right(above, head, hi=len(lines)), _TOP)) if words[i] <= _BYLINE]
    heads = "\n".join([lines.texts[i] for i in heading])
    named = {
        *_WORD.findall(heads)
    }  # few paragraphs begin with any of these, and to look for each in all of it takes long
    for i in told:
        text = lines.texts[i]
        begins = " ".join(text.split(" ", 2)[:2]).rstrip(",")
        if _WORD.findall(begins)[0] not in named or begins not in heads:
            continue
        near = [j for j in heading if begins in lines.texts[j]]
        signed = [lines.texts[j] for j in near if j in called or BY.match(lines.texts[j])]
        names = (name for line in signed for name in byline(line) if looks_like_name(name))
        name = next((name for name in names if text.startswith(name) and _TOLD.match(text, len(name))), None)
        if name and not _tells_of(lines, name, i):
            yield Finding(i, i + 1, "remove", "byline", BIOGRAPHY, "cue", 0.8, name)


def _tells_of(lines: Lines, name: str, end: int) -> bool:
    """Whether a paragraph above a line names somebody."""
    prose = lines.shapes.prose
    return any(prose[i] and name in lines.texts[i] for i in range(end))
