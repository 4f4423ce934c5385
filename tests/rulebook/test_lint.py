from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.errors import UsageError
from cleaner.rulebook.lint import lint
from cleaner.rulebook.load import packaged_rules
from tests.stories import write_tree

GOOD = """schema: 1
id: sites/a
sites: [a.example]
remove:
  - {id: more, kind: related, line: "^More$"}
examples:
  - {text: "One\\nMore", removes: [More], keeps: [One]}
about: {author: me, added: 2026-01-31, license: MIT, why: it repeats}
"""


def test_a_file_that_is_right_needs_no_advice(tmp_path: Path) -> None:
    report = lint([write_tree(tmp_path, {"sites/a.yaml": GOOD})])
    assert (len(report.files), report.errors, report.advice) == (1, [], [])


def test_all_errors_of_all_files_are_told(tmp_path: Path) -> None:
    folder = write_tree(
        tmp_path,
        {
            "sites/a.yaml": GOOD.replace("^More$", "(open").replace("a.example", "https://a"),
            "sites/b.yaml": "schema: 1\nid: b\nremove: 3\n",
            "sites/c.yaml": GOOD,
            "sites/d.yaml": GOOD,
            "sites/e.yaml": "schema: 1\nid: e\nextends: [platforms/wordpres]\n",
        },
    )
    report = lint([folder])
    told = [(error.file.rpartition("/")[2], error.line, error.key) for error in report.errors]
    assert told == [
        ("a.yaml", 5, "line"),
        ("a.yaml", 3, "sites"),
        ("b.yaml", 3, "remove"),
        ("d.yaml", 2, "id"),
        ("d.yaml", 3, "sites"),
        ("e.yaml", 3, "extends"),
    ]


@pytest.mark.parametrize(
    ("changed", "to", "advice"),
    [
        ("keeps: [One]", "keeps: []", "no example shows"),
        ("why: it repeats", 'why: ""', "`about` does not say: why"),
        ("sites: [a.example]", "sites: []", "which pages"),
        ('line: "^More$"', "css: div", "takes every such element"),
        ('line: "^More$"', 'line: "ad"', "found in many lines"),
        ('line: "^More$"', 'line: "^.{0,90}more from us$"', "counted wildcard"),
        ('line: "^More$"', "line: '[\\w ]{2,40} our newsletter'", "counted wildcard"),
    ],
)
def test_advice(tmp_path: Path, changed: str, to: str, advice: str) -> None:
    assert changed in GOOD
    report = lint([write_tree(tmp_path, {"sites/a.yaml": GOOD.replace(changed, to)})])
    assert report.errors == []
    assert [advice in said for said in report.advice] == [True]


def test_a_page_of_an_example_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    text = GOOD.replace('text: "One\\nMore"', "file: pages/one.txt")
    folder = write_tree(tmp_path, {"sites/a.yaml": text, "pages/one.txt": "One\nMore\n"})
    (error,) = lint([folder]).errors
    assert (error.file, error.line, error.key) == ("sites/a.yaml", 7, "examples.file")
    write_tree(folder, {"sites/pages/one.txt": "One\nMore\n"})
    assert lint([folder]).errors == []


def test_a_single_file_is_looked_at_as_part_of_its_folder(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {"platforms/p.yaml": GOOD.replace("sites/a", "p")})
    (error,) = lint([folder / "platforms" / "p.yaml"]).errors
    assert (error.file, error.key) == ("platforms/p.yaml", "sites")


def test_what_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        lint([tmp_path / "nowhere"])


def test_the_packaged_rules_have_no_errors() -> None:
    assert lint([packaged_rules()]).errors == []
