"""What is wrong with the keys and types of a rule file, said with a place, a rule and a mend."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import RuleError
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.schema import RuleFile
from cleaner.rulebook.yaml_file import Place, read_yaml

_PATH_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]|\[(\.\.\.)\]")
_LISTS_OF_RULES = frozenset({"remove", "keep", "kinds"})
# What stands for which type in a rule file.
_SAMPLES: Mapping[str, str] = {
    "string": "a text in quotes",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list: [..., ...]",
    "object": "keys with values",
}


def name_error(
    error: msgspec.ValidationError, data: dict[Any, Any], lines: Mapping[Place, int], file: str
) -> RuleError:
    """Turn a message such as "Object contains unknown field `lien` - at `$.remove[0]`" into an error with a place."""
    message, _, where = str(error).partition(" - at `")
    steps = [(key, index) for key, index, any_key in _PATH_STEP.findall(where) if not any_key]
    place: Place = tuple(int(index) if index else key for key, index in steps)
    unknown = re.search(r"unknown field `([^`]*)`", message)
    missing = re.search(r"missing required field `([^`]*)`", message)
    if unknown:
        key, problem, mend = unknown[1], "unknown key", _instead_of_key(unknown[1], place)
        place = (*place, key)
    elif missing:
        key, problem, mend = missing[1], "a key is missing", f"Add `{missing[1]}:`{_such_as((*place, missing[1]))}."
    else:
        key = next((step for step in reversed(place) if isinstance(step, str)), "")
        problem, mend = message, _instead_of_value(place, _value_at(data, place))
    return RuleError(
        problem, file=file, line=line_of(lines, place), rule=rule_id(data, place), key=key or None, mend=mend
    )


def line_of(lines: Mapping[Place, int], place: Place) -> int | None:
    """The line of a place, or of what it stands in."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def line_in(file: LoadedFile, key: str, value: str | None = None) -> int | None:
    """The line at which a key of a loaded file stands, or that value of its list: read again, for an error is rare."""
    try:
        data, lines = read_yaml((Path(file.folder) / file.name).read_text("utf-8-sig"), file.name)
    except (OSError, ValueError, RuleError):
        return None
    listed = data.get(key) if isinstance(data, dict) else None
    if isinstance(listed, list) and value in listed:
        return line_of(lines, (key, listed.index(value)))
    return line_of(lines, (key,))


def rule_id(data: dict[Any, Any], place: Place) -> str | None:
    """The id of the rule in which a place lies, if it lies in one and that has an id."""
    if len(place) < 2 or place[0] not in _LISTS_OF_RULES or not isinstance(place[1], int):
        return None
    rule = data[place[0]][place[1]]
    return str(rule["id"]) if isinstance(rule, dict) and "id" in rule else f"number {place[1] + 1} of {place[0]}"


def _instead_of_key(key: str, place: Place) -> str:
    known = list(_schema_at(place).get("properties", {}))
    close = difflib.get_close_matches(key, known, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"Leave it out; here may stand: {', '.join(known)}." if known else "Leave it out."


def _instead_of_value(place: Place, value: object) -> str:
    """What may stand at a place: a list of words to choose from, or the type in plain words, with an example."""
    options = [_resolve(option) for option in _options(_schema_at(place))]
    words = [str(word) for option in options for word in option.get("enum", ()) if word is not None]
    if words:
        close = difflib.get_close_matches(str(value), words, n=1)
        meant = f"Did you mean {close[0]}? " if close else ""
        return f"{meant}Write {words[0] if len(words) == 1 else 'one of: ' + ', '.join(words)}."
    if any(option.get("format") == "date" for option in options):
        return "Write a day as YYYY-MM-DD."
    names = [_SAMPLES[option["type"]] for option in options if option.get("type") in _SAMPLES]
    bounds = [f" {word} {option[key]}" for option in options for key, word in _BOUNDS if key in option]
    return f"Write {' or '.join(dict.fromkeys(names)) or 'something else'}{','.join(bounds)}{_such_as(place)}."


_BOUNDS = (
    ("minimum", "of at least"),
    ("exclusiveMinimum", "above"),
    ("maximum", "of at most"),
    ("exclusiveMaximum", "below"),
)


def _such_as(place: Place) -> str:
    examples = _schema_at(place).get("examples")
    return f", such as {examples[0]!r}" if examples else ""


def _value_at(data: Any, place: Place) -> object:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


@functools.cache
def _schema() -> dict[str, Any]:
    return msgspec.json.schema(RuleFile)


def _resolve(schema: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref")
    return _schema()["$defs"][reference.rpartition("/")[2]] if reference else schema


def _options(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return schema.get("anyOf") or [schema]


def _schema_at(place: Place) -> dict[str, Any]:
    """What the format says of a place; empty where there is no such place."""
    at = _resolve(_schema())
    for step in place:
        options = [_resolve(option) for option in _options(at)]
        if isinstance(step, int):
            found = next((option["items"] for option in options if "items" in option), None)
        else:
            found = next(
                (option["properties"][step] for option in options if step in option.get("properties", {})), None
            )
        if found is None:
            return {}
        at = {**found, **_resolve(found)} if "$ref" in found else found
    return at
