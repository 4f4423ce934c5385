"""Where a run's pages go, and what of them an earlier run has done: a folder of files, or a dataset in shards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from typing import IO, Protocol

import msgspec

from cleaner.batch.counts import Counts, Failure
from cleaner.batch.plan import Chunk
from cleaner.batch.pool import Outcomes
from cleaner.batch.state import Header, KnownFailure, Line, State, read_journal
from cleaner.batch.work import Done, Failed
from cleaner.errors import UsageError
from cleaner.sinks.reading import form_of
from cleaner.sinks.shards import Place, Shards
from cleaner.sources.item import Item, Problem, Skipped

# Failures at these stages follow from the page; reading and writing may go better the next time.
_OF_THE_PAGE = frozenset({"decode", "segment", "clean"})


class Store(Protocol):
    """What a run asks of its output."""

    def kept(self, chunk: Chunk) -> Line | None:
        """What is safely written of this chunk as a whole; asked for each chunk in order."""

    def failed_before(self, item: Item) -> Failure | None:
        """The failure of a page that failed before and is the same."""

    def commit(self, chunk: Chunk, outcomes: Outcomes) -> Line:
        """Write a chunk and remember it. Raises OSError."""

    def finish(self, *, complete: bool) -> list[str]:
        """End the run; `complete`: all chunks were seen. Returns the names of shards. Raises OSError."""


def line_of(chunk: Chunk, outcomes: Outcomes) -> Line:
    """What is to be remembered of a chunk."""
    counts, failures = Counts(), list[KnownFailure]()
    for index, entry in enumerate(chunk.entries):
        if isinstance(entry, Skipped):
            counts.count_skipped(entry.reason)
            continue
        outcome = (
            Failed(Failure(entry.name, entry.stage, entry.reason, entry.message, entry.record, entry.traceback))
            if isinstance(entry, Problem)
            else outcomes[index]
        )
        if isinstance(outcome, Done):
            counts.count_page(outcome.facts, reused=outcome.reused, stale=outcome.stale)
        else:
            counts.count_failure(outcome.failure.reason)
            failures.append(KnownFailure(entry.key, outcome.failure))
    return Line(chunk.key, counts.pages, counts, failures)


class FolderStore:
    """Files that workers have written. Each record tells by itself whether it still holds; the journal knows failures.

    Args:
        force: write also where a dataset stands.
        retry: try pages again that failed before.

    Raises:
        UsageError: the folder holds a dataset, which nobody would find any more behind this run's journal.
    """

    def __init__(self, state: State, header: Header, *, force: bool, retry: bool) -> None:
        form, _ = form_of(state.out)
        if form != "files" and not force:
            raise _made_otherwise(state, "--format", form, header.form)
        self._old = state.folder / "journal.old.jsonl"
        self._known = {} if retry else self._failures(state, header)
        if state.journal.exists():
            # What the interrupted run before this one knew must outlive an interruption of this one.
            lines = [Line("", 0, Counts(), list(self._known.values()))] if self._known else []
            draft = state.temporary / "journal"
            draft.write_bytes(b"".join(msgspec.json.encode(part) + b"\n" for part in (header, *lines)))
            draft.replace(self._old)
        self._journal = _begin(state, header)

    def _failures(self, state: State, header: Header) -> dict[str, KnownFailure]:
        known: dict[str, KnownFailure] = {}
        for path in (self._old, state.journal):
            earlier, lines = read_journal(path)
            if earlier and (earlier.identity, earlier.tag_only) == (header.identity, header.tag_only):
                for _, line in lines:
                    known.update((k.failure.path, k) for k in line.failures if k.failure.stage in _OF_THE_PAGE)
        return known

    def kept(self, chunk: Chunk) -> Line | None:
        """Nothing: each page is looked at by the worker that gets it."""
        return None

    def failed_before(self, item: Item) -> Failure | None:
        """A failure after reading of a page whose input is the same."""
        known = self._known.get(item.name)
        return known.failure if known and known.key == item.key else None

    def commit(self, chunk: Chunk, outcomes: Outcomes) -> Line:
        """Remember a chunk."""
        line = line_of(chunk, outcomes)
        _write(self._journal, line)
        return line

    def finish(self, *, complete: bool) -> list[str]:
        """Close the journal."""
        self._journal.close()
        if complete:
            self._old.unlink(missing_ok=True)
        return []


class DatasetStore:
    """Shards, written in order. The journal says how far they are good, and for which inputs.

    Args:
        force: begin anew.
        retry: begin anew at the first page that failed.

    Raises:
        UsageError: the folder holds a dataset that this run would not go on with but destroy.
    """

    def __init__(self, state: State, header: Header, shards: Shards, *, force: bool, retry: bool) -> None:
        self._state, self._shards, self._retry = state, shards, retry
        earlier, lines = read_journal(state.journal)
        self.stale = self._refuse(earlier, header) if earlier and not force else None
        if not earlier and not force and shards.names():
            raise UsageError(
                f"{str(state.out)!r} holds a dataset without its journal: give --out another folder, or --force"
            )
        good = 0
        if earlier and not force and not self.stale:
            good = self._good(lines)
        self._offset = 0
        self._header, self._earlier = header, earlier
        self._journal: IO[bytes] | None = None
        self._lines, self._left = (read_journal(state.journal)[1] if good else iter(())), good

    def _refuse(self, earlier: Header, header: Header) -> str | None:
        """What of the identity has changed; other inputs or another form are no change but a mistake."""
        told = {
            "--format": (earlier.form, header.form),
            "--tag-only": (earlier.tag_only, header.tag_only),
            "--shard-size": (earlier.shard_size, header.shard_size),
            "INPUT": (earlier.arguments, header.arguments),
            "--sample": (earlier.sample, header.sample),
        }
        for name, (before, now) in told.items():
            if before != now:
                raise _made_otherwise(self._state, name, before, now)
        if header.limit is not None and (earlier.limit is None or header.limit < earlier.limit):
            done = self._done()
            if header.limit < done:
                raise UsageError(
                    f"--limit {header.limit} would throw away what is done, {done:,} pages: give --out another folder,"
                    " or --force"
                )
        changed = [name for name in header.identity if header.identity[name] != earlier.identity.get(name)]
        return changed[0] if changed else None

    def _done(self) -> int:
        """How many pages an earlier run took, at most: a failure may be a page, or something that holds pages."""
        counts = (line.counts for _, line in read_journal(self._state.journal)[1])
        return sum(one.pages + one.failures for one in counts)

    def _good(self, lines: Iterator[tuple[int, Line]]) -> int:
        """How many chunks, from the first, stand in the shards as they were written."""
        good = 0
        for shard, group in groupby((line for _, line in lines), key=lambda line: line.shard):
            members = list(group)
            written = [line for line in members if line.rows]
            whole = self._shards.valid(shard, [line.ends for line in written], [line.sums for line in written])
            if whole < len(written):
                return good + members.index(written[whole])
            good += len(members)
        return good

    def kept(self, chunk: Chunk) -> Line | None:
        """The next line of the journal if it is this chunk's; at the first that is not, all after it goes."""
        if not self._left:
            return None
        end, line = next(self._lines)
        if line.key != chunk.key or (self._retry and line.failures):
            self._left = 0
            return None
        self._left -= 1
        self._offset = end
        if line.rows:
            self._shards.go_on(Place(line.shard, tuple(line.ends)), line.rows)
        return line

    def failed_before(self, item: Item) -> Failure | None:
        """None: what failed before stands in the lines that are kept."""
        return None

    def commit(self, chunk: Chunk, outcomes: Outcomes) -> Line:
        """Append the chunk's lines, then the journal's."""
        line = line_of(chunk, outcomes)
        journal = self._write_on()
        done = [outcome for _, outcome in sorted(outcomes.items()) if isinstance(outcome, Done)]
        sums: list[int] = []
        if done:
            sums = self._shards.append(
                [b"".join(parts) for parts in zip(*(d.lines for d in done), strict=True)], len(done)
            )
        place = self._shards.place
        line = msgspec.structs.replace(line, shard=place.shard, ends=list(place.ends), sums=sums)
        _write(journal, line)
        return line

    def finish(self, *, complete: bool) -> list[str]:
        """Give the last shard its place if all chunks were seen, and take away what belongs to none of them."""
        try:
            if complete:
                self._write_on()
                self._shards.close()
        finally:
            self._shards.leave()
            if self._journal:
                self._journal.close()
        return self._shards.names()

    def _write_on(self) -> IO[bytes]:
        """The journal, open at the end of what holds; what stands after that is gone."""
        if self._journal is None:
            if not self._offset:
                self._journal = _begin(self._state, self._header)
                self._shards.cut()
            else:
                self._journal = self._state.journal.open("r+b")
                if self._journal.seek(0, 2) > self._offset:
                    self._shards.cut()
                    self._journal.truncate(self._offset)
                if self._earlier != self._header:
                    self._journal = _with_header(self._state, self._header, self._journal)
                self._journal.seek(0, 2)
        return self._journal


