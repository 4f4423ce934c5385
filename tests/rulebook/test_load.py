from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaner.errors import RuleError, UsageError
from cleaner.rulebook.load import load_folder, packaged_rules, parse_rules
from tests.stories import write_tree

GOOD = 'schema: 1\nid: herald\nremove:\n  - {id: more, kind: related, line: "^More$"}\n'


@dataclass(frozen=True)
class Broken:
    """A wrong rule file, and what its error has to name."""

    name: str
    text: str
    line: int | None
    mend: str
    rule: str | None = None
    key: str | None = None


BROKEN = [
    Broken("no-rules", "just a word\n", None, "Begin with `schema: 1`"),
    Broken("empty", "", None, "Begin with `schema: 1`"),
    Broken("not-yaml", "schema: 1\nid: [open\nremove: x: y\n", 3, "Check the indentation"),
    Broken("tab-indented", "schema: 1\nid: a\nremove:\n\t- x\n", 4, "Check the indentation"),
    Broken("tag-that-runs-code", "schema: 1\nid: !!python/name:os.system\n", 2, "Check the indentation"),
    Broken("alias", "schema: 1\nid: &a b\nsites: [*a]\n", 2, "Write the value out"),
    Broken("key-twice", "schema: 1\nid: a\nid: b\n", 3, "Keep one of the two", key="id"),
    Broken("no-id", "schema: 1\n", 1, "Add `id:`", key="id"),
    Broken("no-schema", "id: a\n", 1, "Add `schema:`", key="schema"),
    Broken("wrong-schema", "schema: 2\nid: a\n", 1, "See the rule format", key="schema"),
    Broken("unknown-key", "schema: 1\nid: a\nremoves: []\n", 3, "`remove`", key="removes"),
    Broken(
        "misspelt-key",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: related\n    lien: x\n",
        6,
        "Did you mean `line`?",
        "more",
        "lien",
    ),
    Broken(
        "strange-key",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: related\n    zzzzzz: x\n",
        6,
        "Leave it out",
        "more",
        "zzzzzz",
    ),
    Broken(
        "unknown-kind",
        "schema: 1\nid: a\nremove:\n  - id: more\n    line: x\n    kind: rubbish\n",
        6,
        "See the rule format",
        "more",
        "kind",
    ),
    Broken("no-kind", "schema: 1\nid: a\nremove:\n  - id: more\n    line: x\n", 4, "Add `kind:`", "more", "kind"),
    Broken(
        "no-rule-id",
        "schema: 1\nid: a\nremove:\n  - {id: one, kind: share, line: x}\n  - {kind: share, line: x}\n",
        5,
        "Add `id:`",
        "number 2 of remove",
        "id",
    ),
    Broken(
        "wrong-type",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    line: {a: b}\n",
        6,
        "See the rule format",
        "more",
        "line",
    ),
    Broken(
        "score-too-high",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    line: x\n    score: 1.5\n",
        7,
        "See the rule format",
        "more",
        "score",
    ),
    Broken(
        "most-zero",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    from: x\n    to: end\n    most: 0\n",
        8,
        "See the rule format",
        "more",
        "most",
    ),
    Broken(
        "id-twice",
        "schema: 1\nid: a\nremove:\n  - {id: more, kind: share, line: x}\n  - {id: more, kind: share, line: y}\n",
        5,
        "an id of its own",
        "more",
        "id",
    ),
    Broken(
        "bad-pattern",
        'schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    line: "(open"\n',
        6,
        "RE2 knows no look-around",
        "more",
        "line",
    ),
    Broken(
        "look-ahead",
        'schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    line: ["fine", "a(?=b)"]\n',
        6,
        "write the cases out",
        "more",
        "line",
    ),
    Broken(
        "back-reference",
        'schema: 1\nid: a\nremove:\n  - {id: more, kind: share, from: "x", through: "(a)\\\\1"}\n',
        4,
        "write the cases out",
        "more",
        "through",
    ),
    Broken(
        "bad-selector",
        'schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    css: "div["\n',
        6,
        "Write a CSS selector",
        "more",
        "css",
    ),
    Broken("removes-nothing", "schema: 1\nid: a\nremove:\n  - {id: more, kind: share}\n", 4, "Give it `line:`", "more"),
    Broken("keeps-nothing", "schema: 1\nid: a\nkeep:\n  - {id: facts}\n", 4, "Give it `line:` or `css:`", "facts"),
    Broken(
        "keep-pattern",
        'schema: 1\nid: a\nkeep:\n  - {id: facts, line: "(open"}\n',
        4,
        "write the cases out",
        "facts",
        "line",
    ),
    Broken(
        "two-ends",
        "schema: 1\nid: a\nremove:\n  - {id: more, kind: share, from: x, through: y, to: end}\n",
        4,
        "Keep one of",
        "more",
        "to",
    ),
    Broken(
        "line-and-from",
        "schema: 1\nid: a\nremove:\n  - {id: more, kind: share, from: x, line: y, to: end}\n",
        4,
        "Keep one of the two",
        "more",
        "from",
    ),
    Broken(
        "no-end",
        "schema: 1\nid: a\nremove:\n  - {id: more, kind: share, from: x}\n",
        4,
        "Add `through:`",
        "more",
        "from",
    ),
    Broken(
        "no-beginning",
        "schema: 1\nid: a\nremove:\n  - {id: more, kind: share, css: p, through: x}\n",
        4,
        "Add `from:`",
        "more",
        "through",
    ),
    Broken(
        "detect-pattern", 'schema: 1\nid: a\ndetect:\n  text: ["(open"]\n', 4, "write the cases out", key="detect.text"
    ),
    Broken("detect-selector", 'schema: 1\nid: a\ndetect:\n  html: ["div["]\n', 4, "CSS selector", key="detect.html"),
    Broken(
        "metadata-pattern",
        'schema: 1\nid: a\nmetadata:\n  updated: {line: "(?P<value>"}\n',
        4,
        "write the cases out",
        key="metadata.updated",
    ),
    Broken("metadata-field", "schema: 1\nid: a\nmetadata:\n  headline: {line: x}\n", 4, "Leave it out", key="headline"),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_an_error_names_file_line_rule_key_and_mend(broken: Broken) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rules(broken.text, "sites/herald.yaml")
    error = caught.value
    assert (error.file, error.line, error.rule, error.key) == (
        "sites/herald.yaml",
        broken.line,
        broken.rule,
        broken.key,
    )
    assert broken.mend in error.mend
    place = "sites/herald.yaml" if broken.line is None else f"sites/herald.yaml:{broken.line}"
    said = str(error)
    assert said.startswith(place)
    assert error.mend in said
    assert broken.rule is None or repr(broken.rule) in said
    assert broken.key is None or repr(broken.key) in said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "schema: 1\nid: a\nmetadata:\n  published: {line: x, timezone: Atlantis/Harbour}\n", id="timezone"
        ),
        pytest.param("schema: 1\nid: a\nsafety: {most_removed: 7}\n", id="share-above-one"),
    ],
)
def test_a_value_that_can_mean_nothing_is_an_error(text: str) -> None:
    with pytest.raises(RuleError):
        parse_rules(text, "a.yaml")


