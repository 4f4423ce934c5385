"""Pages as lines of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from cleaner.compression import reading
from cleaner.sources.columns import Columns, rows_as_items
from cleaner.sources.item import LARGEST_RECORD, Entry, Problem

# Escapes make a line longer than its page.
_LONGEST_LINE = 4 * LARGEST_RECORD


def read_jsonl(stream: BinaryIO, name: str, key: str, columns: Columns) -> Iterator[Entry]:
    """The pages of a file, one a line; named by the number of their line.

    Raises:
        PageError: the file is damaged; what came before has been yielded.
    """
    return rows_as_items(_rows(stream, name, key), name, key, columns)


def _rows(stream: BinaryIO, name: str, key: str) -> Iterator[tuple[int, Any]]:
    number = 0
    while True:
        with reading("compressed data"):
            line = stream.readline(_LONGEST_LINE)
            whole = line.endswith(b"\n") or len(line) < _LONGEST_LINE
            rest = line
            while not whole and rest and not rest.endswith(b"\n"):
                rest = stream.readline(1 << 20)
        if not line:
            return
        number += 1
        if not whole:
            yield number, Problem(f"{name}/{number:08}", key, "too_large", "the line is too long: leave it out")
        elif line.strip():
            try:
                yield number, msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield number, Problem(f"{name}/{number:08}", key, "malformed", f"the line is no JSON: {error}")
