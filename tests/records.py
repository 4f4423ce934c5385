"""Records as tests look at them: the table of verdicts row by row, and back."""

from __future__ import annotations

from typing import Any

import msgspec

from cleaner.provenance import VerdictRecord, VerdictTable


def rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The verdicts of a record that was read as plain JSON."""
    table = msgspec.convert(record["verdicts"], VerdictTable)
    return [msgspec.structs.asdict(row) for row in table]


def with_rows(record: dict[str, Any], changed: list[dict[str, Any]]) -> dict[str, Any]:
    """The record with other verdicts."""
    table = VerdictTable.of([VerdictRecord(**row) for row in changed])
    return {**record, "verdicts": msgspec.to_builtins(table)}
