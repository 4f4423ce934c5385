"""Defaults for options from `cleaner.toml`, or `[tool.cleaner]` in `pyproject.toml`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

import click
from click.core import ParameterSource

from cleaner.errors import UsageError

OWN, SHARED = "cleaner.toml", "pyproject.toml"


def load_defaults(group: click.Group, file: Path | None) -> dict[str, Any]:
    """Defaults for each command, as click takes them: the options at the file's top for all commands that have them, those
    of a table for one command, or for all below one such as `rules` that has commands of its own.

    Args:
        file: the file to read; None looks in the working folder for `cleaner.toml`, then for `pyproject.toml`.

    Raises:
        UsageError: no such file, no TOML, a key that is no option, or a value of a kind that its option does not take.
    """
    defaults: dict[str, Any] = {}
    for command, chosen in _load(group, file).items():
        into = defaults
        for name in command:
            into = into.setdefault(name, {})
        into.update({name: default.value for name, default in chosen.items()})
    return defaults


def blame_file(error: click.BadParameter) -> UsageError | None:
    """What click has against a value, said with its place where it came from a file; None if the user typed it."""
    context, parameter = error.ctx, error.param
    if context is None or parameter is None or parameter.name is None:
        return None
    if context.get_parameter_source(parameter.name) is not ParameterSource.DEFAULT_MAP:
        return None
    root, command = context.find_root(), list[str]()
    while context.parent is not None:
        command.insert(0, str(context.info_name))
        context = context.parent
    # Read again, for an error is rare.
    chosen = _load(cast(click.Group, root.command), root.params.get("config"))[tuple(command)]
    return UsageError(f"{chosen[parameter.name].place}: {error.message}")


class _Default(NamedTuple):
    """A value from a file, and the place that it stands at."""

    value: Any
    place: str


_Way = tuple[str, ...]
"""The names that lead to a command: `run`, or `rules` and `show`."""


def _load(group: click.Group, file: Path | None) -> dict[_Way, dict[str, _Default]]:
    path, table = _find(file)
    options = {way: _options(command) for way, command in _commands(group, ())}
    defaults: dict[_Way, dict[str, _Default]] = {way: {} for way in options}
    _fill(defaults, options, (), table, path)
    return defaults


def _commands(group: click.Group, above: _Way) -> Iterator[tuple[_Way, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, (*above, name))
        else:
            yield (*above, name), command


def _fill(
    defaults: dict[_Way, dict[str, _Default]],
    options: Mapping[_Way, Mapping[str, click.Option]],
    way: _Way,
    table: Mapping[str, Any],
    path: Path,
) -> None:
    """Take the defaults of a table, and then of those within it, whose word goes before."""
    where = f"{path}: [{'.'.join(way)}]" if way else str(path)
    below = [one for one in options if one[: len(way)] == way]
    tables = {} if way in options else {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key in tables:
            continue
        having = [one for one in below if _plain(key) in options[one]]
        if not having:
            raise UsageError(f"{where}: {key!r} is no option of {_those(way, [options[one] for one in below])}")
        for one in having:
            _set(defaults[one], options[one][_plain(key)], key, value, where)
    for key, value in tables.items():
        names = dict.fromkeys(one[len(way)] for one in below)
        if key not in names:
            raise UsageError(f"{path}: [{'.'.join((*way, key))}] is no command; commands are {', '.join(names)}")
        _fill(defaults, options, (*way, key), value, path)


def _those(way: _Way, options: Sequence[Mapping[str, click.Option]]) -> str:
    """The commands that a table is for, with the options that may stand there."""
    if not way:
        return "any command"
    names = sorted({name for some in options for name in some})
    which = "this command" if len(options) == 1 else "these commands"
    return f"{which}; options are {', '.join(names)}" if names else f"{which}, which takes none: leave it out"


def _set(defaults: dict[str, _Default], option: click.Option, key: str, value: Any, where: str) -> None:
    taken = _as_given(option, value)
    what = _what_it_takes(option, taken)
    if what:
        raise UsageError(f"{where}: {key!r} can't be {value!r}: write {what}")
    defaults[str(option.name)] = _Default(taken, f"{where}: {key!r} can't be {value!r}")


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
