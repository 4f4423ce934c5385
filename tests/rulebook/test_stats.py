from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner import Cleaner, UsageError
from cleaner.cli import cli
from cleaner.rulebook.stats import never_fired, read_run
from tests.stories import PAGE, write_tree

RULES = """schema: 1
id: sites/a.example
sites: [a.example]
remove:
  - {id: advertisement, kind: advertisement, line: "^Advertisement$"}
  - {id: never, kind: promo, line: "^Join us$"}
"""
URLS = "0.txt\thttps://a.example/1\n1.txt\thttps://a.example/2\n2.txt\thttps://b.example/1\n"


def run_of(folder: Path, form: str) -> Path:
    """What a run wrote of two pages of a site that has rules, and one of another."""
    write_tree(folder / "rules", {"sites/a.yaml": RULES})
    write_tree(folder, {"urls.tsv": URLS, **{f"in/{number}.txt": PAGE for number in range(3)}})
    options = ["--rules", str(folder / "rules"), "--urls", str(folder / "urls.tsv"), "--format", form, "-j", "1"]
    done = CliRunner().invoke(cli, ["run", str(folder / "in"), "--out", str(folder / form), *options])
    assert done.exit_code == 0, done.output
    return folder / form


@pytest.mark.parametrize("form", ["files", "jsonl"])
def test_how_often_each_rule_fired(tmp_path: Path, form: str) -> None:
    stats = read_run(run_of(tmp_path, form))
    assert stats.records == 3
    assert stats.sites == {"sites/a.example": 2}
    fired = stats.rules["sites/a.example#advertisement"]
    assert (fired.pages, fired.spans, fired.characters) == (2, 2, 2 * len("Advertisement"))
    assert "generic/en#related-head" in stats.rules


def test_which_site_rules_never_fired(tmp_path: Path) -> None:
    run = run_of(tmp_path, "files")
    book = Cleaner(rules=(tmp_path / "rules",)).book
    assert never_fired(read_run(run), book) == {"sites/a.example": ["sites/a.example#never"]}


def test_what_is_no_record_is_passed_over(tmp_path: Path) -> None:
    run = run_of(tmp_path, "files")
    write_tree(run, {"other.json": '{"not": "a record"}', "other.txt": "x", "broken.json": "{", "broken.txt": "x"})
    assert read_run(run).records == 3


def test_a_folder_without_records_is_wrong_usage(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError):
            read_run(folder)
