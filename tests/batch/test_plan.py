from __future__ import annotations

from datetime import date

import pytest

from cleaner.batch import plan
from cleaner.batch.plan import chosen, chunks
from cleaner.sources.item import Entry, Item, Problem, Skipped


def items(number: int) -> list[Entry]:
    return [Item(f"{n:03}", "k", content="x" * 10) for n in range(number)]


def test_chunks_hold_all_entries_in_order() -> None:
    entries = [*items(40), Problem("p", "k", "unreadable", "no"), Skipped("s", "revisit")]
    found = list(chunks(entries))
    assert [chunk.number for chunk in found] == [0, 1, 2]
    assert [entry for chunk in found for entry in chunk.entries] == entries


def test_chunks_end_with_their_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MOST_BYTES", 25)
    assert [len(chunk.entries) for chunk in chunks(items(7))] == [3, 3, 1]


@pytest.mark.parametrize(
    "other",
    [
        Item("b", "k"),
        Item("a", "l"),
        Item("a", "k", url="https://one.example/"),
        Item("a", "k", captured=date(2024, 3, 2)),
        Item("a", "k", record_id="7"),
        Item("a", "k", media_type="text/html"),
        Problem("a", "k", "unreadable", "no"),
        Skipped("a", "revisit", "k"),
    ],
    ids=["name", "content", "url", "date", "id", "media", "problem", "skipped"],
)
def test_a_key_changes_with_all_that_a_result_depends_on(other: Entry) -> None:
    (one,), (two,) = chunks([Item("a", "k")]), chunks([other])
    assert one.key != two.key


def test_a_limit_counts_pages_only() -> None:
    entries: list[Entry] = [Skipped("s", "revisit"), *items(5)]
    assert [entry.name for entry in chosen(entries, 2, None)] == ["s", "000", "001"]


def test_a_sample_follows_from_names() -> None:
    some = [entry.name for entry in chosen(items(1_000), None, 0.1)]
    assert 60 < len(some) < 140
    assert some == [entry.name for entry in chosen(items(1_000), None, 0.1)]
    assert set(some) <= {entry.name for entry in chosen(items(1_000), None, 0.3)}
    assert len(list(chosen(items(100), None, 1.0))) == 100
