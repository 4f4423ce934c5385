from __future__ import annotations

import msgspec
import pytest

from cleaner.batch import counts as module
from cleaner.batch.counts import Counts, Facts

ONE = Facts("one.example", 100, 30, {"related": 30}, ["nothing_kept"])
TWO = Facts("two.example", 50, 5, {"related": 2, "share": 3}, [])


def test_sums_of_sums_are_the_sums() -> None:
    all_in_one, first, second = Counts(), Counts(), Counts()
    for facts, part in ((ONE, first), (TWO, second), (ONE, second)):
        part.count_page(facts)
        all_in_one.count_page(facts)
    for part in (first, second):
        part.count_failure("empty")
        part.count_skipped("revisit")
        all_in_one.count_failure("empty")
        all_in_one.count_skipped("revisit")
    total = Counts()
    total.add(first)
    total.add(msgspec.json.decode(msgspec.json.encode(second), type=Counts))
    assert total == all_in_one
    assert (total.pages, total.kind_pages, total.kind_characters) == (
        3,
        {"related": 3, "share": 1},
        {"related": 62, "share": 3},
    )
    assert total.failures == 2


def test_pages_of_an_earlier_run_are_reused_whatever_they_were_then() -> None:
    earlier, total = Counts(), Counts()
    earlier.count_page(ONE, stale="rules")
    total.add(earlier, reused=True)
    assert (total.pages, total.reused, total.stale) == (1, 1, {})


def test_hosts_beyond_a_number_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HOSTS", 3)
    total = Counts()
    for n in range(10):
        total.count_page(Facts(f"{n}.example", 10, 1, {}, []))
    assert sum(host.pages for host in total.hosts.values()) == 10
    assert set(total.hosts) == {"0.example", "1.example", "2.example", module.OTHER_HOSTS}
