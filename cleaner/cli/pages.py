"""One page from a file, for commands that want one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from cleaner.model import MediaType, Page


def page_in(name: str, url: str | None, media_type: MediaType | None = None) -> Page:
    """The page that a file is.

    Args:
        name: of the file.
        url: where the page came from, if that is known.
        media_type: what it is, whatever the file is called; None: by its name, then by its look.

    Raises:
        UsageError: no such file, a folder, or by its name a file of many pages.
        PageError: it can't be read.
    """
    from cleaner.model import Page
    from cleaner.sources.files import InputFile, printable, read_content

    path = Path(name)
    if not name or not path.exists():
        raise UsageError(f"no such file: {name!r}")
    file = InputFile(path, path.name)
    if path.is_dir() or not (media_type or file.format.is_page):
        what = "is a folder" if path.is_dir() else "holds many pages"
        raise UsageError(f"{name!r} {what}, and one page is wanted: name its file, or give the whole to `cleaner run`")
    return Page(read_content(path), url, media_type or file.media_type, printable(path.name))
