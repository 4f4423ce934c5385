"""What rules did in a run, counted from the records that it left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from cleaner.errors import UsageError
from cleaner.provenance.types import VerdictTable
from cleaner.rulebook.book import Rulebook


class _Verdict(msgspec.Struct):
    start: int
    end: int
    action: str
    by: str


class _Activity(msgspec.Struct):
    site: str | None = None


class _Output(msgspec.Struct):
    warnings: list[str] = []


class _Record(msgspec.Struct):
    """The part of a record that is counted."""

    schema: str
    activity: _Activity
    output: _Output
    verdicts: VerdictTable | list[_Verdict]  # row by row in the first format of records


class _Row(msgspec.Struct):
    """A line of JSONL that holds a record beside other things."""

    record: _Record


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

    def add(self, record: _Record) -> None:
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
    """Count all records in the output of a run.

    Raises:
        UsageError: there are none.
    """
    stats = Stats()
    if not run.exists():
        raise UsageError(f"no such folder: {str(run)!r}")
    for record in _records(run):
        stats.add(record)
    if not stats.records:
        raise UsageError(f"no records in {str(run)!r}: give the output folder of `cleaner run`")
    return stats


def _records(run: Path) -> Iterator[_Record]:
    one, row = msgspec.json.Decoder(_Record), msgspec.json.Decoder(_Row)
    for path in sorted(run.rglob("*")) if run.is_dir() else [run]:
        if path.suffix == ".json":
            lines = [path.read_bytes()]
        elif path.suffix == ".jsonl":
            lines = path.read_bytes().splitlines()
        else:
            continue
        for line in lines:
            for decoder in (one, row):
                try:
                    found = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue
                record = found.record if isinstance(found, _Row) else found
                if record.schema.startswith("cleaner/record/"):
                    yield record
                break


def never_fired(stats: Stats, book: Rulebook) -> dict[str, list[str]]:
    """Of the site files that spoke about pages of the run: the removals that never had the last word."""
    silent = {}
    for file in book.layers["site"]:
        if file.rules.id in stats.sites:
            ids = [f"{file.rules.id}#{rule.id}" for rule in file.rules.remove]
            silent[file.rules.id] = [rule for rule in ids if rule not in stats.rules]
    return {site: rules for site, rules in silent.items() if rules}
