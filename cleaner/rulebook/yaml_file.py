"""YAML, behind one small module: data plus the line of every key, so that an error can point at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cleaner.errors import RuleError

Place = tuple[str | int, ...]
"""The way to a value: keys and list positions, outermost first."""

# A rule file is written by a person: the largest packaged one has 20 kB. The parser's time grows with the square of
# nested brackets: 20,000 took 2 s.
_LARGEST = 500_000
_MOST_BRACKETS = 5_000
# Lists within lists on one line, "- - - - x", or by indentation: libyaml's composer recurses in C and takes the process
# down at some tens of thousands.
_DEEPEST = 200
_NESTED = re.compile(rf"^(?:[ -]|[?:] ){{{_DEEPEST}}}", re.MULTILINE)

# PyYAML's constructors of tagged values (`!!bool x`) fail with whatever Python fails with.
_UNREADABLE = (RecursionError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError)
_DAY = "tag:yaml.org,2002:timestamp"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(text: str, file: str) -> tuple[Any, dict[Place, int]]:
    """Parse one YAML document.

    Returns:
        The data, and the line (from 1) at which each key's value begins.

    Raises:
        RuleError: not YAML, too large, or with aliases, duplicate keys or tags.
    """
    _refuse_bombs(text, file)
    try:
        loader = _Loader(text)
    except (yaml.YAMLError, UnicodeError) as error:
        raise RuleError(f"not YAML: {error}", file=file, mend="Take the control characters out.") from error
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}
        lines = dict(_places(node, (), file, set()))
        return loader.construct_document(node), lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise RuleError(
            f"not YAML: {problem}",
            file=file,
            line=mark.line + 1 if mark else None,
            mend="Check the indentation and put patterns in double or single quotes.",
        ) from error
    except _UNREADABLE as error:
        raise _unreadable(error, loader, node, file) from error
    finally:
        loader.dispose()


def _unreadable(error: Exception, loader: Any, node: yaml.Node, file: str) -> RuleError:
    """Says which value could not be made of its text: a day that there is not, a tag that asks for another type."""
    for place, value in _plain_values(node, ()):
        try:
            loader.recursive_objects.clear()  # of what failed the last time
            loader.construct_object(value)
        except _UNREADABLE:
            day = value.tag == _DAY
            return RuleError(
                f"not YAML: {value.value!r} can't be read: {error}",
                file=file,
                line=value.start_mark.line + 1,
                key=".".join(step for step in place if isinstance(step, str)) or None,
                mend="Write a day as YYYY-MM-DD." if day else "Write the value without a tag.",
            )
    return RuleError(f"not YAML that can be read: {error}", file=file, mend="Keep the file flat and its values plain.")


def _plain_values(node: yaml.Node, place: Place) -> Iterator[tuple[Place, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield place, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _plain_values(value, (*place, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _plain_values(value, (*place, index))


def _refuse_bombs(text: str, file: str) -> None:
    """Raise RuleError for what would keep the parser busy, or take it down."""
    if len(text) > _LARGEST:
        raise RuleError(
            f"the file has {len(text):,} characters",
            file=file,
            mend=f"A rule file has at most {_LARGEST:,}: divide it.",
        )
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        raise RuleError(
            "brackets by the thousand", file=file, mend=f"A rule file has at most {_MOST_BRACKETS:,}: divide it."
        )
    if nested := _NESTED.search(text):
        raise RuleError(
            "nested or indented too deeply",
            file=file,
            line=text.count("\n", 0, nested.start()) + 1,
            mend="A rule file is some four levels deep.",
        )


def _places(node: yaml.Node, place: Place, file: str, seen: set[int]) -> Iterator[tuple[Place, int]]:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise RuleError("an alias (*name)", file=file, line=line, mend="Write the value out where it is used.")
    seen.add(id(node))
    yield place, line
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in keys:
                raise RuleError(
                    "a key stands twice", file=file, line=key.start_mark.line + 1, key=name, mend="Keep one of the two."
                )
            keys.add(name)
            yield from _places(value, (*place, name), file, seen)
            yield (*place, name), key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places(value, (*place, index), file, seen)


def write_yaml(data: Any, *, one_line: bool = False) -> str:
    """Data as YAML, in the order in which it stands; the innermost lists and mappings on one line, or all of it."""
    width, flow = (1 << 20, True) if one_line else (118, None)
    written: str = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width, default_flow_style=flow
    )
    return written
