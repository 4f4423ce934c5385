"""trafilatura, behind one small module: what it takes for the article, and the metadata it finds."""

from __future__ import annotations

import functools
import logging
from dataclasses import dataclass
from importlib.metadata import version as installed
from typing import Any

# On markup that is no markup trafilatura and htmldate complain to whoever listens; with nobody listening, to the terminal.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


# Its time grows faster than the page: 5 MB of inline elements took 39 s, 300,000 <br> more than a minute. The largest
# dev page has 2.2 million characters, the one with most tags 10,000.
_LARGEST = 4_000_000
_MOST_TAGS = 50_000


# htmldate believes no date after the day on which it is asked: the same page would have another date tomorrow. Its
# extensive search finds a day on every page: of 142 on dev pages that named none in their markup, 26 were wrong, 23 right,
# and 93 stood on pages without a date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}


@dataclass(frozen=True, slots=True)
class FoundMetadata:
    """What trafilatura says about a page; None where it found nothing."""

    title: str | None
    author: str | None
    date: str | None
    site: str | None


@functools.cache
def detector() -> str:
    """The id under which its verdicts are recorded."""
    return f"trafilatura/{installed('trafilatura')}"


def is_worth_asking(html: str) -> bool:
    """Whether it would answer in reasonable time; nobody who did not choose it should wait for it."""
    return len(html) <= _LARGEST and html.count("<") <= _MOST_TAGS


def article_text(html: str, url: str | None) -> str | None:
    """The article as trafilatura sees it, comments left out; None if it finds none, or fails on the page."""
    import trafilatura  # noqa: PLC0415 - takes 300 ms, and pages of text do without

    try:
        text = trafilatura.extract(html, url=url, include_comments=False, include_tables=True, output_format="txt")
    except Exception:  # its own assertions fail on some broken pages; an engine that fails has no opinion
        return None
    return str(text) if text else None


def metadata(html: str, url: str | None) -> FoundMetadata:
    """Title, author, date and site by trafilatura's own search."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - as above

    try:
        found: Any = extract_metadata(html, default_url=url, extensive=False, date_config=dict(_DATES))
    except Exception:  # as above
        found = None
    if found is None:
        return FoundMetadata(None, None, None, None)
    return FoundMetadata(found.title or None, found.author or None, found.date or None, found.sitename or None)
