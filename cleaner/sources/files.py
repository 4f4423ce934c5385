"""Pages in files: which files an argument means, what each is called in the output, and how it is read."""

from __future__ import annotations

import glob
import gzip
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath

from cleaner.errors import PageError, UsageError
from cleaner.model import MediaType

_MEDIA: Mapping[str, MediaType] = {
    ".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html",
}  # fmt: skip
# The largest page, decompressed. A saved page of 20 MB exists, one of 256 MB is a bomb or no page.
LARGEST = 256 << 20


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file with a page in it.

    Attributes:
        name: what it is called in records and in the output: its path below the common folder of all inputs, with
            forward slashes. No two files of a run share one, because no two share a path.
    """

    path: Path
    name: str

    @property
    def media_type(self) -> MediaType | None:
        """By the file's name; None if that tells nothing."""
        return _media_of(self.path.name)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the arguments of a run mean.

    Attributes:
        base: the folder that names are relative to.
    """

    arguments: tuple[Path, ...]
    base: Path
    out: Path

    def __iter__(self) -> Iterator[InputFile]:
        seen: set[Path] = set()
        for argument in self.arguments:
            for path in _files_below(argument, self.out) if argument.is_dir() else [argument]:
                if path not in seen:
                    seen.add(path)
                    yield InputFile(path, _printable(path.relative_to(self.base).as_posix()))


def find_inputs(arguments: Sequence[str], out: Path) -> Inputs:
    """Look the arguments up.

    A folder means all pages below it, a pattern the pages that it matches, a file itself. With one folder, names are
    relative to it; else to the nearest folder that holds all arguments.

    Raises:
        UsageError: nothing is there, or the output would be written among the inputs.
    """
    found: list[Path] = []
    bases: list[Path] = []
    absolute_out = _absolute(out)
    for argument in arguments:
        paths, base = _look_up(argument, absolute_out)
        found += paths
        bases.append(base)
    base = Path(os.path.commonpath(bases))
    if absolute_out == base or any(path == absolute_out for path in found):
        raise UsageError(f"the output folder {str(out)!r} is the input folder: give --out a folder of its own")
    return Inputs(tuple(found), base, absolute_out)


def _look_up(argument: str, out: Path) -> tuple[list[Path], Path]:
    path = _absolute(Path(argument))
    if path.is_dir():
        return [path], path
    if path.exists() or path.is_symlink():
        return [path], path.parent
    if glob.has_magic(argument):
        matches = [_absolute(Path(match)) for match in sorted(glob.glob(argument, recursive=True))]  # noqa: PTH207
        files = [match for match in matches if match.is_file() and _media_of(match.name) and out not in match.parents]
        if files:
            fixed = list(takewhile(lambda part: not glob.has_magic(part), Path(argument).parts))
            return files, _absolute(Path(*fixed) if fixed else Path())
        raise UsageError(f"no page matches {argument!r}: pages end in .txt, .md, .html or .htm, with or without .gz")
    raise UsageError(f"no such file or folder: {argument!r}")


def _files_below(folder: Path, out: Path) -> Iterator[Path]:
    """Pages in a folder, in order of their names; what is hidden and what a run has written is passed over."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and here / name != out)
        for name in sorted(names):
            path = here / name
            if not name.startswith(".") and _media_of(name) and (path.is_file() or path.is_symlink()):
                yield path


def _printable(name: str) -> str:
    """Bytes of a name that are not UTF-8 as \\xNN: records and reports are UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _absolute(path: Path) -> Path:
    """Absolute and without "..", but links stay as they are: names follow from what was written."""
    return Path(os.path.normpath(path.absolute()))


def _media_of(name: str) -> MediaType | None:
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return _MEDIA.get(suffixes[-1]) if suffixes else None


def read_content(path: Path) -> bytes:
    """The page's bytes, decompressed.

    Raises:
        PageError: reason "unreadable", "truncated" or "too_large".
    """
    try:
        if not path.is_file():
            raise PageError("unreadable", "not a regular file: pages are read from files only", "read")
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as stream:
                content = stream.read(LARGEST + 1)
        else:
            with path.open("rb") as plain:
                content = plain.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise PageError("truncated", f"damaged gzip data ({error}): fetch the file again", "read") from error
    except OSError as error:
        raise PageError(
            "unreadable", f"{error.strerror or error}: check the file and its permissions", "read"
        ) from error
    if len(content) > LARGEST:
        raise PageError("too_large", f"more than {LARGEST >> 20} MB: divide it, or leave it out", "read")
    return content


def read_urls(path: Path) -> dict[str, str]:
    """A table of file name, TAB, URL; further columns are left for later.

    Raises:
        UsageError: can't be read, or a line is no such pair.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--urls {str(path)!r} can't be read: {error}") from error
    urls: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            name, tab, rest = line.rstrip("\r").partition("\t")
            if not tab:
                raise UsageError(f"{path}:{number}: write the file's name, a TAB, and its URL")
            urls[name.strip()] = rest.split("\t", 1)[0].strip()
    return urls


def url_of(file: InputFile, urls: Mapping[str, str]) -> str | None:
    """The URL of a file: by its path below the input folder, else by its bare name."""
    return urls.get(file.name) or urls.get(file.path.name) or None
