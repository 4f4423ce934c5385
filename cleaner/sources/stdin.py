"""Pages from standard input: one page, a container, or the names of files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, cast

from cleaner.compression import decompressed, look
from cleaner.errors import PageError
from cleaner.sources.entries import Told, entries, read_stream, with_content_key
from cleaner.sources.files import InputFile, printable
from cleaner.sources.formats import Format, Shape
from cleaner.sources.item import LARGEST_RECORD, Entry, Item, Problem, unforeseen

Form = Literal["auto", "page", "jsonl", "warc", "tar", "paths"]
NAME = "stdin"


def read_stdin(stream: BinaryIO, form: Form, told: Told) -> Iterator[Entry]:
    """What comes from standard input; decompressed if it is compressed.

    Args:
        form: "auto" tells web archives, tar and lines of JSON by their beginning; all else is one page. "paths": a file
            name a line; each is called by its whole path.
    """
    try:
        buffered = io.BufferedReader(cast(io.RawIOBase, stream))
        opened = decompressed(cast(BinaryIO, buffered), look(buffered.peek(8)[:8]))
        start = io.BufferedReader(cast(io.RawIOBase, opened))
        chosen = _form(start.peek(512)[:512]) if form == "auto" else form
        inner = cast(BinaryIO, start)
        if chosen == "paths":
            yield from entries(_paths(inner), told)
        elif chosen == "page":
            content = inner.read(LARGEST_RECORD + 1)
            if len(content) > LARGEST_RECORD:
                raise PageError("too_large", f"more than {LARGEST_RECORD >> 20} MB: divide it", "read")
            yield with_content_key(Item(NAME, "", content=content))
        else:
            for entry in read_stream(inner, Format(cast(Shape, chosen)), NAME, "", told):
                yield with_content_key(entry)
    except PageError as error:
        yield Problem(NAME, "", error.reason, str(error), error.stage)
    except Exception as error:
        yield unforeseen(error, NAME, "")


def _form(start: bytes) -> Form:
    if start.startswith(b"WARC/"):
        return "warc"
    if start[257:262] == b"ustar":
        return "tar"
    return "jsonl" if start.lstrip()[:1] == b"{" else "page"


def _paths(stream: BinaryIO) -> Iterator[InputFile]:
    for line in stream:
        name = line.rstrip(b"\r\n").decode("utf-8", "surrogateescape")
        if name:
            path = Path(name).absolute()
            yield InputFile(path, printable(path.as_posix().lstrip("/")))
