"""A web page saved as one file with all its parts (MHTML): the page in it."""

from __future__ import annotations

import codecs
import email
import email.policy
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from cleaner.errors import PageError

_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Archived:
    """The page of an archive.

    Attributes:
        content: HTML; in UTF-8 if the archive declares the character set, else as it was.
    """

    content: bytes
    url: str | None
    captured: date | None


def page_in_mhtml(data: bytes) -> Archived:
    """The first HTML part of an archive: the page; frames come after it.

    Raises:
        PageError: reason "no_page": no such part.
    """
    whole = email.message_from_bytes(data, policy=email.policy.compat32)
    part = next((part for part in whole.walk() if part.get_content_type() in _HTML), None)
    if part is None:
        raise PageError("no_page", "the archive holds no HTML part: save the page again", "read")
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    url = whole.get("Snapshot-Content-Location") or part.get("Content-Location")
    return Archived(_as_utf8(content, part), str(url).strip() if url else None, _day(whole.get("Date")))


def _as_utf8(content: bytes, part: Message | EmailMessage) -> bytes:
    charset = part.get_content_charset()
    try:
        return content.decode(codecs.lookup(charset).name).encode() if charset else content
    except (LookupError, UnicodeError):
        return content


def _day(value: str | None) -> date | None:
    try:
        return parsedate_to_datetime(str(value)).date() if value else None
    except (TypeError, ValueError):
        return None
