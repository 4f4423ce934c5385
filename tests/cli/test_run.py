from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import cli
from tests.batch.runs import promised
from tests.commands import START, cleaner_command
from tests.records import rows
from tests.stories import HTML_ARTICLE, HTML_PAGE, PAGE, PAGE_ARTICLE, write_tree


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["run", *map(str, arguments)])


def record(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded


def outputs(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(
        tmp_path / "in", {"a.txt": PAGE, "a.html": HTML_PAGE, "sub/c.htm.gz": gzip.compress(HTML_PAGE.encode())}
    )


def test_a_folder_of_pages_ends_with_0(folder: Path, tmp_path: Path) -> None:
    done = cleaner_command("run", folder, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, b"")
    assert outputs(tmp_path / "out") == ["a.html.txt", "a.txt.txt", "sub/c.htm.gz.txt"]
    assert b"cleaned 3 pages" in done.stdout
    assert (tmp_path / "out/errors.jsonl").read_bytes() == b""


def test_texts_are_the_articles(folder: Path, tmp_path: Path) -> None:
    invoke(folder, "--out", tmp_path / "out")
    assert (tmp_path / "out/a.txt.txt").read_text("utf-8") == "\n\n".join(PAGE_ARTICLE) + "\n"
    for name in ("a.html.txt", "sub/c.htm.gz.txt"):
        assert (tmp_path / "out" / name).read_text("utf-8") == "\n\n".join(HTML_ARTICLE) + "\n"


def test_files_and_patterns(folder: Path, tmp_path: Path) -> None:
    assert invoke(folder / "a.txt", f"{folder}/**/*.gz", "--out", tmp_path / "out").exit_code == 0
    assert outputs(tmp_path / "out") == ["a.txt.txt", "sub/c.htm.gz.txt"]


def test_a_failed_page_ends_with_1_and_is_told(folder: Path, tmp_path: Path) -> None:
    write_tree(folder, {"bad.txt": b"\x89PNG\r\n\x1a\n\0\0\0"})
    done = cleaner_command("run", folder, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.startswith(b"bad.txt: binary: ")
    assert b"1 failed" in done.stdout
    assert len(outputs(tmp_path / "out")) == 3


def test_quiet_prints_failures_only(folder: Path, tmp_path: Path) -> None:
    write_tree(folder, {"bad.txt": b""})
    done = cleaner_command("run", folder, "--out", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"bad.txt: empty" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["run", "nowhere", "--out", "out"], b"'nowhere'", id="missing-input"),
        pytest.param(["run", "in", "nowhere.txt", "--out", "out"], b"'nowhere.txt'", id="one-of-two-missing"),
        pytest.param(["run", "in/*.pdf", "--out", "out"], b"no page matches", id="pattern-without-a-match"),
        pytest.param(["run", "in"], b"--out", id="no-output"),
        pytest.param(["run", "--out", "out"], b"INPUT", id="no-input"),
        pytest.param(["run", "in", "--out", "in"], b"--out a folder of its own", id="output-is-input"),
        pytest.param(["run", "in", "--out", "out", "--urls", "no.tsv"], b"--urls", id="missing-urls"),
        pytest.param(["run", "in", "--out", "out", "--urls", "in/a.txt"], b"a.txt:1", id="urls-are-no-table"),
        pytest.param(["run", "in", "--out", "out", "--rules", "no-rules"], b"'no-rules'", id="missing-rules"),
        pytest.param(["run", "in", "--out", "out", "--record", "short"], b"--record", id="unknown-form-of-record"),
        pytest.param(["run", "in", "--out", "out", "--wat"], b"--wat", id="unknown-option"),
        pytest.param(["run", "in", "--out", "out", "--jobs", "9999"], b"--jobs 9999", id="absurdly-many-jobs"),
        pytest.param(["verify", "in", "--input", "in", "--jobs", "9999"], b"--jobs 9999", id="to-verify-too"),
        pytest.param(["run", "in", "--out", "in/a.txt"], b"a.txt", id="output-is-a-file"),
        pytest.param(["run", "in", "--out", ""], b"'--out': the name is empty", id="output-without-a-name"),
        pytest.param(["run", "", "--out", "out"], b"the name of an input is empty", id="input-without-a-name"),
        pytest.param(["verify", "in", "--input", ""], b"'--input': the name is empty", id="verify-against-no-name"),
        pytest.param(["run", "in", "--out", "in/a.txt/out"], b"output folder", id="output-below-a-file"),
        pytest.param(["wat"], b"wat", id="unknown-command"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    folder: Path, tmp_path: Path, arguments: list[str], said: bytes
) -> None:
    done = cleaner_command(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == [folder]


def test_a_broken_rule_file_ends_with_2_before_anything_is_written(folder: Path, tmp_path: Path) -> None:
    rules = write_tree(
        tmp_path / "rules",
        {"mine.yaml": 'schema: 1\nid: mine\nremove:\n  - id: wall\n    kind: paywall\n    line: "a(?=b)"\n'},
    )
    done = cleaner_command("run", folder, "--out", tmp_path / "out", "--rules", rules)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert all(part in said for part in ("mine.yaml:6", "'wall'", "'line'", "write the cases out"))
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_own_rules_beat_the_packaged_ones(folder: Path, tmp_path: Path) -> None:
    rules = write_tree(
        tmp_path / "rules",
        {
            "herald.yaml": "schema: 1\nid: herald\nsites: [herald.example]\n"
            'remove:\n  - {id: sheep, kind: promo, line: "who keeps ninety sheep"}\n'
        },
    )
    (tmp_path / "urls.tsv").write_text("a.txt\thttps://www.herald.example/1\n")
    result = invoke(folder, "--out", tmp_path / "out", "--rules", rules, "--urls", tmp_path / "urls.tsv")
    assert result.exit_code == 0
    assert "ninety sheep" not in (tmp_path / "out/a.txt.txt").read_text("utf-8")
    assert "ninety sheep" in (tmp_path / "out/a.html.txt").read_text("utf-8")
    found = record(tmp_path / "out/a.txt.json")
    assert (found["url"], found["activity"]["site"], found["activity"]["site_known_by"]) == (
        "https://www.herald.example/1",
        "herald",
        "url",
    )
    assert "herald#sheep" in found["verdicts"]["detectors"]


def test_headline(folder: Path, tmp_path: Path) -> None:
    invoke(folder, "--out", tmp_path / "out", "--headline")
    assert (tmp_path / "out/a.txt.txt").read_text("utf-8").startswith("Ferry timetable changes\n\nThe ferry to ")


def test_full_records_are_block_by_block(folder: Path, tmp_path: Path) -> None:
    invoke(folder, "--out", tmp_path / "spans")
    invoke(folder, "--out", tmp_path / "full", "--record", "full")
    spans, full = rows(record(tmp_path / "spans/a.txt.json")), rows(record(tmp_path / "full/a.txt.json"))
    assert len(spans) < len(full) == len([line for line in PAGE.split("\n") if line])
    assert (tmp_path / "spans/a.txt.txt").read_bytes() == (tmp_path / "full/a.txt.txt").read_bytes()


def test_without_site_rules_no_site_is_known(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": f"{PAGE}\nMid-Day Web Stories\n"})
    invoke(folder, "--out", tmp_path / "with")
    invoke(folder, "--out", tmp_path / "without", "--no-site-rules")
    assert record(tmp_path / "with/a.txt.json")["activity"]["site"] == "sites/mid-day.com"
    assert record(tmp_path / "without/a.txt.json")["activity"]["site"] is None


def test_a_second_run_does_not_read_what_the_first_wrote_inside_its_input(folder: Path) -> None:
    first = cleaner_command("run", ".", "--out", "out", cwd=folder)
    before = outputs(folder / "out")
    second = cleaner_command("run", ".", "--out", "out", cwd=folder)
    assert (first.returncode, second.returncode) == (0, 0)
    assert outputs(folder / "out") == before


def test_an_interrupt_ends_with_130_and_leaves_whole_files(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:04}.html": HTML_PAGE for n in range(2_000)})
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*START, "run", str(folder), "--out", str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 30
    while not (out / "0002.html.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in stderr
    assert b"interrupted" in stdout
    texts = {name.removesuffix(".txt") for name in outputs(out)}
    records = {path.name.removesuffix(".json") for path in out.glob("*.json")}
    assert records <= texts
    assert len(texts - records) <= 1
    assert all(record(out / f"{name}.json")["output"]["sha256"] for name in records)
    assert [path.name for path in out.rglob(".*")] == [".cleaner"]


@pytest.mark.parametrize("command", ["run", "clean", "flatten", "verify", "schema"])
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage:")


def test_help_lists_every_command_and_the_exit_codes() -> None:
    said = CliRunner().invoke(cli, ["--help"]).output
    assert all(command in said for command in ("run", "clean", "flatten", "verify", "schema"))
    assert "Exit codes: 0" in said


def test_the_version_is_told() -> None:
    done = cleaner_command("--version")
    assert done.returncode == 0
    assert version("cleaner") in done.stdout.decode()


# What the batch mode of a tool that many use does wrong, each done right here.


def test_pages_of_equal_text_both_get_an_output(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.txt": PAGE})
    assert cleaner_command("run", folder, "--out", tmp_path / "out").returncode == 0
    assert outputs(tmp_path / "out") == ["a.txt.txt", "b.txt.txt"]


def test_a_page_that_can_not_be_read_takes_no_other_with_it_and_is_told(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {f"{n}.html": HTML_PAGE for n in range(8)})
    (folder / "4a.html").symlink_to("nowhere.html")
    done = cleaner_command("run", folder, "--out", tmp_path / "out")
    assert (done.returncode, len(outputs(tmp_path / "out"))) == (1, 8)
    assert b"4a.html: unreadable" in done.stderr


@pytest.mark.parametrize("relative", [True, False])
def test_folders_are_kept_for_relative_and_absolute_paths_and_nothing_is_written_beside_the_inputs(
    tmp_path: Path, relative: bool
) -> None:
    folder = write_tree(tmp_path / "in", {"sub/deep/a.html": HTML_PAGE})
    arguments = ["in", "--out", "out"] if relative else [str(folder), "--out", str(tmp_path / "out")]
    assert cleaner_command("run", *arguments, cwd=tmp_path).returncode == 0
    assert outputs(tmp_path / "out") == ["sub/deep/a.html.txt"]
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["a.html"]


def test_a_missing_folder_does_not_end_well(tmp_path: Path) -> None:
    assert cleaner_command("run", tmp_path / "nowhere", "--out", tmp_path / "out").returncode == 2


def test_plain_text_gives_text(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    assert cleaner_command("run", folder, "--out", tmp_path / "out").returncode == 0
    assert (tmp_path / "out/a.txt.txt").read_text("utf-8") == "\n\n".join(PAGE_ARTICLE) + "\n"


# How a run ends and goes on.


def test_kill_9_and_the_same_command_again_is_as_if_nothing_had_happened(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:04}.html": HTML_PAGE for n in range(300)})
    for form in ("files", "jsonl.gz"):
        whole, out = tmp_path / f"whole-{form}", tmp_path / f"out-{form}"
        how = ["--format", form, "--jobs", "2", "-q"]
        assert cleaner_command("run", folder, "--out", whole, *how).returncode == 0
        for chunks in (3, 9):
            process = subprocess.Popen([*START, "run", str(folder), "--out", str(out), *how])
            journal, deadline = out / ".cleaner/journal.jsonl", time.monotonic() + 30
            while process.poll() is None and time.monotonic() < deadline:
                if journal.exists() and journal.read_bytes().count(b"\n") > chunks:
                    break
                time.sleep(0.01)
            process.kill()
            assert process.wait() == -signal.SIGKILL
        done = cleaner_command("run", folder, "--out", out, "--format", form, "--log-format", "json")
        assert done.returncode == 0
        (summary,) = (json.loads(line) for line in done.stderr.splitlines() if b'"event":"summary"' in line)
        assert summary["counts"]["pages"] == 300
        assert summary["counts"]["reused"] >= 100
        assert promised(out) == promised(whole)


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:04}.html": HTML_PAGE for n in range(500)})
    out = tmp_path / "out"
    process = subprocess.Popen([*START, "run", str(folder), "--out", str(out), "-q"])
    while not (out / ".cleaner/journal.jsonl").exists():
        time.sleep(0.01)
    done = cleaner_command("run", folder, "--out", out)
    process.kill()
    process.wait()
    assert done.returncode == 2
    assert b"another run" in done.stderr


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


@pytest.mark.parametrize("form", ["files", "jsonl"])
def test_a_full_disk_ends_the_run_by_name_and_room_lets_it_go_on(tmp_path: Path, small_disk: Path, form: str) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:04}.html": HTML_PAGE for n in range(450)})
    done = cleaner_command("run", folder, "--out", small_disk / "out", "--format", form)
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"make room" in done.stderr
    assert b"Traceback" not in done.stderr
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert cleaner_command("run", folder, "--out", small_disk / "out", "--format", form).returncode == 0
    cleaner_command("run", folder, "--out", tmp_path / "whole", "--format", form)
    assert promised(small_disk / "out") == promised(tmp_path / "whole")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_an_output_folder_that_is_closed_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(0o500)
    done = cleaner_command("run", folder, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert b"output folder" in done.stderr


def test_an_output_folder_where_nothing_can_be_written_is_wrong_usage(folder: Path) -> None:
    done = cleaner_command("run", folder, "--out", "/proc/out")
    assert done.returncode == 2
    assert b"output folder '/proc/out'" in done.stderr


def test_an_input_that_is_deleted_during_the_run_is_told(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:04}.html": HTML_PAGE for n in range(600)})
    out = tmp_path / "out"
    process = subprocess.Popen([*START, "run", str(folder), "--out", str(out)], stderr=subprocess.PIPE)
    while not (out / "0000.html.json").exists():
        time.sleep(0.01)
    (folder / "0599.html").unlink()
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"0599.html: unreadable" in stderr
    assert len(outputs(out)) == 599


# Flags.


def test_too_many_failures_stop_a_run(tmp_path: Path) -> None:
    pages = {f"{n:04}.txt": "" if n % 2 else PAGE for n in range(400)}
    folder = write_tree(tmp_path / "in", pages)
    for limit, most in (("1%", 160), ("5", 40)):
        out = tmp_path / limit
        done = cleaner_command("run", folder, "--out", out, "--fail-on", limit)
        assert done.returncode == 1
        assert b"too many failures" in done.stdout
        journal = (out / ".cleaner/journal.jsonl").read_bytes().count(b"\n") - 1
        assert journal * 8 < most
    assert cleaner_command("run", folder, "--out", tmp_path / "all", "--fail-on", "60%").returncode == 1
    assert len(outputs(tmp_path / "all")) == 200


@pytest.mark.parametrize("limit", ["200%", "0%", "0.01", "1.0", "-1", "x%", "many"])
def test_a_limit_of_failures_that_is_none_says_what_would_be_one(folder: Path, tmp_path: Path, limit: str) -> None:
    result = invoke(folder, "--out", tmp_path / "out", "--fail-on", limit)
    assert result.exit_code == 2
    assert f"'{limit}' is neither a share nor a number: write 1% or 50" in result.output


@pytest.mark.parametrize("seconds", ["nan", "inf"])
def test_a_time_that_is_no_length_of_time_is_wrong_usage(folder: Path, tmp_path: Path, seconds: str) -> None:
    result = invoke(folder, "--out", tmp_path / "out", "--page-timeout", seconds)
    assert result.exit_code == 2
    assert f"{seconds} is no length of time: write seconds" in result.output


def test_limit_and_sample_choose_pages(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {f"{n:04}.txt": PAGE for n in range(200)})
    invoke(folder, "--out", tmp_path / "limit", "--limit", "3")
    assert outputs(tmp_path / "limit") == ["0000.txt.txt", "0001.txt.txt", "0002.txt.txt"]
    for name in ("one", "two"):
        invoke(folder, "--out", tmp_path / name, "--sample", "20%")
    assert 20 < len(outputs(tmp_path / "one")) < 60
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")


def test_a_dry_run_writes_nothing(folder: Path, tmp_path: Path) -> None:
    result = invoke(folder, "--out", tmp_path / "out", "--dry-run", "-v")
    assert result.exit_code == 0
    assert "3 pages to clean" in result.output
    assert "sub/c.htm.gz" in result.output
    assert not (tmp_path / "out").exists()


def test_json_lines_tell_everything(folder: Path, tmp_path: Path) -> None:
    write_tree(folder, {"bad.txt": b""})
    done = cleaner_command("run", folder, "--out", tmp_path / "out", "--log-format", "json", "-v")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.stdout == b""
    assert {event["event"] for event in events} == {"failed", "page", "summary"}
    assert [event["path"] for event in events if event["event"] == "failed"] == ["bad.txt"]
    (summary,) = (event for event in events if event["event"] == "summary")
    assert (summary["state"], summary["counts"]["pages"], summary["counts"]["failed"]) == ("finished", 3, {"empty": 1})


def test_the_manifest_says_what_happened(folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        invoke(folder, "--out", tmp_path / "out", "--urls", write_urls(tmp_path))
    first, second = (json.loads(line) for line in (tmp_path / "out/manifest.jsonl").read_text().splitlines())
    assert (first["state"], first["counts"]["pages"], first["counts"]["reused"]) == ("finished", 3, 0)
    assert (second["counts"]["pages"], second["counts"]["reused"]) == (3, 3)
    assert first["inputs"] == [str(folder)]
    assert set(first["identity"]) >= {"cleaner", "rules", "options", "model", "line_model"}
    assert first["started"] <= first["finished"]
    assert first["counts"]["hosts"]["herald.example"]["pages"] == 1


def write_urls(tmp_path: Path) -> Path:
    (tmp_path / "urls.tsv").write_text("a.txt\thttps://herald.example/1\t2024-03-02\n")
    return tmp_path / "urls.tsv"


def test_the_summary_counts_by_kind_and_by_host(folder: Path, tmp_path: Path) -> None:
    result = invoke(folder, "--out", tmp_path / "out", "--urls", write_urls(tmp_path))
    assert "Removed, by kind" in result.stdout
    assert "related" in result.stdout
    assert "By host" in result.stdout
    assert "herald.example" in result.stdout


@pytest.mark.parametrize(
    ("stdin", "form", "names"),
    [
        (HTML_PAGE.encode(), "auto", ["stdin.txt"]),
        (b'{"text": "The ferry left at nine on Monday."}\n' * 2, "auto", ["stdin/00000001.txt", "stdin/00000002.txt"]),
        (gzip.compress(b'{"text": "The ferry left at nine on Monday."}\n'), "auto", ["stdin/00000001.txt"]),
        (b'{"text": "no", "x": 1', "page", ["stdin.txt"]),
    ],
    ids=["page", "jsonl", "compressed", "told"],
)
def test_standard_input(tmp_path: Path, stdin: bytes, form: str, names: list[str]) -> None:
    done = cleaner_command("run", "-", "--out", tmp_path / "out", "--stdin", form, stdin=stdin)
    assert done.returncode == 0, done.stderr
    assert outputs(tmp_path / "out") == names


def test_names_of_files_from_standard_input(folder: Path, tmp_path: Path) -> None:
    names = f"{folder / 'a.txt'}\n{folder / 'sub/c.htm.gz'}\n{folder / 'no.txt'}\n".encode()
    done = cleaner_command("run", "-", "--out", tmp_path / "out", "--stdin", "paths", stdin=names)
    assert done.returncode == 1
    assert len(outputs(tmp_path / "out")) == 2
    assert b"no.txt: unreadable" in done.stderr


def test_links_to_folders_are_told(folder: Path, tmp_path: Path) -> None:
    (folder / "again").symlink_to(folder)
    done = cleaner_command("run", folder, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert b"again: passed over: a link to a folder is not followed: --follow-links does" in done.stderr
    assert len(outputs(tmp_path / "out")) == 3


def test_names_from_an_archive_do_not_leave_the_output_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in/x.zip", "w") as archive:
        for name in ("../../../evil.txt", "/evil.txt", "C:\\evil.txt", "good.txt"):
            archive.writestr(name, PAGE)
    assert invoke(tmp_path / "in", "--out", tmp_path / "sub/out").exit_code == 0
    assert len(outputs(tmp_path / "sub/out")) == 4
    assert [path for path in tmp_path.rglob("*evil*") if not path.is_relative_to(tmp_path / "sub/out")] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    done = subprocess.run(
        [*START], env={**os.environ, "_CLEANER_COMPLETE": f"{shell}_source"}, capture_output=True, check=False
    )
    assert b"_CLEANER_COMPLETE" in done.stdout
