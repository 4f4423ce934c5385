"""Pages that load the next story below the first one: an `article` of its own, with a first-level heading of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cleaner.model import Document, Finding

DETECTOR = "next_story/1"


def judge_next_stories(document: Document, headline: Sequence[Finding]) -> list[Finding]:
    """Later stories of a page whose first one holds the headline.

    Sections of one article may be `article` elements too; they have no first-level headings of their own.

    Args:
        headline: what was found to be the page's headline.
    """
    elements = document.elements
    if elements is None or elements.tag.count("article") < 2:
        return []
    stories = [i for i in elements.outermost("article") if "h1" in elements.tag[i : elements.last[i]]]
    titled = {document.element[finding.first] for finding in headline}
    own = next((i for i in stories if any(i <= element < elements.last[i] for element in titled)), None)
    if own is None:
        return []
    ranges: dict[int, tuple[int, int]] = {}
    for block, element in enumerate(document.element):
        at = bisect_right(stories, element) - 1
        if at >= 0 and own < stories[at] and element < elements.last[stories[at]]:
            ranges[at] = ranges.get(at, (block, block))[0], block
    return [Finding(first, last + 1, "remove", "related", DETECTOR, "cue", 0.9) for first, last in ranges.values()]
