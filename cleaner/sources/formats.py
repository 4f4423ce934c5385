"""What a file is, by its name: the one table of everything that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from cleaner.compression import Compression, split_name
from cleaner.model import MediaType

Shape = Literal["page", "mhtml", "jsonl", "parquet", "warc", "zip", "tar"]

_SHAPES: Mapping[str, tuple[Shape, MediaType | None]] = {
    ".html": ("page", "text/html"),
    ".htm": ("page", "text/html"),
    ".xhtml": ("page", "text/html"),
    ".txt": ("page", "text/plain"),
    ".md": ("page", "text/markdown"),
    ".mhtml": ("mhtml", "text/html"),
    ".mht": ("mhtml", "text/html"),
    ".jsonl": ("jsonl", None),
    ".ndjson": ("jsonl", None),
    ".parquet": ("parquet", None),
    ".warc": ("warc", None),
    ".wet": ("warc", None),
    ".tar": ("tar", None),
    ".zip": ("zip", None),
}
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
# These have to be read from their end.
_NEEDS_SEEKING = frozenset({"parquet", "zip"})
READ = (
    ".html, .htm, .xhtml, .mhtml, .txt, .md, .jsonl, .warc, .wet, .tar (each also .gz, .bz2, .xz, .zst), .parquet, .zip"
)


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is: one page, or a container of pages."""

    shape: Shape
    media_type: MediaType | None = None
    compression: Compression | None = None

    @property
    def is_page(self) -> bool:
        """Whether the file is one page."""
        return self.shape in {"page", "mhtml"}


def format_of(name: str) -> Format | None:
    """What a file of this name is; None if the name tells nothing."""
    short = PurePosixPath(name).suffix.lower()
    if short in _SHORT:
        name = name[: -len(short)] + _SHORT[short]
    inner, compression = split_name(name)
    found = _SHAPES.get(PurePosixPath(inner).suffix.lower())
    if not found or (compression and found[0] in _NEEDS_SEEKING):
        return None
    return Format(*found, compression)
