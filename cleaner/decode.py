"""bytes -> text: honours byte order marks and declared character sets, and never fails on text.

What is no text at all (an image, an archive, a PDF under a false name) is an error with a name.
"""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from cleaner.errors import PageError
from cleaner.model import Decoded, MediaType, Page
from cleaner.segment.markdown import looks_like_markdown

_MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|article|section|table|td|center|font|meta|h1)\b[^<>]*>.*?</",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "gzip data",
    b"\x7fELF": "a program",
    b"\x28\xb5\x2f\xfd": "zstandard data",
}
# Text in single-byte and multi-byte encodings holds next to no control characters; data of any other kind does.
# Of 269 programs and libraries of a Linux system all had more than .05 of them in their first 4 kB; of 1,379 web pages
# none had any.
_MOST_CONTROLS = 0.02
# Of characters of a text; blocks of 256 characters: programs read as UTF-16 have hundreds.
_WORDS, _BLOCKS = 0.9, 8
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
# Codecs of Python's that are no character sets.
_NO_CHARSETS = frozenset({"undefined", "unicode-escape", "raw-unicode-escape", "punycode", "idna"})
_ESCAPING = ("iso2022", "iso-2022", "hz", "utf-7")
# Where letters of other languages would stand, Windows-1252 has signs that no word holds.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-¬®-´¶-¹»-¿×÷][^\W\d_]")
# A character beyond ASCII in UTF-8, or all that is left of one: no other character set has such bytes one after the other often.
_IN_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{1,2}|[\xf0-\xf4][\x80-\xbf]{1,3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 4096
_GUESS_SAMPLE = 65536


def decode(page: Page) -> Decoded:
    """Decode a page.

    Order of belief: byte order mark, a declared character set that fits the bytes, UTF-8 if it is valid, a guess
    by statistics, Windows-1252 with replacement characters.

    Raises:
        PageError: reason "empty" (nothing but white space) or "binary" (not text).
    """
    if isinstance(page.content, str):
        decoded = _described(page, page.content.removeprefix("\ufeff"), "unicode", "text")
    else:
        decoded = _decode_bytes(page, page.content)
    if not decoded.text or decoded.text.isspace():
        raise PageError("empty", "the page holds no text; there is nothing to clean")
    return decoded


def looks_like_html(text: str) -> bool:
    """Whether text is HTML, judged by its first 4,096 characters."""
    return bool(_MARKUP.search(text[:_SAMPLE]))


def _described(page: Page, text: str, encoding: str, source: str, utf8: bytes | None = None) -> Decoded:
    media: MediaType = page.media_type or _look(text)
    warnings = ("undecodable_characters",) if "\ufffd" in text and source != "text" else ()
    # Lone surrogates can't be written as UTF-8; they stand for bytes that somebody failed to decode.
    try:
        utf8 = utf8 or text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        warnings = ("undecodable_characters",)
    return Decoded(text, media, encoding, source, warnings, utf8)


def _look(text: str) -> MediaType:
    """What text is that nobody has said anything about."""
    if looks_like_html(text):
        return "text/html"
    return "text/markdown" if looks_like_markdown(text) else "text/plain"


def _decode_bytes(page: Page, data: bytes) -> Decoded:
    encoding, bom = read_bom(data)
    if encoding is not None and bom is not None:
        return _described(page, data[len(bom) :].decode(encoding, "replace"), _name(encoding), "bom")
    _refuse_signatures(data)
    sample = data[:_SAMPLE]
    wide = _utf16_without_mark(sample)
    if not wide and _has_controls(sample):
        wide = _utf16_of_others(sample)
        if not wide:
            raise PageError("binary", "the page is binary data, not text; leave it out or convert it first")
    if wide:
        return _described(page, data.decode(wide, "replace"), wide, "guessed")
    declared = _declared(page, data)
    text = _strict(data, "utf-8")
    # ASCII bytes mean the same in all that can be declared, save for the encodings that escape.
    if text is not None and not (declared and text.isascii() and declared.startswith(_ESCAPING)):
        return _described(page, text, "utf-8", "declared" if declared == "utf-8" else "utf-8", data)
    text = _strict(data, declared) if declared else None
    if declared and text is not None:
        return _described(page, text, declared, "declared")
    return _guess(page, data, declared)


def _declared(page: Page, data: bytes) -> str | None:
    """What the transport declares goes before what the page says of itself, as in browsers."""
    label = page.charset and resolve_encoding(page.charset)
    name = _name(label) if label else None
    if not label and page.media_type != "text/plain":
        label = html_body_declared_encoding(data[:_SAMPLE])
        # What can be read as ASCII up to here is neither, and HTML says that it is UTF-8.
        name = _name(label) if label and not label.startswith(("utf-16", "utf-32")) else None
    return None if name and name.replace("_", "-") in _NO_CHARSETS else name


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(page: Page, data: bytes, declared: str | None) -> Decoded:
    """No declaration fits. A few broken bytes in otherwise good UTF-8 are common, above all where it is declared: try that
    before statistics.
    """
    whole = len(_IN_UTF8.findall(data))
    alone = len(_HIGH.findall(_IN_UTF8.sub(b"", data)))
    if alone * (1 if declared == "utf-8" else 10) < whole:
        return _described(page, data.decode("utf-8", "replace"), "utf-8", "fallback")
    for encoding in _likely(data[:_GUESS_SAMPLE]):
        if (guessed := _strict(data, encoding)) is not None:
            return _described(page, guessed, _name(encoding), "guessed")
    encoding = declared or "cp1252"
    return _described(page, data.decode(encoding, "replace"), encoding, "fallback")


def _likely(sample: bytes) -> list[str]:
    """Encodings by statistics, the likeliest first; where Windows-1252 is as likely as the best, it comes first, for on
    the web it is by far the commonest of the single-byte encodings.
    """
    import charset_normalizer  # noqa: PLC0415 - takes 40 ms, and nearly every page declares or is UTF-8

    matches = list(charset_normalizer.from_bytes(sample))
    western = [match for match in matches if "cp1252" in match.could_be_from_charset]
    if western and western[0].chaos <= matches[0].chaos and not _SIGN_IN_WORD.search(str(western[0])):
        return ["cp1252"]
    return [match.encoding for match in matches[:1]]


def _refuse_signatures(data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise PageError("binary", f"the page is {what}, not text; leave it out or convert it first")


def _has_controls(sample: bytes) -> bool:
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _utf16_of_others(sample: bytes) -> str | None:
    """In UTF-16 letters of other scripts have no zeros, but each script's have one byte in common, in most a control character:
    what is words and blanks of few scripts then, and nothing else, is text.
    """
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(sample[: len(sample) // 2 * 2], encoding) or ""
        words = sum(char.isalpha() or char.isspace() or " " < char <= "~" for char in text)
        if words >= _WORDS * len(text) > 0 and len({ord(char) >> 8 for char in text}) <= _BLOCKS:
            return encoding
    return None


def _utf16_without_mark(sample: bytes) -> str | None:
    """In UTF-16 every other byte of Latin text, and of all markup, is zero."""
    half = len(sample) / 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= 0.4 * half or min(even, odd) >= 0.02 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _name(encoding: str) -> str:
    return codecs.lookup(resolve_encoding(encoding) or encoding).name
