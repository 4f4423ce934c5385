"""Text whose lines break at every link and every bold word: which of these breaks stand inside a paragraph.

Whoever writes each string of a page on a line of its own, as `get_text("\\n")` does, leaves "in a", "statement" and ", which" on three
lines. No line of any other text begins with a comma or a full stop and a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Of 2,708 dev texts in other flattenings two have two such lines and none three, of 456 pages written a string a line 68 % and 61 %.
# Lines below an empty one do not count: columns and countdowns have these. One is enough beside a long line that goes on below in
# small letters, which code and lists have as well.
_TELLING = re.compile(r"\n(?:(?<=[^\r\n]\n)|(?<=[^\n]\r\n))(?:[,.،۔](?=\s|$)|[。、，])")
_LEAST, _LONG = 2, 8
_RARE = 3000  # lines for each telling one: in a pile of pages there are always some
_GOES_ON = re.compile(r"[,.;:!?)\]”’»…،؛؟。、，；：！？）」』۔।]|\[\w{1,3}\]$|[(\[]$")
_OPEN = tuple("([“‘„«‹,（「『")
_ENDS = re.compile(r"[.!?…:。！？؟۔।][\"'”’»)\]]*$")
_CODE = re.compile(r"\t|[ \xa0]{2}")
# What stands between two parts of a sentence, the words of a link say, is short; what it goes on from is no label.
_PART, _SENTENCE = 8, 3


def inline_breaks(text: str) -> frozenset[int]:
    """The places of the newlines inside paragraphs; empty if the text's lines are whole."""
    telling = len(_TELLING.findall(text))
    if not telling or telling * _RARE < text.count("\n"):
        return frozenset()
    lines = text.split("\n")
    goes_on = [_continues(above, line) for above, line in pairwise(lines)]
    if telling < _LEAST and not any(_is_long(line) and on for line, on in zip(lines, goes_on, strict=False)):
        return frozenset()
    return frozenset(_soft(lines, goes_on))


def _soft(lines: Sequence[str], goes_on: Sequence[bool]) -> Iterator[int]:
    """Each newline across which a sentence goes on."""
    at = words = 0  # words of what has been joined so far
    for i, on in enumerate(goes_on):
        at += len(lines[i])
        words += len(lines[i].split())
        into = i + 1 < len(goes_on) and goes_on[i + 1] and _is_part(words, lines[i], lines[i + 1])
        if on or into:
            yield at
        else:
            words = 0
        at += 1


def _continues(above: str, line: str) -> bool:
    """Whether a line goes on with the sentence above, by how it begins or by how that one ends."""
    if _CODE.match(line):
        return False
    above, line = above.strip(), line.strip()
    if not (above and line):
        return False
    if _GOES_ON.match(line) or above.endswith(_OPEN):
        return True
    return line[0].islower() and not _ENDS.search(above)


def _is_long(line: str) -> bool:
    return len(line.split()) >= _LONG


def _is_part(words: int, above: str, line: str) -> bool:
    """Whether a line may be a name in the middle of the sentence above; that it goes on below is known."""
    above, line = above.strip(), line.strip()
    if not (above and line) or words < _SENTENCE or _ENDS.search(above):
        return False
    part = line.split()
    # What begins large and ends small is the first part of a sentence, and stands below a heading.
    begins = len(part) >= _SENTENCE and part[-1].islower()
    unfinished = above.split()[-1].islower() or _is_long(above)  # German writes nouns large
    return unfinished and len(part) <= _PART and not begins
