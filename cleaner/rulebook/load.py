"""Rule files -> checked rule files. What is wrong is said with file, line, rule id, key and mend."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import RuleError, UsageError
from cleaner.rulebook.check import check_file
from cleaner.rulebook.schema import (
    About,
    Detect,
    Example,
    FieldRule,
    KeepRule,
    Layer,
    MetadataRules,
    RemoveRule,
    RuleFile,
    Safety,
)
from cleaner.rulebook.yaml_file import Place, read_yaml

_PATH_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A rule file that is right.

    Attributes:
        name: the file's name for reports, relative to its rule folder.
        layer: what its rules speak about.
        user: True if it came with `--rules`, False if it is packaged.
        sha256: of the file's bytes.
    """

    name: str
    layer: Layer
    user: bool
    rules: RuleFile
    sha256: str


def packaged_rules() -> Path:
    """The folder of the rules that come with the package, in a wheel or in a checkout.

    Raises:
        UsageError: the installation is broken.
    """
    package = Path(str(resources.files("cleaner")))
    for folder in (package / "rules", package.parent / "rules"):
        if (folder / "generic").is_dir():
            return folder
    raise UsageError(f"the packaged rules are missing beside {package}: install cleaner again")


def load_folder(folder: Path, *, user: bool = False) -> list[LoadedFile]:
    """Load all rule files of a folder: `sites/`, `platforms/` and `generic/`; files beside these are site rules.

    Raises:
        UsageError: no such folder.
        RuleError: the first thing that is wrong in any file.
    """
    if not folder.is_dir():
        raise UsageError(f"no rule folder {str(folder)!r}: give --rules a folder of .yaml files")
    files = [load_file(path, folder, user=user) for path in sorted(folder.rglob("*.y*ml")) if path.is_file()]
    _refuse_twins(files)
    return files


def load_file(path: Path, folder: Path, *, user: bool = False) -> LoadedFile:
    """Load and check one rule file."""
    name = path.relative_to(folder).as_posix()
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"can't be read: {error}", file=name, mend="Store it as UTF-8 text.") from error
    layers: dict[str, Layer] = {"platforms": "platform", "generic": "generic"}
    layer = layers.get(name.split("/", 1)[0], "site")
    # What is packaged was checked before it was packaged: compiling a thousand patterns takes .3 s at every start.
    rules = parse_rules(text, name, patterns_too=user)
    return LoadedFile(name, layer, user, rules, hashlib.sha256(data).hexdigest())


def parse_rules(text: str, file: str, *, patterns_too: bool = True) -> RuleFile:
    """Parse and check the text of one rule file.

    Args:
        patterns_too: compile each pattern and selector, to see whether it can be.

    Raises:
        RuleError: with file, line, rule id, key and mend.
    """
    data, lines = read_yaml(text, file)
    if not isinstance(data, dict):
        raise RuleError("the file holds no rules", file=file, mend="Begin with `schema: 1` and `id: name`.")
    try:
        rules = msgspec.convert(_plain(data), RuleFile)
    except msgspec.ValidationError as error:
        raise _named(error, data, lines, file) from error
    check_file(rules, lines, file, patterns_too=patterns_too)
    return rules


def _plain(value: Any) -> Any:
    """Dates are written without quotes in YAML, and are strings here."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _named(error: msgspec.ValidationError, data: dict[Any, Any], lines: dict[Place, int], file: str) -> RuleError:
    """Turn a message such as "Object contains unknown field `lien` - at `$.remove[0]`" into an error with a place."""
    message, _, where = str(error).partition(" - at `")
    place: Place = tuple(int(index) if index else key for key, index in _PATH_STEP.findall(where))
    unknown = re.search(r"unknown field `([^`]*)`", message)
    missing = re.search(r"missing required field `([^`]*)`", message)
    key = (
        unknown[1]
        if unknown
        else missing[1]
        if missing
        else next((str(s) for s in reversed(place) if isinstance(s, str)), None)
    )
    if unknown:
        close = difflib.get_close_matches(unknown[1], _keys_at(place), n=1)
        problem, mend = (
            "unknown key",
            f"Did you mean `{close[0]}`?" if close else "Leave it out, or see the rule format.",
        )
        place = (*place, unknown[1])
    elif missing:
        problem, mend = "a key is missing", f"Add `{missing[1]}:`."
    else:
        problem, mend = message, "See the rule format for what may stand here."
    return RuleError(problem, file=file, line=_line(lines, place), rule=_rule_id(data, place), key=key, mend=mend)


def _keys_at(place: Place) -> list[str]:
    """The keys that may stand at a place of a rule file."""
    kinds: dict[str | int, type[msgspec.Struct]] = {
        "remove": RemoveRule,
        "keep": KeepRule,
        "detect": Detect,
        "metadata": MetadataRules,
        "safety": Safety,
        "examples": Example,
        "about": About,
    }
    kind = kinds.get(place[0], RuleFile) if place else RuleFile
    if kind is MetadataRules and len(place) > 1:
        kind = FieldRule
    return [field.encode_name for field in msgspec.structs.fields(kind)]


def _line(lines: dict[Place, int], place: Place) -> int | None:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def _rule_id(data: dict[Any, Any], place: Place) -> str | None:
    """The id of the rule in which a place lies, if it lies in one and that has an id."""
    if len(place) < 2 or place[0] not in {"remove", "keep"} or not isinstance(place[1], int):
        return None
    rule = data[place[0]][place[1]]
    return str(rule["id"]) if isinstance(rule, dict) and "id" in rule else f"number {place[1] + 1} of {place[0]}"


def _refuse_twins(files: Iterable[LoadedFile]) -> None:
    """One folder, one file for an id and one for a host: else which rules hold would be an accident."""
    ids: dict[str, str] = {}
    hosts: dict[str, str] = {}
    for file in files:
        for seen, key, names in ((ids, "id", [file.rules.id]), (hosts, "sites", file.rules.sites)):
            for name in names:
                if name in seen:
                    raise RuleError(
                        f"{name!r} stands in {seen[name]} too",
                        file=file.name,
                        key=key,
                        mend="Make one file of the two.",
                    )
                seen[name] = file.name
