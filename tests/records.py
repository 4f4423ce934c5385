"""Records as tests look at them: the table of verdicts row by row, and back."""

from __future__ import annotations

from typing import Any

import msgspec

from cleaner import Article, Page
from cleaner.page_text import page_and_shown
from cleaner.provenance import Broken, VerdictRecord, VerdictTable, check


def broken_promises(page: Page, article: Article) -> list[Broken]:
    """What a record says that its page and its text do not bear out."""
    document, shown = page_and_shown(page)
    return check(article.record, document, article.text, shown)


def rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The verdicts of a record that was read as plain JSON."""
    table = msgspec.convert(record["verdicts"], VerdictTable)
    return [msgspec.structs.asdict(row) for row in table]


def with_rows(record: dict[str, Any], changed: list[dict[str, Any]]) -> dict[str, Any]:
    """The record with other verdicts."""
    table = VerdictTable.of([VerdictRecord(**row) for row in changed])
    return {**record, "verdicts": msgspec.to_builtins(table)}
