"""Pages in files: which files an argument means, what each is called in the output, and how it is read."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, Union, cast

from cleaner.compression import decompressed, read_bounded, reading
from cleaner.errors import PageError, UsageError
from cleaner.model import MediaType
from cleaner.sources.formats import READ, Format, format_of
from cleaner.sources.item import Problem, Skipped
from cleaner.sources.mhtml import page_in_mhtml

# The largest page, decompressed. A saved page of 20 MB exists, one of 256 MB is a bomb or no page.
LARGEST = 256 << 20
# How a byte of a name is written that is not UTF-8, or the backslash of what only looks like that.
_ESCAPE = re.compile(rb"\\x([89a-f][0-9a-f]|5c)")
_ALIKE = re.compile(r"\\(?=x(?:[89a-f][0-9a-f]|5c))")


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file with a page, or pages, in it.

    Attributes:
        name: what it is called in records and in the output: its path below the common folder of all inputs, with
            forward slashes. No two files of a run share one, because no two share a path.
    """

    path: Path
    name: str

    @property
    def format(self) -> Format:
        """By the file's name; a page if that tells nothing."""
        return format_of(self.path.name) or Format("page")

    @property
    def media_type(self) -> MediaType | None:
        """By the file's name; None if that tells nothing."""
        return self.format.media_type


