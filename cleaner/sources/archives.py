"""What is in ZIP and tar archives."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from cleaner.compression import reading
from cleaner.errors import PageError


def zip_members(path: Path) -> Iterator[tuple[str, BinaryIO | str]]:
    """The members of a ZIP archive in its order: each one's name, and its stream, or the reason why it has none.

    Raises:
        PageError: the archive can't be read.
    """
    with reading("ZIP archive"):
        try:
            archive = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise PageError("truncated", f"damaged ZIP archive ({error}): fetch the file again", "read") from error
    with archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if member.flag_bits & 1:
                yield member.filename, "encrypted"
                continue
            try:
                stream = archive.open(member)
            except (zipfile.BadZipFile, NotImplementedError):
                yield member.filename, "damaged"
                continue
            with stream:
                yield member.filename, cast(BinaryIO, stream)


def tar_members(stream: BinaryIO) -> Iterator[tuple[str, BinaryIO | str]]:
    """The members of a tar archive in its order, as above; links and devices are none.

    Raises:
        PageError: the archive is damaged; what came before has been yielded.
    """
    with reading("tar archive"):
        try:
            with tarfile.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
                for member in archive:
                    if member.isdir():
                        continue
                    content = archive.extractfile(member) if member.isreg() else None
                    yield member.name, cast(BinaryIO, content) if content else "not_a_file"
            while stream.read(1 << 20):  # damage after the last member is damage too
                pass
        except tarfile.TarError as error:
            raise PageError("truncated", f"damaged tar archive ({error}): fetch the file again", "read") from error
