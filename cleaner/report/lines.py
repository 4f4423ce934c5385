"""How a run is told while it goes: as lines, as lines of JSON, or as lines above a progress bar."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from cleaner.batch.counts import Counts
from cleaner.batch.run import Summary
from cleaner.batch.state import Line
from cleaner.report.terminal import Bar
from cleaner.sources.item import Skipped

_PROGRESS_SECONDS = 10.0
# What is passed over and deserves a word each; of the others the summary gives the number.
_TOLD = frozenset({"linked_folder", "link_loop", "not_a_file"})
_WORDS = {
    "linked_folder": "a link to a folder is not followed: --follow-links does",
    "link_loop": "a folder that was read already, by another link",
    "not_a_file": "no regular file",
}


@dataclass(slots=True)
class Lines:
    """A line for each failure, and now and then one for progress.

    Attributes:
        verbose: a line for each page too.
        progress: tell of progress every ten seconds.
    """

    say: Callable[[str], None]
    verbose: bool = False
    progress: bool = True
    bar: Bar | None = None
    _told: float = field(default_factory=time.monotonic)
    _begun: float = field(default_factory=time.monotonic)

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        """As `Listener.chunk`."""
        for known in line.failures:
            failure = known.failure
            trace = f" [{failure.traceback}]" if failure.traceback else ""
            self.say(f"{failure.path}: {failure.reason}: {failure.message}{trace}")
        if self.verbose:
            for name in names:
                self.say(f"{name}: {'done before' if kept else 'cleaned'}")
        if self.bar:
            self.bar.show(counts)
            self.bar.tick()
        elif self.progress and time.monotonic() - self._told > _PROGRESS_SECONDS:
            self._told = time.monotonic()
            rate = (counts.pages - counts.reused) / (self._told - self._begun)
            self.say(f"{counts.pages:,} pages, {rate:,.0f} a second, {counts.failures:,} failed")

    def skipped(self, entry: Skipped) -> None:
        """As `Listener.skipped`."""
        if entry.reason in _TOLD or self.verbose:
            self.say(f"{entry.name}: passed over: {_WORDS.get(entry.reason, entry.reason)}")

    def stale(self, what: str) -> None:
        """As `Listener.stale`."""
        self.say(f"{what} changed since the last run: all pages are done again")

    def tick(self) -> None:
        """As `Listener.tick`."""
        if self.bar:
            self.bar.tick()


@dataclass(slots=True)
class JsonLines:
    """The same as lines of JSON, each with its `event`."""

    say: Callable[[str], None]
    verbose: bool = False
    quiet: bool = False
    _told: float = field(default_factory=time.monotonic)

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        """As `Listener.chunk`."""
        for known in line.failures:
            self._event("failed", **msgspec.to_builtins(known.failure))
        if self.verbose:
            for name in names:
                self._event("page", path=name, kept=kept)
        if not self.quiet and time.monotonic() - self._told > _PROGRESS_SECONDS:
            self._told = time.monotonic()
            self._event("progress", pages=counts.pages, reused=counts.reused, failed=counts.failures)

    def skipped(self, entry: Skipped) -> None:
        """As `Listener.skipped`."""
        if entry.reason in _TOLD or self.verbose:
            self._event("skipped", path=entry.name, reason=entry.reason)

    def stale(self, what: str) -> None:
        """As `Listener.stale`."""
        self._event("stale", changed=what)

    def tick(self) -> None:
        """As `Listener.tick`."""

    def summary(self, summary: Summary) -> None:
        """The end."""
        counts = msgspec.to_builtins(summary.counts)
        self._event("summary", state=summary.state, seconds=summary.seconds, shards=summary.shards, counts=counts)

    def _event(self, event: str, **values: Any) -> None:
        self.say(msgspec.json.encode({"event": event, **values}).decode())
