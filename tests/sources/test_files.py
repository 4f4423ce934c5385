from __future__ import annotations

import gzip
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cleaner.errors import PageError, UsageError
from cleaner.sources import files
from cleaner.sources.files import InputFile, Inputs, find_inputs, name_of, printable, read_content
from tests.stories import write_tree

PAGES: dict[str, str | bytes] = {
    "in/b.txt": "b",
    "in/a.html": "a",
    "in/a.txt": "a",
    "in/sub/c.htm": "c",
    "in/sub/d.txt.gz": gzip.compress(b"d"),
    "in/sub/E.HTML": "e",
    "in/picture.png": b"\x89PNG",
    "in/notes.doc": "no page",
    "in/.hidden.txt": "hidden",
    "in/.git/x.txt": "hidden",
    "other/b.txt": "another b",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return write_tree(tmp_path, PAGES)


def names(root: Path, *arguments: str, out: str = "out") -> Sequence[str]:
    return names_of(find_inputs([str(root / argument) for argument in arguments], root / out))


def names_of(inputs: Inputs) -> list[str]:
    return [file.name for file in inputs if isinstance(file, InputFile)]


def test_a_folder_means_all_pages_below_it_in_order(tree: Path) -> None:
    assert names(tree, "in") == ["a.html", "a.txt", "b.txt", "sub/E.HTML", "sub/c.htm", "sub/d.txt.gz"]


def test_a_file_means_itself(tree: Path) -> None:
    assert names(tree, "in/sub/c.htm") == ["c.htm"]


def test_a_file_is_taken_whatever_its_name(tree: Path) -> None:
    assert names(tree, "in/notes.doc") == ["notes.doc"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("in/*.txt", ["b.txt", "a.txt"]),
        ("in/**/*.htm*", ["a.html", "sub/c.htm"]),
        ("in/*", ["a.html", "a.txt", "b.txt"]),
        ("in/s?b/*.gz", ["sub/d.txt.gz"]),
        ("*/b.txt", ["in/b.txt", "other/b.txt"]),
    ],
)
def test_a_pattern_means_the_pages_that_it_matches(tree: Path, pattern: str, expected: list[str]) -> None:
    assert sorted(names(tree, pattern)) == sorted(expected)


def test_several_arguments_are_named_from_the_folder_that_holds_them_all(tree: Path) -> None:
    assert names(tree, "in/b.txt", "other") == ["in/b.txt", "other/b.txt"]


def test_a_file_named_twice_is_read_once(tree: Path) -> None:
    assert names(tree, "in/b.txt", "in", "in/*.txt").count("b.txt") == 1


def test_names_do_not_depend_on_the_order_of_arguments(tree: Path) -> None:
    assert sorted(names(tree, "other", "in/b.txt")) == sorted(names(tree, "in/b.txt", "other"))


def test_the_output_folder_inside_the_input_is_passed_over(tree: Path) -> None:
    write_tree(tree / "in" / "out", {"a.txt.txt": "written by a run"})
    assert "out/a.txt.txt" in names(tree, "in")
    assert "out/a.txt.txt" not in names(tree, "in", out="in/out")


@pytest.mark.parametrize("pattern", ["in/**/*.txt", "in/*/*.txt"])
def test_a_pattern_does_not_reach_into_the_output_folder(tree: Path, pattern: str) -> None:
    write_tree(tree / "in" / "out", {"a.txt.txt": "written by a run"})
    write_tree(tree / "in" / "sub", {"x.txt": "a page"})
    assert [name for name in names(tree, pattern, out="in/out") if "a.txt.txt" in name] == []


@pytest.mark.parametrize("out", ["in", "in/", "in/sub/..", "./in"])
def test_the_input_folder_is_no_output_folder(tree: Path, out: str) -> None:
    with pytest.raises(UsageError, match="--out"):
        names(tree, "in", out=out)


@pytest.mark.parametrize("argument", ["nowhere", "in/nothing.txt", "in/*.pdf", "in/picture[s].png"])
def test_what_is_not_there_is_wrong_usage(tree: Path, argument: str) -> None:
    with pytest.raises(UsageError, match=r"no such file|no page matches") as caught:
        names(tree, argument)
    assert argument.rsplit("/", maxsplit=1)[-1] in str(caught.value)


def test_a_name_with_signs_of_a_pattern_is_a_name_if_it_is_there(tree: Path) -> None:
    write_tree(tree / "in", {"[1].txt": "one", "1.txt": "not this"})
    assert names(tree, "in/[1].txt") == ["[1].txt"]


