"""Gaps in the article of an HTML page: what stands between two blocks that stay, and can hardly be anything but the article's.

Trees judge block by block, and a page's threshold falls where the whole of it is expected to be best: of code, tables, lone items and
some paragraphs between two that stay most is gold although it comes out below. Whoever reads the text takes it for lost.
Figures: held out, 961 dev pages, what the trees leave out; decision 15 has more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile

from cleaner.blanks import collapsed
from cleaner.judge.containers import container_kinds
from cleaner.judge.engine import Opinion
from cleaner.judge.stated import Stated
from cleaner.judge.structures import Lines
from cleaner.judge.subheads import HEADINGS, SUBHEADINGS
from cleaner.judge.writing import ends_as_sentence
from cleaner.model import Document, Elements, Kind
from cleaner.rulebook.book import RuleGroup

# Blocks that follow each other and are left out; in longer gaps half of the words are not gold.
_SHORT = 3
# Paragraphs of so many words that end as sentences do, in no container that tells: gold has 2,066 of 2,516 words (676 of 1,126
# without one page), and most of the rest is prose of the article, too. Below the chance stand captions.
_SENTENCE, _CHANCE = 10, 0.05
# Headings in gaps of two at most: gold has 44 of 70, those of products and questions among the others. The nearest to a
# paragraph of the article are taken from a lower chance on (`judge/subheads.py`).
_BARE, _HEADING_CHANCE = 2, 0.3
_SOUGHT = 500  # blocks looked for in what a page states: each search may read all of half a million characters
# Code that holds any letter, and not just the numbers of its lines: gold has all of 22 blocks. In containers with a telling name, where
# what stays beside it stands in the like: 13 of 22, and 440 of 594 words (1,358 pages).
_LETTER = re.compile(r"[^\W\d_]")
# Tables, if so many of their blocks are rows: of seven that were left out as a whole gold has seven; of the words that others lack
# it has a third, but they are cells of rows that stay.
_ROWS, _TABLE_CHANCE = 0.6, 0.1
# So many blocks of one element that look alike and stay: the next ones, if they are sentences, go on with them. Two of 1,379
# dev pages get one back, one of the two gold; of invented documents of 150 paragraphs the last two or three came out at .4.
_LONG_RUN, _RUN_CHANCE = 20, 0.3
# Below a heading that ends the article: a heading over nothing is worse than either. Held out on 1,358 pages 17 of 31 such sections are
# gold, 17 of the 19 that follow a heading which is; below the chance stand buttons and teasers.
_SECTION, _SECTION_CHANCE = 20, 0.15
_COLONS = (":", "：")
# Items between two of their list, if so much of it stays: gold has eleven of 17, and 61 of 94 words; and the items of lists between two
# blocks that stay, if any of them does: 36 of 80, and 196 of 310 words (1,358 pages).
_ITEMS = frozenset({"li", "dt", "dd"})
_LEAST, _STAYING, _ITEM_CHANCE = 4, 0.7, 0.2


def with_gaps_closed(document: Document, lines: Lines, opinion: Opinion, generic: RuleGroup, stated: Stated) -> Opinion:
    """The opinion, with what it leaves out in the middle of the article, or at the end of one that is long and even.

    Args:
        generic: what a rule has something to say about is no gap.
        stated: if the page states its text, neither are sentences and headings that do not stand there.
    """
    if document.elements is None or not opinion.open_to_more:
        return opinion
    opinion = opinion.keeping({*_end_of_run(document, lines, opinion)})
    opinion = opinion.keeping({*_below_last(document, lines, opinion, generic)})
    gaps = [*_gaps(opinion.kept)]
    shapes = {*_items(document, opinion, gaps), *_tables(document, opinion)}
    if not gaps:
        return opinion.keeping(shapes)
    prose, code = _prose(document, lines, opinion, gaps), _code(document, lines, gaps)
    names = _names(document, opinion, [*prose, *code])
    said = {i for i in prose if not names[i]} | {*_headings(document, opinion, gaps)}
    if said and stated.body:
        body = collapsed(stated.body)
        said = {i for i in said if lines.texts[i] in body} if len(said) <= _SOUGHT else set()
    known = {i for i in said if document.is_link(i) or generic.begin(lines.texts[i], lines.words[i])}
    # A page of documentation may be called a widget as a whole: what stays beside code bears the same name.
    listings = {i for i in code if names[i] in {None, names[i - 1], names[i + 1]}}
    return opinion.keeping(said - known | listings | shapes)


def _gaps(kept: Sequence[bool]) -> Iterator[range]:
    """The stretches between the first and the last block that stays of which none does."""
    at = 0
    for stays, run in groupby(kept):
        first, at = at, at + sum(1 for _ in run)
        if not stays and first > 0 and at < len(kept):
            yield range(first, at)


def _last(opinion: Opinion) -> int:
    """The last block that stays; -1 if none does."""
    return max((i for i, stays in enumerate(opinion.kept) if stays), default=-1)


def _end_of_run(document: Document, lines: Lines, opinion: Opinion) -> Iterator[int]:
    """Sentences below the last block that stays that go on with a long run of blocks like it."""
    elements, places = document.elements, document.element
    assert elements is not None
    last = _last(opinion)
    if last < _LONG_RUN:
        return

    def alike(i: int) -> bool:
        one, other = places[i], places[last]
        return elements.parent[one] == elements.parent[other] and elements.look[one] == elements.look[other]

    below = range(last + 1, len(places))
    mine = [*takewhile(lambda i: alike(i) and _ends_as_sentence(lines, i) and opinion.chance(i) > _RUN_CHANCE, below)]
    if mine and sum(opinion.kept[i] and alike(i) for i in range(last + 1)) >= _LONG_RUN:
        yield from mine


def _below_last(document: Document, lines: Lines, opinion: Opinion, generic: RuleGroup) -> Iterator[int]:
    """What the last block that stays is the heading of, or the list that it announces with a colon."""
    elements, places = document.elements, document.element
    assert elements is not None
    last = _last(opinion)
    headed = last >= 0 and elements.tag[places[last]] in SUBHEADINGS
    if last < 0 or not (headed or lines.texts[last].endswith(_COLONS)):
        return
    for i in range(last + 1, min(last + 1 + _SECTION, len(places))):
        tag, link = elements.tag[places[i]], document.is_link(i)
        item = tag in _ITEMS
        belongs = (item or not link) if headed else (item and not link)
        if tag in HEADINGS or not belongs or opinion.chance(i) <= _SECTION_CHANCE:
            return
        if generic.begin(lines.texts[i], lines.words[i]):
            return
        yield i


def _code(document: Document, lines: Lines, gaps: Sequence[range]) -> list[int]:
    """Code in short gaps."""
    elements, places = document.elements, document.element
    assert elements is not None
    code = _within("pre", elements)
    short = (i for gap in gaps if code and len(gap) <= _SHORT for i in gap)
    return [i for i in short if places[i] in code and _LETTER.search(lines.texts[i])]


def _prose(document: Document, lines: Lines, opinion: Opinion, gaps: Sequence[range]) -> list[int]:
    """Sentences in short gaps."""
    elements, places = document.elements, document.element
    assert elements is not None
    paragraphs = (i for gap in gaps if len(gap) <= _SHORT for i in gap if elements.tag[places[i]] == "p")
    return [i for i in paragraphs if _ends_as_sentence(lines, i) and opinion.chance(i) > _CHANCE]


def _names(document: Document, opinion: Opinion, found: Sequence[int]) -> Sequence[Kind | None]:
    """What the containers of some blocks, and of those that stay right above and below them, are called."""
    if not found:
        return ()
    wanted = [False] * len(document)
    for i in found:
        wanted[i] = True
        for j in (i - 1, i + 1):
            wanted[j] = wanted[j] or opinion.kept[j]
    kinds = container_kinds(document, wanted)
    return [kind if want else None for kind, want in zip(kinds, wanted, strict=True)]


def _ends_as_sentence(lines: Lines, i: int) -> bool:
    return lines.words[i] >= _SENTENCE and ends_as_sentence(lines.texts[i])


def _headings(document: Document, opinion: Opinion, gaps: Sequence[range]) -> Iterator[int]:
    """Subheadings, with a picture or its caption below or above them at most."""
    elements, places = document.elements, document.element
    assert elements is not None
    short = (i for gap in gaps if len(gap) <= _BARE for i in gap)
    return (i for i in short if elements.tag[places[i]] in SUBHEADINGS and opinion.chance(i) > _HEADING_CHANCE)


def _tables(document: Document, opinion: Opinion) -> Iterator[int]:
    """The rows of tables near to blocks that stay on both sides, of tables of which most stays, and of those of which some do
    below a block that stays.
    """
    elements, kept = document.elements, opinion.kept
    assert elements is not None
    tables, at = _within("table", elements), 0
    if not tables:
        return
    for table, run in groupby(document.element, key=tables.get):
        first, at = at, at + sum(1 for _ in run)
        stays = sum(kept[first:at])
        near = any(kept[max(first - _SHORT, 0) : first]) and any(kept[at : at + _SHORT])
        part = stays and (2 * stays > at - first or any(kept[max(first - _SHORT, 0) : first]))
        mine = table is not None and stays < at - first and (near or part)
        if mine and _is_of_rows(document, opinion, range(first, at)):
            yield from (i for i in range(first, at) if not kept[i])


def _is_of_rows(document: Document, opinion: Opinion, table: range) -> bool:
    """Whether a table holds rows of cells that may be the article's, and not columns of the page or links."""
    rows = sum("\t" in document.text[document.start[i] : document.end[i]] for i in table)
    links = sum(document.is_link(i) for i in table)
    chances = sum(opinion.chance(i) for i in table)
    size = len(table)
    return rows >= max(_ROWS * size, 2) and 2 * links < size and chances > _TABLE_CHANCE * size


