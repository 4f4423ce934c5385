"""Which field of a row is the page, and which say what is known of it: told by the caller, or by common names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.errors import PageError
from cleaner.model import MediaType
from cleaner.sources.item import LARGEST_RECORD, Entry, Item, Problem
from cleaner.sources.urls import day_of

_HTML = ("html", "raw_html", "html_content", "content_html", "page_html", "source_html")
_TEXT = ("text", "raw_text", "plain_text", "article_text")
_MARKDOWN = ("markdown", "md")
_EITHER = ("content", "raw_content", "body", "page", "document", "article")
CONTENT: Mapping[str, MediaType | None] = {
    **dict.fromkeys(_HTML, "text/html"),
    **dict.fromkeys(_TEXT, "text/plain"),
    **dict.fromkeys(_MARKDOWN, "text/markdown"),
    **dict.fromkeys(_EITHER, None),
}
ID = ("id", "_id", "doc_id", "docid", "record_id", "warc_record_id", "warc-record-id", "uuid", "uid", "key")
URL = (
    "url",
    "uri",
    "source_url",
    "page_url",
    "original_url",
    "target_uri",
    "warc_target_uri",
    "warc-target-uri",
    "link",
)
DATE = (
    *("captured", "capture_date", "crawl_date", "crawl_timestamp", "fetched", "fetch_time", "fetch_date"),
    *("warc_date", "warc-date", "date_download", "date_crawled", "download_date", "timestamp", "added", "date"),
)
NESTED = ("metadata", "meta", "warc_headers", "headers")
# A row without a page is a row's failure; a hundred of them at the beginning, and the rest is not worth reading.
_FIRST_ROWS = 100
_MEDIA: Mapping[str, MediaType] = {"html": "text/html", "text": "text/plain", "markdown": "text/markdown"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a caller names; a dot goes into a nested one. None: found by name.

    Attributes:
        media: what the content is, "html", "text" or "markdown"; None: by the column's name, then by look.
    """

    content: str | None = None
    id: str | None = None
    url: str | None = None
    date: str | None = None
    media: str | None = None

    def wanted(self, names: list[str]) -> list[str]:
        """Those of a table's columns that have to be read."""
        told = {column.partition(".")[0] for column in (self.content, self.id, self.url, self.date) if column}
        known = {*CONTENT, *ID, *URL, *DATE, *NESTED}
        return [name for name in names if name in told or name.lower() in known]

    def beside(self) -> dict[str, str]:
        """Those that the caller names for what is known of a page, by the option that names them."""
        told = {"--id-column": self.id, "--url-column": self.url, "--date-column": self.date}
        return {option: column for option, column in told.items() if column}


def rows_as_items(rows: Iterator[tuple[int, Any]], name: str, key: str, columns: Columns) -> Iterator[Entry]:
    """Make pages of numbered rows, or of why they can't be read. If none of the first rows has a page, their table is none of
    pages, and is left.

    A column that the caller names for what is known of a page, and that none of them has, is a failure beside the pages.
    """
    lacking: list[Problem] = []
    told = False
    absent = columns.beside()
    for count, (number, row) in enumerate(rows, 1):
        entry = _entry(row, f"{name}/{number:08}", key, columns)
        absent = {option: column for option, column in absent.items() if not _has(row, column)}
        if told:
            yield entry
        elif isinstance(entry, Problem) and entry.reason == "no_content":
            lacking.append(entry)
            if len(lacking) == _FIRST_ROWS:
                break
        else:
            told = True
            yield from lacking
            yield entry
        if absent and count == _FIRST_ROWS:
            yield _without(absent, name, key)
            absent = {}
    if absent and told:
        yield _without(absent, name, key)
    if lacking and not told:
        yield Problem(name, key, "no_content", lacking[0].message)


def _entry(row: Any, name: str, key: str, columns: Columns) -> Entry:
    if isinstance(row, PageError):
        return Problem(name, key, row.reason, str(row), row.stage)
    return row if isinstance(row, Problem) else _item(row, name, key, columns)


def _without(absent: Mapping[str, str], name: str, key: str) -> Problem:
    fields, options = ", ".join(absent.values()), ", ".join(absent)
    message = f"none of the first rows has a field {fields}: name it with {options}; the pages were cleaned without"
    return Problem(name, key, "no_column", message)


def _item(row: Any, name: str, key: str, columns: Columns) -> Item | Problem:
    if not isinstance(row, dict):
        return Problem(name, key, "malformed", "the row is no object with named fields")
    found = _content(row, columns)
    if found is None:
        told = columns.content or "one of the names that are known for it"
        return Problem(
            name, key, "no_content", f"no field {told} among {', '.join(map(str, row))}: name it with --content-column"
        )
    content, media = found
    if not isinstance(content, str | bytes):
        return Problem(name, key, "empty", "the field of the page is empty or holds no text", "decode")
    if len(content) > LARGEST_RECORD:
        return Problem(name, key, "too_large", f"more than {LARGEST_RECORD >> 20} MB: leave it out")
    url = _find(row, URL, columns.url)
    record_id = _find(row, ID, columns.id)
    return Item(
        name,
        key,
        content=content,
        url=str(url) if url else None,
        captured=day_of(_find(row, DATE, columns.date)),
        media_type=_MEDIA[columns.media] if columns.media else media,
        record_id=None if record_id is None else str(record_id),
    )


def _content(row: dict[str, Any], columns: Columns) -> tuple[Any, MediaType | None] | None:
    if columns.content:
        value = _dotted(row, columns.content)
        named = CONTENT.get(columns.content.rpartition(".")[2].lower())
        return None if value is _MISSING else (value, named)
    lower = {str(field).lower(): value for field, value in row.items()}
    present = [field for field in CONTENT if field in lower]
    if not present:
        return None
    best = next((field for field in present if lower[field]), present[0])
    return lower[best], CONTENT[best]


def _find(row: dict[str, Any], names: tuple[str, ...], told: str | None) -> Any:
    if told:
        value = _dotted(row, told)
        return None if value is _MISSING else value
    lower = {str(field).lower(): value for field, value in row.items()}
    for place in (lower, *(lower[field] for field in NESTED if isinstance(lower.get(field), dict))):
        fields = place if place is lower else {str(field).lower(): value for field, value in place.items()}
        for name in names:
            if fields.get(name) not in (None, ""):
                return fields[name]
    return None


_MISSING = object()


def _has(row: Any, path: str) -> bool:
    return isinstance(row, dict) and _dotted(row, path) is not _MISSING


def _dotted(row: dict[str, Any], path: str) -> Any:
    if path in row:
        return row[path]
    value: Any = row
    for part in path.split("."):
        if not isinstance(value, dict) or part not in value:
            return _MISSING
        value = value[part]
    return value