def test_every_key_of_the_format_may_be_used() -> None:
    rules = parse_rules(
        """\
schema: 1
id: herald
language: en
sites: [herald.example, "*.herald.example"]
detect: {text: ["^Herald Web$", ["^One$", "^Two$"]], html: ["meta[name=app]"]}
remove:
  - {id: a, kind: related, line: ["^More$", "^Other$"], takes: titles, zone: tail, most: 9, words: 6, score: 0.5}
  - {id: b, kind: paywall, from: "^Register$", through: "^However"}
  - {id: c, kind: related, from: "^Related$", until: "^Back$"}
  - {id: d, kind: related, from: "^More News$", to: end}
  - {id: e, kind: related, css: ".related"}
keep:
  - {css: ".facts"}
metadata: {updated: {line: "^On (?P<value>.+)$", timezone: Asia/Kolkata, day_first: true}}
safety: {most_removed: 0.8, least_kept: 100}
examples:
  - {text: "More", removes: ["More"], keeps: []}
about: {author: me, added: 2026-01-31, license: MIT, why: because}
""",
        "herald.yaml",
    )
    assert [rule.id for rule in rules.remove] == ["a", "b", "c", "d", "e"]
    assert rules.remove[1].from_ == "^Register$"
    assert rules.about.added == "2026-01-31"


def test_the_folder_says_what_rules_speak_about(tmp_path: Path) -> None:
    folder = write_tree(
        tmp_path / "rules",
        {
            "generic/xx.yaml": GOOD.replace("herald", "generic/xx"),
            "platforms/press.yml": GOOD.replace("herald", "platforms/press"),
            "sites/herald.yaml": GOOD,
            "other.yaml": GOOD.replace("herald", "other"),
            "notes.txt": "no rules",
        },
    )
    assert {f.name: f.layer for f in load_folder(folder)} == {
        "generic/xx.yaml": "generic",
        "platforms/press.yml": "platform",
        "sites/herald.yaml": "site",
        "other.yaml": "site",
    }


def test_files_come_in_one_order(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {f"{name}.yaml": GOOD.replace("herald", name) for name in ("c", "a", "b")})
    assert [f.name for f in load_folder(folder)] == ["a.yaml", "b.yaml", "c.yaml"]


def test_the_error_of_a_file_in_a_folder_names_it_relative_to_the_folder(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "rules", {"sites/herald.yaml": "schema: 1\n"})
    with pytest.raises(RuleError, match=r"^sites/herald\.yaml:1") as caught:
        load_folder(folder)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("files", "key"),
    [
        pytest.param({"a.yaml": GOOD, "b.yaml": GOOD}, "id", id="one-id-in-two-files"),
        pytest.param(
            {
                "a.yaml": "schema: 1\nid: a\nsites: [herald.example]\n",
                "b.yaml": "schema: 1\nid: b\nsites: [herald.example]\n",
            },
            "sites",
            id="one-host-in-two-files",
        ),
    ],
)
def test_two_files_for_one_thing_are_an_error(tmp_path: Path, files: dict[str, str | bytes], key: str) -> None:
    with pytest.raises(RuleError, match=r"a\.yaml too") as caught:
        load_folder(write_tree(tmp_path, files))
    assert (caught.value.file, caught.value.key) == ("b.yaml", key)


def test_a_file_that_is_no_utf8_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Store it as UTF-8"):
        load_folder(write_tree(tmp_path, {"a.yaml": b"schema: 1\nid: caf\xe9\n"}))


def test_a_folder_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        load_folder(tmp_path / "nowhere")


def test_the_hash_of_a_file_follows_from_its_bytes(tmp_path: Path) -> None:
    (one,) = load_folder(write_tree(tmp_path / "one", {"a.yaml": GOOD}))
    (same,) = load_folder(write_tree(tmp_path / "same", {"a.yaml": GOOD}))
    (other,) = load_folder(write_tree(tmp_path / "other", {"a.yaml": GOOD + "# a remark\n"}))
    assert one.sha256 == same.sha256 != other.sha256


def test_the_packaged_rules_are_found() -> None:
    assert (packaged_rules() / "generic" / "en.yaml").is_file()
