"""Articles as files: NAME.txt and NAME.json for the input NAME, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cleaner import provenance
from cleaner.errors import PageError
from cleaner.model import Page
from cleaner.provenance import Record
from cleaner.result import Article
from cleaner.sinks.names import output_name
from cleaner.sinks.text import article_text, written_text

_TEMPORARY = ".cleaner-tmp"
_FORMAT = f'{{"schema":"{provenance.SCHEMA}"'.encode()  # records of an older format are readable, but not the same
# Errors that the next page would meet too.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_FULL = _NO_ROOM | {errno.EROFS, errno.EIO}


@dataclass(frozen=True, slots=True)
class FileSink:
    """Two files a page.

    Attributes:
        temporary: a folder on the same file system, for files that are being written.
        folds: see `output_name`.
        tag_only: the text is the page text, nothing cut.
    """

    out: Path
    temporary: Path | None = None
    folds: bool = False
    tag_only: bool = False

    def write(self, page: Page, article: Article) -> tuple[bytes, ...]:
        """Write text and record of one page. The record comes last: where it stands, the text stands too.

        Raises:
            PageError: stage "write".
        """
        place = output_name(page.path or "page", folds=self.folds)
        output = msgspec.structs.replace(article.record.output, path=f"{place}.txt")
        record = msgspec.structs.replace(article.record, output=output)
        text = written_text(page, article, tag_only=self.tag_only)
        try:
            write_whole(self.out / f"{place}.txt", text.encode("utf-8", "replace"), self.temporary)
            write_whole(self.out / f"{place}.json", provenance.encode(record) + b"\n", self.temporary)
        except OSError as error:
            raise unwritable(error, self.out / place) from error
        return ()

    def forget(self, name: str) -> None:
        """Take away what an earlier run wrote for a page that fails now: a stale text would pass for a result."""
        place = output_name(name, folds=self.folds)
        for suffix in (".txt", ".json"):
            with contextlib.suppress(OSError):
                (self.out / f"{place}{suffix}").unlink()

    def written(self, name: str) -> Record | None:
        """The record of a page that has been written whole; None if text or record is missing or was changed."""
        place = output_name(name, folds=self.folds)
        try:
            data = (self.out / f"{place}.json").read_bytes()
            if not data.startswith(_FORMAT):
                return None
            record = provenance.load(data)
            text = (self.out / f"{place}.txt").read_bytes().decode()
            if provenance.sha256_of(article_text(record, text, tag_only=self.tag_only)) != record.output.sha256:
                return None
        except (OSError, ValueError, IndexError):
            return None
        return record


def unwritable(error: OSError, path: Path) -> PageError:
    """The error by its name: "disk_full" stops a run, "unwritable" is the page's own."""
    if error.errno in _FULL:
        return PageError("disk_full", f"{error.strerror}: {path}: {mend(error)}", "write")
    return PageError("unwritable", f"{error.strerror or error}: {path}", "write")


def mend(error: OSError) -> str:
    """What to do about an error that ends a run."""
    first = "make room" if error.errno in _NO_ROOM else "that has to be mended first"
    return f"{first}, then run the same command again"


def write_whole(path: Path, data: bytes, temporary: Path | None = None) -> None:
    """Write a file so that at any moment it is there whole, or not at all, or as it was.

    Args:
        temporary: where to write it first; None is beside it.
    """
    draft = (temporary or path.parent) / f".{os.getpid()}{_TEMPORARY}"
    try:
        try:
            draft.write_bytes(data)
            draft.replace(path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(data)
            draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