def test_a_relative_folder_means_the_same_as_an_absolute_one(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert names_of(find_inputs(["in"], Path("out"))) == names(tree, "in")
    assert names_of(find_inputs(["./in/../in/sub"], Path("out"))) == names(tree, "in/sub")
    assert names_of(find_inputs(["in/*.html"], Path("out"))) == ["a.html"]


def test_a_broken_link_is_a_page_that_fails_later_and_is_not_left_out(tree: Path) -> None:
    (tree / "in" / "broken.txt").symlink_to(tree / "nowhere.txt")
    assert "broken.txt" in names(tree, "in")
    assert names(tree, "in/broken.txt") == ["broken.txt"]


def test_a_folder_with_the_name_of_a_page_is_a_folder(tree: Path) -> None:
    write_tree(tree / "in", {"folder.html/page.txt": "x"})
    assert "folder.html/page.txt" in names(tree, "in")
    assert "folder.html" not in names(tree, "in")


ODD_NAMES = {
    b"a.txt": "a.txt",
    b"caf\xc3\xa9\\n.txt": "café\\n.txt",
    b"caf\xe9.txt": "caf\\xe9.txt",
    b"caf\\xe9.txt": "caf\\x5cxe9.txt",
    b"caf\\x5cxe9.txt": "caf\\x5cx5cxe9.txt",
    b"caf\\\xe9.txt": "caf\\\\xe9.txt",
    b"caf\\xE9\\x41.txt": "caf\\xE9\\x41.txt",
    b"\xe3\x81.txt": "\\xe3\\x81.txt",
}


@pytest.mark.parametrize(("name", "printed"), ODD_NAMES.items(), ids=[*ODD_NAMES.values()])
def test_names_are_printable_and_no_two_look_alike(name: bytes, printed: str) -> None:
    assert printable(os.fsdecode(name)) == printed
    assert os.fsencode(name_of(printed)) == name


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.txt", "text/plain"),
        ("a.html", "text/html"),
        ("a.htm", "text/html"),
        ("a.HTML", "text/html"),
        ("a.html.gz", "text/html"),
        ("a.b.txt.gz", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.xhtml.xz", "text/html"),
        ("a.doc", None),
        ("a", None),
        ("a.gz", None),
    ],
)
def test_the_media_type_follows_from_the_name(name: str, media: str | None) -> None:
    assert InputFile(Path(name), name).media_type == media


def test_compressed_pages_are_decompressed(tree: Path) -> None:
    assert read_content(tree / "in/sub/d.txt.gz") == b"d"


def test_pages_compressed_in_several_members_are_read_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"one ") + gzip.compress(b"two"))
    assert read_content(tmp_path / "a.txt.gz") == b"one two"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(gzip.compress(os.urandom(2000))[:1000], "truncated", id="cut-off"),
        pytest.param(b"not gzip at all", "malformed", id="not-gzip"),
        pytest.param(b"n", "malformed", id="not-gzip-and-short"),
        pytest.param(gzip.compress(b"a")[:1], "truncated", id="cut-off-within-its-mark"),
        pytest.param(gzip.compress(b"a" * 100)[:-8] + b"\0" * 8, "truncated", id="wrong-checksum"),
        pytest.param(gzip.compress(b"a" * 100)[:12] + b"\xff" * 20, "truncated", id="damaged"),
    ],
)
def test_damaged_gzip_data_says_so(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.txt.gz").write_bytes(content)
    with pytest.raises(PageError) as caught:
        read_content(tmp_path / "a.txt.gz")
    assert (caught.value.reason, caught.value.stage) == (reason, "read")
    assert ("fetch the file again" in str(caught.value)) == (reason == "truncated")


def test_what_can_not_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    for name in ("folder.txt", "link.txt", "loop.txt", "missing.txt"):
        with pytest.raises(PageError) as caught:
            read_content(tmp_path / name)
        assert (caught.value.reason, caught.value.stage) == ("unreadable", "read")


def test_a_pipe_does_not_hang_a_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(PageError, match="regular file"):
        read_content(tmp_path / "pipe.txt")


def test_a_page_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 16)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * (1 << 20)))
    (tmp_path / "large.txt").write_bytes(b"a" * ((1 << 16) + 1))
    (tmp_path / "just.txt").write_bytes(b"a" * (1 << 16))
    for name in ("bomb.txt.gz", "large.txt"):
        with pytest.raises(PageError) as caught:
            read_content(tmp_path / name)
        assert caught.value.reason == "too_large"
    assert len(read_content(tmp_path / "just.txt")) == 1 << 16
