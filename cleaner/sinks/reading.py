"""Reads back what a run has written, whatever its form: each record with its text, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from cleaner import provenance
from cleaner.compression import decompressed, reading, split_name
from cleaner.errors import PageError, UsageError
from cleaner.provenance import Record
from cleaner.sinks.names import STATE
from cleaner.sinks.rows import read_document_line, read_record_line
from cleaner.sinks.shards import LAYOUTS, Form
from cleaner.sinks.text import article_text


@dataclass(frozen=True, slots=True)
class Written:
    """One page as it was written.

    Attributes:
        name: for a reader: the files, or shard and row.
        text: the article's, also where only tags were written.
    """

    name: str
    record: Record
    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place in the output that can't be read.

    Attributes:
        promise: what is broken by that: "record" or "output".
    """

    name: str
    problem: str
    promise: str = "record"


class _Header(msgspec.Struct):
    form: Form
    tag_only: bool


def form_of(out: Path) -> tuple[Form, bool]:
    """The form of an output folder, and whether only tags were written; by its journal, without one by its shards."""
    try:
        with (out / STATE / "journal.jsonl").open("rb") as stream:
            header = msgspec.json.decode(stream.readline(), type=_Header)
        return header.form, header.tag_only
    except (OSError, ValueError):
        found = (form for form, layout in LAYOUTS.items() if (out / layout.final(0)[0]).exists())
        return next(found, "files"), False


def read_run(out: str | Path) -> Iterator[Written | Unreadable]:
    """Everything that stands in an output folder.

    Raises:
        UsageError: no such folder.
    """
    out = Path(out)
    if not out.is_dir():
        raise UsageError(f"no such folder: {str(out)!r}")
    form, tag_only = form_of(out)
    found = _files(out) if form == "files" else _shards(out, form)
    for written in found:
        yield _with_article(written, tag_only=tag_only) if isinstance(written, Written) else written


def _with_article(written: Written, *, tag_only: bool) -> Written | Unreadable:
    try:
        return Written(written.name, written.record, article_text(written.record, written.text, tag_only=tag_only))
    except IndexError:
        return Unreadable(written.name, "the record's spans lie outside the text")


def _files(out: Path) -> Iterator[Written | Unreadable]:
    names = {
        path.relative_to(out).as_posix()[: -len(path.suffix)]
        for suffix in ("json", "txt")
        for path in out.rglob(f"*.{suffix}")
        if path.relative_to(out).parts[0] != STATE
    }
    for name in sorted(names):
        record, text = out / f"{name}.json", out / f"{name}.txt"
        if not record.exists():
            yield Unreadable(name, "the text has no record beside it")
        elif not text.exists():
            yield Unreadable(name, "the record has no text beside it", "output")
        else:
            try:
                yield Written(name, provenance.load(record), text.read_bytes().decode())
            except (ValueError, OSError) as error:
                yield Unreadable(name, str(error))


def _shards(out: Path, form: Form) -> Iterator[Written | Unreadable]:
    shard = 0
    while (path := out / LAYOUTS[form].final(shard)[0]).exists():
        name = path.relative_to(out).as_posix()
        try:
            yield from _parquet(path, name) if form == "parquet" else _lines(path, name, dolma=form == "dolma")
        except PageError as error:
            yield Unreadable(name, str(error))
        shard += 1


def _parquet(path: Path, name: str) -> Iterator[Written]:
    from cleaner.parquet import read_written  # noqa: PLC0415 - an extra

    with reading("Parquet file"):
        for number, (record, text) in enumerate(read_written(path), 1):
            yield Written(f"{name}:{number}", record, text)


def _lines(path: Path, name: str, *, dolma: bool) -> Iterator[Written | Unreadable]:
    read = read_document_line if dolma else read_record_line
    with reading("compressed data"), path.open("rb") as raw:
        stream: BinaryIO = decompressed(raw, split_name(path.name)[1])
        for number, line in enumerate(cast(Iterator[bytes], stream), 1):
            try:
                yield Written(f"{name}:{number}", *read(line))
            except ValueError as error:
                yield Unreadable(f"{name}:{number}", str(error))
