"""What a source yields, in order: pages, places where a page should have been, and what is passed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Union

from cleaner.model import MediaType
from cleaner.traces import name_of, trace_of

# The largest page in a container (a record, a row, a member). Containers are read by the process that feeds all workers.
LARGEST_RECORD = 64 << 20


@dataclass(frozen=True, slots=True)
class Item:
    """One page to be cleaned: where it is, or what it holds, and what is known of it.

    Attributes:
        name: what it is called in records and in the output; no two of a run share one.
        key: changes when the input changes: size and time of a file; of the container for a record in one.
        path: the file that the page is; None for a page that came out of a container.
        content: the page that came out of a container.
        archived: the content is a web archive of one page (MHTML).
    """

    name: str
    key: str
    path: Path | None = None
    content: bytes | str | None = None
    url: str | None = None
    captured: date | None = None
    media_type: MediaType | None = None
    record_id: str | None = None
    charset: str | None = None
    archived: bool = False

    @property
    def weight(self) -> int:
        """Bytes that it holds in memory."""
        return len(self.content) if self.content else 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A page, or the rest of a container, that can't be read.

    Attributes:
        traceback: for an error that nobody expected, the name of its trace.
        trace: the trace itself, if nobody has kept it yet.
    """

    name: str
    key: str
    reason: str
    message: str
    stage: str = "read"
    record: str | None = None
    traceback: str | None = None
    trace: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """What is no page, and is passed over and counted.

    Attributes:
        reason: "linked_folder", "not_a_file", "revisit", "media_type", "status", "link", "unknown_format".
    """

    name: str
    reason: str
    key: str = ""
    weight: int = 0


Entry = Union[Item, Problem, Skipped]


def unforeseen(error: Exception, name: str, key: str) -> Problem:
    """What becomes of a page or container whose reading fails in a way that nobody expected."""
    trace = trace_of(error)
    return Problem(name, key, "internal", f"{type(error).__name__}: {error}", traceback=name_of(trace), trace=trace)
