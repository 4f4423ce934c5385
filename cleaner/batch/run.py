"""One run over many pages. No page stops it: what fails is listed, counted, and told by the exit code."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Protocol, Union

import msgspec

from cleaner.batch import manifest
from cleaner.batch.counts import ERRORS, Counts
from cleaner.batch.plan import Chunk, chosen, chunks
from cleaner.batch.pool import Inline, Limits, Outcomes, Pool
from cleaner.batch.state import SCHEMA, Header, Line, State
from cleaner.batch.stores import DatasetStore, FolderStore, Store
from cleaner.batch.work import Failed, Sink, Work
from cleaner.errors import OutputError, UsageError
from cleaner.pipeline import Cleaner
from cleaner.sinks.files import FileSink, mend
from cleaner.sinks.rows import DolmaSink, ParquetSink, RecordSink
from cleaner.sinks.shards import LAYOUTS, Form, Shards
from cleaner.sources.item import Entry, Item, Problem, Skipped
from cleaner.traces import name_of, trace_of

# A share of failures says little of fewer pages.
_FEWEST_FOR_SHARE = 100


@dataclass(frozen=True, slots=True)
class Output:
    """What a run writes.

    Attributes:
        shard_size: bytes after which a shard of a dataset is full.
        tag_only: write the page text, and cut nothing.
    """

    out: Path
    form: Form = "files"
    tag_only: bool = False
    shard_size: int = 256 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run goes about it.

    Attributes:
        jobs: worker processes; 0 works in this process, without limits for single pages.
        force: do pages again that are done.
        retry_failed: do pages again that have failed.
        limit, sample: see `plan.chosen`.
        fail_share: stop when more than this share of at least 100 pages has failed.
        fail_number: stop when more than this number has.
        arguments: the inputs as the user named them.
    """

    jobs: int = 0
    limits: Limits = field(default_factory=Limits)
    force: bool = False
    retry_failed: bool = False
    limit: int | None = None
    sample: float | None = None
    fail_share: float | None = None
    fail_number: int | None = None
    arguments: tuple[str, ...] = ()


class Listener(Protocol):
    """Who wants to know how a run goes."""

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        """Some pages are done; `names` are those that were cleaned, `kept`: an earlier run had written them all."""

    def skipped(self, entry: Skipped) -> None:
        """Something is no page."""

    def stale(self, what: str) -> None:
        """All that an earlier run wrote is done again, for this has changed."""

    def tick(self) -> None:
        """Time goes by."""


class Silent:
    """Nobody does."""

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        """Ignore it."""

    def skipped(self, entry: Skipped) -> None:
        """Ignore it."""

    def stale(self, what: str) -> None:
        """Ignore it."""

    def tick(self) -> None:
        """Ignore it."""


