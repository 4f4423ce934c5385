"""What is known about the article beside its text, each value with where it was found.

In order of belief: the site's rules, the page's own markup, the lines that were removed, trafilatura's search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cleaner.article import lines_said
from cleaner.article.dates import find_date, iso_date
from cleaner.article.found import Found
from cleaner.article.markup import Markup
from cleaner.engines import trafilatura
from cleaner.judge.verdicts import Winners
from cleaner.model import Document, Metadata, Source
from cleaner.rulebook.patterns import compiled_pattern
from cleaner.rulebook.schema import FieldRule, MetadataRules, patterns

FIELDS = ("title", "authors", "agency", "published", "updated", "section", "language", "place")


def lift(
    document: Document,
    winners: Winners,
    rules: MetadataRules,
    markup: Markup | None,
    selected: Mapping[str, str] = MappingProxyType({}),
) -> Metadata:
    """Put the metadata of a page together.

    Args:
        winners: the deciding finding of each block: what was removed as a byline says who wrote it.
        markup: what an HTML page says in its head; None for plain text.
        selected: what the selectors among the rules found, by field.
    """
    found = list(_from_rules(document, rules, selected))
    if markup is not None:
        found += _from_markup(markup)
    found += lines_said.read(document, winners)
    if markup is not None and markup.title:
        found.append(Found("title", markup.title, "html:title"))
    return _settle(found, document, winners)


def search(known: Metadata, html: str, url: str | None) -> Metadata:
    """Let trafilatura look for the title, authors and date that are still missing."""
    if (known.title and known.authors and known.published) or not trafilatura.is_worth_asking(html):
        return known
    said = trafilatura.metadata(html, url)
    new: dict[str, Any] = {}
    if not known.title and said.title:
        new["title"] = said.title
    if not known.authors and said.author:
        new["authors"] = tuple(name.strip() for name in said.author.split(";") if name.strip())
    if not known.published and said.date:
        new["published"] = said.date
    if not new:
        return known
    sources = (*known.sources, *(Source(field, "trafilatura") for field in new))
    return replace(known, **new, sources=sources)


def _settle(found: Sequence[Found], document: Document, winners: Winners) -> Metadata:
    """The first value of each field wins."""
    first: dict[str, Found] = {}
    for item in found:
        first.setdefault(item.field, item)
    values: dict[str, Any] = {name: first[name].value for name in FIELDS if name in first}
    sources = [Source(f.field, f.source, f.start, f.end) for name in FIELDS if (f := first.get(name))]
    for name, kind in (("syndicated", "syndication_notice"), ("truncated", "paywall")):
        index = next((i for i, w in enumerate(winners) if w and w.action == "remove" and w.kind == kind), None)
        if index is not None and (kind != "paywall" or lines_said.stops_short(document, winners)):
            values[name] = True
            by = winners[index].by  # type: ignore[union-attr]
            sources.append(Source(name, f"line:{by}", document.start[index], document.end[index]))
    return Metadata(**values, sources=tuple(sources))


def _from_rules(document: Document, rules: MetadataRules, selected: Mapping[str, str]) -> Iterator[Found]:
    for field in rules.__struct_fields__:
        rule: FieldRule | None = getattr(rules, field)
        if rule is not None and field in selected and (said := _value(field, selected[field], rule)):
            yield Found(field, said, "rule")
            continue
        if rule is None or not rule.line:
            continue
        compiled = [compiled_pattern(pattern) for pattern in patterns(rule.line)]
        for i in range(len(document)):
            text = lines_said.line_of(document, i)
            hit = next((said for pattern in compiled if (said := pattern.value(text))), None)
            if hit is not None and (value := _value(field, hit, rule)):
                yield Found(field, value, "rule", document.start[i], document.end[i])
                break


def _value(field: str, text: str, rule: FieldRule) -> str | tuple[str, ...] | None:
    text = " ".join(text.split()).strip(" |-–—·,:")
    if field in {"published", "updated"}:
        found = find_date(text, rule.timezone, rule.day_first)
        return found[0] if found else None
    if field == "authors":
        return lines_said.names(text) or None
    return text or None


def _from_markup(markup: Markup) -> Iterator[Found]:
    for field, keys, read in _LINKED:
        for key in keys:
            if value := read(markup.linked.get(key)):
                yield Found(field, value, f"json-ld:{key}")
                break
    for field, names, convert in _META:
        for name in names:
            if (content := markup.meta.get(name)) and (value := convert(content)):
                yield Found(field, value, f"meta:{name}")
                break
    if markup.language:
        yield Found("language", markup.language, "html:lang")


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first_text(value: Any) -> str | None:
    return _text(value[0] if isinstance(value, list) and value else value)


def _date(value: Any) -> str | None:
    return iso_date(value) if isinstance(value, str) else None


def _people(value: Any) -> tuple[str, ...] | None:
    """Names of schema.org authors: a string, an object with a name, or a list of these; organisations are none."""
    people: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and item.get("@type") != "Organization":
            names = item.get("name")
            people += [n for n in (names if isinstance(names, list) else [names]) if isinstance(n, str)]
        elif isinstance(item, str):
            people.append(item)
    return lines_said.people(people) or None


def _person(value: str) -> tuple[str, ...] | None:
    return None if value.startswith(("http:", "https:", "@")) else lines_said.names(value) or None


_LINKED: tuple[tuple[str, tuple[str, ...], Callable[[Any], Any]], ...] = (
    ("title", ("headline",), _text),
    ("authors", ("author", "creator"), _people),
    ("published", ("datePublished", "dateCreated"), _date),
    ("updated", ("dateModified",), _date),
    ("section", ("articleSection",), _first_text),
    ("language", ("inLanguage",), _text),
)
_META: tuple[tuple[str, tuple[str, ...], Callable[[str], Any]], ...] = (
    ("title", ("og:title", "twitter:title", "dc.title", "headline"), _text),
    ("authors", ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"), _person),
    (
        "published",
        (
            "article:published_time",
            "datepublished",
            "parsely-pub-date",
            "dc.date",
            "dc.date.issued",
            "publishdate",
            "pubdate",
            "date",
            "sailthru.date",
        ),
        _date,
    ),
    ("updated", ("article:modified_time", "og:updated_time", "datemodified", "lastmod"), _date),
    ("section", ("article:section", "parsely-section"), _text),
    ("language", ("og:locale", "content-language", "dc.language"), _text),
)
