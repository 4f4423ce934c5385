"""warcio, behind one small module: the pages in web archives (WARC) and their extracted text (WET)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from cleaner.compression import reading
from cleaner.errors import PageError
from cleaner.model import MediaType
from cleaner.sources.codings import codings_of, undone
from cleaner.sources.item import LARGEST_RECORD, Entry, Item, Problem, Skipped, unforeseen
from cleaner.sources.urls import day_of

_MEDIA: dict[str, MediaType | None] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "": None,
}
_PAGES = frozenset({"response", "resource", "conversion"})


class _Quiet(ArchiveIterator):  # type: ignore[misc] # the library is not typed
    """Without the advice that the library prints; what it is about is counted and becomes an error."""

    INC_RECORD = ""


class _Named:
    """A stream whose errors have names. The library takes an EOFError for the good end of an archive.

    It gives what it has rather than wait for all that was asked for: what stands before damage is not lost with it.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)

    def read(self, size: int = -1) -> bytes:
        with reading("compressed data"):
            data: bytes = self._read(size)
            return data


def read_warc(stream: BinaryIO, name: str, key: str) -> Iterator[Entry]:
    """The pages of an archive in its order: HTML and text that a server answered with success, or that was extracted.

    Raises:
        PageError: the archive is damaged; what came before has been yielded.
    """
    archive = _Quiet(cast(Any, _Named(stream)), no_record_parse=True)
    parser = StatusAndHeadersParser(["HTTP/"], verify=False)
    number = 0
    while True:
        try:
            record = next(archive, None)
        except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
            raise _damaged(number, "what follows is no WARC record") from error
        if archive.err_count:
            raise _damaged(number, "the record's length is wrong")
        if record is None:
            return
        number += 1
        if record.format != "warc" or record.length is None:
            raise _damaged(number, "what follows is no WARC record")
        if record.rec_type in _PAGES or record.rec_type == "revisit":
            yield _guarded(record, parser, f"{name}/{number:08}", key)
        while record.raw_stream.read(1 << 16):
            pass
        if record.raw_stream.limit:
            raise _damaged(number, "the archive ends within this record")


def _damaged(number: int, what: str) -> PageError:
    return PageError("truncated", f"record {number}: {what}: fetch the file again", "read")


def _guarded(record: Any, parser: StatusAndHeadersParser, name: str, key: str) -> Entry:
    """What a record holds. Whatever nobody expected of it is its own failure; damage of the archive is not."""
    try:
        return _entry(record, parser, name, key)
    except PageError:
        raise
    except Exception as error:
        return unforeseen(error, name, key)


def _entry(record: Any, parser: StatusAndHeadersParser, name: str, key: str) -> Entry:
    headers = record.rec_headers
    if record.rec_type == "revisit":
        return Skipped(name, "revisit", key)
    url = headers.get_header("WARC-Target-URI")
    media = (headers.get_header("Content-Type") or "").lower()
    if media.startswith("application/http") or (record.rec_type == "response" and not media):
        try:
            record.http_headers = parser.parse(record.raw_stream)
        except (EOFError, StatusAndHeadersParserException):
            return Problem(name, key, "malformed", "the record holds no HTTP response")
        if not record.http_headers.get_statuscode().startswith("2"):
            return Skipped(name, "status", key)
        media = (record.http_headers.get_header("Content-Type") or "").lower()
    kind, _, parameters = media.partition(";")
    if kind.strip() not in _MEDIA:
        return Skipped(name, "media_type", key)
    raw = _whole(record.raw_stream)
    if len(raw) > LARGEST_RECORD:
        return Problem(name, key, "too_large", f"more than {LARGEST_RECORD >> 20} MB: leave it out")
    if record.raw_stream.limit:
        raise _damaged(int(name[-8:]), "the archive ends within this record")
    try:
        content = undone(raw, _codings(record.http_headers))
    except PageError as error:
        return Problem(name, key, error.reason, str(error), error.stage)
    return Item(
        name,
        key,
        content=content,
        url=url,
        captured=day_of(headers.get_header("WARC-Date")),
        media_type=_MEDIA[kind.strip()],
        record_id=headers.get_header("WARC-Record-ID"),
        charset=_charset(parameters),
    )


def _whole(stream: Any) -> bytes:
    """The rest of a record, as far as it is of a size that is read: the stream gives what it has."""
    parts: list[bytes] = []
    left = LARGEST_RECORD + 1
    while left and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _codings(http: Any) -> list[str]:
    """What was done to the content, in this order."""
    return codings_of(http.get_header(name) for name in ("Content-Encoding", "Transfer-Encoding")) if http else []


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip() == "charset":
            return value.strip(" \"'") or None
    return None
