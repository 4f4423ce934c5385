"""What callers in Python hand over, in the forms that the rest counts on. What is none of them is an error that says what to give."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cleaner.errors import UsageError
from cleaner.options import Options


def options_of(given: Options | None) -> Options:
    """The options, or what holds without any.

    Raises:
        UsageError: it is something else.
    """
    if given is None:
        return Options()
    if not isinstance(given, Options):
        raise UsageError(f"options={given!r} are no Options: write Options(mode='recall'), or leave them out")
    return given


def folders_of(given: str | Path | Iterable[str | Path]) -> list[Path]:
    """Rule folders; a single one may be given as it is, for as characters its name would be a folder each.

    Raises:
        UsageError: something is no path.
    """
    if isinstance(given, (str, os.PathLike)) or not isinstance(given, Iterable):
        return [folder_of("rules", given)]
    return [folder_of("rules", one) for one in given]


def folder_of(name: str, given: object) -> Path:
    """A folder.

    Args:
        name: of the argument, for the error.

    Raises:
        UsageError: it is no path.
    """
    if not isinstance(given, (str, os.PathLike)):
        raise UsageError(f"{name}={given!r} is no folder: give its path")
    return Path(given)
