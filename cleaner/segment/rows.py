"""Rows of tables: a line of figures, or columns of the page side by side.

Compiled where it can be, with the types in rows.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array

from cleaner.segment.nodes import BREAK, CELL, FLOW, OPEN, PLAIN, ROW, SEAM, TEXT, UNKNOWN

# Sorts of rows of a table: of figures, a line each; of columns of the page; neither.
_FIGURES, _COLUMNS, _NEITHER = 0, 1, 2
_LONGEST_FIGURE = 160  # characters of a cell: what is longer is prose, and not to stand on a line with its neighbour


def part_cells(row: int, actions: array[int], lasts: array[int], said: list[str]) -> None:
    """Make containers of the cells of a row that puts columns of a page side by side, and one line of a row of figures.

    Args:
        row: the number of the row's node.
        actions, lasts, said: columns of the page's nodes; `actions` of the row's are changed.
    """
    sort = _sort_of(row, actions, lasts, said)
    if sort == _COLUMNS:
        at = row + 1
        while at < lasts[row]:
            if actions[at] == CELL:
                actions[at] = OPEN
            at = lasts[at]
    elif sort == _FIGURES:
        for at in range(row + 1, lasts[row]):
            if actions[at] == PLAIN:
                actions[at] = FLOW
            elif actions[at] == SEAM:
                actions[at] = BREAK


def _sort_of(row: int, actions: array[int], lasts: array[int], said: list[str]) -> int:
    """A cell with more than one block is no figure or name, but a column of the page; and so is one with a table in it, so
    that no node is looked at for more than one row.
    """
    cells = blocks = breaks = chars = close = 0
    begins = simple = True
    for i in range(row + 1, lasts[row]):
        action = actions[i]
        if action == CELL:
            cells += 1
            blocks = chars = close = 0
            begins = True
        elif action in (BREAK, SEAM):
            breaks += 1
            begins = begins or breaks > 1
        elif action == TEXT:
            content = said[i]
            if not content.isspace():
                blocks += begins or 0 < close <= i
                begins, breaks = False, 0
                close = close if i < close else 0
                chars += len(content)
                simple = simple and chars <= _LONGEST_FIGURE
                if blocks > 1:
                    return _COLUMNS
        elif action == ROW:
            return _COLUMNS
        elif action >= OPEN:
            simple = simple and action == PLAIN
            begins = begins or action != UNKNOWN
            close = lasts[i]
    return _FIGURES if cells > 1 and simple else _NEITHER
