from __future__ import annotations

import pytest

from cleaner.errors import RuleError
from cleaner.rulebook.yaml_file import read_yaml

TEXT = """\
schema: 1
remove:
  - id: a
    line:
      - "^x$"
      - "^y$"
  - {id: b,
     kind: share}
"""


def test_every_key_has_its_line() -> None:
    data, lines = read_yaml(TEXT, "a.yaml")
    assert data == {"schema": 1, "remove": [{"id": "a", "line": ["^x$", "^y$"]}, {"id": "b", "kind": "share"}]}
    places = {
        ("schema",): 1,
        ("remove",): 2,
        ("remove", 0): 3,
        ("remove", 0, "line"): 4,
        ("remove", 0, "line", 1): 6,
        ("remove", 1): 7,
        ("remove", 1, "kind"): 8,
    }
    assert {place: lines[place] for place in places} == places


def test_an_empty_file_is_nothing() -> None:
    assert read_yaml("", "a.yaml") == read_yaml("# a remark\n", "a.yaml") == (None, {})


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "a key stands twice", 3, id="key-twice"),
        pytest.param("a:\n  b: 1\n  b: 2\n", "a key stands twice", 3, id="key-twice-further-in"),
        pytest.param("a: &x 1\nb: *x\n", "an alias", None, id="alias"),
        pytest.param("a: [1\nb: 2\n", "not YAML", 2, id="open-bracket"),
        pytest.param("a: 1\n---\nb: 2\n", "not YAML", 2, id="two-documents"),
        pytest.param("a: !!python/object/apply:os.system [ls]\n", "not YAML", 1, id="tag"),
        pytest.param("a: \x07\n", "not YAML", None, id="control-character"),
        pytest.param("a: 2024-13-45\n", "not YAML", None, id="date-that-does-not-exist"),
        pytest.param("[" * 5_000, "not YAML", None, id="nested-absurdly"),
        pytest.param("a: " + "x" * 1_000_001, "1,000,004 characters", None, id="too-large"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, problem: str, line: int | None) -> None:
    with pytest.raises(RuleError, match=problem) as caught:
        read_yaml(text, "a.yaml")
    assert caught.value.file == "a.yaml"
    assert caught.value.mend
    assert line is None or caught.value.line == line


def test_aliases_that_multiply_are_refused_before_they_do() -> None:
    text = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(RuleError, match="an alias"):
        read_yaml(text, "a.yaml")
