"""Datasets as shards of bounded size: members appended to a draft, which takes its place when it is full."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, cast

from cleaner.compression import Compression, compressed, decompressed
from cleaner.errors import OutputError, PageError
from cleaner.provenance import Record
from cleaner.sinks.rows import read_record_line, record_line

Form = Literal["files", "jsonl", "jsonl.gz", "jsonl.zst", "parquet", "dolma"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the shards of a form are called, and how they are compressed.

    Attributes:
        names: for each file of a shard its path, with a place for the shard's number.
        compression: of the draft; the shard's too, unless it is written anew.
        rewritten: the shard is no copy of its draft but made from it (Parquet).
    """

    names: tuple[str, ...]
    compression: Compression | None
    rewritten: bool = False

    def final(self, shard: int) -> list[str]:
        """Paths of a shard's files below the output folder."""
        return [name.format(shard) for name in self.names]


LAYOUTS: dict[Form, Layout] = {
    "jsonl": Layout(("part-{:05}.jsonl",), None),
    "jsonl.gz": Layout(("part-{:05}.jsonl.gz",), ".gz"),
    "jsonl.zst": Layout(("part-{:05}.jsonl.zst",), ".zst"),
    "parquet": Layout(("part-{:05}.parquet",), ".zst", rewritten=True),
    "dolma": Layout(("documents/part-{:05}.jsonl.gz", "attributes/cleaner/part-{:05}.jsonl.gz"), ".gz"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next page goes: a shard, and how much of each of its drafts is written."""

    shard: int = 0
    ends: tuple[int, ...] = ()


@dataclass(slots=True)
class Shards:
    """The shards of a run.

    Attributes:
        drafts: the folder for shards that are being written; on the same file system as `out`.
        size: bytes after which a shard is full.
        place: the end of what is written.
        rows: the number of lines of each member of the place's shard.
    """

    out: Path
    drafts: Path
    layout: Layout
    size: int
    place: Place = field(default_factory=Place)
    rows: list[int] = field(default_factory=list)
    _open: list[BinaryIO] = field(default_factory=list)

    def append(self, texts: Sequence[bytes], rows: int) -> list[int]:
        """Write the next `rows` lines of each file as a member of its own; returns the members' checksums.

        Raises:
            OSError: can't be written.
        """
        if self._full():
            self.close()
            self.place, self.rows = Place(self.place.shard + 1), []
        if not self._open:
            self.cut()
            self._reopen()
        members = [compressed(text, self.layout.compression) for text in texts]
        for stream, member in zip(self._open, members, strict=True):
            stream.write(member)
            stream.flush()
        ends = self.place.ends or (0,) * len(members)
        self.place = Place(self.place.shard, tuple(a + len(m) for a, m in zip(ends, members, strict=True)))
        self.rows.append(rows)
        return [zlib.crc32(member) for member in members]

    def close(self) -> None:
        """Give the open shard its place in the output folder.

        Raises:
            OSError: can't be written.
            OutputError: a line of it can't be.
        """
        for stream in self._open:
            stream.close()
        self._open = []
        for draft, final in self._files(self.place.shard):
            if draft.exists():
                final.parent.mkdir(parents=True, exist_ok=True)
                if self.layout.rewritten:
                    self._rewrite(draft)
                    draft.with_suffix(".new").replace(final)
                    draft.unlink()
                else:
                    draft.replace(final)

    def leave(self) -> None:
        """Close the files and leave the draft for a later run."""
        for stream in self._open:
            stream.close()
        self._open = []

    def go_on(self, place: Place, rows: int) -> None:
        """Pass over a member that stands, `rows` lines up to this place."""
        self.rows = [*self.rows, rows] if place.shard == self.place.shard else [rows]
        self.place = place

    def cut(self) -> None:
        """Take away all that stands after the place, and make its shard a draft again.

        Raises:
            OSError: can't be done.
        """
        self.leave()
        place = self.place
        for shard in self._existing(place.shard + 1):
            for draft, final in self._files(shard):
                draft.unlink(missing_ok=True)
                final.unlink(missing_ok=True)
        files = list(self._files(place.shard))
        for number, (draft, final) in enumerate(files):
            if not place.ends or not place.ends[number]:
                draft.unlink(missing_ok=True)
                final.unlink(missing_ok=True)
                continue
            if not draft.exists():
                if self.layout.rewritten:
                    self._take_apart(final, draft)
                    final.unlink()
                else:
                    final.replace(draft)
            with draft.open("r+b") as stream:
                stream.truncate(place.ends[number])

    def valid(self, shard: int, ends: Sequence[Sequence[int]], sums: Sequence[Sequence[int]]) -> int:
        """How many of a shard's members stand as they were written, counted from the first."""
        good = len(ends)
        for number, (draft, final) in enumerate(self._files(shard)):
            path = draft if draft.exists() else final
            if self.layout.rewritten and path == final:
                good = good if final.exists() else 0
                continue
            at, whole = 0, 0
            try:
                with path.open("rb") as stream:
                    for end, crc in zip(ends, sums, strict=True):
                        if zlib.crc32(stream.read(end[number] - at)) != crc[number] or stream.tell() != end[number]:
                            break
                        at, whole = end[number], whole + 1
            except OSError:
                whole = 0
            good = min(good, whole)
        return good

    def names(self) -> list[str]:
        """All shards that stand in the output folder."""
        return [name for shard in self._existing(0) for name in self.layout.final(shard)]

    def _full(self) -> bool:
        return bool(self.place.ends) and self.place.ends[0] >= self.size

    def _reopen(self) -> None:
        for number, (draft, _) in enumerate(self._files(self.place.shard)):
            end = self.place.ends[number] if self.place.ends else 0
            draft.parent.mkdir(parents=True, exist_ok=True)
            stream = draft.open("r+b" if end else "wb")
            stream.truncate(end)
            stream.seek(end)
            self._open.append(stream)

    def _files(self, shard: int) -> Iterator[tuple[Path, Path]]:
        for name in self.layout.final(shard):
            yield self.drafts / name.replace("/", "-"), self.out / name

    def _existing(self, first: int) -> Iterator[int]:
        shard = first
        while any(draft.exists() or final.exists() for draft, final in self._files(shard)):
            yield shard
            shard += 1

    def _rewrite(self, draft: Path) -> None:
        from cleaner.parquet import write_rows  # noqa: PLC0415 - an extra

        try:
            with draft.open("rb") as raw:
                lines = cast(Iterator[bytes], decompressed(raw, self.layout.compression))
                write_rows(draft.with_suffix(".new"), (read_record_line(line) for line in lines))
        except (ValueError, OverflowError) as error:
            # What stands in it will not fit the next time either. Without it the next run does its pages again, one by one.
            draft.unlink()
            raise OutputError(
                f"{draft.name} can't be made of its draft ({error}): run the same command again, its pages are done again"
            ) from error

    def _take_apart(self, final: Path, draft: Path) -> None:
        """Make the draft of a shard again, member by member as it was.

        Raises:
            OutputError: it is damaged. What comes before that is in the draft, and the next run goes on from there.
        """
        from cleaner.parquet import read_written  # noqa: PLC0415 - an extra

        written = read_written(final)
        with draft.open("wb") as stream:
            for number in self.rows:
                lines = _lines(written, number, final.name)
                stream.write(compressed(lines, self.layout.compression))


def _lines(written: Iterator[tuple[Record, str]], number: int, shard: str) -> bytes:
    pages: list[tuple[Record, str]] = []
    with contextlib.suppress(PageError):
        pages = list(islice(written, number))
    if len(pages) < number:
        raise OutputError(f"{shard} is damaged: run the same command again, what is lost of it is done again")
    return b"".join(record_line(*page) for page in pages)
