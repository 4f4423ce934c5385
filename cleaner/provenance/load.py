"""Reads records back, those of older formats too.

What is promised: a record of this format or an older one can always be read; within a format no key changes its name,
place, type or meaning, and new keys are added only with a default. A change that breaks this makes a new format.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from cleaner.model import Source
from cleaner.provenance.types import SCHEMA as NEWEST
from cleaner.provenance.types import (
    AlternativeTable,
    ArticleRecord,
    Record,
    SourceTable,
    VerdictRecord,
    VerdictTable,
)

FIRST = "cleaner/record/1"


class _Version(msgspec.Struct):
    schema: str


class _FirstArticle(msgspec.Struct):
    """The article of the first format: fewer fields, sources row by row."""

    title: str | None
    authors: list[str]
    agency: str | None
    published: str | None
    updated: str | None
    section: str | None
    language: str | None
    place: str | None
    syndicated: bool
    truncated: bool
    sources: list[Source]


def load(source: str | Path | bytes) -> Record:
    """Read a record of any format that there has been.

    Args:
        source: a file, or a record's JSON as bytes.

    Raises:
        ValueError: not a record, or one of a format that this version does not know.
        OSError: the file can't be read.
    """
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    try:
        version = msgspec.json.decode(data, type=_Version).schema
    except ValueError as error:  # msgspec's own, or of bytes that are no UTF-8
        raise ValueError(f"not a {NEWEST} record: {error}") from error
    if version not in {NEWEST, FIRST}:
        raise ValueError(
            f"a record of the format {version!r}; this version reads {NEWEST!r} and older ones: update cleaner"
        )
    try:
        return msgspec.json.decode(data, type=Record) if version == NEWEST else _from_first(data)
    except ValueError as error:
        raise ValueError(f"not a {version} record: {error}") from error


def _from_first(data: bytes) -> Record:
    """Verdicts and sources of the first format stood row by row; the article had fewer fields."""
    raw: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
    rows = msgspec.convert(raw.get("verdicts"), list[VerdictRecord])
    old = msgspec.convert(raw.get("article"), _FirstArticle)
    fields = {name: getattr(old, name) for name in old.__struct_fields__ if name != "sources"}
    article = ArticleRecord(**fields, sources=SourceTable.of(old.sources), alternatives=AlternativeTable.of(()))
    rest = {key: value for key, value in raw.items() if key not in {"verdicts", "article"}}
    return msgspec.convert(
        {
            **rest,
            "schema": NEWEST,
            "article": msgspec.to_builtins(article),
            "verdicts": msgspec.to_builtins(VerdictTable.of(rows)),
        },
        Record,
    )
