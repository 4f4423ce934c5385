"""What the removed lines said: headline, byline, dateline, breadcrumb, tags, captions, notices, small print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from cleaner.article import words
from cleaner.article.dates import find_date, find_month
from cleaner.article.found import Found, Value
from cleaner.article.names import agency_in, byline, letters, people
from cleaner.article.site import Site
from cleaner.article.titles import tidy
from cleaner.article.walls import is_wall
from cleaner.blanks import collapsed
from cleaner.judge.structures import NAME
from cleaner.model import Caption, Document, Finding, Kind

Said = list[tuple[str, Value, str | None]]
"""Field, value, and of dates the precision."""

_CRUMB = re.compile(r"\s*(?:>|»|›|→|/|\||\\|•|·|▸|::)\s*")
_BULLET = re.compile(r"^(?:[•▪◦‣*·–—-]|\d{1,2}\.)\s+(?=\S)")
_TAG_SEPARATOR = re.compile(r"\s*[,;|•·#/]\s*")
# Where in a line its byline may begin; "来源:远行周刊 作者:陆小舟" has only blanks there.
_BEHIND = re.compile(r"\s*[|•·–—]\s*|\s(?=[Bb]y\s[A-Z])|\s(?=[\u4e00-\u9fff]{1,4}[:：])")
_DIGIT = re.compile(r"\d")
_PLACE_BEHIND = re.compile(
    r"\|\s*(?!(?i:track ?back|perma|comment|print|link)\w*\s*$)(?P<place>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,2})\s*$"
)
# When a journal got a paper is not when it published it.
_RECEIVED = re.compile(r"(?i)^\W*(?:received|submitted|revised|accepted)\b(?:.*?(?=\bpublished\b)|.*$)")
# A line that signs or dates a story is short; what is longer is about somebody.
_LONGEST_BYLINE = 200
_MOST_CAPTIONS = 30


def read(document: Document, winners: Sequence[Finding | None], site: Site) -> Iterator[Found]:
    """All that the removed lines say, field by field, in the page's order."""
    title = next(
        (
            line_of(document, i)
            for i, w in enumerate(winners)
            if w is not None and w.action == "remove" and w.kind == "title"
        ),
        None,
    )
    for i, winner in enumerate(winners):
        if winner is None or winner.action != "remove" or winner.kind not in _READERS:
            continue
        text = line_of(document, i) if winner.kind != "byline" else signature(document, i)
        for field, value, precision in _READERS[winner.kind](text, site, title):
            yield Found(field, value, f"line:{winner.by}", document.start[i], document.end[i], precision)


def captions(document: Document, winners: Sequence[Finding | None]) -> tuple[Caption, ...]:
    """What stood below the pictures; the same caption once."""
    found: dict[str, Caption] = {}
    for i, winner in enumerate(winners):
        if (
            winner is not None
            and winner.action == "remove"
            and winner.kind == "caption"
            and len(found) < _MOST_CAPTIONS
        ):
            text = line_of(document, i)
            credit = words.CREDIT.search(text)
            found.setdefault(
                text, Caption(text, credit["credit"].strip() if credit else None, document.start[i], document.end[i])
            )
    return tuple(found.values())


def line_of(document: Document, index: int) -> str:
    """A block's text with its white space collapsed."""
    return collapsed(document.text[document.start[index] : document.end[index]])


def signature(document: Document, index: int) -> str:
    """A block's lines with dots between them: "By Ilse Tamm" and "Herald Staff" below are not one name."""
    lines = document.text[document.start[index] : document.end[index]].split("\n")
    return " · ".join(said for line in lines if (said := collapsed(line.strip())))


def signed(text: str, site: Site) -> Said:
    """What a line of names and dates says."""
    if len(text) > _LONGEST_BYLINE:
        return []
    said: Said = []
    if sent := _RECEIVED.match(text):
        text = text[sent.end() :]
    date = find_date(text, site.habits) or (find_month(text, site.habits) if len(text.split()) <= 4 else None)
    if date:
        said.append(("updated" if _is_update(text[: date.start] or text) else "published", date.iso, date.precision))
        # "Published 4 March 2025 | Updated 5 March 2025": the second date is the other one.
        rest = text[date.end :]
        if words.UPDATED.match(rest) and (second := find_date(rest, site.habits)):
            said.append(("updated", second.iso, second.precision))
        if place := _PLACE_BEHIND.search(rest):
            said.append(("place", place["place"], None))
    agency = agency_in(text)
    if agency:
        said.append(("agency", agency, None))
    if names := signers(text, site, dated=date is not None):
        said.append(("authors", names, None))
    return said


