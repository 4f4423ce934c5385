"""From files to pages: what each file holds, in order, whatever its format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from cleaner.compression import decompressed, read_bounded, reading
from cleaner.errors import PageError, UsageError
from cleaner.model import Page
from cleaner.sources.archives import tar_members, zip_members
from cleaner.sources.columns import Columns, rows_as_items
from cleaner.sources.files import Found, InputFile, open_file, printable, read_content
from cleaner.sources.formats import Format, format_of
from cleaner.sources.item import LARGEST_RECORD, Entry, Item, Problem, Skipped, unforeseen
from cleaner.sources.jsonl import read_jsonl
from cleaner.sources.mhtml import page_in_mhtml
from cleaner.sources.urls import told_of
from cleaner.sources.warc import read_warc


@dataclass(frozen=True, slots=True)
class Told:
    """What a caller says of the inputs: a table of URLs, and the columns of rows."""

    urls: Mapping[str, str] = field(default_factory=dict)
    columns: Columns = field(default_factory=Columns)


def entries(found: Iterable[Found | Entry], told: Told | None = None) -> Iterator[Entry]:
    """All pages, problems and what is passed over, in the order of the inputs.

    A file that is one page is not opened here. A container that breaks yields what came before, then the problem,
    whatever it is.
    """
    told = told or Told()
    for file in found:
        if isinstance(file, InputFile):
            yield from _entries_of(file, told)
        else:
            yield file


def page_of(item: Item) -> Page:
    """Read a page: the only place where the content of an item comes from.

    Raises:
        PageError: stage "read".
    """
    url, captured, content = item.url, item.captured, item.content
    if content is None:
        if item.path is None:
            raise ValueError("an item is a file or has content")
        content = _whole(item.path) if item.archived else read_content(item.path)
    if item.archived:
        inside = page_in_mhtml(content if isinstance(content, bytes) else content.encode())
        content, url, captured = inside.content, url or inside.url, captured or inside.captured
    return Page(content, url, item.media_type, item.name, captured, item.record_id, item.charset)


def _whole(path: Path) -> bytes:
    known = format_of(path.name) or Format("mhtml")
    with reading("data"), open_file(path) as stream:
        return read_bounded(decompressed(stream, known.compression), LARGEST_RECORD)


def _entries_of(file: InputFile, told: Told) -> Iterator[Entry]:
    kind = file.format
    if kind.is_page:
        url, captured = told_of(file.name, told.urls)
        yield Item(
            file.name,
            _key(file.path),
            file.path,
            None,
            url,
            captured,
            kind.media_type,
            archived=kind.shape == "mhtml",
        )
        return
    try:
        yield from _guarded(file, kind, told)
    except PageError as error:
        yield Problem(file.name, _key(file.path), error.reason, str(error), error.stage)
    except Exception as error:
        yield unforeseen(error, file.name, _key(file.path))


def _guarded(file: InputFile, kind: Format, told: Told) -> Iterator[Entry]:
    key = _key(file.path)
    with reading("data"):
        if kind.shape == "zip":
            with open_file(file.path):
                pass
            yield from _members(zip_members(file.path), file.name, key, told)
        elif kind.shape == "parquet":
            from cleaner.parquet import pyarrow, read_rows  # noqa: PLC0415 - an extra

            with open_file(file.path):
                pass
            try:
                pyarrow()
            except UsageError as error:  # that no other file needs it
                raise PageError("unreadable", str(error), "read") from error
            rows = read_rows(file.path, told.columns.wanted)
            yield from rows_as_items(rows, file.name, key, told.columns)
        else:
            with open_file(file.path) as stream:
                yield from read_stream(decompressed(stream, kind.compression), kind, file.name, key, told)


def read_stream(stream: BinaryIO, kind: Format, name: str, key: str, told: Told) -> Iterator[Entry]:
    """The pages of a container that can be read from its beginning to its end.

    Raises:
        PageError: it is damaged; what came before has been yielded.
    """
    if kind.shape == "jsonl":
        yield from read_jsonl(stream, name, key, told.columns)
    elif kind.shape == "warc":
        yield from read_warc(stream, name, key)
    elif kind.shape == "tar":
        yield from _members(tar_members(stream), name, key, told)
    else:
        raise PageError("unreadable", f"a {kind.shape} inside an archive is not read: unpack it first", "read")


def _members(members: Iterator[tuple[str, BinaryIO | str]], name: str, key: str, told: Told) -> Iterator[Entry]:
    """The pages of an archive; what is in a container in it too, but no archive within an archive."""
    seen: dict[bytes, int] = {}
    for member, stream in members:
        digest = hashlib.blake2b(member.encode("utf-8", "surrogateescape"), digest_size=8).digest()
        seen[digest] = seen.get(digest, 0) + 1
        full = f"{name}/{printable(member)}" + (f"~{seen[digest]}" if seen[digest] > 1 else "")
        kind = format_of(member)
        if not kind:
            yield Skipped(full, "unknown_format", key)
        elif isinstance(stream, str):
            yield (
                Skipped(full, stream, key)
                if stream == "not_a_file"
                else Problem(full, key, "unreadable", f"the member is {stream}: unpack it, and give the file")
            )
        else:
            yield from _member(stream, kind, full, key, told)


def _member(stream: BinaryIO, kind: Format, name: str, key: str, told: Told) -> Iterator[Entry]:
    import zipfile  # noqa: PLC0415 - for the name of an error only

    try:
        with reading("archive member"):
            try:
                opened = decompressed(stream, kind.compression)
                if kind.shape in {"jsonl", "warc"}:
                    yield from read_stream(opened, kind, name, key, told)
                    return
                if not kind.is_page:
                    raise PageError("unreadable", "an archive inside an archive is not read: unpack it first", "read")
                content = read_bounded(opened, LARGEST_RECORD)
            except zipfile.BadZipFile as error:
                raise PageError("truncated", f"damaged archive member ({error}): fetch it again", "read") from error
    except PageError as error:
        yield Problem(name, key, error.reason, str(error), error.stage)
        return
    except Exception as error:
        yield unforeseen(error, name, key)
        return
    url, captured = told_of(name, told.urls)
    archived = kind.shape == "mhtml"
    yield Item(name, key, None, content, url, captured, kind.media_type, archived=archived)


def with_content_key(entry: Entry) -> Entry:
    """For what has no file behind it: a key that changes with the content."""
    content = entry.content if isinstance(entry, Item) else None
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content or b""
    return replace(entry, key=hashlib.blake2b(data, digest_size=16).hexdigest())


def _key(path: Path) -> str:
    """Size and time of a file; what has neither is as good as changed."""
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_size}-{status.st_mtime_ns}"
