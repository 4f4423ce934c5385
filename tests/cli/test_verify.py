from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from cleaner.cli import cli
from tests.commands import cleaner_command
from tests.stories import HTML_PAGE, PAGE, write_tree


@pytest.fixture
def done(tmp_path: Path) -> Path:
    """A folder in which `in` has been cleaned to `out`."""
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "sub/b.html": HTML_PAGE})
    assert CliRunner().invoke(cli, ["run", str(folder), "--out", str(tmp_path / "out")]).exit_code == 0
    return tmp_path


def test_a_run_that_holds_ends_with_0(done: Path) -> None:
    result = cleaner_command("verify", "out", "--input", "in", cwd=done)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == b"2 records hold, 0 do not\n"


def test_a_broken_promise_ends_with_1_and_is_named(done: Path) -> None:
    (done / "out/sub/b.html.txt").write_text("something else\n")
    result = cleaner_command("verify", "out", "--input", "in", cwd=done)
    assert result.returncode == 1
    assert b"sub/b.html: output: " in result.stdout
    assert b"sub/b.html: replay: " in result.stdout
    assert result.stdout.endswith(b"1 records hold, 1 do not\n")


def test_pages_that_failed_are_no_broken_promise(done: Path) -> None:
    write_tree(done / "in", {"bad.txt": b""})
    assert cleaner_command("run", "in", "--out", "out", cwd=done).returncode == 1
    assert cleaner_command("verify", "out", "--input", "in", cwd=done).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [["nowhere", "--input", "in"], ["out", "--input", "nowhere"], ["out"], []],
    ids=["no-output", "no-input", "input-not-told", "nothing-told"],
)
def test_wrong_usage_ends_with_2(done: Path, arguments: list[str]) -> None:
    result = cleaner_command("verify", *arguments, cwd=done)
    assert result.returncode == 2
    assert result.stderr
    assert b"Traceback" not in result.stderr


def test_an_empty_output_folder_is_not_told_to_hold(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", {"a.txt": PAGE})
    write_tree(tmp_path / "out", {})
    result = cleaner_command("verify", "out", "--input", "in", cwd=tmp_path)
    assert result.returncode == 2
    assert b"no records in 'out'" in result.stderr


def test_the_schema_is_printed_and_describes_the_records(done: Path) -> None:
    schema = json.loads(CliRunner().invoke(cli, ["schema"]).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in (done / "out").rglob("*.json"):
        jsonschema.validate(json.loads(path.read_bytes()), schema)


@pytest.mark.parametrize(("told", "code"), [(["--content-column", "stuff", "--content-is", "markdown"], 0), ([], 1)])
def test_pages_of_a_table_are_found_in_the_column_that_the_run_was_told(
    tmp_path: Path, told: list[str], code: int
) -> None:
    write_tree(tmp_path / "in", {"a.jsonl": json.dumps({"stuff": f"# Ferries\n\n{PAGE}"})})
    column = ["--content-column", "stuff", "--content-is", "markdown"]
    assert cleaner_command("run", "in", "--out", "out", *column, cwd=tmp_path).returncode == 0
    result = cleaner_command("verify", "out", "--input", "in", *told, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (code, b"")
