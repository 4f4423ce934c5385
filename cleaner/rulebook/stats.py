"""What rules did in a run, counted from the records that it left."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cleaner.errors import UsageError
from cleaner.provenance import Record
from cleaner.rulebook.book import Rulebook
from cleaner.sinks.reading import Written
from cleaner.sinks.reading import read_run as read_written


@dataclass(slots=True)
class Fired:
    """What one rule did."""

    pages: int = 0
    spans: int = 0
    characters: int = 0


@dataclass(slots=True)
class Stats:
    """What a run's records say.

    Attributes:
        rules: by rule id.
        sites: pages by the site file that spoke about them.
        reverted: pages by the site file whose removals were taken back.
    """

    records: int = 0
    rules: dict[str, Fired] = field(default_factory=dict)
    sites: dict[str, int] = field(default_factory=dict)
    reverted: dict[str, int] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Count one page."""
        self.records += 1
        seen: set[str] = set()
        for verdict in record.verdicts:
            if "#" not in verdict.by:
                continue
            fired = self.rules.setdefault(verdict.by, Fired())
            fired.pages += verdict.by not in seen
            seen.add(verdict.by)
            fired.spans += 1
            fired.characters += verdict.end - verdict.start
        if site := record.activity.site:
            self.sites[site] = self.sites.get(site, 0) + 1
            if "site_rules_reverted" in record.output.warnings:
                self.reverted[site] = self.reverted.get(site, 0) + 1


def read_run(run: Path) -> Stats:
    """Count all records in the output of a run; what can't be read of it is passed over.

    Raises:
        UsageError: there are none.
    """
    stats = Stats()
    for written in read_written(run):
        if isinstance(written, Written):
            stats.add(written.record)
    if not stats.records:
        raise UsageError(f"no records in {str(run)!r}: give the output folder of `cleaner run`")
    return stats


def never_fired(stats: Stats, book: Rulebook) -> dict[str, list[str]]:
    """Of the site files that spoke about pages of the run: the removals that never had the last word."""
    silent = {}
    for file in book.layers["site"]:
        if file.rules.id in stats.sites:
            ids = [f"{file.rules.id}#{rule.id}" for rule in file.rules.remove]
            silent[file.rules.id] = [rule for rule in ids if rule not in stats.rules]
    return {site: rules for site, rules in silent.items() if rules}
