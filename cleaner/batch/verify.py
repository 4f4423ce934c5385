"""Checks a finished run: every record against its page and its text, in as many processes as there are cores."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import get_args

from cleaner import provenance
from cleaner.batch.run import ERRORS
from cleaner.errors import PageError, UsageError
from cleaner.model import MediaType, Page
from cleaner.pipeline import page_text
from cleaner.provenance import Broken
from cleaner.sources.files import read_content

# A page takes some milliseconds; sent one by one, the pipe between processes would take as long.
_PARCEL = 16
_WAITING = 4  # parcels a process: keeps all busy, and memory constant however long the run is


@dataclass(frozen=True, slots=True)
class Written:
    """What a run wrote for one page.

    Attributes:
        name: the page's.
        record, text: as they were written; None if missing.
    """

    name: str
    record: bytes | None
    text: bytes | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about one output: nothing broken is good."""

    name: str
    broken: tuple[Broken, ...]


def verify(out: Path, inputs: Path, jobs: int | None = None) -> Iterator[Checked]:
    """Check every output of a run, in order of names.

    Args:
        out: the run's output folder.
        inputs: the folder that the record's input paths are relative to.
        jobs: number of processes; None is one for each core that this process may use.

    Raises:
        UsageError: a folder is missing.
    """
    for folder in (out, inputs):
        if not folder.exists():
            raise UsageError(f"no such folder: {str(folder)!r}")
    base = inputs if inputs.is_dir() else inputs.parent
    parcels = _parcels(written(out))
    # A run that fits into one parcel is not worth a second process.
    begin = list(islice(parcels, 2))
    all_parcels = chain(begin, parcels)
    if (jobs or _cores()) == 1 or len(begin) < 2:
        yield from chain.from_iterable(_check_all(parcel, base) for parcel in all_parcels)
    else:
        yield from _in_parallel(all_parcels, base, jobs or _cores())


def written(out: Path) -> Iterator[Written]:
    """What stands in an output folder, in order of names."""
    records = {path.relative_to(out).as_posix()[: -len(".json")] for path in out.rglob("*.json")}
    texts = {path.relative_to(out).as_posix()[: -len(".txt")] for path in out.rglob("*.txt")}
    for name in sorted((records | texts) - {ERRORS}):
        record = (out / f"{name}.json").read_bytes() if name in records else None
        text = (out / f"{name}.txt").read_bytes() if name in texts else None
        yield Written(name, record, text)


def check_written(page: Written, base: Path) -> Checked:
    """Hold one output to its promises."""
    if page.record is None:
        return Checked(page.name, (Broken("record", "the text has no record beside it"),))
    if page.text is None:
        return Checked(page.name, (Broken("output", "the record has no text beside it"),))
    try:
        return Checked(page.name, tuple(_broken(page.record, page.text, base)))
    except (
        Exception
    ) as error:  # a record that was tampered with may break anything; the others are checked all the same
        return Checked(page.name, (Broken("record", f"can't be checked: {type(error).__name__}: {error}"),))


def _broken(data: bytes, text: bytes, base: Path) -> list[Broken]:
    try:
        record, written_text = provenance.load(data), text.decode()
    except ValueError as error:
        return [Broken("record", str(error))]
    if not record.input.path:
        return [Broken("input", "the record does not say where its page was")]
    try:
        content = read_content(base / record.input.path)
    except PageError as error:
        return [Broken("input", str(error))]
    if hashlib.sha256(content).hexdigest() != record.input.sha256:
        return [Broken("input", "the page has changed since it was cleaned")]
    medias: tuple[MediaType, ...] = get_args(MediaType)
    media: MediaType = next((known for known in medias if known == record.input.media_type), "text/plain")
    document = page_text(Page(content, record.url, media, record.input.path))
    return provenance.check(record, document, written_text)


def _check_all(parcel: Sequence[Written], base: Path) -> list[Checked]:
    return [check_written(page, base) for page in parcel]


def _in_parallel(parcels: Iterable[Sequence[Written]], base: Path, jobs: int) -> Iterator[Checked]:
    waiting: deque[Future[list[Checked]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for parcel in parcels:
                waiting.append(pool.submit(_check_all, parcel, base))
                if len(waiting) >= jobs * _WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _parcels(pages: Iterator[Written]) -> Iterator[tuple[Written, ...]]:
    while parcel := tuple(islice(pages, _PARCEL)):
        yield parcel


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
