"""python-dateutil, behind one small module: a date that somebody wrote -> ISO 8601, as precise as it was written."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
_ZONE = r"(?:\s*(?:Z\b|UTC|GMT)?\s*(?:[+-]\d{2}:?\d{2})?)"
_DAY = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s*\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH},?\s*\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
)
_WRITTEN = re.compile(rf"(?i)(?P<day>{_DAY})(?:(?:,|\s|T|at|[|•·–-])*(?P<clock>{_CLOCK}{_ZONE}))?")
_COMPACT_ZONE = re.compile(r"([+-]\d{2})(\d{2})$")
# Two fillers for what a text leaves open: where the results differ, dateutil has guessed, and we do not.
_FILLERS = (datetime(2001, 2, 3), datetime(2004, 5, 6))


def find_date(text: str, timezone: str | None = None, day_first: bool | None = None) -> tuple[str, int, int] | None:
    """The first full date in a line, as ISO 8601, with its place; None if there is none.

    A day without a year, a weekday, "yesterday" and "3 hours ago" are no dates: what they mean depends on when they
    were read.

    Args:
        timezone: IANA name of the zone that times without one are meant in.
        day_first: 03/04/2025 is the third of April. None: such a date is taken only if it can mean one thing.
    """
    for match in _WRITTEN.finditer(text):
        parsed = _parse(match, timezone, day_first)
        if parsed is not None:
            return parsed, match.start(), match.end()
    return None


def _parse(match: re.Match[str], timezone: str | None, day_first: bool | None) -> str | None:
    from dateutil import parser  # noqa: PLC0415 - takes 30 ms, and many pages name no date

    day = match["day"].replace(",", " ")
    if day_first is None and _ambiguous(day):
        return None
    try:
        dates = [parser.parse(day, default=filler, dayfirst=bool(day_first)) for filler in _FILLERS]
    except (ValueError, OverflowError):
        return None
    if dates[0].date() != dates[1].date():
        return None
    if not match["clock"]:
        return dates[0].date().isoformat()
    try:
        clock = parser.parse(match["clock"].strip(), default=dates[0])
    except (ValueError, OverflowError):
        return dates[0].date().isoformat()
    if clock.tzinfo is None and timezone:
        clock = clock.replace(tzinfo=_zone(timezone))
    return clock.isoformat(timespec="seconds")


def _ambiguous(day: str) -> bool:
    parts = re.split(r"[./-]", day)
    return (
        len(parts) == 3 and len(parts[2]) == 4 and all(int(part) <= 12 for part in parts[:2]) and parts[0] != parts[1]
    )


def is_timezone(name: str) -> bool:
    """Whether the name is one of the IANA's."""
    return _zone(name) is not None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def iso_date(value: str) -> str | None:
    """A date from markup as ISO 8601: kept as it stands if it is one already, else what `find_date` finds."""
    from dateutil import parser  # noqa: PLC0415 - as above

    value = value.strip()
    try:
        parser.isoparse(value)
    except ValueError:
        found = find_date(value)
        return found[0] if found else None
    return _COMPACT_ZONE.sub(r"\1:\2", value.replace(" ", "T", 1)) if "T" in value or " " in value else value
