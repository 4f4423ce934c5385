from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from cleaner.errors import UsageError
from cleaner.sources.urls import day_of, read_urls, told_of


def test_a_table_of_urls(tmp_path: Path) -> None:
    table = tmp_path / "urls.tsv"
    table.write_bytes(
        "\ufeffa.txt\thttps://one.example/\r\n\nsub/b.txt \t https://two.example/\t20240302\tmore\n".encode()
    )
    assert read_urls(table) == {
        "a.txt": "https://one.example/",
        "sub/b.txt": "https://two.example/\t20240302\tmore",
    }


@pytest.mark.parametrize("content", [b"a.txt https://one.example/\n", b"a.txt\tx\nb.txt\n"], ids=["blank", "no-url"])
def test_a_line_of_the_table_that_is_no_pair_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "urls.tsv").write_bytes(content)
    with pytest.raises(UsageError, match=rf"urls\.tsv:{content.count(10)}: .*TAB"):
        read_urls(tmp_path / "urls.tsv")


@pytest.mark.parametrize("day", ["2024-13-45", "yesterday", "02.03.2024"])
def test_a_date_of_the_table_that_is_none_is_named(tmp_path: Path, day: str) -> None:
    (tmp_path / "urls.tsv").write_text(f"a.txt\thttps://one.example/\nb.txt\tx\t{day}\tmore\n")
    with pytest.raises(UsageError, match=rf"urls\.tsv:2: '{day}' is no date"):
        read_urls(tmp_path / "urls.tsv")


def test_a_table_that_can_not_be_read_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "latin.tsv").write_bytes(b"caf\xe9\thttps://one.example/\n")
    for name, says in (("missing.tsv", "No such file or directory$"), ("latin.tsv", "Store it as UTF-8")):
        with pytest.raises(UsageError, match=rf"--urls '.*{name}' can't be read: .*{says}"):
            read_urls(tmp_path / name)


def test_a_url_is_found_by_path_before_name() -> None:
    assert told_of("sub/b.txt", {"sub/b.txt": "path", "b.txt": "name"}) == ("path", None)
    assert told_of("sub/b.txt", {"b.txt": "name"}) == ("name", None)
    assert told_of("sub/b.txt", {"c.txt": "other"}) == (None, None)
    assert told_of("sub/b.txt", {"sub/b.txt": ""}) == (None, None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-02", date(2024, 3, 2)),
        ("2024-03-02T09:15:00Z", date(2024, 3, 2)),
        ("20240302091500", date(2024, 3, 2)),
        ("yesterday", None),
        ("2024-13-02", None),
        ("", None),
        (None, None),
        (datetime(2024, 3, 2, 9, 15), date(2024, 3, 2)),
    ],
)
def test_a_capture_date_is_a_day(value: object, day: date | None) -> None:
    assert day_of(value) == day


def test_the_third_column_is_the_capture_date() -> None:
    assert told_of("a.txt", {"a.txt": "https://one.example/\t2024-03-02"}) == (
        "https://one.example/",
        date(2024, 3, 2),
    )
