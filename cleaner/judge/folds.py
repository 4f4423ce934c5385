"""What a click unfolds on an HTML page: questions with their answers, titles with what stands below them.

An engine that keeps no control, and no line that is a link, keeps answers without their questions, and of several answers one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleaner.judge.engine import Opinion
from cleaner.judge.questions import ANSWER, heads_answer
from cleaner.judge.structures import Lines
from cleaner.judge.writing import ends_as_sentence
from cleaner.model import Document, Elements

# What page builders call such places, and the lines in them that are clicked.
_FOLDING = re.compile(
    r"accord[ie]on|toggle|collaps|tab-(title|content)|panel-(title|heading|body)|\bvc_tta|faq|expander|question",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(accord[ie]on|toggle|tab|panel|tta)\S*(title|head|header|heading|label|trigger)\b", re.IGNORECASE)
_ABOVE = 5  # elements
# Of questions in such places above answers that stay gold has 62 of 97, held out on 1,358 pages; the others are questions of the
# article, too, of which gold has the answers only, or not even these.
_WORDS = 25
_NEAR = 8  # blocks
# Questions of HTML's own `summary` may be short; a button asks "Any questions?".
_SHORTEST = 2
# Of answers beside one that stays gold has 22 of 28 above this chance, and two of eleven below.
_CHANCE = 0.2


def with_unfolded(document: Document, lines: Lines, opinion: Opinion) -> Opinion:
    """The opinion, with answers beside those that it keeps, and with what is asked above them."""
    if document.elements is None or not opinion.open_to_more:
        return opinion
    opinion = opinion.keeping({*_answers(document, lines, opinion)})
    return opinion.keeping({*_titles(document, lines, opinion)})


def _answers(document: Document, lines: Lines, opinion: Opinion) -> Iterator[int]:
    """Sentences that unfold near to one that stays."""
    kept = opinion.kept
    for i, stays in enumerate(kept):
        likely = not stays and lines.words[i] >= ANSWER and opinion.chance(i) > _CHANCE
        if likely and ends_as_sentence(lines.texts[i]) and not document.is_link(i) and _unfolds(document, i):
            near = range(max(i - _NEAR, 0), min(i + _NEAR + 1, len(kept)))
            if any(kept[j] and lines.words[j] >= ANSWER and _unfolds(document, j) for j in near):
                yield i


def _titles(document: Document, lines: Lines, opinion: Opinion) -> Iterator[int]:
    """Questions and titles right above what stays."""
    kept = opinion.kept
    for i in range(1, len(kept) - 1):
        above = kept[i + 1] and not kept[i] and lines.words[i] <= _WORDS and lines.words[i + 1] >= ANSWER
        if above and any(kept[max(i - _NEAR, 0) : i]) and _opens(document, lines, i):
            yield i


def _opens(document: Document, lines: Lines, i: int) -> bool:
    elements = document.elements
    assert elements is not None
    way = [*_way_up(elements, document.element[i])]
    tags = {elements.tag[at] for at in way}
    if "summary" in tags:
        return heads_answer(lines, i, _SHORTEST)
    if heads_answer(lines, i):
        return "button" in tags or _says(_FOLDING, elements, way)
    return lines.words[i] > 1 and _says(_TITLE, elements, way)


def _unfolds(document: Document, i: int) -> bool:
    elements = document.elements
    assert elements is not None
    return _says(_FOLDING, elements, _way_up(elements, document.element[i]))


def _says(pattern: re.Pattern[str], elements: Elements, way: Iterable[int]) -> bool:
    return any(pattern.search(elements.tokens[at]) for at in way)


def _way_up(elements: Elements, element: int) -> Iterator[int]:
    """An element and those around it."""
    for _ in range(_ABOVE):
        if element < 0:
            return
        yield element
        element = elements.parent[element]
