"""What a page's markup tells -> metadata values: JSON-LD first, then meta elements, microdata, marked elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from cleaner.article.dates import Habits, iso_date
from cleaner.article.found import Found
from cleaner.article.language_tags import bcp47
from cleaner.article.linked_data import whole_number
from cleaner.article.markup import REPEATED, Markup
from cleaner.article.names import byline as names_in
from cleaner.article.names import given_first, is_a_persons, is_agency, people, split_names
from cleaner.article.site import Site
from cleaner.article.titles import tidy

_TEAM = re.compile(r"(?i)\b(?:team|redaktion|desk|editorial|editors|staff|rédaction|redacción|redazione|redactie)\b")
_META_AUTHORS = REPEATED[1:]
_OF_LIBRARIES = frozenset({"citation_author", "dc.creator", "dcterms.creator"})
_META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "citation_publication_date", "citation_date", "sailthru.date",
)  # fmt: skip
_META_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "article:updated_time",
    "revised",
)
# What sites call it that follow nobody: "publish-date", "w-published-date", "pubdate", "article.published"; last "date" alone.
_OWN_PUBLISHED = re.compile(
    r"(?:^|[-_:.])(?:publish(?:ed)?|publication|pub|posted|release)[-_:.]?(?:date|time|on|at)?$"
)
_OWN_DATES = ("dc.date", "dcterms.date", "date")
_PERSONAL = ("jobTitle", "sameAs", "image", "description", "givenName", "familyName", "email", "worksFor", "alumniOf")
_COUNTED = ("CommentAction", "UserComments")
_MOST_TAGS = 30


def told(markup: Markup, site: Site) -> Iterator[Found]:
    """All that the markup says, save for the title, in order of belief."""
    yield from _linked(markup.linked, markup, site)
    # Meta elements speak of the page; what is marked in the body may belong to another story in it.
    yield from _meta(markup, site)
    yield from _marked(markup, site, "microdata:")
    yield from _marked(markup, site, "html:")
    if not markup.linked:
        yield from _dates(markup.page, site.habits)


def _linked(item: Mapping[str, Any], markup: Markup, site: Site) -> Iterator[Found]:
    for key in ("author", "creator"):
        yield from _signed(item.get(key), f"json-ld:{key}", site)
    yield from _dates(item, site.habits)
    for field, keys, read in _LINKED:
        for key in keys:
            if value := read(item.get(key)):
                yield Found(field, value, f"json-ld:{key}")
    if markup.crumbs:
        yield Found("breadcrumb", tuple(markup.crumbs), "json-ld:itemListElement")
    if markup.walled:
        yield Found("paywalled", True, "json-ld:isAccessibleForFree")
    count = _comment_count(item)
    if count is not None:
        yield Found("comments", count, "json-ld:commentCount")


def _dates(item: Mapping[str, Any], habits: Habits) -> Iterator[Found]:
    for field, keys in (("published", ("datePublished", "dateCreated")), ("updated", ("dateModified",))):
        for key in keys:
            yield from _dated(field, item.get(key), f"json-ld:{key}", habits)


def _dated(field: str, value: Any, source: str, habits: Habits) -> Iterator[Found]:
    if isinstance(value, str) and (date := iso_date(value, habits)):
        yield Found(field, date.iso, source, precision=date.precision)


def _signed(value: Any, source: str, site: Site) -> Iterator[Found]:
    """People, and wire services apart from them; organisations sign only as teams."""
    names: list[str] = []
    own = site.own
    for item in value if isinstance(value, list) else [value]:
        person = isinstance(item, dict) and _is_somebody(item)
        for name, kind in _names(item):
            if person and is_a_persons(tidy(name)):
                own = own.without(name)  # a site that is called like its writer is the writer's own
            if is_agency(tidy(name)):
                yield Found("agency", tidy(name), source)
            elif "Organization" not in kind or _TEAM.search(name):
                names += split_names(name)
    if signed := people(names, own):
        yield Found("authors", signed, source)


def _is_somebody(item: Mapping[str, Any]) -> bool:
    """Whether an object says more of a person than a name: sites call themselves persons too, but that is all."""
    if str(item.get("@type")).lower() != "person":
        return False
    url = item.get("url")
    return any(item.get(key) for key in _PERSONAL) or bool(isinstance(url, str) and _path(url))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.strip("/")
    except ValueError:
        return ""


def _names(item: Any) -> Iterator[tuple[str, str]]:
    """Each name with the type of what bears it: a string, an object with a name, or one with a list of names."""
    if isinstance(item, str):
        yield item, ""
    elif isinstance(item, dict):
        names = item.get("name")
        for name in names if isinstance(names, list) else [names]:
            if isinstance(name, str):
                yield name, str(item.get("@type"))


def _meta(markup: Markup, site: Site) -> Iterator[Found]:
    meta = markup.meta
    for name in _META_AUTHORS:
        signed = [text for text in markup.repeated.get(name, ()) if not text.startswith(("http:", "https:", "@"))]
        if name in _OF_LIBRARIES:
            signed = [given_first(text) for text in signed]
        yield from _signed([one for text in signed for one in _by(text)], f"meta:{name}", site)
    own = [name for name in meta if _OWN_PUBLISHED.search(name) and name not in _META_PUBLISHED]
    for field, names in (("published", (*_META_PUBLISHED, *own, *_OWN_DATES)), ("updated", _META_UPDATED)):
        for name in names:
            yield from _dated(field, meta.get(name), f"meta:{name}", site.habits)
    for field, names, read in _META:
        for name in names:
            if name in meta and (value := read(meta[name])):
                yield Found(field, value, f"meta:{name}")
    yield from _head(markup)


def _head(markup: Markup) -> Iterator[Found]:
    """What other elements of the head say."""
    for field, value, source in (
        ("licence", markup.licence, "html:rel=license"),
        ("language", bcp47(markup.language), "html:lang"),
        ("canonical", markup.canonical, "html:canonical"),
    ):
        if value:
            yield Found(field, value, source)
    if tags := markup.repeated.get("article:tag"):
        yield Found("tags", tuple(dict.fromkeys(map(tidy, tags)))[:_MOST_TAGS], "meta:article:tag")


def _by(text: str) -> list[str]:
    """Several names in one value; a byline that begins with "By" is read as one."""
    return list(names_in(text)) if re.match(r"(?i)by\s", text) else [text]


def _marked(markup: Markup, site: Site, kind: str) -> Iterator[Found]:
    """What elements are marked as; those below the headline before those above it."""
    signed: dict[str, list[str]] = {}
    for item in sorted((m for m in markup.marked if m.source.startswith(kind)), key=lambda m: not m.below):
        if item.what == "author":
            signed.setdefault(item.source, []).append(item.text)
        elif item.what in {"published", "updated"}:
            if item.below or kind == "microdata:":
                yield from _dated(item.what, item.text, item.source, site.habits)
        elif item.what == "comments":
            if (count := whole_number(item.text)) is not None:
                yield Found("comments", count, item.source)
        elif item.what != "subtitle" or item.below:
            yield Found(item.what, item.text, item.source)
    for source, texts in signed.items():
        if found := people(_innermost(texts, site), site.own):
            yield Found("authors", found, source)
        yield from (Found("agency", text, source) for text in texts if is_agency(text))


def _innermost(texts: Sequence[str], site: Site) -> Iterator[str]:
    """The names in marked elements; of an element around others only what these say."""
    for i, text in enumerate(texts):
        inner = [other for other in texts[i + 1 :] if other != text and other in text and names_in(other, site.own)]
        if not inner:
            yield from names_in(text, site.own)


def _comment_count(item: Mapping[str, Any]) -> int | None:
    count = item.get("commentCount")
    statistics = item.get("interactionStatistic")
    for entry in statistics if isinstance(statistics, list) else [statistics]:
        if count is None and isinstance(entry, dict):
            kind = entry.get("interactionType")
            name = kind.get("@type") if isinstance(kind, dict) else kind
            if str(name).rpartition("/")[2] in _COUNTED:
                count = entry.get("userInteractionCount")
    return whole_number(count)


def _text(value: Any) -> str | None:
    return tidy(value) or None if isinstance(value, str) else None


def _first_text(value: Any) -> str | None:
    return _text(value[0] if isinstance(value, list) and value else value)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    return _text(value.get("name") if isinstance(value, dict) else value)


def _licence(value: Any) -> str | None:
    return _text(value.get("url") or value.get("name") if isinstance(value, dict) else value)


def _place(value: Any) -> str | None:
    """A dateline such as "VELM (AP)" names the place first."""
    text = _text(value)
    return re.split(r"\s*[(,–—-]", text, maxsplit=1)[0].title() if text and len(text) <= _LONGEST_PLACE else None


def _tags(value: Any) -> tuple[str, ...]:
    """Keywords: a string with commas, or a list; what sites write to themselves ("type:article") is left out."""
    items = value if isinstance(value, list) else re.split(r"[,;|]", value) if isinstance(value, str) else []
    tags = [tidy(item) for item in items if isinstance(item, str)]
    return tuple(dict.fromkeys(tag for tag in tags if tag and ":" not in tag))[:_MOST_TAGS]


_LONGEST_PLACE = 40
_LINKED: tuple[tuple[str, tuple[str, ...], Callable[[Any], Any]], ...] = (
    ("subtitle", ("alternativeHeadline",), _text),
    ("publisher", ("publisher",), _name),
    ("section", ("articleSection",), _first_text),
    ("language", ("inLanguage",), bcp47),
    ("place", ("dateline",), _place),
    ("tags", ("keywords",), _tags),
    ("licence", ("license",), _licence),
)
_META: tuple[tuple[str, tuple[str, ...], Callable[[Any], Any]], ...] = (
    ("publisher", ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name"), _text),
    ("section", ("article:section", "parsely-section", "cxenseparse:pageclass", "section"), _text),
    ("licence", ("dc.rights.license", "license"), _text),
    ("language", ("og:locale", "content-language", "dc.language"), bcp47),
    ("tags", ("news_keywords", "parsely-tags", "sailthru.tags", "keywords"), _tags),
)
