"""What callers in Python hand over, in the forms that the rest counts on. What is none of them is an error that says what to give."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from cleaner.errors import PageError, UsageError
from cleaner.model import MEDIA_TYPES, MediaType, Page
from cleaner.options import Options, one_of

# Parsers take these, and no relatives of theirs, as numpy has them.
_AS_IT_IS = frozenset({str, bytes})


def page_of(given: object, url: str | None = None, media_type: MediaType | None = None) -> Page:
    """A page with content of the two types that all stages know: text, and bytes. Costs half a microsecond.

    Raises:
        PageError: reason "empty": there is nothing where a page should be, as in a row of a table.
        UsageError: content, or what is said of it, is of a type that it can't be; or a `Page` comes with arguments that it
            says itself.
    """
    if not isinstance(given, Page):
        page = Page(given, url, media_type)  # type: ignore[arg-type] # the next lines look at it
    elif url is None and media_type is None:
        page = given
    else:
        raise UsageError("a Page says url and media_type itself: write Page(content, url, media_type)")
    for value in (page.url, page.path, page.record_id, page.charset):
        if value is not None and not isinstance(value, str):
            raise _no_text(page)
    if any(value is not None and not value.isascii() for value in (page.url, page.path, page.record_id)):
        page = replace(page, url=_writable(page.url), path=_writable(page.path), record_id=_writable(page.record_id))
    if page.media_type is not None:
        one_of("media_type", page.media_type, MEDIA_TYPES)
    if type(page.content) in _AS_IT_IS and (page.captured is None or type(page.captured) is date):
        return page
    return replace(page, content=_content_of(page.content), captured=_day_of(page.captured))


def _no_text(page: Page) -> UsageError:
    said = {"url": page.url, "path": page.path, "record_id": page.record_id, "charset": page.charset}
    wrong = [f"{name}={value!r}" for name, value in said.items() if not (value is None or isinstance(value, str))]
    return UsageError(f"{', '.join(wrong)} is no text: give a str, or leave it out")


def _writable(text: str | None) -> str | None:
    r"""Text as records can hold it, which are UTF-8: halves of characters, which Python puts where a file's name is in another
    encoding, stand as \udcff.
    """
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()


def _content_of(given: object) -> str | bytes:
    if isinstance(given, str):
        return str.__str__(given)
    if isinstance(given, (bytes, bytearray, memoryview)):
        return bytes(given)
    if given is None or (isinstance(given, float) and math.isnan(given)):
        raise PageError("empty", f"there is {given} where a page should be; leave the row out")
    raise UsageError(
        f"content of the type {type(given).__name__} is no page: give its text or its bytes (of a file, path.read_bytes())"
    )


def _day_of(given: object) -> date | None:
    if isinstance(given, datetime):  # which is a date, and can't be compared with one
        with contextlib.suppress(ValueError):  # pandas' NaT is a time that has none
            return given.date()
    elif given is None or isinstance(given, date):
        return given
    raise UsageError(f"captured={given!r} is no date: give datetime.date(2025, 3, 4), or leave it out")


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
    if isinstance(given, (str, bytes, os.PathLike)) or not isinstance(given, Iterable):
        return [folder_of("rules", given)]
    return [folder_of("rules", one) for one in given]


def folder_of(name: str, given: object) -> Path:
    """A folder.

    Args:
        name: of the argument, for the error.

    Raises:
        UsageError: it is no path, or an empty one, which would be the working folder.
    """
    if not isinstance(given, (str, os.PathLike)) or given == "":
        raise UsageError(f"{name}={given!r} is no folder: give its path")
    return Path(given)
