"""rich, behind one small module: the summary of a run as tables, and a progress bar."""

from __future__ import annotations

import time
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from cleaner.batch.counts import Counts, largest
from cleaner.batch.run import Summary

_MOST_HOSTS = 10
_REFRESH_SECONDS = 0.2
_STATES = {
    "finished": "cleaned",
    "interrupted": "interrupted after",
    "stopped": "stopped, too many failures, after",
    "broken": "broken off after",
}


def print_summary(summary: Summary, stream: TextIO) -> None:
    """What was cleaned, what was removed and why, from which hosts, and what failed."""
    console = Console(file=stream, highlight=False)
    counts = summary.counts
    if counts.kind_pages:
        console.print(_kinds(counts))
    if counts.hosts:
        console.print(_hosts(counts))
    for what, sums in (("warning", counts.warnings), ("passed over,", counts.skipped), ("failed,", counts.failed)):
        for name, number in sorted(sums.items()):
            console.print(f"{what} {name}: {number:,}{' pages' if what != 'passed over,' else ''}")
    if counts.reused:
        console.print(f"done before and left as they are: {counts.reused:,} pages")
    for name, number in sorted(counts.stale.items()):
        console.print(f"done again, {name} changed: {number:,} pages")
    share = counts.removed_characters / counts.page_characters if counts.page_characters else 0.0
    console.print(
        f"{_STATES[summary.state]} {counts.pages:,} pages, {share:.1%} of their characters removed; "
        f"{counts.failures:,} failed; {summary.seconds:,.1f} s"
    )


def _kinds(counts: Counts) -> Table:
    table = Table(title="Removed, by kind", title_justify="left")
    table.add_column("kind")
    for name in ("pages", "characters"):
        table.add_column(name, justify="right")
    for kind, characters in largest(counts.kind_characters):
        table.add_row(kind, f"{counts.kind_pages[kind]:,}", f"{characters:,}")
    return table


def _hosts(counts: Counts) -> Table:
    table = Table(title="By host", title_justify="left")
    table.add_column("host")
    for name in ("pages", "removed"):
        table.add_column(name, justify="right")
    found = list(largest({host: figures.pages for host, figures in counts.hosts.items()}))
    for host, pages in found[:_MOST_HOSTS]:
        figures = counts.hosts[host]
        share = figures.removed_characters / figures.page_characters if figures.page_characters else 0.0
        table.add_row(host, f"{pages:,}", f"{share:.1%}")
    if len(found) > _MOST_HOSTS:
        table.add_row(f"and {len(found) - _MOST_HOSTS:,} more", f"{sum(n for _, n in found[_MOST_HOSTS:]):,}", "")
    return table


class Bar:
    """A progress bar on a terminal: pages, rate, time left, failures.

    Args:
        total: pages in all, if that is known.
    """

    def __init__(self, stream: TextIO, total: int | None) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]} pages/s"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]} failed"),
        )
        # Drawn by hand: a thread that draws would be in the way of starting processes.
        self._progress = Progress(*columns, console=Console(file=stream), auto_refresh=False, transient=True)
        self._task = self._progress.add_task("cleaning", total=total, rate="0", failed="0")
        self._drawn = 0.0
        self._begun: tuple[float, int] | None = None
        self._progress.start()

    def show(self, counts: Counts) -> None:
        """Set the figures."""
        done = counts.pages + counts.failures
        fresh = done - counts.reused
        self._begun = self._begun or (time.monotonic(), fresh)
        seconds = time.monotonic() - self._begun[0]
        rate = f"{(fresh - self._begun[1]) / seconds:,.0f}" if seconds > 0.5 else "…"
        self._progress.update(self._task, completed=done, rate=rate, failed=f"{counts.failures:,}")

    def tick(self) -> None:
        """Draw, but not too often."""
        if time.monotonic() - self._drawn > _REFRESH_SECONDS:
            self._drawn = time.monotonic()
            self._progress.refresh()

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
