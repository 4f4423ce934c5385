"""Every format, from a file on disk to the page that the cleaner gets."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner import PageError
from cleaner.compression import compressed
from cleaner.sources import entries as module
from cleaner.sources import files
from cleaner.sources.columns import Columns
from cleaner.sources.entries import Told, entries, page_of
from cleaner.sources.files import find_inputs
from cleaner.sources.item import Entry, Item, Problem, Skipped
from tests.sources.test_warc import PAGES, archive
from tests.stories import HTML_PAGE, PAGE, write_tree

PACK: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: compressed(data, ".zst"),
}


def read(folder: Path, told: Told | None = None, *, follow_links: bool = False) -> list[Entry]:
    return list(entries(find_inputs([str(folder)], folder / "out", follow_links=follow_links), told))


def tar(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as written:
        for name, data in members.items():
            header = tarfile.TarInfo(name.replace("__", "/").replace("_", "."))
            header.size = len(data)
            written.addfile(header, io.BytesIO(data))
    return buffer.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("a.html", HTML_PAGE.encode(), 1),
        ("a.txt", PAGE.encode(), 1),
        ("a.md", PAGE.encode(), 1),
        ("a.jsonl", b'{"text": "one"}\n{"text": "two"}\n', 2),
        ("a.warc", archive(*PAGES), 5),
        ("a.wet", archive(("conversion", "https://one.example/", PAGE.encode(), None, "")), 1),
        ("a.tar", tar(b_html=HTML_PAGE.encode(), sub__c_txt_gz=gzip.compress(PAGE.encode())), 2),
    ],
)
def test_every_format_is_read_compressed_or_not(
    tmp_path: Path, name: str, data: bytes, pages: int, suffix: str
) -> None:
    write_tree(tmp_path / "in", {name + suffix: PACK[suffix](data)})
    found = read(tmp_path / "in")
    assert [type(entry) for entry in found] == [Item] * pages
    assert all(page_of(entry).content for entry in found if isinstance(entry, Item))


@pytest.mark.parametrize("suffix", [s for s in PACK if s])
def test_compressed_data_that_is_cut_off_is_told(tmp_path: Path, suffix: str) -> None:
    data = PACK[suffix](os.urandom(5_000))
    write_tree(
        tmp_path / "in", {f"a.txt{suffix}": data[:-200], f"b.tar{suffix}": PACK[suffix](tar(a_txt=b"x" * 9000))[:-9]}
    )
    a, *rest = read(tmp_path / "in")
    assert isinstance(a, Item)
    with pytest.raises(PageError) as caught:
        page_of(a)
    assert (caught.value.reason, caught.value.stage) == ("truncated", "read")
    assert isinstance(rest[-1], Problem)
    assert rest[-1].reason == "truncated"


@pytest.mark.parametrize("suffix", [s for s in PACK if s])
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 20)
    monkeypatch.setattr(module, "LARGEST_RECORD", 1 << 20)
    bomb = PACK[suffix](bytes(1 << 24))
    write_tree(
        tmp_path / "in", {f"a.txt{suffix}": bomb, "b.zip": zipped({f"c.txt{suffix}": bomb, "d.txt": bytes(1 << 24)})}
    )
    a, *members = read(tmp_path / "in")
    with pytest.raises(PageError) as caught:
        page_of(a)  # type: ignore[arg-type]
    assert caught.value.reason == "too_large"
    assert [m.reason for m in members if isinstance(m, Problem)] == ["too_large", "too_large"]


def test_parquet(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    table = pa.table(
        {
            "id": ["a", "b"],
            "html": [HTML_PAGE, HTML_PAGE.encode().decode()],
            "url": ["https://one.example/", None],
            "timestamp": pa.array([1_709_370_900, None], pa.timestamp("s")),
            "embedding": [[0.5] * 4] * 2,
        }
    )
    pq.write_table(table, tmp_path / "in/a.parquet")
    first, second = read(tmp_path / "in")
    assert isinstance(first, Item) and isinstance(second, Item)
    assert (first.name, first.record_id, first.url, first.captured, first.media_type) == (
        "a.parquet/00000001",
        "a",
        "https://one.example/",
        date(2024, 3, 2),
        "text/html",
    )
    assert (second.url, second.captured) == (None, None)


@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Kolkata"])
def test_nanoseconds_in_a_parquet_file_are_passed_over(tmp_path: Path, zone: str | None) -> None:
    """pandas writes all its times like that, and Python has none."""
    (tmp_path / "in").mkdir()
    exact = pa.array([1_709_370_900_123_456_789, None], pa.timestamp("ns", zone))
    rows = {
        "timestamp": exact,
        "metadata": pa.array([{"seen": [at]} for at in exact], pa.struct([("seen", pa.list_(exact.type))])),
    }
    pq.write_table(pa.table({"text": [PAGE, PAGE], **rows}), tmp_path / "in/a.parquet")
    first, second = read(tmp_path / "in")
    assert isinstance(first, Item) and isinstance(second, Item)
    assert (first.captured, second.captured) == (date(2024, 3, 2), None)


@pytest.mark.parametrize("kind", [pa.timestamp("ns"), pa.duration("ns"), pa.time64("ns")], ids=str)
def test_nanoseconds_are_read_as_microseconds_whatever_is_installed(tmp_path: Path, kind: pa.DataType) -> None:
    (tmp_path / "in").mkdir()
    values = pa.array([{"took": 1}, {"took": 1_001}], pa.struct([("took", kind)]))
    pq.write_table(pa.table({"text": ["one", "two"], "metadata": values}), tmp_path / "in/a.parquet")
    assert [isinstance(entry, Item) for entry in read(tmp_path / "in")] == [True, True]


NO_UTF8 = pa.Array.from_buffers(
    pa.string(), 3, [None, pa.array([0, 1, 2, 3], pa.int32()).buffers()[1], pa.py_buffer(b"a\xffc")]
)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("date", pa.array([0, 1 << 50, 0], pa.timestamp("s"))),
        ("date", pa.array([0, 1 << 30, 0], pa.date32())),
        ("url", NO_UTF8),
    ],
    ids=["year", "day", "no-utf8"],
)
def test_a_row_of_a_parquet_file_with_an_odd_value_is_told_and_the_others_are_read(
    tmp_path: Path, column: str, values: pa.Array
) -> None:
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"text": ["one", "two", "three"], column: values}), tmp_path / "in/a.parquet")
    one, two, three = read(tmp_path / "in")
    assert isinstance(one, Item) and isinstance(three, Item)
    assert isinstance(two, Problem)
    assert (two.name, two.reason) == ("a.parquet/00000002", "malformed")
    assert column in two.message


def test_a_parquet_file_that_is_cut_off_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"text": [PAGE] * 100}), tmp_path / "in/a.parquet")
    data = (tmp_path / "in/a.parquet").read_bytes()
    (tmp_path / "in/a.parquet").write_bytes(data[: len(data) // 2])
    (problem,) = read(tmp_path / "in")
    assert isinstance(problem, Problem)
    assert (problem.name, problem.reason) == ("a.parquet", "truncated")


def test_a_parquet_file_with_a_broken_group_keeps_the_groups_before(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    texts = [f"{n} {os.urandom(200).hex()}" for n in range(300)]
    path, table = tmp_path / "in/a.parquet", pa.table({"text": texts})
    pq.write_table(table, path, row_group_size=100, write_page_checksum=True)
    data = bytearray((tmp_path / "in/a.parquet").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 500] = bytes(500)
    (tmp_path / "in/a.parquet").write_bytes(data)
    *items, problem = read(tmp_path / "in")
    assert [item.content for item in items if isinstance(item, Item)] == texts[: len(items)]
    assert len(items) >= 100
    assert isinstance(problem, Problem)


def test_a_parquet_file_without_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"x": [1]}), tmp_path / "in/a.parquet")
    (problem,) = read(tmp_path / "in")
    assert isinstance(problem, Problem)
    assert problem.reason == "no_content"
    (item,) = entries(find_inputs([str(tmp_path / "in")], tmp_path / "out"), Told({}, Columns(content="x")))
    assert isinstance(item, Problem), "a number is no page"


def test_archives_hold_pages_and_containers_but_no_archives(tmp_path: Path) -> None:
    inner = {
        "a.html": HTML_PAGE.encode(),
        "sub/b.jsonl": b'{"text": "one"}\n',
        "c.warc": archive(PAGES[0]),
        "d.zip": zipped({"x.txt": b"x"}),
        "e.png": b"\x89PNG",
        "../../f.txt": PAGE.encode(),
    }
    write_tree(tmp_path / "in", {"x.zip": zipped(inner)})
    found = read(tmp_path / "in")
    assert [(type(entry).__name__, entry.name) for entry in found] == [
        ("Item", "x.zip/a.html"),
        ("Item", "x.zip/sub/b.jsonl/00000001"),
        ("Item", "x.zip/c.warc/00000001"),
        ("Problem", "x.zip/d.zip"),
        ("Skipped", "x.zip/e.png"),
        ("Item", "x.zip/../../f.txt"),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_two_pages(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        written.writestr("a.txt", "one")
        written.writestr("a.txt", "two")
    write_tree(tmp_path / "in", {"x.zip": buffer.getvalue()})
    assert [entry.name for entry in read(tmp_path / "in")] == ["x.zip/a.txt", "x.zip/a.txt~2"]


@pytest.mark.parametrize("data", [b"", b"no archive", zipped({"a.txt": b"x"})[:-30]], ids=["empty", "text", "cut"])
def test_a_broken_zip_archive_is_told(tmp_path: Path, data: bytes) -> None:
    write_tree(tmp_path / "in", {"x.zip": data})
    (problem,) = read(tmp_path / "in")
    assert isinstance(problem, Problem)
    assert problem.reason == "truncated"


def test_links_in_a_tar_archive_are_no_pages(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as written:
        header = tarfile.TarInfo("a.txt")
        header.type, header.linkname = tarfile.SYMTYPE, "../secret.txt"
        written.addfile(header)
    write_tree(tmp_path / "in", {"x.tar": buffer.getvalue()})
    (skipped,) = read(tmp_path / "in")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "not_a_file"


def failing(error: BaseException) -> Callable[..., Iterator[Entry]]:
    """A source that gives one page and then fails."""

    def source(_: object, name: str, key: str, *__: object) -> Iterator[Entry]:
        yield Item(f"{name}/00000001", key, content="one")
        raise error

    return source


def test_a_container_that_fails_as_nobody_expected_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read_jsonl", failing(RuntimeError("out of ink")))
    write_tree(tmp_path / "in", {"a.jsonl": b"x", "b.zip": zipped({"c.jsonl": b"x", "d.txt": b"x"}), "e.txt": PAGE})
    found = read(tmp_path / "in")
    assert [(type(entry).__name__, entry.name) for entry in found] == [
        ("Item", "a.jsonl/00000001"),
        ("Problem", "a.jsonl"),
        ("Item", "b.zip/c.jsonl/00000001"),
        ("Problem", "b.zip/c.jsonl"),
        ("Item", "b.zip/d.txt"),
        ("Item", "e.txt"),
    ]
    for problem in found:
        if isinstance(problem, Problem):
            assert (problem.reason, problem.stage, problem.message) == ("internal", "read", "RuntimeError: out of ink")
            assert problem.traceback
            assert "RuntimeError: out of ink" in problem.trace


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
def test_what_is_no_failure_of_a_container_goes_on_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(module, "read_jsonl", failing(error))
    write_tree(tmp_path / "in", {"a.jsonl": b"x"})
    with pytest.raises(type(error)):
        read(tmp_path / "in")


def test_odd_things_in_a_folder_are_told(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "notes.doc": "x", "sub/b.txt": PAGE})
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "null.txt").symlink_to("/dev/null")
    found = {entry.name: entry for entry in read(folder)}
    told = {name: entry.reason for name, entry in found.items() if isinstance(entry, Skipped)}
    assert told == {"pipe.txt": "not_a_file", "loop": "linked_folder", "notes.doc": "unknown_format"}
    with pytest.raises(PageError, match="regular file"):
        page_of(found["null.txt"])  # type: ignore[arg-type]
    assert {"a.txt", "sub/b.txt"} <= set(found)


def test_links_to_folders_can_be_followed_and_loops_end(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"sub/b.txt": PAGE})
    write_tree(tmp_path / "elsewhere", {"c.txt": PAGE})
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "sub/loop").symlink_to(folder)
    found = read(folder, follow_links=True)
    assert [entry.name for entry in found if isinstance(entry, Item)] == ["linked/c.txt", "sub/b.txt"]
    assert [(entry.name, entry.reason) for entry in found if isinstance(entry, Skipped)] == [("sub/loop", "link_loop")]


def test_parquet_without_its_library_is_a_failure_of_the_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    problem, page = read(write_tree(tmp_path / "in", {"a.parquet": b"PAR1", "b.txt": PAGE}))
    assert isinstance(problem, Problem) and isinstance(page, Item)
    assert (problem.name, problem.reason) == ("a.parquet", "unreadable")
    assert "pip install 'cleaner[parquet]'" in problem.message


def test_a_link_to_itself_is_one_failure_and_its_neighbours_are_read(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"sub/a.txt": PAGE, "sub/deep/b.txt": PAGE})
    (folder / "sub/loop").symlink_to("loop")
    found = read(folder, follow_links=True)
    assert [entry.name for entry in found if isinstance(entry, Item)] == ["sub/a.txt", "sub/deep/b.txt"]
    (problem,) = [entry for entry in found if isinstance(entry, Problem)]
    assert (problem.name, problem.reason) == ("sub/loop", "unreadable")
    assert "nothing behind this link" in problem.message


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed_is_told(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "closed/b.txt": PAGE})
    (folder / "closed").chmod(0)
    *_, problem = read(folder)
    (folder / "closed").chmod(0o700)
    assert isinstance(problem, Problem)
    assert (problem.name, problem.reason) == ("closed", "unreadable")


def test_a_key_changes_with_the_input(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.jsonl": b'{"text": "x"}\n'})
    before = [entry.key for entry in read(folder)]
    assert [entry.key for entry in read(folder)] == before
    write_tree(folder, {"a.txt": PAGE + "x", "b.jsonl": b'{"text": "xy"}\n'})
    after = [entry.key for entry in read(folder)]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_the_table_of_urls_speaks_of_members_too(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", {"x.zip": zipped({"a.txt": b"x"}), "b.txt": b"x"})
    told = Told({"x.zip/a.txt": "https://one.example/", "b.txt": "https://two.example/\t2024-03-02"})
    b, a = read(tmp_path / "in", told)
    assert isinstance(a, Item) and isinstance(b, Item)
    assert (a.url, b.url, page_of(b).captured) == ("https://one.example/", "https://two.example/", date(2024, 3, 2))
