"""Checks a finished run: every record against its page and its text, in as many processes as there are cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import get_args

from cleaner import provenance
from cleaner.batch.cores import usable_cores
from cleaner.batch.pages import Containers, item_of
from cleaner.errors import PageError, UsageError
from cleaner.model import MediaType
from cleaner.pipeline import page_text
from cleaner.provenance import Broken
from cleaner.sinks.reading import Unreadable, Written, read_run
from cleaner.sources.entries import page_of
from cleaner.sources.item import Item

# A page takes some milliseconds; sent one by one, the pipe between processes would take as long.
_PARCEL = 16
_WAITING = 4  # parcels a process: keeps all busy, and memory constant however long the run is
_MEDIA: tuple[MediaType, ...] = get_args(MediaType)


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


def verify(out: Path, inputs: Path, jobs: int | None = None) -> Iterator[Checked]:
    """Check every output of a run, in the order in which they stand.

    Args:
        out: the run's output folder, in any of the forms that a run writes.
        inputs: the folder that the record's input paths are relative to.
        jobs: number of processes; None is one for each core that this process may use.

    Raises:
        UsageError: a folder is missing.
    """
    for folder in (out, inputs):
        if not folder.exists():
            raise UsageError(f"no such folder: {str(folder)!r}")
    parcels = _parcels(_tasks(out, inputs if inputs.is_dir() else inputs.parent))
    # A run that fits into one parcel is not worth a second process.
    begin = list(islice(parcels, 2))
    all_parcels = chain(begin, parcels)
    jobs = jobs or usable_cores()
    if jobs == 1 or len(begin) < 2:
        yield from chain.from_iterable(map(_check_all, all_parcels))
    else:
        yield from _in_parallel(all_parcels, jobs)


def _tasks(out: Path, base: Path) -> Iterator[_Task]:
    """Every output with its page: files are named, what stands in a container is taken from it in passing."""
    containers = Containers(base)
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
    except (
        Exception
    ) as error:  # a record that was tampered with may break anything; the others are checked all the same
        return Checked(written.name, (Broken("record", f"can't be checked: {type(error).__name__}: {error}"),))


def _broken(written: Written, item: Item) -> list[Broken]:
    record, page = written.record, page_of(item)
    if provenance.content_sha256(page) != record.input.sha256:
        return [Broken("input", "the page has changed since it was cleaned")]
    media: MediaType = next((known for known in _MEDIA if known == record.input.media_type), "text/plain")
    document = page_text(replace(page, media_type=media))
    return provenance.check(record, document, written.text)


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
