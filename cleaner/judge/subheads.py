"""Subheadings of an HTML page: what stands between paragraphs of the article and heads the next of them.

Some gold leaves subheadings out, so that an engine trained on it wavers over them on some pages; the article's belong in
the text. So do the questions and titles that open and close what stands below them: an engine that keeps no control, and no line
that is a link, would leave answers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.judge.engine import Opinion
from cleaner.judge.questions import ANSWER, heads_answer
from cleaner.judge.structures import Lines
from cleaner.model import Document, Elements

SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""What HTML calls headings below the first level."""

# A paragraph follows at once; above, a picture and what is said of it may stand in between.
_PARAGRAPH = 15
_NEAR = 3
_WORDS = 25
# Held out on 961 dev pages: above this chance 62 such headings are gold and 26 are not, ten of those on one page; of
# headings that are links as many are as are not, and most of the less likely ones head other stories.
_CHANCE = 0.1
# What is clicked to open an answer is a control, or stands in what page builders call so; whether it is a link as well says nothing.
# Held out on 1,358 pages, of questions in such places above answers that stay gold has 62 of 97; the others are questions of the
# article, too, of which gold has the answers only, or not even these.
_OPENERS = frozenset({"button", "summary"})
_FOLDING = re.compile(r"accord[ie]on|toggle|collaps|tab-title|panel-(title|heading)|\bvc_tta|faq|expander|question", re.IGNORECASE)
_TITLE = re.compile(r"(accord[ie]on|toggle|tab|panel|tta)\S*(title|head|header|heading|label|trigger)\b", re.IGNORECASE)
_ABOVE = 4  # elements


def with_subheads(document: Document, lines: Lines, opinion: Opinion) -> Opinion:
    """The opinion, with the subheadings above what it keeps."""
    # A second opinion has no chances, and one that keeps more to be safe has these already.
    if document.elements is None or opinion.first is not None:
        return opinion
    kept = opinion.kept
    mine = {
        i
        for i in range(1, len(kept) - 1)
        if kept[i + 1]
        and not kept[i]
        and lines.words[i] <= _WORDS
        and any(kept[max(i - _NEAR, 0) : i])
        and (_heads_paragraph(document, lines, opinion, i) or _opens(document, lines, i))
    }
    return opinion.keeping(mine)


def _heads_paragraph(document: Document, lines: Lines, opinion: Opinion, i: int) -> bool:
    """Whether a block is a subheading by its element."""
    elements = document.elements
    assert elements is not None
    heading = elements.tag[document.element[i]] in SUBHEADINGS and lines.words[i + 1] >= _PARAGRAPH
    return heading and 1 - opinion.scores[i] > _CHANCE and not document.is_link(i)


def _opens(document: Document, lines: Lines, i: int) -> bool:
    """Whether what can be clicked is a question above its answer, or the title of what it opens."""
    elements = document.elements
    assert elements is not None
    if lines.words[i + 1] < ANSWER:
        return False
    way = [*_way_up(elements, document.element[i])]
    if heads_answer(lines, i):
        return any(elements.tag[at] in _OPENERS or _FOLDING.search(elements.tokens[at]) for at in way)
    return lines.words[i] > 1 and any(_TITLE.search(elements.tokens[at]) for at in way)


def _way_up(elements: Elements, element: int) -> Iterator[int]:
    """An element and those around it."""
    for _ in range(_ABOVE):
        if element < 0:
            return
        yield element
        element = elements.parent[element]
