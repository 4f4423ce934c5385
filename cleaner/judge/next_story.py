"""Pages that load the next story below the first one: an `article` of its own, with a first-level heading of its own."""

from __future__ import annotations

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
    found = []
    for story in stories:
        blocks = [b for b, element in enumerate(document.element) if story <= element < elements.last[story]]
        if story > own and blocks:
            found.append(Finding(blocks[0], blocks[-1] + 1, "remove", "related", DETECTOR, "cue", 0.9))
    return found
