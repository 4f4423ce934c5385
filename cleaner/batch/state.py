"""What a run remembers in OUT/.cleaner: the lock, the journal, drafts, tracebacks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from cleaner.batch.counts import Counts, Failure
from cleaner.errors import UsageError
from cleaner.sinks.files import write_whole
from cleaner.sinks.names import STATE

SCHEMA = "cleaner/journal/1"


class Header(msgspec.Struct, frozen=True):
    """What a journal is of: other values, and what it says holds no longer.

    Attributes:
        form, tag_only, shard_size: of the output.
        arguments: the inputs, as given.
        identity: see `Cleaner.identity`.
    """

    schema: str
    form: str
    tag_only: bool
    shard_size: int
    arguments: list[str]
    limit: int | None
    sample: float | None
    identity: dict[str, str | None]


class KnownFailure(msgspec.Struct, frozen=True):
    """A failure, and the key of the input that failed."""

    key: str
    failure: Failure


class Line(msgspec.Struct, frozen=True):
    """One chunk that is safely written.

    Attributes:
        key: the chunk's.
        rows: pages of it that were written.
        shard, ends, sums: where it stands in a dataset: the shard, the end of each of its files, the members' checksums.
    """

    key: str
    rows: int
    counts: Counts
    failures: list[KnownFailure]
    shard: int = 0
    ends: list[int] = []
    sums: list[int] = []


@dataclass(slots=True)
class State:
    """The state folder of an output folder, locked for one run.

    Raises:
        UsageError: the folder can't be made or written to, or another run holds it.
    """

    out: Path
    _lock: IO[bytes] | None = None

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.out / STATE

    @property
    def temporary(self) -> Path:
        """For files that are being written."""
        return self.folder / "tmp"

    @property
    def journal(self) -> Path:
        """The journal: a header, then a line for each chunk."""
        return self.folder / "journal.jsonl"

    def open(self) -> None:
        """Make it, lock it, and sweep out what a run that was killed has left."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = (self.folder / "lock").open("ab")
            _lock(self._lock)
            shutil.rmtree(self.temporary, ignore_errors=True)
            self.temporary.mkdir(exist_ok=True)
        except BlockingIOError as error:
            raise UsageError(
                f"another run is writing to {str(self.out)!r}: wait for it, or give --out a folder of its own"
            ) from error
        except OSError as error:
            raise UsageError(
                f"the output folder {str(self.out)!r} can't be made or written to: {error.strerror}"
            ) from error

    def close(self) -> None:
        """Let go of the lock."""
        shutil.rmtree(self.temporary, ignore_errors=True)
        if self._lock:
            self._lock.close()
            self._lock = None

    def keep_trace(self, name: str, trace: str) -> None:
        """Keep a traceback under its name."""
        path = self.folder / "tracebacks" / f"{name}.trace"
        if not path.exists():
            write_whole(path, trace.encode("utf-8", "replace"), self.temporary)

    def case_folds(self) -> bool:
        """Whether the file system takes "A" and "a" for one name."""
        (self.temporary / "case").write_bytes(b"")
        return (self.temporary / "CASE").exists()


def read_journal(path: Path) -> tuple[Header | None, Iterator[tuple[int, Line]]]:
    """A journal's header, and its lines with the offset at which each ends; it ends where it was torn off."""
    try:
        stream = path.open("rb")
    except OSError:
        return None, iter(())
    header = _decoded(stream.readline(), Header)
    if header is None or header.schema != SCHEMA:
        stream.close()
        return None, iter(())
    return header, _lines(stream)


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, Line]]:
    with stream:
        while (line := _decoded(stream.readline(), Line)) is not None:
            yield stream.tell(), line


_Kind = TypeVar("_Kind", Header, Line)


def _decoded(line: bytes, kind: type[_Kind]) -> _Kind | None:
    try:
        return msgspec.json.decode(line, type=kind) if line.endswith(b"\n") else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _lock(stream: IO[bytes]) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