def _within(tag: str, elements: Elements) -> Mapping[int, int]:
    """Elements that have this tag or stand in one that does; for each the outermost of these."""
    return {i: outer for outer in elements.outermost(tag) for i in range(outer, elements.last[outer])}


def _items(document: Document, opinion: Opinion, gaps: Sequence[range]) -> Iterator[int]:
    """Single items that lists lack of which most stays, and all items of lists of which some do between two blocks that stay."""
    elements, places = document.elements, document.element
    assert elements is not None
    lists: dict[int, list[int]] = {
        elements.parent[places[i]]: [] for gap in gaps for i in gap if elements.tag[places[i]] in _ITEMS
    }
    for i, place in enumerate(places) if lists else ():
        own = elements.parent[place]
        if own in lists and elements.tag[place] in _ITEMS:
            lists[own].append(i)
    for items in lists.values():
        yield from _lacking(opinion, items)


def _lacking(opinion: Opinion, items: Sequence[int]) -> Iterator[int]:
    """The items of one list that come back."""
    kept, count = opinion.kept, sum(opinion.kept[i] for i in items)
    first, last = items[0], items[-1]
    between = first > 0 and last + 1 < len(kept) and kept[first - 1] and kept[last + 1]
    most = len(items) >= _LEAST and count >= _STAYING * len(items)
    for i in items:
        likely = not kept[i] and count and opinion.chance(i) > _ITEM_CHANCE
        if likely and (between or (most and first < i < last and kept[i - 1] and kept[i + 1])):
            yield i
