"""What a run did, in figures that add up: page by page, chunk by chunk, run by run."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from cleaner.provenance import Record

# More hosts than these are counted together: a list of all hosts of a crawl does not fit into memory.
MOST_HOSTS = 20_000
OTHER_HOSTS = "(other hosts)"
# Where a run lists its failures, below its output folder.
ERRORS = "errors.jsonl"


class Failure(msgspec.Struct, frozen=True):
    """A line of errors.jsonl.

    Attributes:
        path: the page's name: a file, a record in a container, or a container that breaks off.
        record: what its source calls it, if it does.
        stage: "read", "decode", "segment", "clean", "write".
        reason: a short fixed word.
        traceback: for an error that nobody expected: names a file in OUT/.cleaner/tracebacks.
    """

    path: str
    stage: str
    reason: str
    message: str
    record: str | None = None
    traceback: str | None = None


def read_failures(path: Path) -> list[Failure]:
    """The failures that a run has listed; lines that can't be read are left out."""
    found: list[Failure] = []
    with contextlib.suppress(OSError), path.open("rb") as lines:
        for line in lines:
            with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
                found.append(msgspec.json.decode(line, type=Failure))
    return found


class Facts(msgspec.Struct, frozen=True):
    """The figures of one cleaned page. Characters of kinds are as they stand on the page, the others without blanks."""

    host: str
    page_characters: int
    removed_characters: int
    kinds: dict[str, int]
    warnings: list[str]


class HostCounts(msgspec.Struct):
    """The figures of one host."""

    pages: int = 0
    page_characters: int = 0
    removed_characters: int = 0


def facts_of(record: Record) -> Facts:
    """The figures that a record holds."""
    kinds: dict[str, int] = {}
    for verdict in record.verdicts:
        if verdict.action == "remove" and verdict.kind:
            kinds[verdict.kind] = kinds.get(verdict.kind, 0) + verdict.end - verdict.start
    output = record.output
    return Facts(record.host or "", output.page_characters, output.removed_characters, kinds, output.warnings)


class Counts(msgspec.Struct):
    """Sums over pages.

    Attributes:
        pages: cleaned, in this run or an earlier one.
        reused: of these, the ones that an earlier run had written already.
        stale: pages that had to be done again, by what has changed.
        failed, skipped: by reason.
        kind_pages, kind_characters: for each kind, pages that had it, and characters removed for it.
    """

    pages: int = 0
    reused: int = 0
    page_characters: int = 0
    removed_characters: int = 0
    stale: dict[str, int] = msgspec.field(default_factory=dict)
    failed: dict[str, int] = msgspec.field(default_factory=dict)
    skipped: dict[str, int] = msgspec.field(default_factory=dict)
    kind_pages: dict[str, int] = msgspec.field(default_factory=dict)
    kind_characters: dict[str, int] = msgspec.field(default_factory=dict)
    warnings: dict[str, int] = msgspec.field(default_factory=dict)
    hosts: dict[str, HostCounts] = msgspec.field(default_factory=dict)

    @property
    def failures(self) -> int:
        """How many pages failed."""
        return sum(self.failed.values())

    def count_page(self, facts: Facts, *, reused: bool = False, stale: str | None = None) -> None:
        """Add one cleaned page."""
        self.pages += 1
        self.reused += reused
        self.page_characters += facts.page_characters
        self.removed_characters += facts.removed_characters
        _add(self.kind_characters, facts.kinds)
        _add(self.kind_pages, dict.fromkeys(facts.kinds, 1))
        _add(self.warnings, dict.fromkeys(facts.warnings, 1))
        if stale:
            _add(self.stale, {stale: 1})
        if facts.host:
            self._add_host(facts.host, HostCounts(1, facts.page_characters, facts.removed_characters))

    def count_failure(self, reason: str) -> None:
        """Add a page that failed."""
        _add(self.failed, {reason: 1})

    def count_skipped(self, reason: str) -> None:
        """Add what is no page."""
        _add(self.skipped, {reason: 1})

    def add(self, other: Counts, *, reused: bool = False) -> None:
        """Add the sums of other pages; `reused`: they were all written by an earlier run."""
        self.pages += other.pages
        self.reused += other.pages if reused else other.reused
        self.page_characters += other.page_characters
        self.removed_characters += other.removed_characters
        for name in ("failed", "skipped", "kind_pages", "kind_characters", "warnings"):
            _add(getattr(self, name), getattr(other, name))
        if not reused:
            _add(self.stale, other.stale)
        for host, counts in other.hosts.items():
            self._add_host(host, counts)

    def _add_host(self, host: str, more: HostCounts) -> None:
        if host not in self.hosts:
            if len(self.hosts) >= MOST_HOSTS:
                host = OTHER_HOSTS
            self.hosts.setdefault(host, HostCounts())
        counts = self.hosts[host]
        counts.pages += more.pages
        counts.page_characters += more.page_characters
        counts.removed_characters += more.removed_characters


def _add(sums: dict[str, int], more: Mapping[str, int]) -> None:
    for name, number in more.items():
        sums[name] = sums.get(name, 0) + number


def largest(sums: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """The largest first, equal ones by name."""
    return sorted(sums.items(), key=lambda item: (-item[1], item[0]))
