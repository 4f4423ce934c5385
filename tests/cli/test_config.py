from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.cli import cli
from cleaner.cli.config import load_defaults
from cleaner.errors import UsageError
from tests.commands import cleaner_command
from tests.stories import PAGE, write_tree


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_tree(tmp_path, {"in/a.txt": PAGE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_options_stand_at_the_top_or_under_their_command(folder: Path) -> None:
    write_tree(
        folder, {"cleaner.toml": 'headline = true\nengine = "blocks"\n[run]\nout = "out"\npage-timeout = 5\njobs = 1\n'}
    )
    defaults = load_defaults(cli, None)
    assert defaults["run"] == {"headline": True, "engine": "blocks", "out": "out", "page_timeout": 5, "jobs": 1}
    assert defaults["clean"] == {"headline": True, "engine": "blocks"}
    assert CliRunner().invoke(cli, ["run", "in"]).exit_code == 0
    assert (folder / "out/a.txt.txt").read_text("utf-8").startswith("Ferry timetable changes\n\n")


def test_options_at_the_top_reach_commands_within_commands(folder: Path) -> None:
    write_tree(
        folder, {"cleaner.toml": 'rules = ["mine"]\n', "mine/a.yaml": "schema: 1\nid: sites/a\nsites: [a.example]\n"}
    )
    defaults = load_defaults(cli, None)
    assert defaults["run"] == defaults["rules"]["show"] == defaults["rules"]["stats"] == {"rules": ["mine"]}
    assert defaults["rules"]["lint"] == defaults["rules"]["import"]["ftr"] == {}
    result = CliRunner().invoke(cli, ["rules", "show", "a.example"])
    assert (result.exit_code, result.output.splitlines()[0]) == (0, "# sites/a (user: mine/a.yaml)")


@pytest.mark.parametrize("table", ["rules", "rules.show"])
def test_a_table_speaks_to_a_command_within_a_command_or_to_all_of_them(folder: Path, table: str) -> None:
    write_tree(folder, {"cleaner.toml": f'[{table}]\nrules = ["mine"]\n'})
    defaults = load_defaults(cli, None)
    assert (defaults["rules"]["show"], defaults["run"]) == ({"rules": ["mine"]}, {})
    assert defaults["rules"]["stats"] == ({"rules": ["mine"]} if table == "rules" else {})


def test_the_table_of_one_command_beats_that_of_all(folder: Path) -> None:
    write_tree(folder, {"cleaner.toml": '[rules.show]\nrules = ["one"]\n[rules]\nrules = ["all"]\n'})
    defaults = load_defaults(cli, None)["rules"]
    assert (defaults["show"], defaults["stats"]) == ({"rules": ["one"]}, {"rules": ["all"]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules]\nwat = 1\n", "[rules]: 'wat' is no option of these commands; options are date, out, quiet, rules,"),
        ("[rules.show]\nwat = 1\n", "[rules.show]: 'wat' is no option of this command; options are date, rules"),
        ("[rules.wat]\nx = 1\n", "[rules.wat] is no command; commands are lint, test, list, show,"),
        ("[rules.import.ftr]\nwat = 1\n", "[rules.import.ftr]: 'wat' is no option of this command; options are out,"),
        ("[rules.schema]\nwat = 1\n", "[rules.schema]: 'wat' is no option of this command, which takes none"),
    ],
)
def test_what_is_no_option_within_a_command_is_said_with_what_is_one(folder: Path, text: str, said: str) -> None:
    write_tree(folder, {"cleaner.toml": text})
    with pytest.raises(UsageError) as caught:
        load_defaults(cli, None)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "command", "said"),
    [
        (
            'engine = "block"\n',
            ["run", "in", "--out", "out"],
            "cleaner.toml: 'engine' can't be 'block': 'block' is not",
        ),
        (
            "[run]\nshard-size = 0\n",
            ["run", "in", "--out", "out"],
            "cleaner.toml: [run]: 'shard-size' can't be 0: 0 is",
        ),
        ('jobs = "two"\n', ["run", "in", "--out", "out"], "cleaner.toml: 'jobs' can't be 'two': 'two' is not"),
        ('[run]\nfail-on = "x"\n', ["run", "in", "--out", "out"], "[run]: 'fail-on' can't be 'x': 'x' is neither"),
        (
            '[rules]\ndate = "x"\n',
            ["rules", "show", "a.example"],
            "cleaner.toml: [rules]: 'date' can't be 'x': 'x' does",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_file_and_key(folder: Path, text: str, command: list[str], said: str) -> None:
    write_tree(folder, {"cleaner.toml": text})
    done = cleaner_command(*command, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert b"--" not in done.stderr


def test_a_wrong_value_that_was_typed_is_told_as_such(folder: Path) -> None:
    write_tree(folder, {"cleaner.toml": 'engine = "blocks"\n'})
    done = cleaner_command("run", "in", "--out", "out", "--engine", "block", cwd=folder)
    assert done.returncode == 2
    assert b"Invalid value for '--engine'" in done.stderr and b"cleaner.toml" not in done.stderr


def test_the_command_line_beats_the_file(folder: Path) -> None:
    write_tree(folder, {"cleaner.toml": 'out = "out"\nlimit = 1\n'})
    assert CliRunner().invoke(cli, ["run", "in", "--out", "other"]).exit_code == 0
    assert (folder / "other/a.txt.txt").exists()
    assert not (folder / "out").exists()


def test_pyproject_has_a_table_for_it_and_cleaner_toml_comes_first(folder: Path) -> None:
    write_tree(folder, {"pyproject.toml": '[tool.cleaner]\nout = "one"\n[tool.other]\nx = 1\n'})
    assert load_defaults(cli, None)["run"] == {"out": "one"}
    write_tree(folder, {"cleaner.toml": 'out = "two"\n'})
    assert load_defaults(cli, None)["run"] == {"out": "two"}
    assert load_defaults(cli, folder / "pyproject.toml")["run"] == {"out": "one"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wat = 1\n", "wat"),
        ("[run]\nwat = 1\n", "wat"),
        ("[wat]\nx = 1\n", "wat"),
        ("[verify]\nlimit = 1\n", "limit"),
        ("out = ", "TOML"),
    ],
)
def test_what_is_no_option_is_wrong_usage(folder: Path, text: str, said: str) -> None:
    write_tree(folder, {"cleaner.toml": text})
    with pytest.raises(UsageError, match=said):
        load_defaults(cli, None)
    done = cleaner_command("run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 2
    assert b"cleaner.toml" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[run]\nout = 5\n", "[run]: 'out' can't be 5: write a text"),
        ('[run]\nout = ["x"]\n', "[run]: 'out' can't be ['x']"),
        ("[run]\nurls = 5\n", "[run]: 'urls' can't be 5"),
        ("[run]\nheadline = [1]\n", "[run]: 'headline' can't be [1]: write true or false"),
        ("headline = 5\n", "'headline' can't be 5"),
        ("[run]\nrules = [5]\n", "[run]: 'rules' can't be [5]: write a list of texts"),
        ("[run]\njobs = true\n", "[run]: 'jobs' can't be True: write a whole number"),
        ("[run]\njobs = 1.5\n", "[run]: 'jobs' can't be 1.5: write a whole number"),
        ("[run]\njobs = {a = 1}\n", "[run]: 'jobs' can't be {'a': 1}"),
        ("[run]\nfail-on = [1]\n", "[run]: 'fail-on' can't be [1]: write a number"),
        ("engine = 5\n", "'engine' can't be 5"),
        ("[clean]\ncaptured = 5\n", "[clean]: 'captured' can't be 5"),
        ("[clean]\ncaptured = 09:15:00\n", "[clean]: 'captured' can't be"),
    ],
)
def test_a_value_of_the_wrong_kind_is_wrong_usage(folder: Path, text: str, said: str) -> None:
    write_tree(folder, {"cleaner.toml": text})
    with pytest.raises(UsageError) as caught:
        load_defaults(cli, None)
    assert str(caught.value).startswith("cleaner.toml: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("day", ["2024-01-01", '"2024-01-01"', "2024-01-01T10:00:00"])
def test_a_date_may_be_one_of_toml(folder: Path, day: str) -> None:
    write_tree(folder, {"cleaner.toml": f"[clean]\ncaptured = {day}\n"})
    result = CliRunner().invoke(cli, ["clean", "in/a.txt", "--format", "json"])
    assert json.loads(result.stdout)["record"]["input"]["captured"] == "2024-01-01"


def test_numbers_and_shares_may_be_written_as_either(folder: Path) -> None:
    write_tree(
        folder, {"cleaner.toml": 'rules = "in"\n[run]\nfail-on = 5\nsample = 0.5\njobs = "2"\npage-timeout = 1.5\n'}
    )
    assert load_defaults(cli, None)["run"] == {
        **{"rules": ["in"], "fail_on": 5, "sample": 0.5},
        **{"jobs": "2", "page_timeout": 1.5},
    }


def test_a_file_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    done = cleaner_command("--config", "no.toml", "run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 2
    assert b"--config" in done.stderr
