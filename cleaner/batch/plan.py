"""The order of a run: entries cut into chunks, which are worked on, written and remembered as one."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleaner.sources.item import Entry, Item

# Sixteen pages are 20 to 100 ms of work: sending them costs little beside that, and little is lost when a run dies.
MOST_PAGES = 16
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring entries.

    Attributes:
        key: follows from the names and keys of its entries.
    """

    number: int
    entries: tuple[Entry, ...]
    key: str

    @property
    def weight(self) -> int:
        """Bytes that it holds in memory."""
        return sum(entry.weight for entry in self.entries)


def chunks(entries: Iterable[Entry]) -> Iterator[Chunk]:
    """Cut entries into chunks; where the cuts are follows from the entries alone."""
    number, waiting, weight = 0, list[Entry](), 0
    for entry in entries:
        waiting.append(entry)
        weight += entry.weight
        if len(waiting) == MOST_PAGES or weight >= MOST_BYTES:
            yield _chunk(number, waiting)
            number, waiting, weight = number + 1, [], 0
    if waiting:
        yield _chunk(number, waiting)


def _chunk(number: int, entries: list[Entry]) -> Chunk:
    digest = hashlib.blake2b(digest_size=16)
    for entry in entries:
        told = (
            (entry.url, str(entry.captured), entry.record_id, entry.media_type)
            if isinstance(entry, Item)
            else (type(entry).__name__, entry.reason)
        )
        digest.update("\0".join((entry.name, entry.key, *(part or "" for part in told), "\n")).encode())
    return Chunk(number, tuple(entries), digest.hexdigest())


def chosen(entries: Iterable[Entry], limit: int | None, sample: float | None) -> Iterator[Entry]:
    """The entries that a run is limited to.

    Args:
        limit: the first so many pages; what is passed over is not counted.
        sample: this share of the pages; which ones follows from their names.
    """
    pages = 0
    for entry in entries:
        if isinstance(entry, Item):
            if sample is not None and zlib.crc32(entry.name.encode()) >= sample * 2**32:
                continue
            pages += 1
        yield entry
        if limit is not None and pages >= limit:
            return