def _made_otherwise(state: State, name: str, before: object, now: object) -> UsageError:
    """What stands there would be destroyed; where one of the two is files, it would stay beside what nobody takes for it."""
    there = "files that were" if before == "files" else "a dataset that was"
    forced = "to write beside what is there" if "files" in (before, now) else "to write it anew"
    return UsageError(
        f"{str(state.out)!r} holds {there} made with another {name} ({before!r}, not {now!r}):"
        f" give --out another folder, or --force {forced}"
    )


def _begin(state: State, header: Header) -> IO[bytes]:
    """A journal with nothing in it but its header."""
    draft = state.temporary / "journal"
    draft.write_bytes(msgspec.json.encode(header) + b"\n")
    draft.replace(state.journal)
    return state.journal.open("ab")


def _write(journal: IO[bytes], line: Line) -> None:
    journal.write(msgspec.json.encode(line) + b"\n")
    journal.flush()


def _with_header(state: State, header: Header, journal: IO[bytes]) -> IO[bytes]:
    """The same journal under another header."""
    draft = state.temporary / "journal"
    with journal, draft.open("wb") as copy:
        journal.seek(0)
        journal.readline()
        copy.write(msgspec.json.encode(header) + b"\n")
        shutil.copyfileobj(journal, copy)
    draft.replace(state.journal)
    return state.journal.open("r+b")
