"""Subheadings of an HTML page: what stands between paragraphs of the article and heads the next of them.

Some gold leaves subheadings out, so that an engine trained on it wavers over them on some pages; the article's belong in
the text.
"""

from __future__ import annotations

from collections import Counter

from cleaner.judge.containers import container_kinds
from cleaner.judge.engine import Opinion
from cleaner.judge.structures import Lines
from cleaner.judge.writing import ends_as_sentence
from cleaner.model import Document, Kind

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
# So many lines that stay, each of so few words above a paragraph that stays, have one tag and one class; what looks like them and
# stands like them is a subheading, too, on pages that call none so. Held out on 1,364 pages 33 such lines come back, of which gold
# has 32; with the captions and adverts that containers call so it was 150 lines more, and half of them not gold.
_LIKE, _LIKE_WORDS, _LIKE_CHANCE = 2, 12, 0.05
_NO_HEADINGS = SUBHEADINGS | {"td", "th", "tr"}
_NAMELESS: frozenset[Kind | None] = frozenset({None, "widget"})


def with_subheads(document: Document, lines: Lines, opinion: Opinion) -> Opinion:
    """The opinion, with the subheadings above what it keeps."""
    if document.elements is None or not opinion.open_to_more:
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
        and opinion.chance(i) > _CHANCE
        and not document.is_link(i)
    }
    return opinion.keeping(mine | _like_others(document, lines, opinion))


def _like_others(document: Document, lines: Lines, opinion: Opinion) -> set[int]:
    """What looks like lines that stay and head paragraphs, and does so itself: a page that calls no element a heading."""
    elements, places, kept = document.elements, document.element, opinion.kept
    assert elements is not None
    looks = elements.look

    def heads(i: int) -> bool:
        short = lines.words[i] <= _LIKE_WORDS and lines.words[i + 1] >= _PARAGRAPH and kept[i + 1]
        return (
            short
            and not (ends_as_sentence(lines.texts[i]) and lines.texts[i][-1] != "?")
            and elements.tag[places[i]] not in _NO_HEADINGS
        )

    inner = range(len(kept) - 1)
    found = Counter(looks[places[i]] for i in inner if kept[i] and elements.looks[looks[places[i]]][1] and heads(i))
    known = {look for look, count in found.items() if count >= _LIKE}
    mine = [i for i in inner if looks[places[i]] in known and not kept[i] and heads(i)] if known else []
    likely = [i for i in mine if opinion.chance(i) > _LIKE_CHANCE and not document.is_link(i)]
    if not likely:
        return set()
    wanted = [False] * len(kept)
    for i in likely:
        wanted[i] = True
    kinds = container_kinds(document, wanted)
    return {i for i in likely if kinds[i] in _NAMELESS}
