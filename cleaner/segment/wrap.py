"""Hard-wrapped text: which line breaks only stand there because a line was full.

Whoever fills lines puts each word on the line as long as it fits. So a break is soft if the next line's first word
would not have fitted any more; and a text is hard-wrapped if that is so for nearly all of its long lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cleaner.blanks import longer_lines

# Columns at which people wrap; scripts without blanks are twice as wide.
_NARROWEST, _WIDEST = 40, 100
_NARROWEST_UNSPACED, _WIDEST_UNSPACED = 20, 60
# So many lines may be longer than the width: addresses, tables.
_LONGER = 0.02
# A line of this share of the width is long, and so many of the long lines must be full. Of 25 dev pages without longer
# lines, one is wrapped (.99), the next has .58; wrapped at 60 and 80 columns, without blank lines, 95 % of the others have
# .61 and more, half of them .80.
_LONG, _FULL = 0.6, 0.6
_LEAST = 6  # soft breaks; a few full lines are chance
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_CLOSING, _OPENING = frozenset(",.;:!?)]}”’»…،؛؟。、，；：！？）」』۔।"), frozenset("([{“‘„«（「『")
# What a browser prints at the foot of each sheet stands in the middle of sentences.
_SHEET = re.compile(r"https?://\S+\s+\d{1,3}/\d{1,3}$")
_ITEM = re.compile(r"[-*•·–—>|#]|\(?\d{1,3}[.)]\s")


def soft_breaks(text: str) -> frozenset[int]:
    """The places of the newlines that only wrap; empty if the text is not hard-wrapped."""
    count, longer = longer_lines(text, _WIDEST)
    if longer > 1 + _LONGER * count:  # nearly all pages; blanks do not matter
        return frozenset()
    lines = text.split("\n")
    width = _width([len(line.rstrip()) for line in lines])
    if width is None:
        return frozenset()
    unspaced = len(_UNSPACED.findall(text)) * 2 > len(text)
    low, high = (_NARROWEST_UNSPACED, _WIDEST_UNSPACED) if unspaced else (_NARROWEST, _WIDEST)
    return _breaks(lines, width) if low <= width <= high else frozenset()


def _width(sizes: Sequence[int]) -> int | None:
    """The length that next to no line exceeds; None if some lines are so long that nobody wrapped them."""
    found = sorted(size for size in sizes if size)
    if len(found) <= _LEAST:
        return None
    return found[max(int((1 - _LONGER) * len(found)) - 1, 0)]


def _breaks(lines: Sequence[str], width: int) -> frozenset[int]:
    soft: list[int] = []
    long = full = at = 0
    for line, following in pairwise(lines):
        at += len(line)
        size, rest = len(line.rstrip()), following.strip()
        if size and rest:
            fits = size + 1 + _first_word(rest) <= width
            if size >= _LONG * width:
                long += 1
                full += not fits
            if not fits and _is_filled(line.strip()) and not _begins_block(line, following):
                soft.append(at)
        at += 1
    return frozenset(soft) if len(soft) >= _LEAST and full >= _FULL * long else frozenset()


def _first_word(line: str) -> int:
    """Length of what would have had to fit: the first word; of scripts without blanks a single character."""
    return 0 if _UNSPACED.match(line) else len(line.split(None, 1)[0])


def _is_filled(line: str) -> bool:
    """Whether a line holds words at all: nobody wraps columns of figures or keys."""
    return " " in line or bool(_UNSPACED.search(line))


def _begins_block(line: str, following: str) -> bool:
    """Whether the next line is an item of a list, or a paragraph that is told by its indentation, or one of the two stands below
    the text of a printed sheet.
    """
    if _ITEM.match(following.lstrip()) or _SHEET.match(following.strip()) or _SHEET.match(line.strip()):
        return True
    indented = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip())
    return indented and not _ITEM.match(line.lstrip())


def joined(lines: Sequence[str]) -> str:
    """Lines that soft breaks part, as one: with a blank, but none after a hyphen in a word, before a comma or inside brackets,
    nor in scripts that have none.
    """
    pieces = [lines[0]]
    end = lines[0].rstrip()[-2:]  # looking at all that stands there for each line would take time in the square of it
    for line in lines[1:]:
        following = line.lstrip()
        between = _between(end, following)
        pieces[-1] = pieces[-1].rstrip()
        pieces += [between, following]
        end = (end + between + following.rstrip())[-2:]
    return "".join(pieces)


def _between(end: str, following: str) -> str:
    """What stands between two lines that are one, the last characters of the first and all of the second."""
    hyphen = end[-1:] == "-" and end[-2:-1].isalpha() and following[:1].islower()
    unspaced = bool(_UNSPACED.match(end[-1:]) and _UNSPACED.match(following[:1]))
    close = following[:1] in _CLOSING or end[-1:] in _OPENING
    return "" if hyphen or unspaced or close or not end or not following else " "
