from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import cli
from tests.commands import START, cleaner_command
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
        pytest.param(["run", "in", "--out", "in/a.txt"], b"a.txt", id="output-is-a-file"),
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
    assert not (tmp_path / "out").exists()
    assert folder.is_dir()


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
    assert "herald#sheep" in {verdict["by"] for verdict in found["verdicts"]}


def test_headline(folder: Path, tmp_path: Path) -> None:
    invoke(folder, "--out", tmp_path / "out", "--headline")
    assert (tmp_path / "out/a.txt.txt").read_text("utf-8").startswith("Ferry timetable changes\n\nThe ferry to ")


def test_full_records_are_block_by_block(folder: Path, tmp_path: Path) -> None:
    invoke(folder, "--out", tmp_path / "spans")
    invoke(folder, "--out", tmp_path / "full", "--record", "full")
    spans, full = record(tmp_path / "spans/a.txt.json")["verdicts"], record(tmp_path / "full/a.txt.json")["verdicts"]
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
