"""What is known of the site a page comes from: how it writes dates, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from cleaner.article import calendar
from cleaner.article.dates import Habits
from cleaner.article.language_tags import bcp47
from cleaner.article.markup import Markup
from cleaner.article.names import Own, letters, looks_like_name
from cleaner.article.titles import tidy

_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "dc.publisher",
    "publisher",
)
_LEAST_LABEL = 4


@dataclass(frozen=True, slots=True)
class Site:
    """The surroundings of a page.

    Attributes:
        url: where the page came from.
        language: BCP 47, if the page names it or its words tell.
        habits: how dates are written there.
        own: what the site is called.
    """

    url: str | None = None
    language: str | None = None
    habits: Habits = field(default_factory=Habits)
    own: Own = field(default_factory=Own)


def site_of(url: str | None, markup: Markup | None, language: str | None) -> Site:
    """Put together what URL and markup say of the site.

    Args:
        language: what the page's words say, where no markup does.
    """
    spoken = _language(markup) or language
    names = frozenset(letters(name) for name in _called(markup)) - {""}
    host = _host(url) or _host(markup.canonical if markup else None)
    country = calendar.country_of(host)
    region = (spoken or "").split("-")[1:]
    habits = Habits(
        day_first=calendar.day_first(spoken, country),
        languages=((spoken or "").split("-")[0].lower(),) if spoken else calendar.LANGUAGES,
        country=next((part.upper() for part in region if len(part) == 2), country),
    )
    labels = {letters(label) for label in host.split(".")[:-1] if len(label) >= _LEAST_LABEL}
    hosts = {letters(host), letters(host.removeprefix("www."))}
    return Site(url, spoken, habits, Own((names | hosts) - {""}, frozenset(labels - {""})))


def _language(markup: Markup | None) -> str | None:
    if markup is None:
        return None
    told = (
        markup.language,
        markup.linked.get("inLanguage"),
        markup.meta.get("og:locale"),
        markup.meta.get("content-language"),
    )
    return next((tag for value in told if (tag := bcp47(value))), None)


def _called(markup: Markup | None) -> Iterator[str]:
    if markup is None:
        return
    for name in _NAMES:
        if name in markup.meta:
            yield tidy(markup.meta[name])
    if markup.site and not looks_like_name(markup.site):
        yield tidy(markup.site)
    publisher = markup.linked.get("publisher")
    for item in publisher if isinstance(publisher, list) else [publisher]:
        if isinstance(item, dict) and isinstance(item.get("name"), str) and "Person" not in str(item.get("@type")):
            yield tidy(item["name"])


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
