"""Dates that somebody wrote -> ISO 8601, as precise as they were written.

A day without a year, a weekday, "yesterday" and "3 hours ago" are no dates: what they mean depends on when they were
read. What the names of months are and which number is the day, `calendar` knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cleaner.article import calendar

Precision = Literal["year", "month", "day", "minute", "second"]

_WORD = r"[^\s\d,./|()\[\]:;–—-]{2,}"
_OF = r"(?:of|de|del|di|d['’])?\s*"
_DAY = r"(?<![\d.,/:-])(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th|er|re|ère|º|ª|°|\.)?"
_YEAR = r"(?P<y{0}>(?:19|20|١٩|٢٠|१९|२०)\d\d)(?!\d|\.\d)"
_YEAR_FIRST = _YEAR.replace(r"|\.\d", "")
_DAYS = "|".join(
    [
        _DAY.format(1)
        + rf"\s*[-–]?\s*{_OF}(?P<m1>{_WORD}(?:\s{_WORD})?)\.?\s*[-–,/]?\s*(?:de|del|do|di)?\s*"
        + _YEAR.format(1),
        r"(?<![^\W\d_])(?P<m2>"
        + _WORD
        + r")\.?\s+"
        + r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?\.?(?:\s*,\s*|\s+)"
        + _YEAR.format(2),
        r"(?<![\d.,/-])"
        + _YEAR_FIRST.format(3)
        + r"\s?(?P<s3>[-/.年년])\s?(?P<m3>\d{1,2})\s?[-/.月월]\s?(?P<d3>\d{1,2})(?![\d%])(?:\s?[日일])?",
        r"(?<![\d.,/:-])(?P<a4>\d{1,2})\s?(?P<s4>[./-])\s?(?P<b4>\d{1,2})\s?(?P=s4)\s?" + _YEAR.format(4),
        _YEAR.format(5) + r"\.?\s+(?P<m5>" + _WORD + r")\.?\s+(?P<d5>\d{1,2})\b",
    ]
)
_CLOCK = (
    r"(?P<h>\d{1,2})(?:\s?(?:[:.]|[hH時시点]\s?)\s?(?P<min>\d{2})(?!\d)[분分]?(?::(?P<sec>\d{2})(?:[.,]\d+)?)?|\s?[hH時시点](?!\w))"
    r"(?:\s*(?P<half>[aApP])\.?\s?[mM]\b\.?)?"
    r"|(?P<h2>\d{1,2})\s*(?P<half2>[aApP])\.?\s?[mM]\b\.?"
)
_ZONE = r"(?:\s*\(?(?P<zone>Z\b|(?:UTC|GMT)\s?(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}(?!\d)|[A-Z]{3,5}\b|(?:[ECMP]T)\b))?"
_MERIDIEM = r"(?P<east>上午|午前|오전|下午|午後|오후|晚上|凌晨)?\s*"
_BETWEEN = r"(?:T|[^\w\n]|\b(?:at|um|à|às|a las|a les|alle|ore|om|o godz|godz|в|во|saat|pukul|klo|kl|jam|على|في|Uhr|г|года?)\b|[(（][日月火水木金土一二三四五六년월화수목금토일]{1,2}[)）]){0,8}?"
_AFTER = re.compile(_BETWEEN + r"\s*" + _MERIDIEM + rf"(?:{_CLOCK})(?!\s?[%€$£])" + _ZONE)
_BEFORE = re.compile(rf"(?:^|[^\d:.])(?:{_CLOCK}){_ZONE}\W{{1,4}}$")
_FIND_DAY = re.compile(_DAYS)
_CENTURIES = ("20", "19", "٢٠", "١٩", "२०", "१९")
# What signs and dates a story is short; longer lines are searched no further, whatever is in them.
_LONGEST = 400
_MONTH_ONLY = re.compile(rf"(?<![^\W\d_])(?P<m>{_WORD})\.?,?\s+(?:de\s|del\s)?(?P<y>(?:19|20)\d\d)(?!\d)")
_ISO_PART = re.compile(r"(?P<y>(?:19|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2]))?\Z")
# Abbreviations that mean one zone to everybody; IST and CST and BST do not.
_HOURS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3,
    "PKT": 5, "WIB": 7, "WITA": 8, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BRT": -3,
}  # fmt: skip
_ZONES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
# What an abbreviation means in one country.
_LOCAL = {
    ("IST", "IN"): 5.5,
    ("IST", "IL"): 2.0,
    ("IST", "IE"): 1.0,
    ("CST", "US"): -6.0,
    ("CST", "CN"): 8.0,
    ("BST", "GB"): 1.0,
}
_AFTERNOON = frozenset("下午 午後 오후 晚上".split())


@dataclass(frozen=True, slots=True)
class Habits:
    """How dates are written where a page comes from; what is not known is None.

    Attributes:
        zone: IANA name of the zone that times without one are meant in.
        day_first: 03/04/2025 is the third of April. None: such a date is taken only if it can mean one thing.
        languages: whose month names to try, besides English.
        country: two letters; says what some abbreviations of zones mean.
    """

    zone: str | None = None
    day_first: bool | None = None
    languages: tuple[str, ...] = calendar.LANGUAGES
    country: str | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, and where it stood in the line.

    Attributes:
        iso: ISO 8601, with a zone only where one was named.
        precision: how much of it was written; a time to the minute has its seconds filled with zeros.
    """

    iso: str
    precision: Precision
    start: int = 0
    end: int = 0


