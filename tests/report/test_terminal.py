from __future__ import annotations

import io

import pytest

from cleaner.batch.counts import Counts, Facts
from cleaner.batch.run import Summary
from cleaner.report import terminal
from cleaner.report.terminal import Bar, print_summary


def counts() -> Counts:
    found = Counts()
    for n in range(30):
        found.count_page(Facts(f"h{n % 15:02}.example", 100, 40, {"related": 30, "share": 10}, ["nothing_kept"]))
    found.count_page(Facts("", 100, 0, {}, []), reused=True)
    found.count_page(Facts("h00.example", 100, 0, {}, []), stale="rules")
    found.count_failure("empty")
    found.count_skipped("revisit")
    return found


def test_the_summary_says_all_that_was_counted() -> None:
    stream = io.StringIO()
    print_summary(Summary(counts(), "finished", 2.0), stream)
    said = " ".join(stream.getvalue().split())
    for part in (
        "related │ 30 │ 900",
        "h00.example │ 3 │ 26.7%",
        "and 5 more │ 10",
        "warning nothing_kept: 30 pages",
        "passed over, revisit: 1",
        "failed, empty: 1 pages",
        "left as they are: 1 pages",
        "done again, rules changed: 1 pages",
        "cleaned 32 pages, 37.5% of their characters removed; 1 failed",
    ):
        assert part in said, part


@pytest.mark.parametrize(
    ("state", "said"),
    [("interrupted", "interrupted after"), ("stopped", "too many failures"), ("broken", "broken off")],
)
def test_a_run_that_did_not_come_to_its_end_says_so(state: str, said: str) -> None:
    stream = io.StringIO()
    print_summary(Summary(Counts(), state), stream)
    assert said in stream.getvalue()


def test_the_bar_shows_pages_and_failures_and_lines_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_REFRESH_SECONDS", -1.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    stream = io.StringIO()
    bar = Bar(stream, 100)
    bar.show(counts())
    bar.tick()
    bar.say("a.txt: [odd] name")
    bar.close()
    assert "33/100" in stream.getvalue()
    assert "1 failed" in stream.getvalue()
    assert "a.txt: [odd] name" in stream.getvalue()
