"""Checks a finished run: every record against its page and its text, in as many processes as there are cores."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from cleaner import provenance
from cleaner.batch.cores import processes
from cleaner.batch.counts import ERRORS, read_failures
from cleaner.batch.manifest import last_run
from cleaner.batch.pages import Containers, item_of
from cleaner.batch.plan import chosen
from cleaner.batch.state import State, read_journal
from cleaner.errors import PageError, UsageError
from cleaner.model import MEDIA_TYPES, MediaType
from cleaner.page_text import page_and_shown
from cleaner.provenance import Broken
from cleaner.sinks.names import output_name
from cleaner.sinks.reading import Unreadable, Written, read_run
from cleaner.sources.entries import Told, entries, page_of
from cleaner.sources.files import find_inputs
from cleaner.sources.item import Item

# A page takes some milliseconds; sent one by one, the pipe between processes would take as long.
_PARCEL = 16
_WAITING = 4  # parcels a process: keeps all busy, and memory constant however long the run is


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about one output: nothing broken is good."""

    name: str
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """One output with its page; `problem` where one of them can't be read."""

    written: Written | Unreadable
    item: Item | None = None
    problem: str = ""


def verify(out: Path, inputs: Path, jobs: int | None = None, told: Told | None = None) -> Iterator[Checked]:
    """Check every output of a run, in the order in which they stand, and then say which there should be beside them.

    Args:
        out: the run's output folder, in any of the forms that a run writes.
        inputs: the folder that the record's input paths are relative to: of several, the nearest that holds them all.
        jobs: number of processes; None is one for each core that this process may use.
        told: which column the pages of a table stand in, if the run was told.

    Raises:
        UsageError: a folder is missing, or holds nothing that a run wrote; or there are to be absurdly many processes.
    """
    jobs = processes(jobs)
    for folder in (out, inputs):
        if not folder.exists():
            raise UsageError(f"no such folder: {str(folder)!r}")
    run = _counted(out)
    if run is None and not any(isinstance(written, Written) for written in read_run(out)):
        raise UsageError(f"no records in {str(out)!r}: give the output folder of `cleaner run`")
    seen = 0
    for checked in _check_outputs(out, inputs, jobs, told):
        seen += 1
        yield checked
    if run and seen < run.pages:
        yield from _missing(out, inputs, run, run.pages - seen, told)


def _check_outputs(out: Path, inputs: Path, jobs: int, told: Told | None) -> Iterator[Checked]:
    parcels = _parcels(_tasks(out, inputs if inputs.is_dir() else inputs.parent, told))
    # A run that fits into one parcel is not worth a second process.
    begin = list(islice(parcels, 2))
    all_parcels = chain(begin, parcels)
    if jobs == 1 or len(begin) < 2:
        yield from chain.from_iterable(map(_check_all, all_parcels))
    else:
        yield from _in_parallel(all_parcels, jobs)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the last run says of itself: how many pages it cleaned, and which it was limited to."""

    pages: int
    limit: int | None
    sample: float | None


def _counted(out: Path) -> _Run | None:
    """By the run's journal; by its manifest where somebody has taken the journal away."""
    header, lines = read_journal(State(out).journal)
    if header:
        return _Run(sum(line.rows for _, line in lines), header.limit, header.sample)
    run = last_run(out)
    return _Run(run.counts.pages, run.limit, run.sample) if run else None


def _missing(out: Path, inputs: Path, run: _Run, number: int, told: Told | None) -> Iterator[Checked]:
    """Pages that the run cleaned and that have neither record nor text; by name where the inputs tell which they are."""
    gone = list(islice(_without_output(out, inputs, run, told), number + 1))
    if len(gone) > number:  # some came after the run
        gone = []
    for name in gone:
        yield Checked(name, (Broken("record", "the run cleaned the page, and there is none"),))
    if len(gone) < number:
        rest = f"{number - len(gone):,} of the {run.pages:,} pages that the run cleaned have none"
        yield Checked(str(out), (Broken("record", rest),))


def _without_output(out: Path, inputs: Path, run: _Run, told: Told | None) -> Iterator[str]:
    """Names of pages that did not fail, and of which nothing stands in the output."""
    paths, places = set[str | None](), set[str]()
    for written in read_run(out):
        if isinstance(written, Written):
            paths.add(written.record.input.path)
        else:
            places.add(written.name)
    paths.update(failure.path for failure in read_failures(out / ERRORS))
    with contextlib.suppress(UsageError):  # the folder is the output's own: its pages can't be named
        for entry in chosen(entries(find_inputs([str(inputs)], out), told), run.limit, run.sample):
            if isinstance(entry, Item) and entry.name not in paths and output_name(entry.name) not in places:
                yield entry.name


def _tasks(out: Path, base: Path, told: Told | None) -> Iterator[_Task]:
    """Every output with its page: files are named, what stands in a container is taken from it in passing."""
    containers = Containers(base, told)
    for written in read_run(out):
        if isinstance(written, Unreadable) or not written.record.input.path:
            yield _Task(written)
            continue
        try:
            item = item_of(base, written.record.input.path) or containers.find(written.record.input.path)
            yield _Task(written, item)
        except PageError as error:
            yield _Task(written, None, str(error))


def _check(task: _Task) -> Checked:
    """Hold one output to its promises."""
    written = task.written
    if isinstance(written, Unreadable):
        return Checked(written.name, (Broken(written.promise, written.problem),))
    if task.item is None:
        problem = task.problem or "the record does not say where its page was"
        return Checked(written.name, (Broken("input", problem),))
    try:
        return Checked(written.name, tuple(_broken(written, task.item)))
    except PageError as error:
        return Checked(written.name, (Broken("input", str(error)),))
    except Exception as error:
        # A record that was tampered with may break anything; the others are checked all the same.
        return Checked(written.name, (Broken("record", f"can't be checked: {type(error).__name__}: {error}"),))


def _broken(written: Written, item: Item) -> list[Broken]:
    record, page = written.record, page_of(item)
    if provenance.content_sha256(page) != record.input.sha256:
        return [Broken("input", "the page has changed since it was cleaned")]
    media: MediaType = next((known for known in MEDIA_TYPES if known == record.input.media_type), "text/plain")
    document, shown = page_and_shown(replace(page, media_type=media))
    return provenance.check(record, document, written.text, shown)


def _check_all(parcel: Sequence[_Task]) -> list[Checked]:
    return [_check(task) for task in parcel]


def _in_parallel(parcels: Iterable[Sequence[_Task]], jobs: int) -> Iterator[Checked]:
    waiting: deque[Future[list[Checked]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for parcel in parcels:
                waiting.append(pool.submit(_check_all, parcel))
                if len(waiting) >= jobs * _WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)  # and wait: a pool left to itself complains at the end of the process


def _parcels(tasks: Iterator[_Task]) -> Iterator[tuple[_Task, ...]]:
    while parcel := tuple(islice(tasks, _PARCEL)):
        yield parcel
