"""rich, behind one small module: the summary of a run as a table."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from rich.console import Console
from rich.table import Table

from cleaner.batch.run import Summary


def print_summary(summary: Summary, stream: TextIO) -> None:
    """What was cleaned, what was removed and why, and what failed."""
    console = Console(file=stream, highlight=False)
    share = 1 - summary.kept_characters / summary.page_characters if summary.page_characters else 0.0
    if summary.kind_pages:
        table = Table(title="Removed, by kind", title_justify="left")
        table.add_column("kind")
        table.add_column("pages", justify="right")
        table.add_column("characters", justify="right")
        for kind, characters in sorted(summary.kind_characters.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(kind, f"{summary.kind_pages[kind]:,}", f"{characters:,}")
        console.print(table)
    for warning, count in sorted(summary.warnings.items()):
        console.print(f"warning {warning}: {count:,} pages")
    reasons = Counter(failure.reason for failure in summary.failures)
    for reason, count in sorted(reasons.items()):
        console.print(f"failed, {reason}: {count:,} pages")
    state = "interrupted after" if summary.interrupted else "cleaned"
    console.print(
        f"{state} {summary.pages:,} pages, {share:.1%} of their characters removed; {len(summary.failures):,} failed"
    )
