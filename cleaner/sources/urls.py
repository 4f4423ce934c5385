"""A table that tells where pages came from, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cleaner.errors import UsageError


def read_urls(path: Path) -> dict[str, str]:
    """A table of file name, TAB, URL, and if known another TAB and the day on which the page was fetched.

    Raises:
        UsageError: can't be read, or a line is no such row.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"--urls {str(path)!r} can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--urls {str(path)!r} can't be read: {error}. Store it as UTF-8 text") from error
    urls: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            name, tab, rest = line.rstrip("\r").partition("\t")
            if not tab:
                raise UsageError(f"{path}:{number}: write the file's name, a TAB, and its URL")
            url, _, day = rest.partition("\t")
            told = day.partition("\t")[0].strip()
            if told and day_of(told) is None:
                raise UsageError(f"{path}:{number}: {told!r} is no date: write YYYY-MM-DD")
            urls[name.strip()] = "\t".join((url.strip(), day.strip())).rstrip("\t")
    return urls


def told_of(name: str, urls: Mapping[str, str]) -> tuple[str | None, date | None]:
    """URL and capture date of a page: by its path below the input folder, else by its bare name."""
    row = urls.get(name) or urls.get(name.rpartition("/")[2]) or ""
    url, _, rest = row.partition("\t")
    return url or None, day_of(rest.partition("\t")[0])


def day_of(value: object) -> date | None:
    """The day that a capture date names: ISO 8601, or digits as in web archives (20240302...); None if it is neither."""
    text = str(value).strip() if value else ""
    if text[:8].isdigit():
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
