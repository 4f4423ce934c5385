"""Subheadings of an HTML page: what stands between paragraphs of the article and heads the next of them.

Some gold leaves subheadings out, so that an engine trained on it wavers over them on some pages; the article's belong in
the text.
"""

from __future__ import annotations

from cleaner.judge.engine import Opinion
from cleaner.judge.structures import Lines
from cleaner.model import Document

SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""What HTML calls headings below the first level."""
HEADINGS = SUBHEADINGS | {"h1"}
"""What it calls headings."""

# A paragraph follows at once; above, a picture and what is said of it may stand in between.
_PARAGRAPH = 15
_NEAR = 3
_WORDS = 25
# Held out on 961 dev pages: above this chance 62 such headings are gold and 26 are not, ten of those on one page; of
# headings that are links as many are as are not, and most of the less likely ones head other stories.
_CHANCE = 0.1


def with_subheads(document: Document, lines: Lines, opinion: Opinion) -> Opinion:
    """The opinion, with the subheadings above what it keeps."""
    # A second opinion has no chances, and one that keeps more to be safe has these already.
    if document.elements is None or opinion.first is not None:
        return opinion
    tag, element, kept = document.elements.tag, document.element, opinion.kept
    mine = {
        i
        for i in range(1, len(kept) - 1)
        if kept[i + 1]
        and not kept[i]
        and lines.words[i] <= _WORDS
        and any(kept[max(i - _NEAR, 0) : i])
        and tag[element[i]] in SUBHEADINGS
        and lines.words[i + 1] >= _PARAGRAPH
        and 1 - opinion.scores[i] > _CHANCE
        and not document.is_link(i)
    }
    return opinion.keeping(mine)