def signers(text: str, site: Site, *, dated: bool = False) -> tuple[str, ...]:
    """The people who sign in a line: behind "By", before a profession, or as a bare name.

    Args:
        dated: the line holds a date too; a bare name is then hard to tell from the rest.
    """
    if behind := words.SIGNED_BEHIND.match(text):
        return people([behind["name"]], site.own)
    inner = _by_inside(text)
    if inner:
        return byline(inner, site.own)
    if not dated and " " in text and NAME.match(text):
        return byline(text, site.own)
    return ()


def _by_inside(text: str) -> str | None:
    """The part of a line that begins with "By": after a date or a bar it may stand behind them."""
    if words.BY.match(text):
        return text
    return next((part for part in _BEHIND.split(text)[1:] if words.BY.match(part)), None)


def _is_update(text: str) -> bool:
    return bool(words.UPDATED.match(text)) and not re.match(r"(?i)^\W*first\b", text)


def _titled(text: str, _site: Site, _title: str | None) -> Said:
    return [("title", without_bullet(text), None)]


def without_bullet(text: str) -> str:
    """A line without the bullet or number of a list."""
    return tidy(_BULLET.sub("", text, count=1))


def _signed(text: str, site: Site, _title: str | None) -> Said:
    return signed(text, site)


def _crumbs(text: str, _site: Site, title: str | None) -> Said:
    """The steps of a breadcrumb, without the page itself; the last that is no word for any page is the section."""
    steps = [step for step in _CRUMB.split(text) if step]
    if len(steps) < 2:
        return []
    if (title and letters(steps[-1]) == letters(title)) or len(steps[-1].split()) >= 4:
        steps = steps[:-1]
    said: Said = [("breadcrumb", tuple(steps), None)]
    if section := section_of(steps):
        said.append(("section", section, None))
    return said


def section_of(steps: Sequence[str]) -> str | None:
    """The innermost step of a breadcrumb that names a section."""
    named = [step for step in steps if step.casefold() not in words.HOME and step.casefold() != "news"]
    named = named or [step for step in steps if step.casefold() == "news"]
    return named[-1] if named else None


def _tagged(text: str, _site: Site, _title: str | None) -> Said:
    label = words.TAGS.match(text)
    rest = text[label.end() :] if label else text
    tags = tuple(
        dict.fromkeys(tag.strip(" #.") for tag in _TAG_SEPARATOR.split(rest) if 1 < len(tag.strip(" #.")) <= 60)
    )
    return [("tags", tags, None)] if tags and (label or len(tags) > 1 or text.startswith("#")) else []


def _noticed(text: str, _site: Site, _title: str | None) -> Said:
    said: Said = [("syndicated", True, None)]
    if agency := agency_in(text):
        said.append(("syndicated_by", agency, None))
    return said


def _walled(text: str, _site: Site, _title: str | None) -> Said:
    return [("paywalled", True, None)] if is_wall(text) else []


def _printed(text: str, _site: Site, _title: str | None) -> Said:
    said: Said = []
    if licence := words.LICENCE.search(text):
        said.append(("licence", licence[0], None))
    if (owner := words.COPYRIGHT_OF.search(text)) and letters(owner["name"]):
        said.append(("publisher", owner["name"].strip(), None))
    return said


def _counted(text: str, _site: Site, _title: str | None) -> Said:
    count = words.COMMENT_COUNT.search(text) if len(text) <= 60 and _DIGIT.search(text) else None
    return [("comments", int(count["before"] or count["after"]), None)] if count else []


_READERS: Mapping[Kind, Callable[[str, Site, str | None], Said]] = {
    "title": _titled,
    "byline": _signed,
    "dateline": _signed,
    "breadcrumb": _crumbs,
    "tags": _tagged,
    "syndication_notice": _noticed,
    "paywall": _walled,
    "copyright": _printed,
    "footer": _printed,
    "comments": _counted,
    "comment_form": _counted,
}
