from __future__ import annotations

import errno
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cleaner.errors import RuleError, UsageError
from cleaner.rulebook.load import load_file, load_folder, packaged_rules, parse_rules
from cleaner.rulebook.schema import (
    About,
    Detect,
    Example,
    FieldRule,
    KeepRule,
    KindRule,
    RemoveRule,
    RuleFile,
    Valid,
)
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


RULE = "schema: 1\nid: a\nremove:\n  - {id: more, "

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
    Broken("wrong-schema", "schema: 2\nid: a\n", 1, "Write 1.", key="schema"),
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
        "Write one of: advertisement",
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
        "Write a text in quotes or a list",
        "more",
        "line",
    ),
    Broken(
        "score-too-high",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    line: x\n    score: 1.5\n",
        7,
        "Write a number above 0, of at most 1",
        "more",
        "score",
    ),
    Broken(
        "most-zero",
        "schema: 1\nid: a\nremove:\n  - id: more\n    kind: share\n    from: x\n    to: end\n    most: 0\n",
        8,
        "Write a whole number of at least 1",
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
    Broken("keeps-nothing", "schema: 1\nid: a\nkeep:\n  - {id: facts}\n", 4, "Give it `line:`", "facts"),
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
    Broken(
        "metadata-without-value",
        'schema: 1\nid: a\nmetadata:\n  updated: {line: "^Updated on"}\n',
        4,
        "(?P<value>...)",
        key="metadata.updated",
    ),
    Broken(
        "metadata-pattern-without-value",
        'schema: 1\nid: a\nmetadata:\n  updated: {css: p, pattern: "^On"}\n',
        4,
        "(?P<value>...)",
        key="metadata.updated",
    ),
    Broken(
        "example-field",
        "schema: 1\nid: a\nexamples:\n  - text: x\n    metadata:\n      place: x\n      titel: x\n",
        7,
        "Did you mean title?",
        key="examples.metadata.titel",
    ),
    Broken(
        "example-field-that-is-no-text",
        "schema: 1\nid: a\nexamples:\n  - {text: x, metadata: {paywalled: x}}\n",
        4,
        "Write one of: title, subtitle",
        key="examples.metadata.paywalled",
    ),
    Broken("metadata-field", "schema: 1\nid: a\nmetadata:\n  headline: {line: x}\n", 4, "Leave it out", key="headline"),
    Broken("kind-misspelt", f"{RULE}kind: relatd, line: x}}\n", 4, "Did you mean related?", "more", "kind"),
    Broken("pattern-of-nothing", f'{RULE}kind: share, line: "x*"}}\n', 4, "at least one character", "more", "line"),
    Broken("bad-xpath", f'{RULE}kind: share, xpath: "//div["}}\n', 4, "XPath 1.0", "more", "xpath"),
    Broken(
        "xpath-unknown-function", f'{RULE}kind: share, xpath: "//div[lower(a)]"}}\n', 4, "XPath 1.0", "more", "xpath"
    ),
    Broken("xpath-gives-a-number", f'{RULE}kind: share, xpath: "count(//a)"}}\n', 4, "XPath 1.0", "more", "xpath"),
    Broken("xpath-gives-text", f'{RULE}kind: share, xpath: "//a/text()"}}\n', 4, "XPath 1.0", "more", "xpath"),
    Broken("xpath-without-end", f'{RULE}kind: share, xpath: "{"//a" * 40}"}}\n', 4, "XPath 1.0", "more", "xpath"),
    Broken("zone-of-an-element", f"{RULE}kind: share, css: p, zone: tail}}\n", 4, "Leave it out", "more", "zone"),
    Broken("words-of-an-element", f"{RULE}kind: share, css: p, words: 3}}\n", 4, "Leave it out", "more", "words"),
    Broken("most-of-one-line", f"{RULE}kind: share, line: x, most: 3}}\n", 4, "give the range an end", "more", "most"),
    Broken("id-with-blanks", "schema: 1\nid: my rules\n", 2, "Write an id", key="id"),
    Broken("rule-id-with-hash", GOOD.replace("id: more", "id: a#b"), 4, "Write a word", "a#b", "id"),
    Broken("a-url-for-a-host", "schema: 1\nid: a\nsites: [https://a.example/]\n", 3, "without https", key="sites"),
    Broken("all-of-a-registry", 'schema: 1\nid: a\nsites: ["*.co.uk"]\n', 3, "*.example.com", key="sites"),
    Broken("no-day", "schema: 1\nid: a\nvalid: {from: soon}\n", 3, "YYYY-MM-DD", key="from"),
    Broken(
        "no-time", "schema: 1\nid: a\nvalid: {from: 2024-02-01, until: 2024-01-01}\n", 3, "after", key="valid.until"
    ),
    Broken("no-page", "schema: 1\nid: a\nexamples:\n  - {removes: [x]}\n", 4, "Give it as `text:`", key="examples"),
    Broken(
        "two-pages", "schema: 1\nid: a\nexamples:\n  - {text: x, html: x, keeps: [x]}\n", 4, "`html:`", key="examples"
    ),
    Broken("shows-nothing", "schema: 1\nid: a\nexamples:\n  - {text: x}\n", 4, "Add `removes:`", key="examples"),
    Broken("language-of-a-site", "schema: 1\nid: a\nlanguage: de\n", 3, "Leave it out", key="language"),
    Broken("field-nowhere", "schema: 1\nid: a\nmetadata:\n  title: {}\n", 4, "Give it `line:`", key="metadata.title"),
    Broken(
        "attribute-of-a-line",
        "schema: 1\nid: a\nmetadata:\n  title: {line: x, attribute: content}\n",
        4,
        "Add `css:`",
        key="metadata.title.attribute",
    ),
    Broken("paths-pattern", 'schema: 1\nid: a\npaths: ["(open"]\n', 3, "write the cases out", key="paths"),
    Broken("markup-pattern", 'schema: 1\nid: a\ndetect: {markup: ["(open"]}\n', 3, "write", key="detect.markup"),
    Broken("article-selector", 'schema: 1\nid: a\narticle: {css: "div["}\n', 3, "CSS selector", key="article.css"),
    Broken("nested-too-deep", "schema: 1\nremove:\n" + "- " * 100_000 + "x\n", 3, "four levels"),
    Broken("nested-line-by-line", "".join(" " * n + "a:\n" for n in range(900)), 201, "four levels"),
    Broken(
        "impossible-day",
        "schema: 1\nid: a\nvalid:\n  until: 2025-01-01\n  from: 2024-13-41\n",
        5,
        "Write a day as YYYY-MM-DD.",
        key="valid.from",
    ),
    Broken("tag-of-a-type", "schema: 1\nid: !!bool x\n", 2, "Write the value without a tag.", key="id"),
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


EVERY_KEY = """\
schema: 1
id: herald
sites: [herald.example, "*.herald.example", "herald.*"]
paths: ["^/news/"]
detect:
  text: ["^Herald Web$", ["^One$", "^Two$"]]
  markup: ["^generator: Herald"]
  html: ["meta[name=app]"]
extends: [platforms/wordpress]
without: [jetpack-share, "generic/en#newsletter"]
valid: {from: 2024-01-01, until: 2025-01-01}
remove:
  - {id: a, kind: related, line: ["^More$", "^Other$"], takes: titles, zone: tail, most: 9, words: 6, score: 0.5}
  - {id: b, kind: paywall, from: "^Register$", through: "^However"}
  - {id: c, kind: related, from: "^Related$", until: "^Back$"}
  - {id: d, kind: related, from: "^More News$", to: end}
  - {id: e, kind: related, css: ".related", xpath: "//div[h3='Related']"}
  - {id: f, kind: promo, literal: "Join us!", to: prose}
keep:
  - {css: ".facts"}
  - {id: facts, line: "^Facts", literal: [Facts], xpath: "//table"}
kinds:
  - {id: box, kind: newsletter, was: [promo, widget], line: x, literal: y, css: ".box", xpath: "//aside"}
article: {css: ["div.story", main], xpath: ["//div[@id='text']"]}
metadata:
  updated: {line: "^On (?P<value>.+)$", timezone: Asia/Kolkata, day_first: true}
  authors: {css: [".by a"], xpath: ["//meta/@content"], attribute: title, pattern: "^By (?P<value>.+)$"}
safety: {most_removed: 0.8, least_kept: 100}
examples:
  - {text: "More", removes: ["More"], keeps: []}
  - {html: "<p>x", url: "https://herald.example/", captured: 2024-05-01, keeps: [x], metadata: {title: x}}
  - {file: pages/story.html, keeps: [x]}
about: {author: me, added: 2026-01-31, license: MIT, why: because, pages: ["https://herald.example/news/1"]}
"""


def test_every_key_of_the_format_may_be_used() -> None:
    rules = parse_rules(EVERY_KEY, "herald.yaml")
    assert [rule.id for rule in rules.remove] == ["a", "b", "c", "d", "e", "f"]
    assert rules.remove[1].from_ == "^Register$"
    assert rules.about.added == "2026-01-31"
    assert rules.valid.from_ == date(2024, 1, 1)


@pytest.mark.parametrize("kind", [RuleFile, RemoveRule, KeepRule, KindRule, FieldRule, Example, About, Detect, Valid])
def test_every_key_of_the_format_is_tried(kind: type[msgspec.Struct]) -> None:
    keys = {field.encode_name for field in msgspec.structs.fields(kind)} - {"language"}
    assert {key for key in keys if f"{key}:" not in EVERY_KEY} == set()


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
        pytest.param(
            {
                "a.yaml": "schema: 1\nid: a\nsites: [herald.example]\nvalid: {until: 2020-01-02}\n",
                "b.yaml": "schema: 1\nid: b\nsites: [www.herald.example]\nvalid: {from: 2020-01-01}\n",
            },
            "sites",
            id="one-host-in-two-files-on-one-day",
        ),
    ],
)
def test_two_files_for_one_thing_are_an_error(tmp_path: Path, files: dict[str, str | bytes], key: str) -> None:
    with pytest.raises(RuleError, match=r"a\.yaml too") as caught:
        load_folder(write_tree(tmp_path, files))
    line = {"id": 2, "sites": 3}[key]
    assert (caught.value.file, caught.value.line, caught.value.key) == ("b.yaml", line, key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("valid: {until: 2020-01-01}", "valid: {from: 2020-01-01}", id="one-after-the-other"),
        pytest.param('paths: ["^/live/"]', "", id="another-path"),
    ],
)
def test_two_files_for_one_host_are_fine_if_they_speak_about_different_pages(
    tmp_path: Path, one: str, other: str
) -> None:
    head = "schema: 1\nsites: [herald.example]\n"
    folder = write_tree(tmp_path, {"a.yaml": f"{head}id: a\n{one}\n", "b.yaml": f"{head}id: b\n{other}\n"})
    assert len(load_folder(folder)) == 2


def test_a_file_that_is_no_utf8_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Store it as UTF-8"):
        load_folder(write_tree(tmp_path, {"a.yaml": b"schema: 1\nid: caf\xe9\n"}))


def test_a_file_that_can_not_be_opened_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_tree(tmp_path, {"a.yaml": b"schema: 1\nid: a\n"})

    def closed(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    with pytest.raises(RuleError, match=r"^a\.yaml: can't be read: Permission denied\. Check the file"):
        load_file(folder / "a.yaml", folder, origin="user")


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