ANYWHERE = Habits()


def find_date(text: str, habits: Habits = ANYWHERE) -> FoundDate | None:
    """The first full date in a line, with the time beside it; None if there is none."""
    text = text[:_LONGEST]
    if not any(century in text for century in _CENTURIES):  # most lines: in a tenth of the time
        return None
    for match in _FIND_DAY.finditer(text):
        day = _day(match, habits)
        if day is not None:
            return _with_clock(text, match, day, habits)
    return None


def find_month(text: str, habits: Habits = ANYWHERE) -> FoundDate | None:
    """The first month with its year: for lines that can hold nothing but a date."""
    text = text[:_LONGEST]
    for match in _MONTH_ONLY.finditer(text) if "20" in text or "19" in text else ():
        if month := calendar.month_number(match["m"], habits.languages):
            return FoundDate(f"{int(match['y'])}-{month:02}", "month", match.start(), match.end())
    return None


def iso_date(value: str, habits: Habits = ANYWHERE) -> FoundDate | None:
    """A date from markup: a year or a month alone are dates too, and what content systems write for "none" is not."""
    value = " ".join(value.split())
    if part := _ISO_PART.match(value):
        return FoundDate(value, "month" if part["m"] else "year", 0, len(value))
    found = find_date(value, habits)
    return None if found is None or found.iso.startswith(("1970-01-01", "1900-01-01")) else found


def orders(texts: Sequence[str]) -> bool | None:
    """Whether a page writes the day first, from those of its dates that can mean one thing only."""
    firsts = {
        int(match["a4"]) > 12
        for text in texts
        for match in _FIND_DAY.finditer(text[:_LONGEST])
        if match["a4"] and (int(match["a4"]) > 12) != (int(match["b4"]) > 12)
    }
    return firsts.pop() if len(firsts) == 1 else None


def _day(match: re.Match[str], habits: Habits) -> date | None:
    if match["d1"]:
        year, month, day = int(match["y1"]), _named(match["m1"], habits), int(match["d1"])
    elif match["d2"]:
        year, month, day = int(match["y2"]), _named(match["m2"], habits), int(match["d2"])
    elif match["d3"]:
        year, month, day = int(match["y3"]), int(match["m3"]), int(match["d3"])
    elif match["d5"]:
        year, month, day = int(match["y5"]), _named(match["m5"], habits), int(match["d5"])
    else:
        year, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
        if max(first, second) <= 12 and first != second:
            # Nobody parts numbers by full stops who writes the month first.
            day_first = True if match["s4"] == "." else habits.day_first
            if day_first is None:
                return None
            day, month = (first, second) if day_first else (second, first)
        else:
            month, day = sorted((first, second))
    try:
        return date(year, month or 0, day)
    except ValueError:
        return None


def _named(name: str, habits: Habits) -> int | None:
    """The number of a month's name; of two words, both together or the first of them."""
    return calendar.month_number(name, habits.languages) or calendar.month_number(
        name.split(maxsplit=1)[0], habits.languages
    )


def _with_clock(text: str, match: re.Match[str], day: date, habits: Habits) -> FoundDate:
    start, end = match.span()
    clock = _AFTER.match(text, end)
    if clock:
        end = clock.end()
    else:
        clock = _BEFORE.search(text, 0, start)
        start = clock.start("h" if clock["h"] else "h2") if clock else start
    plain = FoundDate(day.isoformat(), "day", match.start(), match.end())
    if clock is None:
        return plain
    hour, minute, second = int(clock["h"] or clock["h2"]), int(clock["min"] or 0), int(clock["sec"] or 0)
    half = (clock["half"] or clock["half2"] or "").lower()
    east = clock.groupdict().get("east")
    if half or east:
        hour = hour % 12 + 12 * (half == "p" or east in _AFTERNOON) if hour <= 12 else hour
    try:
        moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_tz(clock["zone"], habits))
        iso = moment.isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return plain
    return FoundDate(iso, "second" if clock["sec"] else "minute", start, end)


def _tz(written: str | None, habits: Habits) -> tzinfo | None:
    """The zone that was written, else the one that times are meant in."""
    if not written:
        return _zone(habits.zone) if habits.zone else None
    name = written.upper().replace(" ", "")
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    if name in _ZONES:
        return _zone(_ZONES[name])
    if (name, habits.country or "") in _LOCAL:
        return timezone(timedelta(hours=_LOCAL[name, habits.country or ""]))
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", name)
    if offset:
        return timezone((-1 if offset[1] == "-" else 1) * timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)))
    return _zone(habits.zone) if habits.zone else None


def is_timezone(name: str) -> bool:
    """Whether the name is one of the IANA's."""
    return _zone(name) is not None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
