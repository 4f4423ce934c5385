"""gzip, bzip2, xz and zstandard, in and out; damage and bombs have names."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from types import ModuleType
from typing import BinaryIO, Literal, cast

from cleaner.errors import PageError

Compression = Literal[".gz", ".bz2", ".xz", ".zst"]
SUFFIXES: tuple[Compression, ...] = (".gz", ".bz2", ".xz", ".zst")
_MAGIC: dict[bytes, Compression] = {
    b"\x1f\x8b": ".gz",
    b"BZh": ".bz2",
    b"\xfd7zXZ\x00": ".xz",
    b"\x28\xb5\x2f\xfd": ".zst",
}
# xz and zstandard data may also begin in other ways.
_ONE_BEGINNING: tuple[Compression, ...] = (".gz", ".bz2")


def split_name(name: str) -> tuple[str, Compression | None]:
    """A file's name without the suffix of its compression, and that suffix."""
    suffix = PurePosixPath(name).suffix.lower()
    for known in SUFFIXES:
        if suffix == known:
            return name[: -len(suffix)], known
    return name, None


def look(start: bytes) -> Compression | None:
    """The compression of data that begins like this."""
    return next((suffix for magic, suffix in _MAGIC.items() if start.startswith(magic)), None)


def decompressed(stream: BinaryIO, suffix: Compression | None) -> BinaryIO:
    """A stream of what is in a compressed one; several members are read as one.

    Raises:
        PageError: reason "malformed": the stream begins with something else.
    """
    if suffix in _ONE_BEGINNING:
        _refuse_others(stream, suffix)
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if suffix == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(stream))
    if suffix == ".xz":
        return cast(BinaryIO, lzma.LZMAFile(stream))
    if suffix == ".zst":
        return cast(BinaryIO, io.BufferedReader(_zstd().ZstdFile(stream)))
    return stream


def compressed(data: bytes, suffix: Compression | None) -> bytes:
    """Data as one member: members one after the other are a valid file, and the same data gives the same bytes."""
    if suffix == ".gz":
        return gzip.compress(data, 6, mtime=0)
    if suffix == ".zst":
        return cast(bytes, _zstd().compress(data))
    if suffix is None:
        return data
    raise ValueError(f"nothing is written with the suffix {suffix!r}")


def _refuse_others(stream: BinaryIO, suffix: Compression) -> None:
    """What was never compressed is not damaged: to fetch it again would not help."""
    magic = next(magic for magic, known in _MAGIC.items() if known == suffix)
    peek = getattr(stream, "peek", None)  # not every stream can look ahead; those of files and archives can
    start = peek(len(magic))[: len(magic)] if peek else b""
    if not magic.startswith(start):
        raise PageError(
            "malformed", f"no {suffix.strip('.')} data in spite of its name: take {suffix} off the name", "read"
        )


@contextlib.contextmanager
def reading(what: str = "data") -> Iterator[None]:
    """Give the errors of files and decompressors their names.

    Raises:
        PageError: reason "unreadable" or "truncated", stage "read".
    """
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError) as error:
        raise _damaged(what, error) from error
    except OSError as error:
        if error.errno is None:  # that is how bz2 calls damage
            raise _damaged(what, error) from error
        raise PageError(
            "unreadable", f"{error.strerror or error}: check the file and its permissions", "read"
        ) from error
    except Exception as error:
        if type(error).__name__ == "ZstdError":  # not to be imported where nothing is compressed that way
            raise _damaged(what, error) from error
        raise


def read_bounded(stream: BinaryIO, most: int) -> bytes:
    """All of a stream.

    Raises:
        PageError: reason "too_large": more than `most` bytes.
    """
    content = stream.read(most + 1)
    if len(content) > most:
        raise PageError("too_large", f"more than {most >> 20} MB: divide it, or leave it out", "read")
    return content


def _damaged(what: str, error: Exception) -> PageError:
    return PageError("truncated", f"damaged {what} ({error}): fetch the file again", "read")


def _zstd() -> ModuleType:
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - rarely needed
    else:
        from backports import zstd  # noqa: PLC0415 - rarely needed
    return zstd