@dataclass(slots=True)
class Summary:
    """What a run did; grows as it goes.

    Attributes:
        state: see `manifest.Run`; "running" while it does.
    """

    counts: Counts = field(default_factory=Counts)
    state: str = "running"
    seconds: float = 0.0
    shards: list[str] = field(default_factory=list)
    message: str = ""

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some pages failed or the run was stopped, 130 interrupted."""
        if self.state == "interrupted":
            return 130
        return int(self.state != "finished" or self.counts.failures > 0)


def run(
    entries: Iterable[Entry],
    cleaner: Cleaner,
    output: Output,
    settings: Settings | None = None,
    listener: Listener | None = None,
) -> Summary:
    """Clean all entries into an output folder, going on where an earlier run was cut off.

    Raises:
        UsageError: the output folder can't be used, or holds what this run would destroy.
    """
    settings, listener = settings or Settings(), listener or Silent()
    started, clock = datetime.now(timezone.utc), time.monotonic()
    summary = Summary()
    state = State(output.out)
    state.open()
    try:
        header = _header(cleaner, output, settings)
        store, sink = _store_and_sink(state, header, output, settings)
        if isinstance(store, DatasetStore) and store.stale:
            listener.stale(store.stale)
        work = Work(cleaner, sink, reuse=not settings.force)
        writing = _Writing(state, store, summary)
        try:
            _go(chosen(entries, settings.limit, settings.sample), work, writing, settings, listener)
        except KeyboardInterrupt:
            summary.state = "interrupted"
        except UsageError:
            # Of who listed the inputs, which are found while they are read: no run, and nothing to remember of it.
            raise
        except Exception as error:
            summary.state, summary.message = "broken", _broken(error, state)
        _finish(writing, header, settings, started, clock)
    finally:
        state.close()
    return summary


class _Tell(Protocol):
    def __call__(self, chunk: Chunk, line: Line, *, kept: bool) -> None: ...


@dataclass(slots=True)
class _Writing:
    """The open ends of a run."""

    state: State
    store: Store
    summary: Summary


def _store_and_sink(state: State, header: Header, output: Output, settings: Settings) -> tuple[Store, Sink]:
    retry = settings.retry_failed or settings.force
    if output.form == "files":
        sink = FileSink(output.out, state.temporary, state.case_folds(), output.tag_only)
        return FolderStore(state, header, force=settings.force, retry=retry), sink
    if output.form == "parquet":
        from cleaner.parquet import pyarrow  # noqa: PLC0415 - an extra

        pyarrow()  # that it is missing is an error now, not after the first shard
    shards = Shards(output.out, state.folder, LAYOUTS[output.form], output.shard_size)
    store = DatasetStore(state, header, shards, force=settings.force, retry=retry)
    kinds: dict[Form, type[RecordSink] | type[DolmaSink]] = {"parquet": ParquetSink, "dolma": DolmaSink}
    return store, kinds.get(output.form, RecordSink)(output.tag_only)


def _header(cleaner: Cleaner, output: Output, settings: Settings) -> Header:
    return Header(
        SCHEMA,
        output.form,
        output.tag_only,
        output.shard_size,
        list(settings.arguments),
        settings.limit,
        settings.sample,
        cleaner.identity(),
    )


def _go(entries: Iterable[Entry], work: Work, writing: _Writing, settings: Settings, listener: Listener) -> None:
    state, store, summary = writing.state, writing.store, writing.summary
    pool: Union[Pool, Inline] = (
        Pool(work, settings.jobs, settings.limits, listener.tick) if settings.jobs else Inline(work)
    )
    with (state.out / ERRORS).open("wb") as errors:

        def tell(chunk: Chunk, line: Line, *, kept: bool) -> None:
            summary.counts.add(line.counts, reused=kept)
            for known in line.failures:
                errors.write(msgspec.json.encode(known.failure) + b"\n")
            errors.flush()
            failed = {known.failure.path for known in line.failures}
            names = [e.name for e in chunk.entries if isinstance(e, Item) and e.name not in failed]
            for entry in chunk.entries:
                if isinstance(entry, Skipped):
                    listener.skipped(entry)
            listener.chunk(line, summary.counts, names, kept=kept)

        planned = _passing_over(chunks(entries), store, tell)
        first = next(planned, None)
        # Where nothing is left to do, no worker is started.
        with contextlib.nullcontext() if first is None else pool:
            for chunk, outcomes in pool.in_order(itertools.chain([first], planned)) if first else ():
                _keep_traces(state, chunk, outcomes)
                _refuse_full_disk(outcomes)
                tell(chunk, store.commit(chunk, outcomes), kept=False)
                if _too_many(summary.counts, settings, _FEWEST_FOR_SHARE):
                    summary.state = "stopped"
                    return
    summary.state = "stopped" if _too_many(summary.counts, settings, 1) else "finished"


def _passing_over(planned: Iterator[Chunk], store: Store, tell: _Tell) -> Iterator[Chunk]:
    """The chunks that have to be done; those that an earlier run has written are told of."""
    for chunk in planned:
        line = store.kept(chunk)
        if line is None:
            yield _with_known_failures(chunk, store)
        else:
            tell(chunk, line, kept=True)


def _with_known_failures(chunk: Chunk, store: Store) -> Chunk:
    """Pages that failed before, and are the same, have failed."""
    resolved: list[Entry] = []
    for entry in chunk.entries:
        failure = store.failed_before(entry) if isinstance(entry, Item) else None
        if failure:
            entry = Problem(  # noqa: PLW2901 - it takes the page's place
                entry.name,
                entry.key,
                failure.reason,
                failure.message,
                failure.stage,
                failure.record,
                failure.traceback,
            )
        resolved.append(entry)
    return replace(chunk, entries=tuple(resolved))


def _keep_traces(state: State, chunk: Chunk, outcomes: Outcomes) -> None:
    read = [(entry.traceback, entry.trace) for entry in chunk.entries if isinstance(entry, Problem)]
    done = [(outcome.failure.traceback, outcome.trace) for outcome in outcomes.values() if isinstance(outcome, Failed)]
    for name, trace in (*read, *done):
        if name and trace:
            state.keep_trace(name, trace)


def _refuse_full_disk(outcomes: Outcomes) -> None:
    """What one page could not be written for, no other can: that ends the run, and is no page's failure."""
    for outcome in outcomes.values():
        if isinstance(outcome, Failed) and outcome.failure.reason == "disk_full":
            raise OutputError(outcome.failure.message)


def _too_many(counts: Counts, settings: Settings, fewest: int) -> bool:
    failures, seen = counts.failures, counts.pages + counts.failures
    if settings.fail_number is not None and failures > settings.fail_number:
        return True
    return settings.fail_share is not None and seen >= fewest and failures > settings.fail_share * seen


def _broken(error: Exception, state: State) -> str:
    """Why a run had to end, and what to do. All that is done is remembered, whatever the reason."""
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or state.out}: {mend(error)}"
    if isinstance(error, OutputError):
        return str(error)
    trace = trace_of(error)
    with contextlib.suppress(OSError):  # the message says the most of it
        state.keep_trace(name_of(trace), trace)
    return f"{type(error).__name__}: {error}: nobody expected that (traceback {name_of(trace)}); run the same command again"


def _finish(writing: _Writing, header: Header, settings: Settings, started: datetime, clock: float) -> None:
    """Close the output and write the manifest, as far as that is possible."""
    summary, state = writing.summary, writing.state
    try:
        summary.shards = writing.store.finish(complete=summary.state == "finished")
    except Exception as error:
        summary.state, summary.message = "broken", _broken(error, state)
    summary.seconds = round(time.monotonic() - clock, 3)
    told = manifest.Run(
        manifest.SCHEMA,
        summary.state,
        started.isoformat(timespec="seconds"),
        datetime.now(timezone.utc).isoformat(timespec="seconds"),
        summary.seconds,
        header.arguments,
        header.form,
        header.tag_only,
        settings.jobs,
        header.limit,
        header.sample,
        header.identity,
        manifest.machine(),
        summary.counts,
        summary.shards,
    )
    with contextlib.suppress(OSError):  # a disk that is full has been told of
        manifest.add_run(state.out, told, state.temporary)
