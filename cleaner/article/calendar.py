"""Babel, behind one small module: what months are called, what of a date comes first, and how a day is written out.

The names and orders are those of the Unicode Common Locale Data Repository.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date

# Countries whose months have names of their own come after their language: ar_SY says "كانون الثاني" for "يناير".
_LOCALES = {
    "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"),
    "no": ("nb", "nn"),
    "nb": ("nb", "nn"),
    "nn": ("nn", "nb"),
    "de": ("de", "de_AT"),
    "in": ("id",),
}
LANGUAGES = tuple("en de fr es it pt nl pl tr ru ar hi id ja zh ko".split())
"""What a page that names no language is tried with: the languages of the text engine."""
# "Sept" is what people write, "Sep" what the repository knows; and Hindi papers write both forms of some months.
_MORE = {
    "en": {"sept": 9},
    "hi": {"सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12, "अक्तूबर": 10},
    "id": {"agt": 8, "peb": 2, "nop": 11},
}
# Two letters that stand for a country on no website: they are sold as words.
_NO_COUNTRY = frozenset("ai am cc co fm gg io is la ly me sh st to tv vc ws eu".split())
_SHORT_MAY_BE_WORDS = 3


@functools.cache
def months(language: str) -> Mapping[str, int]:
    """The names of the months and their short forms, in lower case without a final stop -> number.

    Names that are a mere number ("3月") are left out. Empty for a language that is not known.

    Args:
        language: two or three letters.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - a page with ISO dates does without

    names: dict[str, int] = dict(_MORE.get(language, {}))
    for name in _LOCALES.get(language, (language,)):
        try:
            tables = Locale.parse(name).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, month in tables[context][width].items():
                    written = str(month).casefold().strip(" .")
                    if not any(c.isdigit() for c in written) and len(written) >= _SHORT_MAY_BE_WORDS - (
                        not written.isascii()
                    ):
                        names.setdefault(written, int(number))
    return names


def month_number(name: str, languages: Iterable[str]) -> int | None:
    """The month that a word names in one of the languages; English is tried last in any case."""
    written = name.casefold().strip(" .")
    return next((found for language in (*languages, "en") if (found := months(language).get(written))), None)


def written_out(day: date, language: str) -> str:
    """A day with the name of its month, as it is written in a language; in English for a language that is not known."""
    from babel import localedata  # noqa: PLC0415 - as above
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, "long", language if localedata.exists(language) else "en")


@functools.lru_cache(maxsize=1024)
def day_first(language: str | None, country: str | None) -> bool | None:
    """Whether people there write the day before the month; None where nobody can say.

    English without a country is written both ways.

    Args:
        language: BCP 47, with or without a region: "de", "en-GB".
        country: two letters; None if not known.
    """
    parts = (language or "").replace("_", "-").split("-")
    spoken = parts[0].lower()
    country = next((p.upper() for p in parts[1:] if re.fullmatch(r"[A-Za-z]{2}", p)), (country or "").upper())
    if not country and spoken in {"", "en"}:
        return None
    return _order(f"{spoken or 'en'}_{country}" if country else spoken)


def _order(name: str) -> bool | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - as above

    try:
        locale = Locale.parse(name, resolve_likely_subtags=True)
    except (UnknownLocaleError, ValueError):
        return None
    pattern = str(locale.date_formats["short"].pattern)
    return pattern.find("d") < pattern.find("M")


def country_of(host: str | None) -> str | None:
    """The country whose top-level domain a host stands under."""
    top = (host or "").rpartition(".")[2].lower()
    if len(top) != 2 or top in _NO_COUNTRY:
        return None
    return "GB" if top == "uk" else top.upper()
