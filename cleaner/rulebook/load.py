"""Rule files -> checked rule files. What is wrong is said with file, line, rule id, key and mend."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import RuleError, UsageError
from cleaner.rulebook.check import problems_of
from cleaner.rulebook.complaints import line_in, name_error
from cleaner.rulebook.hosts import read_site
from cleaner.rulebook.loaded import LoadedFile, Origin
from cleaner.rulebook.schema import Layer, RuleFile, Valid
from cleaner.rulebook.yaml_file import Place, read_yaml

__all__ = [
    "LoadedFile",
    "extended_beside",
    "load_all",
    "load_file",
    "load_folder",
    "packaged_rules",
    "parse_rules",
    "project_rules",
]

_LAYERS: dict[str, Layer] = {"platforms": "platform", "generic": "generic"}
PROJECT_FOLDER = Path(".cleaner") / "rules"
"""Where the rules of a project lie, below the folder that one works in."""


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


def project_rules() -> Path | None:
    """The rule folder of the project that one works in; None if there is none."""
    return PROJECT_FOLDER if PROJECT_FOLDER.is_dir() else None


def load_all(user: Iterable[Path] = (), project: Path | None = None) -> list[LoadedFile]:
    """The packaged rules with those of a project and a user.

    Args:
        user: rule folders; what a later one says goes before what an earlier one says.

    Raises:
        UsageError: no such folder.
        RuleError: the first thing that is wrong in any file.
    """
    files = load_folder(packaged_rules())
    if project is not None:
        files += load_folder(project, origin="project")
    for turn, folder in enumerate(user):
        files += load_folder(folder, origin="user", turn=turn)
    return files


def load_folder(folder: Path, *, origin: Origin = "packaged", turn: int = 0) -> list[LoadedFile]:
    """Load all rule files of a folder: `sites/`, `platforms/` and `generic/`; files beside these are site rules.

    Raises:
        UsageError: no such folder.
        RuleError: the first thing that is wrong in any file.
    """
    files = [load_file(path, folder, origin=origin, turn=turn) for path in rule_paths(folder)]
    for twin in twins(files):
        raise twin
    return files


def rule_paths(folder: Path) -> list[Path]:
    """The rule files of a folder, in order of their names.

    Raises:
        UsageError: no such folder.
    """
    if not folder.is_dir():
        raise UsageError(f"no rule folder {str(folder)!r}: give a folder of .yaml files")
    return [path for path in sorted(folder.rglob("*.y*ml")) if path.is_file() and path.suffix in {".yaml", ".yml"}]


def load_file(path: Path, folder: Path, *, origin: Origin = "packaged", turn: int = 0) -> LoadedFile:
    """Load and check one rule file."""
    name = path.relative_to(folder).as_posix()
    data, text = read_file(path, name)
    # What is packaged was checked before it was packaged: compiling a thousand patterns takes .3 s at every start.
    rules = parse_rules(text, name, patterns_too=origin != "packaged")
    return LoadedFile(name, layer_of(name), origin, rules, hashlib.sha256(data).hexdigest(), folder.as_posix(), turn)


def extended_beside(file: LoadedFile) -> list[LoadedFile]:
    """Those files of a file's rule folder that it extends, or switches rules off of: all that it needs there.

    What else lies there is not its business: another tool's YAML, what is being written, a copy with the same id.
    """
    found, beside = [file], None
    for one in found:  # which grows
        named = {*one.rules.extends, *(name.partition("#")[0] for name in one.rules.without if "#" in name)}
        named -= {known.rules.id for known in found}
        if named and beside is None:
            beside = list(_right_ones(Path(file.folder), file))
        found += [other for other in beside or () if other.rules.id in named]
    return found[1:]


def _right_ones(folder: Path, like: LoadedFile) -> Iterator[LoadedFile]:
    for path in rule_paths(folder):
        with contextlib.suppress(RuleError):
            yield load_file(path, folder, origin=like.origin, turn=like.turn)


def read_file(path: Path, name: str) -> tuple[bytes, str]:
    """The bytes of a rule file and its text."""
    try:
        data = path.read_bytes()
        return data, data.decode("utf-8-sig")
    except OSError as error:
        mend = "Check the file and its permissions."
        raise RuleError(f"can't be read: {error.strerror or error}", file=name, mend=mend) from error
    except UnicodeDecodeError as error:
        raise RuleError(f"can't be read: {error}", file=name, mend="Store it as UTF-8 text.") from error


def layer_of(name: str) -> Layer:
    """What the rules of a file speak about, by the folder that it lies in."""
    return _LAYERS.get(name.split("/", 1)[0], "site")


def parse_rules(text: str, file: str, *, patterns_too: bool = True) -> RuleFile:
    """Parse and check the text of one rule file.

    Args:
        patterns_too: compile each pattern and selector, to see whether it can be.

    Raises:
        RuleError: the first thing that is wrong, with file, line, rule id, key and mend.
    """
    rules, lines = read_rules(text, file)
    for problem in problems_of(rules, lines, file, layer_of(file), patterns_too=patterns_too):
        raise problem
    return rules


def read_rules(text: str, file: str) -> tuple[RuleFile, dict[Place, int]]:
    """The rules in the text of a file, of which keys and types are right, and the lines that they stand in.

    Raises:
        RuleError: no YAML, or an unknown key, a missing key or a wrong type.
    """
    data, lines = read_yaml(text, file)
    if not isinstance(data, dict):
        raise RuleError("the file holds no rules", file=file, mend="Begin with `schema: 1` and `id: name`.")
    try:
        return msgspec.convert(_plain(data), RuleFile), lines
    except msgspec.ValidationError as error:
        raise name_error(error, data, lines, file) from error


def _plain(value: Any) -> Any:
    """Dates are written without quotes in YAML, and are strings here."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def twins(files: Iterable[LoadedFile]) -> Iterator[RuleError]:
    """One folder, one file for an id, and one for a host at a time: else which rules hold would be an accident."""
    ids: dict[str, LoadedFile] = {}
    hosts: dict[tuple[int, str, tuple[str, ...]], list[LoadedFile]] = {}
    for file in files:
        other = ids.setdefault(file.rules.id, file)
        if other is not file:
            yield _twin(file.rules.id, "id", file, other)
        for site in file.rules.sites:
            speaking = hosts.setdefault((*read_site(site), tuple(sorted(file.rules.paths))), [])
            other = next((one for one in speaking if _overlap(one.rules.valid, file.rules.valid)), file)
            if other is not file:
                yield _twin(site, "sites", file, other)
            speaking.append(file)


def _overlap(one: Valid, other: Valid) -> bool:
    """Whether there is a day on which both hold."""
    since = max(one.from_ or date.min, other.from_ or date.min)
    return since < min(one.until or date.max, other.until or date.max)


def _twin(name: str, key: str, file: LoadedFile, other: LoadedFile) -> RuleError:
    mend = "Make one file of the two."
    if key == "sites":
        mend = "Make one file of the two, or give each of them `valid:` dates or `paths:` of its own."
    line = line_in(file, key, name)
    return RuleError(f"{name!r} stands in {other.name} too", file=file.name, line=line, key=key, mend=mend)
