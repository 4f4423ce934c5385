"""What became of the lines of an import, summed up and file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner.rulebook.ftr.convert import Account

_MAIN = ("body", "strip", "strip_id_or_class")


def rate(accounts: Sequence[Account]) -> tuple[int, int]:
    """Of the lines that say where the article is and what to strip: how many became rules, and how many there are."""
    converted = sum(account.converted[name] for account in accounts for name in _MAIN)
    failed = sum(account.failed[name] for account in accounts for name in _MAIN)
    return converted, converted + failed


def summary(accounts: Sequence[Account]) -> Iterator[str]:
    """The whole import in a few lines."""
    written = sum(account.written is not None for account in accounts)
    yield f"{len(accounts):,} site files read, {written:,} rule files written"
    for title, counts in (
        ("became rules", _sum(account.converted for account in accounts)),
        ("could not be converted", _sum(account.failed for account in accounts)),
        ("have no meaning here", _sum(account.left_out for account in accounts)),
    ):
        said = ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda i: (-i[1], i[0])))
        yield f"{title}: {said or 'none'}"
    good, total = rate(accounts)
    if total:
        yield f"body and strip lines converted: {good:,} of {total:,} ({good / total:.1%})"


def _sum(counters: Iterator[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total += counter
    return total


def write_report(accounts: Sequence[Account], path: Path) -> None:
    """A table: site file, rule file, what became of it, directive, lines."""
    rows = ["site file\trule file\twhat\tdirective\tlines"]
    for account in accounts:
        for what, counts in (
            ("rule", account.converted),
            ("failed", account.failed),
            ("left out", account.left_out),
        ):
            rows += [
                f"{account.name}\t{account.written or ''}\t{what}\t{name}\t{n}" for name, n in sorted(counts.items())
            ]
    path.write_text("\n".join(rows) + "\n", "utf-8")
