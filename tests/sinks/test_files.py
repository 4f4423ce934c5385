from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cleaner import Article, Cleaner, Page, PageError
from cleaner.sinks.files import FileSink, write_whole
from tests.stories import PAGE


def write_article(out: Path, name: str, article: Article) -> None:
    FileSink(out).write(Page(PAGE, path=name), article)


def contents(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_text_and_record_stand_under_the_whole_name_of_the_input(tmp_path: Path, cleaner: Cleaner) -> None:
    article = cleaner.clean(PAGE)
    write_article(tmp_path, "sub/page.html.gz", article)
    assert contents(tmp_path) == ["sub/page.html.gz.json", "sub/page.html.gz.txt"]
    assert (tmp_path / "sub/page.html.gz.txt").read_text("utf-8") == article.text


def test_the_record_says_where_the_text_is(tmp_path: Path, cleaner: Cleaner) -> None:
    write_article(tmp_path, "sub/page.txt", cleaner.clean(PAGE))
    assert json.loads((tmp_path / "sub/page.txt.json").read_bytes())["output"]["path"] == "sub/page.txt.txt"


def test_a_text_is_written_with_line_feeds_only(tmp_path: Path, cleaner: Cleaner) -> None:
    write_article(tmp_path, "page.txt", cleaner.clean(PAGE.replace("\n", "\r\n")))
    assert b"\r" not in (tmp_path / "page.txt.txt").read_bytes()


def test_what_stands_in_the_way_is_an_error_of_that_page(tmp_path: Path, cleaner: Cleaner) -> None:
    (tmp_path / "sub").write_text("a file where a folder is needed")
    with pytest.raises(PageError) as caught:
        write_article(tmp_path, "sub/page.txt", cleaner.clean(PAGE))
    assert (caught.value.reason, caught.value.stage) == ("unwritable", "write")


def test_what_an_earlier_run_wrote_can_be_taken_away(tmp_path: Path, cleaner: Cleaner) -> None:
    write_article(tmp_path, "page.txt", cleaner.clean(PAGE))
    FileSink(tmp_path).forget("page.txt")
    FileSink(tmp_path).forget("never-written.txt")
    assert contents(tmp_path) == []


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"old and longer")
    write_whole(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert contents(tmp_path) == ["a.txt"]


def test_a_reader_that_has_the_file_open_goes_on_reading_the_old_one(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"old")
    with (tmp_path / "a.txt").open("rb") as reader:
        write_whole(tmp_path / "a.txt", b"new")
        assert reader.read() == b"old"


def test_a_file_that_can_not_be_replaced_stays_and_nothing_is_left_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OSError, match=r"."):
        write_whole(tmp_path / "a.txt", b"new")
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208


def test_a_name_as_long_as_the_file_system_allows_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("n" * 251 + ".txt"), b"x")
    assert (tmp_path / ("n" * 251 + ".txt")).read_bytes() == b"x"
