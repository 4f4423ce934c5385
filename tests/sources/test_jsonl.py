from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest

from cleaner.compression import decompressed
from cleaner.errors import PageError
from cleaner.sources import jsonl
from cleaner.sources.columns import Columns
from cleaner.sources.item import Entry, Item, Problem
from cleaner.sources.jsonl import read_jsonl


def read(*rows: Any, columns: Columns | None = None) -> list[Entry]:
    data = b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)
    return list(read_jsonl(io.BytesIO(data), "a.jsonl", "key", columns or Columns()))


def test_each_line_is_a_page_named_by_its_number() -> None:
    first, second = read({"text": "one"}, b"\n", {"text": "three"})
    assert (first.name, second.name) == ("a.jsonl/00000001", "a.jsonl/00000003")


def test_a_broken_line_is_told_and_the_others_are_read() -> None:
    one, two, three, four = read({"text": "one"}, b'{"text": "tw\n', b"[1]\n", {"text": "four"})
    assert isinstance(one, Item) and isinstance(four, Item)
    assert isinstance(two, Problem) and isinstance(three, Problem)
    assert (two.reason, three.reason) == ("malformed", "malformed")


def test_a_line_nested_deeper_than_can_be_read_is_told_and_the_others_are_read() -> None:
    one, two, three = read({"text": "one"}, b"[" * 100_000 + b"\n", {"text": "three"})
    assert isinstance(one, Item) and isinstance(three, Item)
    assert isinstance(two, Problem)
    assert (two.name, two.reason) == ("a.jsonl/00000002", "malformed")


def test_a_file_without_pages_is_one_problem_and_not_one_a_line() -> None:
    (problem,) = read(*[{"level": "info", "message": "x"}] * 100)
    assert isinstance(problem, Problem)
    assert (problem.name, problem.reason) == ("a.jsonl", "no_content")
    assert "level, message" in problem.message
    assert "--content-column" in problem.message


def test_a_later_line_without_a_page_is_a_problem_of_its_own() -> None:
    _, problem, _ = read({"text": "one"}, {"url": "x"}, {"text": "three"})
    assert (problem.name, isinstance(problem, Problem)) == ("a.jsonl/00000002", True)


def test_a_line_that_is_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "_LONGEST_LINE", 100)
    one, two, three = read({"text": "one"}, {"text": "x" * 5_000}, {"text": "three"})
    assert isinstance(two, Problem)
    assert two.reason == "too_large"
    assert isinstance(one, Item) and isinstance(three, Item)


def test_a_compressed_file_cut_off_keeps_what_came_before() -> None:
    data = gzip.compress(b"".join(b'{"text": "%032x"}\n' % (n * 7919**5) for n in range(3_000)))
    found = []
    with pytest.raises(PageError) as caught:
        for entry in read_jsonl(decompressed(io.BytesIO(data[: len(data) // 2]), ".gz"), "a.jsonl.gz", "", Columns()):
            found.append(entry)
    assert caught.value.reason == "truncated"
    assert len(found) > 1_000


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    (item,) = read(b'\xef\xbb\xbf{"text": "one"}\n')
    assert isinstance(item, Item)
