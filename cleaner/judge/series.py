"""Series of lines that are one thing: a list whose items are counted, and a table whose cells stand below each other.

An engine that looks at lines one by one leaves parts of them: the references of a study that name a journal, the cells of a
table that are no names. A list that counts, or a column of figures, is not made of parts that may be the article and parts
that may not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from cleaner.judge.counted import counted
from cleaner.judge.structures import Lines

_DIGIT = re.compile(r"\d")
# So many items count before they are a list; so many lines may stand between two, a link to each source among others.
_ITEMS, _BETWEEN = 4, 2
# A table has so many cells or more, of so many words at most, and figures in every second to eighth of them.
_CELLS, _CELL_WORDS = 12, 6
_COLUMNS = range(2, 9)
_ROWS = 4
# Which share of its cells are figures: below it are names with a date among them, above it is a row of pages to turn to.
_FEW, _MANY = 0.2, 0.85
_UNITS = 3  # letters in a figure
_DIGITS = 18  # what has more is no count


def whole_series(lines: Lines, kept: Sequence[bool]) -> list[bool]:
    """The lines that stay, with all of each series of which a part does: an item, or the line that a table hangs from."""
    staying = list(kept)
    for items in numbered(lines):
        if any(kept[i] for i in items):
            staying[items.start : items.stop] = [True] * len(items)
    for cells in tables(lines):
        if any(kept[i] for i in range(max(cells.start - 1, 0), cells.stop)):
            staying[cells.start : cells.stop] = [True] * len(cells)
    return staying


def numbered(lines: Lines) -> Iterator[range]:
    """Lists that count on from item to item."""
    for items in counted(lines.texts):
        run = items[:1]
        for i in [*items[1:], len(lines) + _BETWEEN + 1]:
            if i - run[-1] <= _BETWEEN + 1:
                run.append(i)
                continue
            if len(run) >= _ITEMS:
                yield range(run[0], run[-1] + 1)
            run = [i]


def tables(lines: Lines) -> Iterator[range]:
    """Runs of cells, a line each, among which figures come back in the same columns."""
    prose = lines.shapes.prose
    for small, run in groupby(range(len(lines)), key=lambda i: lines.words[i] <= _CELL_WORDS and not prose[i]):
        cells = list(run)
        if small and len(cells) >= _CELLS:
            yield from _tables_in(lines, range(cells[0], cells[-1] + 1))


def _tables_in(lines: Lines, run: range) -> Iterator[range]:
    """The tables in a run of short lines, the largest first."""
    figures = [_is_figure(lines.texts[i]) for i in run]
    if sum(figures) < _ROWS:
        return
    taken: set[int] = set()
    found = [table for columns in _COLUMNS for table in _regular(figures, columns)]
    for cells, columns in sorted(found, key=lambda table: -len(table[0])):
        at = range(run.start + cells.start, run.start + cells.stop)
        measures = (at[c::columns] for c in range(columns) if figures[cells[c]])
        if taken.isdisjoint(at) and not all(_counts([lines.texts[i] for i in column]) for column in measures):
            taken.update(at)
            yield at


def _regular(figures: Sequence[bool], columns: int) -> Iterator[tuple[range, int]]:
    """Stretches of cells in which figures stand where they stood a row above, and their number of columns."""
    same = [k >= columns and figures[k] == figures[k - columns] for k in range(len(figures))]
    at = 0
    for agrees, stretch in groupby(same):
        size = sum(1 for _ in stretch)
        cells = range(at - columns, at + size)
        at += size
        begun = len(cells) % columns
        if not any(figures[cells.stop - begun : cells.stop]):  # the line below a table stands where a name would
            cells = cells[: len(cells) - begun]
        if agrees and len(cells) >= max(_CELLS, _ROWS * columns):
            share = sum(figures[k] for k in cells) / len(cells)
            if _FEW <= share <= _MANY:
                yield cells, columns


def _is_figure(text: str) -> bool:
    if not _DIGIT.search(text):  # most lines end here
        return False
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    return digits >= letters <= _UNITS


def _counts(column: Sequence[str]) -> bool:
    """Whether a column of figures does nothing but count rows: a list of the most read does that, too."""
    numbers = [int(digits) for text in column if 0 < len(digits := "".join(filter(str.isdecimal, text))) <= _DIGITS]
    steps = Counter(after - before for before, after in pairwise(numbers))
    return 5 * max(steps.values(), default=0) >= 4 * steps.total()
