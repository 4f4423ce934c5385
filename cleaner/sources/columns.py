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
    record_id = _find(row, ID, columns.id)
    record = None if record_id is None else str(record_id)
    field, content, media = _content(row, columns)
    if content is _MISSING:
        return Problem(name, key, "no_content", _no_field(row, columns.content), record=record)
    if isinstance(content, dict):
        return Problem(name, key, "no_content", _no_text_but_fields(field, content), record=record)
    if not isinstance(content, str | bytes):
        message = f"the field {field!r} is empty or holds no text: if the page stands elsewhere, name it with --content-column"
        return Problem(name, key, "empty", message, "decode", record)
    if len(content) > LARGEST_RECORD:
        message = f"more than {LARGEST_RECORD >> 20} MB: leave it out"
        return Problem(name, key, "too_large", message, record=record)
    url = _find(row, URL, columns.url)
    return Item(
        name,
        key,
        content=content,
        url=str(url) if url else None,
        captured=day_of(_find(row, DATE, columns.date)),
        media_type=_MEDIA[columns.media] if columns.media else media,
        record_id=record,
    )


def _no_field(row: dict[str, Any], told: str | None) -> str:
    fields = f"its fields are {', '.join(map(str, row))}" if row else "it has none at all"
    if told:
        return f"the row has no field {told!r} ({fields}): name one of these with --content-column"
    return f"no field of the row has a name that is known for pages ({fields}): name the page's with --content-column"


def _no_text_but_fields(field: str, content: dict[str, Any]) -> str:
    """What to say of a field that holds others, of which one may be the page."""
    texts = [name for name, value in content.items() if isinstance(value, str | bytes)]
    likely = next((name for name in texts if name.lower() in CONTENT), texts[0] if texts else None)
    mend = f"--content-column {field}.{likely}" if likely else "--content-column"
    return f"the field {field!r} holds no text but the fields {', '.join(content)}: name the page's with {mend}"


def _content(row: dict[str, Any], columns: Columns) -> tuple[str, Any, MediaType | None]:
    """The field of the page, what it holds, and what that is."""
    if columns.content:
        return columns.content, _dotted(row, columns.content), CONTENT.get(columns.content.rpartition(".")[2].lower())
    named = {str(field).lower(): field for field in row}
    present = [field for field in CONTENT if field in named]
    if not present:
        return "", _MISSING, None
    # The first that holds text; else the first that holds anything, whose kind is what is wrong.
    best = max(present, key=lambda field: _worth(row[named[field]]))
    return str(named[best]), row[named[best]], CONTENT[best]


def _worth(value: Any) -> int:
    return 2 if value and isinstance(value, str | bytes) else int(bool(value))


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
