from __future__ import annotations

import jsonschema
import pytest

from cleaner.rulebook.load import packaged_rules
from cleaner.rulebook.reference import json_schema, markdown
from cleaner.rulebook.yaml_file import read_yaml
from tests.rulebook.test_load import EVERY_KEY
from tests.write_reference import ROOT, made

FILES = sorted(packaged_rules().rglob("*.yaml"))


@pytest.mark.parametrize("path", made(), ids=lambda path: path.name)
def test_what_is_made_from_the_types_is_as_they_are(path: object) -> None:
    """If this fails: python -m tests.write_reference."""
    texts = {made_path: text for made_path, text in made().items() if made_path == path}
    assert {name.read_text("utf-8") for name in texts} == set(texts.values())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def plain(value: object) -> object:
    """As an editor sees it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return (
        [plain(item) for item in value]
        if isinstance(value, list)
        else value
        if isinstance(value, (int, float, str, bool)) or value is None
        else str(value)
    )


@pytest.mark.parametrize(
    "text", [path.read_text("utf-8") for path in FILES] + [EVERY_KEY], ids=[*(p.stem for p in FILES), "every-key"]
)
def test_rule_files_hold_to_the_schema(text: str) -> None:
    jsonschema.validate(plain(read_yaml(text, "a")[0]), json_schema())


@pytest.mark.parametrize(
    "text", ["id: a", "schema: 2\nid: a", "schema: 1\nid: a\nremoves: []", "schema: 1\nid: a\nremove: [{id: x}]"]
)
def test_what_is_wrong_does_not(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read_yaml(text, "a")[0], json_schema())


def test_every_key_is_described() -> None:
    rows = [line for line in markdown().split("\n") if line.startswith("| `")]
    assert [row for row in rows if row.endswith("|  |") and "[keys]" not in row] == []


@pytest.mark.parametrize("folder", ["sites", "platforms"])
def test_packaged_files_tell_editors_of_the_schema(folder: str) -> None:
    first = {path.read_text("utf-8").split("\n")[0] for path in (ROOT / "rules" / folder).glob("*.yaml")}
    assert first == {"# yaml-language-server: $schema=../schema.json"}
