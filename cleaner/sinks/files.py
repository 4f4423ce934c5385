"""Articles as files: NAME.txt and NAME.json for the input NAME, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec

from cleaner import provenance
from cleaner.errors import PageError
from cleaner.result import Article

_TEMPORARY = ".cleaner-tmp"


def write_article(out: Path, name: str, article: Article) -> None:
    """Write text and record of one page. The record comes last: where it stands, the text stands too.

    Raises:
        PageError: stage "write".
    """
    output = msgspec.structs.replace(article.record.output, path=f"{name}.txt")
    record = msgspec.structs.replace(article.record, output=output)
    try:
        write_whole(out / f"{name}.txt", article.text.encode("utf-8", "replace"))
        write_whole(out / f"{name}.json", provenance.encode(record) + b"\n")
    except OSError as error:
        raise PageError("unwritable", f"{error.strerror or error}: {out / name}", "write") from error


def forget_article(out: Path, name: str) -> None:
    """Take away what an earlier run wrote for a page that fails now: a stale text would pass for a result."""
    for suffix in (".txt", ".json"):
        with contextlib.suppress(OSError):
            (out / f"{name}{suffix}").unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at any moment it is there whole, or not at all, or as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{os.getpid()}{_TEMPORARY}"
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
