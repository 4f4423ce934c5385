"""Markup that would keep the parser busy for minutes: what of it is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.segment.nesting import shallow

# The HTML5 tree construction asks at every start tag which elements are open: its time grows with the square of the
# depth. 100,000 nested <div> took 22 s, 10,000 take .25 s. Of the 1,379 dev pages none has more than 10,000 tags, or 3,000 more
# tags than twice its end tags.
_TAGS_SUSPECT = 20_000
_DEPTH_SUSPECT = 5_000
# It also compares each attribute with all others of its element: 40,000 took 9 s, 5,000 take .1 s.
_LONG_TAG = 20_000
_TAG_NAME = re.compile(r"<[a-zA-Z][^\s<>/]*")
_MOST_ATTRIBUTES = 5_000


def tamed(html: str, utf8: bytes | None = None) -> str:
    """The page without what would keep the parser busy for minutes; the very same string if there is no such thing.

    Args:
        utf8: the same in UTF-8, if it is at hand: numpy counts its tags in a sixth of the time.
    """
    long = _long_stretches(html)
    capped = _cap_attributes(html, long) if long else html
    tags = capped.count("<") if utf8 is None or capped is not html else _count_tags(utf8)
    if tags > _DEPTH_SUSPECT and (tags > _TAGS_SUSPECT or tags - 2 * capped.count("</") > _DEPTH_SUSPECT):
        return shallow(capped)
    return capped


def _count_tags(utf8: bytes) -> int:
    import numpy as np  # noqa: PLC0415 - takes 100 ms, and text without tags does without

    return int(np.count_nonzero(np.frombuffer(utf8, np.uint8) == ord("<")))


def _long_stretches(html: str) -> list[tuple[int, int]]:
    """Where so many characters stand without a ">" that there may be a tag among them that is long: from the character
    behind one ">" to the next.
    """
    found, at = [], 0
    while len(html) - at > _LONG_TAG:
        last = html.rfind(">", at, at + _LONG_TAG + 1)
        if last < 0:
            last = html.find(">", at + _LONG_TAG)
            last = last if last >= 0 else len(html)
            found.append((at, last))
        at = last + 1
    return found


def _cap_attributes(html: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Empty the tags that are long because of thousands of attributes, not because of a picture or a script in them."""
    kept, at = [], 0
    for first, last in stretches:
        tag = _TAG_NAME.search(html, first, last)
        if tag is None or html.find("</", tag.end(), last) >= 0:
            continue
        if html.count("=", tag.end(), last) + html.count(" ", tag.end(), last) > _MOST_ATTRIBUTES:
            kept.append(html[at : tag.end()])
            at = last
    return "".join([*kept, html[at:]]) if kept else html
