from __future__ import annotations

import errno
import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, UsageError
from cleaner.batch.counts import Counts
from cleaner.batch.run import Output, Settings, Silent, Summary, run
from cleaner.batch.state import Line
from cleaner.batch.stores import FolderStore
from cleaner.sinks.files import unwritable
from cleaner.sources.entries import Told, entries
from cleaner.sources.files import InputFile, find_inputs
from cleaner.sources.item import Entry, Item
from tests.stories import HTML_ARTICLE, HTML_PAGE, PAGE, PAGE_ARTICLE, write_tree


class Listening(Silent):
    """Remembers the failures that it was told."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        self.failed += [known.failure.path for known in line.failures]


def clean_folder(
    cleaner: Cleaner, folder: Path, out: Path, urls: dict[str, str] | None = None
) -> tuple[Summary, list[str]]:
    listener = Listening()
    found = entries(find_inputs([str(folder)], out), Told(urls or {}))
    return run(found, cleaner, Output(out), Settings(), listener), listener.failed


def written(out: Path) -> dict[str, bytes]:
    """All that a run promises to write again the same; not its manifest, not its memory."""
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return {name: data for name, data in files.items() if name != "manifest.jsonl" and not name.startswith(".cleaner/")}


def errors(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "errors.jsonl").read_text("utf-8").splitlines()]


def test_every_page_gets_a_text_and_a_record(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(
        tmp_path / "in", {"a.txt": PAGE, "sub/b.html": HTML_PAGE, "sub/c.txt.gz": gzip.compress(PAGE.encode())}
    )
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    assert sorted(written(tmp_path / "out")) == [
        "a.txt.json",
        "a.txt.txt",
        "errors.jsonl",
        "sub/b.html.json",
        "sub/b.html.txt",
        "sub/c.txt.gz.json",
        "sub/c.txt.gz.txt",
    ]
    assert (summary.counts.pages, summary.counts.failures, summary.exit_code) == (3, 0, 0)


def test_pages_that_differ_only_in_the_end_of_their_name_get_files_of_their_own(
    tmp_path: Path, cleaner: Cleaner
) -> None:
    folder = write_tree(tmp_path / "in", {"a.html": HTML_PAGE, "a.txt": PAGE})
    clean_folder(cleaner, folder, tmp_path / "out")
    assert all(p in (tmp_path / "out/a.html.txt").read_text("utf-8") for p in HTML_ARTICLE)
    assert all(p in (tmp_path / "out/a.txt.txt").read_text("utf-8") for p in PAGE_ARTICLE)


def test_pages_of_equal_content_both_get_a_file(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.txt": PAGE})
    clean_folder(cleaner, folder, tmp_path / "out")
    files = written(tmp_path / "out")
    assert files["a.txt.txt"] == files["b.txt.txt"]
    assert json.loads(files["a.txt.json"])["id"] != json.loads(files["b.txt.json"])["id"]


def test_names_of_outputs_follow_from_each_input_alone(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "a.txt.txt": PAGE, "a.html": HTML_PAGE, "a.json.txt": PAGE})
    clean_folder(cleaner, folder, tmp_path / "out")
    all_together = written(tmp_path / "out")
    for name in ("a.txt", "a.txt.txt", "a.html", "a.json.txt"):
        alone = write_tree(tmp_path / "alone" / name, {name: (folder / name).read_bytes()})
        clean_folder(cleaner, alone, tmp_path / "out-alone" / name)
        one = written(tmp_path / "out-alone" / name)
        assert {key: all_together[key] for key in one if key != "errors.jsonl"} == {
            key: data for key, data in one.items() if key != "errors.jsonl"
        }


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.html": (b" \n\t\n", "empty"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    "portable.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary"),
    "noise.txt": (random.Random(7).randbytes(5000), "binary"),
    "cut.txt.gz": (gzip.compress(PAGE.encode())[:60], "truncated"),
    "plain.txt.gz": (b"this is no gzip data", "malformed"),
}


@pytest.mark.parametrize(("name", "content", "reason"), [(n, c, r) for n, (c, r) in BAD.items()], ids=list(BAD))
def test_a_bad_page_is_listed_with_its_reason_and_the_run_goes_on(
    tmp_path: Path, cleaner: Cleaner, name: str, content: bytes, reason: str
) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, name: content, "z.txt": PAGE})
    summary, told = clean_folder(cleaner, folder, tmp_path / "out")
    (error,) = errors(tmp_path / "out")
    assert (error["path"], error["reason"]) == (name, reason)
    assert error["message"]
    assert (summary.counts.pages, summary.counts.failures, summary.exit_code) == (2, 1, 1)
    assert told == [name]
    assert sorted(written(tmp_path / "out")) == ["a.txt.json", "a.txt.txt", "errors.jsonl", "z.txt.json", "z.txt.txt"]


def test_what_can_not_be_read_is_listed_with_its_reason(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    (folder / "link.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    found = entries([InputFile(folder / name, name) for name in ("a.txt", "link.txt", "pipe.txt")])
    summary = run(found, cleaner, Output(tmp_path / "out"))
    assert [(e["path"], e["reason"], e["stage"]) for e in errors(tmp_path / "out")] == [
        ("link.txt", "unreadable", "read"),
        ("pipe.txt", "unreadable", "read"),
    ]
    assert (summary.counts.pages, summary.exit_code) == (1, 1)


def test_a_source_that_fails_as_nobody_expected_is_a_failure_and_the_run_goes_on(
    tmp_path: Path, cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def source(*_: object) -> Iterator[Entry]:
        raise RuntimeError("out of ink")
        yield

    monkeypatch.setattr("cleaner.sources.entries.read_jsonl", source)
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.jsonl": b"x", "z.txt": PAGE})
    summary, told = clean_folder(cleaner, folder, tmp_path / "out")
    (error,) = errors(tmp_path / "out")
    assert (error["path"], error["stage"], error["reason"]) == ("b.jsonl", "read", "internal")
    assert "out of ink" in (tmp_path / f"out/.cleaner/tracebacks/{error['traceback']}.trace").read_text()
    assert (summary.state, summary.counts.pages, summary.exit_code, told) == ("finished", 2, 1, ["b.jsonl"])


def failing_after(pages: list[Entry], error: BaseException) -> Iterator[Entry]:
    yield from pages
    raise error


def test_inputs_that_break_off_as_nobody_expected_end_the_run_and_the_next_goes_on(
    tmp_path: Path, cleaner: Cleaner
) -> None:
    pages: list[Entry] = [Item(f"{number:02}.txt", "", content=PAGE) for number in range(20)]
    out = Output(tmp_path / "out", "jsonl")
    broken = run(failing_after(pages, RuntimeError("out of ink")), cleaner, out)
    assert (broken.state, broken.counts.pages, broken.exit_code) == ("broken", 16, 1)
    assert broken.message.startswith("RuntimeError: out of ink")
    summary = run(iter(pages), cleaner, out)
    assert (summary.state, summary.counts.pages, summary.counts.reused) == ("finished", 20, 16)


def test_inputs_that_are_interrupted_interrupt_the_run(tmp_path: Path, cleaner: Cleaner) -> None:
    for number, error in enumerate((KeyboardInterrupt(), SystemExit(3), UsageError("no such folder"))):
        out = Output(tmp_path / str(number))
        if isinstance(error, KeyboardInterrupt):
            assert run(failing_after([], error), cleaner, out).state == "interrupted"
            continue
        with pytest.raises(type(error)):
            run(failing_after([], error), cleaner, out)


ABSURD: dict[str, bytes] = {
    "one-line.txt": b"word " * 200_000,
    "one-word.txt": b"w" * 1_000_000,
    "many-lines.txt": b"x\n" * 50_000,
    "nested.html": b"<div>" * 20_000 + b"text" + b"</div>" * 20_000,
    "open-tags.html": b"<p><b><i><a>" * 5_000,
    "no-tag-ends.html": b"<div " * 5_000 + b"x",
    "attributes.html": b"<p " + b" ".join(b"a%d=1" % n for n in range(5_000)) + b">text</p>",
    "entities.html": b"<p>" + b"&amp;" * 20_000,
    "surrogates.txt": b"\xed\xa0\x80" * 1_000 + b" text",
    "half-utf16.txt": "text ".encode("utf-16-le") * 100 + b"\x00",
    "controls.html": b"<p>text\x0b\x0c\x1b" + b"</p>" + b"<p>more text</p>" * 50,
}


@pytest.mark.parametrize("name", ABSURD)
def test_an_absurd_page_does_not_stop_a_run(tmp_path: Path, cleaner: Cleaner, name: str) -> None:
    folder = write_tree(tmp_path / "in", {name: ABSURD[name], "z.txt": PAGE})
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    assert summary.counts.pages + summary.counts.failures == 2
    assert "z.txt.txt" in written(tmp_path / "out")
    assert [e for e in errors(tmp_path / "out") if e["reason"] == "internal"] == []


def test_a_page_that_fails_now_leaves_nothing_of_an_earlier_run(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    clean_folder(cleaner, folder, tmp_path / "out")
    (folder / "a.txt").write_bytes(b"")
    clean_folder(cleaner, folder, tmp_path / "out")
    assert sorted(written(tmp_path / "out")) == ["errors.jsonl"]


def test_a_second_run_forgets_the_errors_of_the_first(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": b""})
    clean_folder(cleaner, folder, tmp_path / "out")
    (folder / "a.txt").write_text(PAGE, "utf-8")
    clean_folder(cleaner, folder, tmp_path / "out")
    assert errors(tmp_path / "out") == []


def test_an_output_folder_inside_the_input_is_not_read_again(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    first, _ = clean_folder(cleaner, folder, folder / "out")
    before = written(folder / "out")
    second, _ = clean_folder(cleaner, folder, folder / "out")
    assert (first.counts.pages, second.counts.pages, second.counts.reused) == (1, 1, 1)
    assert written(folder / "out") == before


def test_running_again_writes_the_same_bytes(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.html": HTML_PAGE})
    clean_folder(cleaner, folder, tmp_path / "one")
    clean_folder(Cleaner(), folder, tmp_path / "two")
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_urls_reach_the_records(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"sub/a.txt": PAGE, "b.txt": PAGE})
    clean_folder(cleaner, folder, tmp_path / "out", {"sub/a.txt": "https://www.herald.example/a"})
    record = json.loads((tmp_path / "out/sub/a.txt.json").read_bytes())
    assert (record["url"], record["host"]) == ("https://www.herald.example/a", "herald.example")
    assert json.loads((tmp_path / "out/b.txt.json").read_bytes())["url"] is None


class Interrupting(Silent):
    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        raise KeyboardInterrupt


def test_an_interrupted_run_keeps_what_is_done(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:02}.txt": PAGE for n in range(20)})
    found = entries(find_inputs([str(folder)], tmp_path / "out"))
    summary = run(found, cleaner, Output(tmp_path / "out"), None, Interrupting())
    assert (summary.counts.pages, summary.state, summary.exit_code) == (16, "interrupted", 130)
    assert len([name for name in written(tmp_path / "out") if name.endswith(".txt")]) == 16


def test_an_output_folder_that_can_not_be_made_is_wrong_usage(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="output folder"):
        clean_folder(cleaner, folder, tmp_path / "file" / "out")


def test_the_summary_counts_what_was_removed(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.txt": PAGE, "c.txt": b""})
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    counts = summary.counts
    assert (counts.pages, counts.failures) == (2, 1)
    assert counts.kind_pages["related"] == 2
    assert counts.kind_characters["advertisement"] == 2 * len("Advertisement")
    assert counts.page_characters == 2 * len("".join(PAGE.split()))
    kept = 2 * sum(len("".join(p.split())) for p in PAGE_ARTICLE)
    assert counts.page_characters - counts.removed_characters == kept


def test_a_folder_without_pages_is_an_empty_run(tmp_path: Path, cleaner: Cleaner) -> None:
    summary, told = clean_folder(cleaner, write_tree(tmp_path / "in", {}), tmp_path / "out")
    assert (summary.counts.pages, summary.exit_code, told) == (0, 0, [])


def test_odd_names_are_names(tmp_path: Path, cleaner: Cleaner) -> None:
    odd = ["a b.txt", "ü.txt", "日本.html", "tab\t.txt", "line\nend.txt", "-dash.txt", "%41.txt", "'quote\".txt"]
    folder = write_tree(tmp_path / "in", {name: HTML_PAGE if name.endswith("html") else PAGE for name in odd})
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    assert (summary.counts.pages, summary.counts.failures) == (len(odd), 0)
    assert {name.removesuffix(".txt") for name in written(tmp_path / "out") if name.endswith(".txt")} == set(odd)


def test_a_name_that_is_no_utf8_does_not_stop_a_run(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_tree(tmp_path / "in", {"z.txt": PAGE})
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as stream:  # noqa: PTH123
        stream.write(PAGE.encode())
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    assert summary.counts.pages + summary.counts.failures == 2
    assert "z.txt.txt" in written(tmp_path / "out")


@pytest.mark.parametrize(
    ("number", "room"),
    [(errno.ENOSPC, True), (errno.EDQUOT, True), (errno.EMFILE, False), (errno.EROFS, False), (errno.EIO, False)],
)
def test_only_a_full_disk_asks_for_room(
    tmp_path: Path, cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch, number: int, room: bool
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    monkeypatch.setattr(FolderStore, "commit", fail)
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    assert summary.state == "broken"
    assert os.strerror(number) in summary.message and "run the same command again" in summary.message
    assert ("make room" in summary.message) == ("make room" in unwritable_message(number)) == room


def unwritable_message(number: int) -> str:
    return str(unwritable(OSError(number, os.strerror(number)), Path("out")))


def test_a_name_too_long_for_its_output_is_shortened(tmp_path: Path, cleaner: Cleaner) -> None:
    names = ["n" * 250 + ".txt", "n" * 249 + "m.txt"]
    folder = write_tree(tmp_path / "in", dict.fromkeys(names, PAGE))
    summary, _ = clean_folder(cleaner, folder, tmp_path / "out")
    assert (summary.counts.pages, summary.exit_code) == (2, 0)
    records = [json.loads(path.read_bytes()) for path in (tmp_path / "out").glob("*.json")]
    assert sorted(record["input"]["path"] for record in records) == sorted(names)
    assert all((tmp_path / "out" / record["output"]["path"]).exists() for record in records)