Found = Union[InputFile, Problem, Skipped]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the arguments of a run mean.

    Attributes:
        folders, files: the arguments, absolute; no folder lies in another.
        base: the folder that names are relative to.
        follow_links: go into folders that are links.
    """

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    base: Path
    out: Path
    follow_links: bool = False

    def __iter__(self) -> Iterator[Found]:
        named = set(self.files)
        for path in self.files:
            yield InputFile(path, self._name(path))
        for folder in self.folders:
            for path, why in _walk(folder, self.out, self.follow_links):
                if path in named:
                    continue
                if why is None:
                    yield InputFile(path, self._name(path))
                elif isinstance(why, OSError):
                    what = "behind this link" if path.is_symlink() else "in this folder"
                    yield Problem(self._name(path), "", "unreadable", f"{why.strerror}: nothing {what} was read")
                else:
                    yield Skipped(self._name(path), why)

    def _name(self, path: Path) -> str:
        return printable(path.relative_to(self.base).as_posix())


def find_inputs(arguments: Sequence[str], out: Path, *, follow_links: bool = False) -> Inputs:
    """Look the arguments up.

    A folder means all pages below it, a pattern the pages that it matches, a file itself. With one folder, names are
    relative to it; else to the nearest folder that holds all arguments.

    Raises:
        UsageError: nothing is there, or the output would be written among the inputs.
    """
    folders: list[Path] = []
    files: dict[Path, None] = {}
    bases: list[Path] = []
    absolute_out = _absolute(out)
    for argument in arguments:
        paths, base = _look_up(argument, absolute_out)
        bases.append(base)
        if paths == [base]:
            folders.append(base)
        else:
            files.update(dict.fromkeys(paths))
    base = Path(os.path.commonpath(bases))
    if absolute_out == base or absolute_out in folders or absolute_out in files:
        raise UsageError(f"the output folder {str(out)!r} is the input folder: give --out a folder of its own")
    return Inputs(_outermost(folders), tuple(files), base, absolute_out, follow_links)


def _outermost(folders: list[Path]) -> tuple[Path, ...]:
    """Each folder once, and none that the walk through another reaches anyway."""
    kept: list[Path] = []
    for folder in dict.fromkeys(folders):
        reached = (
            other in folder.parents
            and not any(part.startswith(".") for part in folder.relative_to(other).parts)
            and not any(up.is_symlink() for up in (folder, *folder.parents) if other in up.parents)
            for other in folders
        )
        if not any(reached):
            kept.append(folder)
    return tuple(kept)


def _look_up(argument: str, out: Path) -> tuple[list[Path], Path]:
    if not argument:  # which as a path would be the working folder
        raise UsageError("the name of an input is empty: write a path, or . for the working folder")
    path = _absolute(Path(argument))
    if path.is_dir():
        return [path], path
    if path.exists() or path.is_symlink():
        return [path], path.parent
    if glob.has_magic(argument):
        matches = [_absolute(Path(match)) for match in sorted(glob.glob(argument, recursive=True))]  # noqa: PTH207
        files = [match for match in matches if match.is_file() and format_of(match.name) and out not in match.parents]
        if files:
            fixed = list(takewhile(lambda part: not glob.has_magic(part), Path(argument).parts))
            return files, _absolute(Path(*fixed) if fixed else Path())
        raise UsageError(f"no page matches {argument!r}: what is read ends in {READ}")
    raise UsageError(f"no such file or folder: {argument!r}")


def _walk(top: Path, out: Path, follow: bool) -> Iterator[tuple[Path, str | OSError | None]]:
    """What is in a folder, in order of names, a folder's files before its folders, each with the reason why it is not
    read, if it is not. What is hidden and what a run has written is passed over.
    """
    waiting, seen = [top], set()
    while waiting:
        folder = waiting.pop()
        try:
            if follow:
                status = folder.stat()
                if (status.st_dev, status.st_ino) in seen:
                    yield folder, "link_loop"
                    continue
                seen.add((status.st_dev, status.st_ino))
            files, folders = _listing(folder, follow)
        except OSError as error:
            yield folder, error
            continue
        for name, why in files:
            yield folder / name, why
        waiting += [folder / name for name in reversed(folders) if folder / name != out]


def _listing(folder: Path, follow: bool) -> tuple[list[tuple[str, str | OSError | None]], list[str]]:
    files: list[tuple[str, str | OSError | None]] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                is_folder = entry.is_dir(follow_symlinks=follow)
            except OSError as error:  # a link to itself, or behind closed doors: its neighbours are read all the same
                files.append((entry.name, error))
                continue
            if is_folder:
                folders.append(entry.name)
            elif entry.is_symlink() and Path(entry).is_dir():
                files.append((entry.name, "linked_folder"))
            elif not format_of(entry.name):
                files.append((entry.name, "unknown_format"))
            else:
                known = entry.is_symlink() or entry.is_file()
                files.append((entry.name, None if known else "not_a_file"))
    return sorted(files, key=itemgetter(0)), sorted(folders)


def printable(name: str) -> str:
    r"""A file's name for records and reports, which are UTF-8: bytes of it that are not stand as \xe9, and a backslash
    that would pass for the beginning of such as \x5c, so that no two names look alike.
    """
    return os.fsencode(_ALIKE.sub(r"\\x5c", name)).decode("utf-8", "backslashreplace")


def name_of(printed: str) -> str:
    """The file's name that was made printable."""
    return os.fsdecode(_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(printed)))


def _absolute(path: Path) -> Path:
    """Absolute and without "..", but links stay as they are: names follow from what was written."""
    return Path(os.path.normpath(path.absolute()))


def open_file(path: Path) -> BinaryIO:
    """A file for reading. Pipes and devices would hang a run, and are refused.

    Raises:
        OSError: can't be opened.
        PageError: reason "unreadable".
    """
    if path.exists() and not path.is_file():
        raise PageError("unreadable", "not a regular file: pages are read from files only", "read")
    return cast(BinaryIO, path.open("rb"))


def read_content(path: Path) -> bytes:
    """The page's bytes: decompressed, and out of its MHTML.

    Raises:
        PageError: reason "unreadable", "truncated" or "too_large".
    """
    known = format_of(path.name)
    compression = known.compression if known else (".gz" if path.suffix.lower() == ".gz" else None)
    with reading(f"{compression.strip('.')} data" if compression else "data"), open_file(path) as stream:
        content = read_bounded(decompressed(stream, compression), LARGEST)
    return page_in_mhtml(content).content if known and known.shape == "mhtml" else content
