"""Runs for tests: folders of small pages, and what a run promises to write again the same."""

from __future__ import annotations

from pathlib import Path

from cleaner import Cleaner
from cleaner.batch.counts import Counts
from cleaner.batch.run import Output, Settings, Silent, Summary, run
from cleaner.batch.state import Line
from cleaner.sinks.shards import Form
from cleaner.sources.entries import Told, entries
from cleaner.sources.files import find_inputs
from tests.stories import PAGE, PARAGRAPHS, write_tree


def write_pages(folder: Path, number: int) -> Path:
    """Small pages, all different, every twentieth of them empty."""
    pages = {
        f"{n // 10:02}/{n:04}.txt": "" if n % 20 == 7 else f"Page {n} of the almanac\n\n{PARAGRAPHS[n % 10]}\n\nShare\n"
        for n in range(number)
    }
    return write_tree(folder, {**pages, "00/long.txt": PAGE})


def promised(out: Path) -> dict[str, bytes]:
    """All files but the manifest and what a run remembers."""
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return {name: data for name, data in files.items() if name != "manifest.jsonl" and not name.startswith(".cleaner/")}


class Recorder(Silent):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.fresh: list[str] = []
        self.kept: list[str] = []
        self.failed: list[str] = []
        self.changed: list[str] = []

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        (self.kept if kept else self.fresh).extend(names)
        self.failed += [known.failure.path for known in line.failures]

    def stale(self, what: str) -> None:
        self.changed.append(what)


def clean(
    cleaner: Cleaner,
    folder: Path,
    out: Path,
    form: Form = "files",
    settings: Settings | None = None,
    listener: Silent | None = None,
    *,
    tag_only: bool = False,
    shard_size: int = 20_000,
    told: Told | None = None,
) -> Summary:
    """Run in this process, unless the settings say otherwise."""
    found = entries(find_inputs([str(folder)], out), told)
    return run(found, cleaner, Output(out, form, tag_only, shard_size), settings, listener)
