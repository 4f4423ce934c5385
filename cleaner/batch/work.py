"""What is done to one page in a run: read, clean, write; or leave, if an earlier run has written it.

`perform` depends on nothing but its arguments, and can run in any process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Union, runtime_checkable

from cleaner.batch.counts import Facts, Failure, facts_of
from cleaner.errors import PageError
from cleaner.model import Page
from cleaner.pipeline import Cleaner
from cleaner.provenance import Record, content_sha256
from cleaner.result import Article
from cleaner.sources.entries import page_of
from cleaner.sources.item import Item
from cleaner.traces import name_of, trace_of


class Sink(Protocol):
    """Where one page goes."""

    def write(self, page: Page, article: Article) -> tuple[bytes, ...]:
        """Write a page, or give the lines that the run has to write for it, one for each of its files."""


@runtime_checkable
class Remembering(Protocol):
    """A sink that knows what has been written for a page."""

    def written(self, name: str) -> Record | None:
        """The record, if it and its text stand whole."""

    def forget(self, name: str) -> None:
        """Take both away."""


@dataclass(frozen=True, slots=True)
class Done:
    """A page that is cleaned and written, or whose lines are to be written.

    Attributes:
        reused: an earlier run has written it.
        stale: an earlier run had written it, but this has changed since: "input", "rules", "options", "model", "version".
    """

    facts: Facts
    lines: tuple[bytes, ...] = ()
    reused: bool = False
    stale: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be cleaned.

    Attributes:
        trace: the traceback that the failure names.
    """

    failure: Failure
    trace: str = ""


Outcome = Union[Done, Failed]


@dataclass(frozen=True, slots=True)
class Work:
    """All that a worker has to know.

    Attributes:
        reuse: leave pages that an earlier run has written.
    """

    cleaner: Cleaner
    sink: Sink
    reuse: bool = True

    def perform(self, item: Item) -> Outcome:
        """Do one page. Never raises for what a page does, save for memory that runs out."""
        try:
            outcome = self._clean(item)
        except PageError as error:
            return self._failed(item, error.stage, error.reason, str(error))
        except MemoryError:
            raise
        except Exception as error:
            return self._failed(item, "clean", "internal", f"{type(error).__name__}: {error}", trace_of(error))
        return outcome

    def _clean(self, item: Item) -> Done:
        page = page_of(item)
        stale = None
        if self.reuse and isinstance(self.sink, Remembering):
            record = self.sink.written(item.name)
            if record:
                stale = self._changed(record, page)
                if not stale:
                    return Done(facts_of(record), reused=True)
        article = self.cleaner.clean(page)
        lines = self.sink.write(page, article)
        return Done(facts_of(article.record), lines, stale=stale)

    def _changed(self, record: Record, page: Page) -> str | None:
        told = (page.path, page.url, page.record_id, page.captured.isoformat() if page.captured else None)
        known = (record.input.path, record.url, record.input.record_id, record.input.captured)
        if told != known or content_sha256(page) != record.input.sha256:
            return "input"
        return self.cleaner.outdated(record)

    def _failed(self, item: Item, stage: str, reason: str, message: str, trace: str = "") -> Failed:
        if isinstance(self.sink, Remembering) and reason != "disk_full":
            self.sink.forget(item.name)
        mark = name_of(trace) if trace else None
        return Failed(Failure(item.name, stage, reason, message, item.record_id, mark), trace)
