"""The rule format told to editors (a JSON Schema) and to people (docs/rules.md), both from the types in `schema`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner.rulebook.schema import RuleFile

_INTRO = """\
# The rule format

This page is made from the types in `cleaner/rulebook/schema.py` (`python -m tests.write_reference`); so is
[the JSON Schema](../rules/schema.json), which editors with a YAML language server use if a file begins with

```yaml
# yaml-language-server: $schema=../schema.json
```

How to write a first file stands in [CONTRIBUTING](../CONTRIBUTING.md); why things are as they are, in
[decision 7](decisions/0007-rulebook.md).

## Which rules hold

A rule folder has `sites/`, `platforms/` and `generic/`; a file beside these is a site's. Of all files that name a page's
host one speaks: yours (`--rules DIR`, the last given first) before your project's (`.cleaner/rules` in the folder that
you work in) before the packaged ones; then an exact host before `*.host`, the longer first, before `name.*`; then files
with `paths` before files without; then the newest of those that are `valid` on the day of the page. It may extend others.
A page without a URL is known by its canonical link, by `detect: {text: ...}` or by `detect: {html: ...}`.

Beside the site's file, all platforms that the page gives away hold, and all generic rules of the page's language.
A file with the id of another replaces it, if it goes before it.

Where rules disagree about a block: a site's `keep`, a site's `remove`, platforms, generic rules, the engine. Within one
of these, keep beats remove.

Try a file with `cleaner rules lint FILE`, `cleaner rules test FILE` and `cleaner rules show HOST --rules DIR`. A single file is
looked at by itself, with what it extends in its rule folder; whatever else lies there is not read for its own sake.

"""
_PARTS = (
    ("RuleFile", "A file", ""),
    ("RemoveRule", "remove", "remove[]"),
    ("KeepRule", "keep", "keep[]"),
    ("KindRule", "kinds", "kinds[]"),
    ("ArticleRule", "article", "article"),
    ("Detect", "detect", "detect"),
    ("Valid", "valid", "valid"),
    ("MetadataRules", "metadata", "metadata"),
    ("FieldRule", "A field of metadata", "metadata.FIELD"),
    ("Safety", "safety", "safety"),
    ("Example", "examples", "examples[]"),
    ("About", "about", "about"),
)
_TITLES = {name: title for name, title, _ in _PARTS}
_WORDS = {"string": "text", "integer": "number", "number": "number", "boolean": "true/false", "null": ""}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file."""
    schema = msgspec.json.schema(RuleFile)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cleaner rule file", **schema}


def markdown() -> str:
    """docs/rules.md."""
    definitions = json_schema()["$defs"]
    assert {name for name, _, _ in _PARTS} == set(definitions), "a type of the format is not documented"
    parts = [_INTRO.rstrip("\n")]
    for name, title, place in _PARTS:
        definition = definitions[name]
        rows = list(_rows(definition))
        heading = f"## `{title}`" if place in {title, f"{title}[]"} else f"## {title}"
        parts.append(
            f"{heading}\n\n{_flat(definition['description'])}\n\n| key | value | |\n|---|---|---|\n" + "\n".join(rows)
        )
    kinds = ", ".join(f"`{kind}`" for kind in definitions["KindRule"]["properties"]["kind"]["enum"])
    parts.append(f"## Kinds\n\nWhy something is not the article: {kinds}.")
    return "\n\n".join(parts) + "\n"


def _rows(definition: dict[str, Any]) -> Iterator[str]:
    required = definition.get("required", [])
    for key, value in definition["properties"].items():
        notes = [_flat(value.get("description", ""))]
        if "default" in value and value["default"] not in ([], {}, "", None, "any") and "$ref" not in value:
            notes.append(f"Default: {value['default']}.")
        if examples := value.get("examples"):
            notes.append(f"Example: `{_example(examples[0])}`.")
        if key in required:
            notes.append("Required.")
        said = " ".join(note for note in notes if note).replace("|", "\\|")
        yield f"| `{key}` | {_type(value)} | {said} |"


def _type(value: dict[str, Any]) -> str:
    if "enum" in value:
        words = [str(word) for word in value["enum"] if word is not None]
        return "a kind" if len(words) > 12 else ", ".join(f"`{word}`" for word in words)
    if "$ref" in value:
        title = _TITLES[value["$ref"].rpartition("/")[2]]
        return f"[keys](#{title.lower().replace(' ', '-')})"
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(said for option in value["anyOf"] if (said := _type(option))))
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    if value.get("format") == "date":
        return "date"
    return "keys and texts" if value.get("type") == "object" else _WORDS[value["type"]]


def _example(example: object) -> str:
    if isinstance(example, list):
        return "[" + ", ".join(f'"{item}"' for item in example) + "]"
    return str(example)


def _flat(text: str) -> str:
    return " ".join(text.split())
