"""brotli, behind one small module: what a server did to a page on its way, as HTTP headers name it, undone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable, Mapping

import brotli

from cleaner.compression import decompressed, look, read_bounded, reading
from cleaner.errors import PageError
from cleaner.sources.item import LARGEST_RECORD

_CHUNK = re.compile(rb"(?:\r\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_GZIP = b"\x1f\x8b"
# No text has these, compressed data of forty bytes practically always.
_PACKED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A few bytes of brotli can stand for 16 MB: of so many more than 100 MB can't come before the size is looked at.
_BROTLI_BYTES = 64


def codings_of(headers: Iterable[str | None]) -> list[str]:
    """The codings that headers name, in the order in which they were applied."""
    return [coding.strip().lower() for header in headers if header for coding in header.split(",")]


def undone(data: bytes, codings: Iterable[str]) -> bytes:
    """A body as it was before these codings; what is none of its coding is left, for crawlers keep the header of what
    they have unpacked.

    Raises:
        PageError: reason "truncated" or "too_large".
    """
    for coding in reversed(list(codings)):
        if undo := _UNDO.get(coding):
            with reading(f"{coding} data"):
                data = undo(data)
    return data


def _unchunked(data: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(parts)
        at = found.end() + size
        if at > len(data):
            break
        parts.append(data[found.end() : at])
    if not at:
        return data
    raise EOFError("it ends before its last chunk")


def _gunzipped(data: bytes) -> bytes:
    parts: list[bytes] = []
    left = LARGEST_RECORD
    while data.startswith(_GZIP):
        part, data = _inflated(data, 16 + zlib.MAX_WBITS, left)
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if parts else data


def _undeflated(data: bytes) -> bytes:
    if not _PACKED.search(data[:512]):
        return data
    try:
        return _inflated(data, zlib.MAX_WBITS, LARGEST_RECORD)[0]
    except zlib.error:  # many servers leave the frame out that the name stands for
        return _inflated(data, -zlib.MAX_WBITS, LARGEST_RECORD)[0]


def _inflated(data: bytes, frame: int, most: int) -> tuple[bytes, bytes]:
    """What is in compressed data, and what stands behind it."""
    decoder = zlib.decompressobj(frame)
    inside = _bounded(decoder.decompress(data, most + 1), most)
    if not decoder.eof:
        raise EOFError("it ends before its end mark")
    return inside, decoder.unused_data


def _unbrotlied(data: bytes) -> bytes:
    if not _PACKED.search(data[:512]):
        return data
    decoder, parts, left = brotli.Decompressor(), list[bytes](), LARGEST_RECORD
    try:
        for at in range(0, len(data), _BROTLI_BYTES):
            if decoder.is_finished():
                break
            parts.append(_bounded(decoder.process(data[at : at + _BROTLI_BYTES]), left))
            left -= len(parts[-1])
    except brotli.error as error:
        raise EOFError(str(error)) from error
    if not decoder.is_finished():
        raise EOFError("it ends before its end mark")
    return b"".join(parts)


def _unzstded(data: bytes) -> bytes:
    if look(data) != ".zst":
        return data
    return read_bounded(decompressed(io.BytesIO(data), ".zst"), LARGEST_RECORD)


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise PageError("too_large", f"more than {LARGEST_RECORD >> 20} MB: leave it out", "read")
    return data


_UNDO: Mapping[str, Callable[[bytes], bytes]] = {
    "chunked": _unchunked,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
    "zstd": _unzstded,
}
