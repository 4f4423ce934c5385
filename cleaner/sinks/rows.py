"""Articles as lines of JSON: records with their text, or Dolma documents with their attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from cleaner import provenance
from cleaner.errors import PageError
from cleaner.model import Page
from cleaner.parquet import misfit
from cleaner.provenance import Record
from cleaner.result import Article
from cleaner.sinks.text import written_text


@dataclass(frozen=True, slots=True)
class RecordSink:
    """One line a page: its record, and at its end the text."""

    tag_only: bool = False

    def write(self, page: Page, article: Article) -> tuple[bytes, ...]:
        """The line."""
        return (record_line(article.record, written_text(page, article, tag_only=self.tag_only)),)


@dataclass(frozen=True, slots=True)
class ParquetSink(RecordSink):
    """The same line; columns are made of it when its shard is full, and what has no place in them is refused now."""

    def write(self, page: Page, article: Article) -> tuple[bytes, ...]:
        """The line.

        Raises:
            PageError: stage "write".
        """
        if key := misfit(article.record):
            raise PageError(
                "unwritable", f"{key} is a number too large for Parquet: leave the page out, or write JSONL", "write"
            )
        return RecordSink.write(self, page, article)


@dataclass(frozen=True, slots=True)
class DolmaSink:
    """Two lines a page, in two files of the same order: a document, and attributes as spans in its text."""

    tag_only: bool = False

    def write(self, page: Page, article: Article) -> tuple[bytes, ...]:
        """Document and attributes. With tags only, every removal is a span `[start, end, score]` of its kind."""
        text = written_text(page, article, tag_only=self.tag_only)
        record = article.record
        rest: dict[str, Any] = msgspec.to_builtins(record)
        document = {"id": rest.pop("id"), "text": text, "source": record.host or "cleaner"}
        if record.article.published:
            document["created"] = record.article.published
        attributes = {"id": record.id, "source": document["source"], "attributes": self._spans(record, text)}
        return tuple(_encode(part) + b"\n" for part in (document | {"metadata": rest}, attributes))

    def _spans(self, record: Record, text: str) -> dict[str, list[tuple[int, int, float]]]:
        output = record.output
        whole: dict[str, float | None] = {"removed_share": output.removed_share, "confidence": output.confidence}
        whole |= dict.fromkeys(output.warnings, 1.0)
        spans = {name: [(0, len(text), value)] for name, value in whole.items() if value is not None}
        if self.tag_only:
            for verdict in record.verdicts:
                name = verdict.kind or "unclassified" if verdict.action == "remove" else "kept"
                spans.setdefault(name, []).append((verdict.start, verdict.end, verdict.score))
        return {f"cleaner__cleaner__{name}": found for name, found in spans.items()}


def record_line(record: Record, text: str) -> bytes:
    """A record with its text at the end, as one line."""
    return provenance.encode(record)[:-1] + b',"text":' + _encode(text) + b"}\n"


def read_record_line(line: bytes) -> tuple[Record, str]:
    """Record and text of a line.

    Raises:
        ValueError: it is none.
    """
    text = msgspec.json.decode(line, type=_Text).text
    return provenance.load(line), text


def read_document_line(line: bytes) -> tuple[Record, str]:
    """Record and text of a Dolma document.

    Raises:
        ValueError: it is none, or none of ours.
    """
    document = msgspec.json.decode(line, type=_Document)
    return msgspec.convert({"id": document.id, **document.metadata}, Record), document.text


class _Text(msgspec.Struct):
    text: str


class _Document(msgspec.Struct):
    id: str
    text: str
    metadata: dict[str, Any]


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value)
