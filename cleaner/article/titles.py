"""Which of the titles that a page gives is the headline."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence

from cleaner.article.names import letters
from cleaner.blanks import collapsed

_SEPARATOR = re.compile(r"\s+[|·•»:~–—-]+\s+|\s*\|\s*|:\s+")
_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# A visible headline shares at least half of the shorter one's words with what the markup calls the title.
_AGREE = 0.5
_SITE_WORDS = 6
_LABEL = 5


def tidy(title: str) -> str:
    """A title without what only machines see: entities that were escaped twice, soft hyphens, runs of blanks."""
    if "&" in title:
        title = html.unescape(html.unescape(title))
    return collapsed(title if title.isascii() else _INVISIBLE.sub("", title))


def without_site(title: str, own: Collection[str]) -> str:
    """A title without the site's name before or behind it: "Ferry changes | Harbour Herald".

    Args:
        own: `letters` of what the site is called, and of its host.
    """
    for _ in range(2):
        cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
        if not cuts:
            break
        (start, end), (first_start, first_end) = cuts[-1], cuts[0]
        if _is_site(title[end:], own) and title[:start].strip():
            title = title[:start].strip()
        elif _is_site(title[:first_start], own) and title[first_end:].strip():
            title = title[first_end:].strip()
        else:
            break
    return title


def _is_site(part: str, own: Collection[str]) -> bool:
    plain = letters(part)
    if not plain or len(part.split()) > _SITE_WORDS:
        return False
    return any(
        plain == name or (len(plain) >= _LABEL and plain in name) or (len(name) > _LABEL and name in plain)
        for name in own
    )


def agree(one: str, other: str) -> bool:
    """Whether two titles are about the same."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return len(a & b) >= _AGREE * min(len(a), len(b))


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))


def headline(visible: Sequence[str], told: Sequence[str]) -> str | None:
    """The visible heading that says most of what the markup calls the title; of several the first.

    Of "Slow Rails: the train to nowhere" both parts may stand on the page, the site's name above the headline.

    Args:
        visible: first-level headings and removed titles, in the page's order.
        told: titles in the markup.
    """
    agreeing = [title for title in visible if any(agree(title, other) for other in told)]
    return max(agreeing, key=lambda title: max(len(_words(title) & _words(other)) for other in told), default=None)
