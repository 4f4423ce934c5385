"""Defaults for options from `cleaner.toml`, or `[tool.cleaner]` in `pyproject.toml`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from cleaner.errors import UsageError

OWN, SHARED = "cleaner.toml", "pyproject.toml"


def load_defaults(group: click.Group, file: Path | None) -> dict[str, dict[str, Any]]:
    """Defaults for each command: the options at the file's top for all that have them, a table for one command alone.

    Args:
        file: the file to read; None looks in the working folder for `cleaner.toml`, then for `pyproject.toml`.

    Raises:
        UsageError: no such file, no TOML, a key that is no option, or a value of a kind that its option does not take.
    """
    path, table = _find(file)
    options = {name: _options(command) for name, command in group.commands.items()}
    defaults: dict[str, dict[str, Any]] = {name: {} for name in options}
    for key, value in table.items():
        if isinstance(value, dict):
            if key not in options:
                raise UsageError(f"{path}: [{key}] is no command; commands are {', '.join(options)}")
            for name, inner in value.items():
                _set(defaults[key], options[key], name, inner, f"{path}: [{key}]")
        else:
            having = [name for name in options if _plain(key) in options[name]]
            if not having:
                raise UsageError(f"{path}: {key!r} is no option of any command")
            for name in having:
                _set(defaults[name], options[name], key, value, str(path))
    return defaults


def _set(defaults: dict[str, Any], options: Mapping[str, click.Option], key: str, value: Any, where: str) -> None:
    option = options.get(_plain(key))
    if option is None:
        raise UsageError(f"{where}: {key!r} is no option of this command; options are {', '.join(sorted(options))}")
    taken = _as_given(option, value)
    what = _what_it_takes(option, taken)
    if what:
        raise UsageError(f"{where}: {key!r} can't be {value!r}: write {what}")
    defaults[str(option.name)] = taken


def _as_given(option: click.Option, value: Any) -> Any:
    """A value as it would come from the command line: a date as its text, what may be given again as a list."""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return [value] if option.multiple and not isinstance(value, list) else value


def _what_it_takes(option: click.Option, value: Any) -> str | None:
    """What kind of value an option takes; None if the value is such. Whether it is a good one, click says when it is used:
    an option at the top may mean one thing to one command and another to the next.
    """
    if option.multiple:
        return None if all(isinstance(part, str) for part in value) else 'a list of texts: ["one", "two"]'
    if option.is_flag:
        return None if isinstance(value, bool | str) else "true or false"
    if isinstance(option.type, click.types.IntParamType):
        return None if isinstance(value, int | str) and not isinstance(value, bool) else "a whole number"
    numbers = not isinstance(option.type, click.Path | click.Choice | click.DateTime)
    if numbers and (option.callback or option.type is not click.STRING):
        return None if isinstance(value, int | float | str) and not isinstance(value, bool) else "a number"
    return None if isinstance(value, str) else "a text in quotes"


def _options(command: click.Command) -> dict[str, click.Option]:
    """Long names without dashes, and the option that each sets."""
    found: dict[str, click.Option] = {}
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name:
            found.update((_plain(name), parameter) for name in parameter.opts if name.startswith("--"))
    return found


def _plain(key: str) -> str:
    return key.lstrip("-").replace("_", "-")


def _find(file: Path | None) -> tuple[Path, Mapping[str, Any]]:
    if file:
        table = _read(file)
        return file, _ours(table) if file.name == SHARED else table
    if Path(OWN).is_file():
        return Path(OWN), _read(Path(OWN))
    if Path(SHARED).is_file():
        return Path(SHARED), _ours(_read(Path(SHARED)))
    return Path(OWN), {}


def _ours(table: Mapping[str, Any]) -> Mapping[str, Any]:
    tool = table.get("tool")
    ours = tool.get("cleaner") if isinstance(tool, dict) else None
    return ours if isinstance(ours, dict) else {}


def _read(path: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"--config {str(path)!r} can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}") from error
    return table
