from __future__ import annotations

import json

import pytest

from cleaner.batch.counts import Counts, Failure
from cleaner.batch.run import Summary
from cleaner.batch.state import KnownFailure, Line
from cleaner.report import lines
from cleaner.report.lines import JsonLines, Lines
from cleaner.sources.item import Skipped

FAILURE = Failure("a.txt", "clean", "internal", "RuntimeError: out of ink", None, "0123456789ab")
LINE = Line("key", 1, Counts(pages=1, failed={"internal": 1}), [KnownFailure("k", FAILURE)])


def test_failures_are_told_with_their_traceback_and_pages_on_demand() -> None:
    for verbose, pages in ((False, []), (True, ["b.txt: cleaned"])):
        said: list[str] = []
        Lines(said.append, verbose=verbose).chunk(LINE, LINE.counts, ["b.txt"], kept=False)
        assert said == ["a.txt: internal: RuntimeError: out of ink [0123456789ab]", *pages]


def test_progress_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_PROGRESS_SECONDS", -1.0)
    said: list[str] = []
    listener = Lines(said.append)
    listener.chunk(LINE, Counts(pages=1_500), [], kept=False)
    assert "1,500 pages" in said[-1]
    said.clear()
    Lines(said.append, progress=False).chunk(Line("", 0, Counts(), []), Counts(pages=1_500), [], kept=False)
    assert said == []


def test_what_is_passed_over_is_told_if_it_may_surprise() -> None:
    said: list[str] = []
    for verbose in (False, True):
        listener = Lines(said.append, verbose=verbose)
        listener.skipped(Skipped("a.png", "unknown_format"))
        listener.skipped(Skipped("pipe.txt", "not_a_file"))
    assert said == [
        "pipe.txt: passed over: no regular file",
        "a.png: passed over: unknown_format",
        "pipe.txt: passed over: no regular file",
    ]


def test_lines_of_json_hold_the_same() -> None:
    said: list[str] = []
    listener = JsonLines(said.append, verbose=True)
    listener.chunk(LINE, LINE.counts, ["b.txt"], kept=True)
    listener.skipped(Skipped("pipe.txt", "not_a_file"))
    listener.stale("rules")
    listener.summary(Summary(LINE.counts, "finished", 1.5, ["part-00000.jsonl"]))
    failed, page, skipped, stale, summary = map(json.loads, said)
    assert (failed["event"], failed["path"], failed["traceback"]) == ("failed", "a.txt", "0123456789ab")
    assert page == {"event": "page", "path": "b.txt", "kept": True}
    assert (skipped["reason"], stale["changed"]) == ("not_a_file", "rules")
    assert (summary["state"], summary["counts"]["failed"]) == ("finished", {"internal": 1})
