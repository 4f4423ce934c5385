"""What is known about the article beside its text, each value with where it was found.

In order of belief: the site's rules; the headline that the page shows; JSON-LD, meta elements, microdata, elements that
are marked as something; the lines that were removed; where text begins; in flattened text the lines above the article;
the URL; trafilatura's search.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cleaner.article import lines_said, linked_data, text_said
from cleaner.article.counting import count_words, years_behind
from cleaner.article.dates import Habits, find_date, orders
from cleaner.article.found import Found, Value
from cleaner.article.head_said import around, text_title
from cleaner.article.language import language_of
from cleaner.article.markup import Markup
from cleaner.article.names import byline, letters, people
from cleaner.article.settle import settle
from cleaner.article.site import Site, site_of
from cleaner.article.titles import agree, headline, tidy, without_site
from cleaner.article.told import told
from cleaner.engines import trafilatura
from cleaner.judge.verdicts import Winners
from cleaner.model import Document, Metadata, Source
from cleaner.rulebook.patterns import compiled_pattern
from cleaner.rulebook.schema import FieldRule, MetadataRules, patterns

_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", "title")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>20\d\d|19[89]\d)[/-]?(?P<m>0[1-9]|1[0-2])(?:[/-]?(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)"
)
# A page that says how long its story is, and shows less than this share of it, stops short.
_SHORT = 0.5


def lift(
    document: Document,
    winners: Winners,
    rules: MetadataRules,
    markup: Markup | None,
    selected: Mapping[str, str] = MappingProxyType({}),
    url: str | None = None,
    text: str = "",
) -> Metadata:
    """Put the metadata of a page together.

    Args:
        winners: the deciding finding of each block: what was removed as a byline says who wrote it.
        markup: what an HTML page says of itself; None for plain text.
        selected: what the selectors among the rules found, by field.
        url: where the page came from.
        text: the text that was assembled.
    """
    spoken = None if markup is not None and markup.language else language_of(text or document.text)
    site = site_of(url, markup, spoken)
    site = _with_order(site, document)
    found = list(_from_rules(document, rules, selected, site))
    said = list(lines_said.read(document, winners, site))
    if markup is not None:
        titles = list(_headline(document, said, markup, site))
        found += [*titles, *told(markup, site)]
    else:
        best = text_title(document, winners, url)
        titles = [best] if best else []
        found += titles
    at = next((item for item in [*titles, *said] if item.field == "title" and item.start is not None), None)
    found += around(document, winners, said, at, site)
    found += text_said.place(document, winners, site)
    if markup is not None and markup.title:
        found.append(Found("title", without_site(tidy(markup.title), site.own.names | site.own.labels), "html:title"))
    if spoken:
        found.append(Found("language", spoken, "text"))
    found += _from_url(url)
    found += _sections(found)
    found += _truncation(document, winners, found, markup, text)
    known = settle(found, captions=lines_said.captions(document, winners), words=count_words(text))
    if known.syndicated and not known.syndicated_by and known.agency:
        known = replace(known, syndicated_by=known.agency)
    return known


def search(known: Metadata, html: str, url: str | None) -> Metadata:
    """Let trafilatura look for the title, authors and date that are still missing."""
    if (known.title and known.authors and known.published) or not trafilatura.is_worth_asking(html):
        return known
    said = trafilatura.metadata(html, url)
    own = site_of(url, None, None).own
    new: dict[str, Any] = {}
    if not known.title and said.title:
        new["title"] = tidy(said.title)
    if not known.authors and said.author and (authors := people(said.author.split(";"), own)):
        new["authors"] = authors
    if not known.published and said.date:
        new["published"], new["published_precision"] = said.date, "day"
    if not new:
        return known
    sources = (*known.sources, *(Source(field, "trafilatura") for field in new if not field.endswith("_precision")))
    return replace(known, **new, sources=sources)


def _with_order(site: Site, document: Document) -> Site:
    """Where nobody knows which number is the day, the page's other dates may tell."""
    if site.habits.day_first is not None:
        return site
    text = document.text
    known = orders([text[max(0, at - 6) : at + 6] for at in years_behind(text)])
    return site if known is None else replace(site, habits=replace(site.habits, day_first=known))


def _from_rules(document: Document, rules: MetadataRules, selected: Mapping[str, str], site: Site) -> Iterator[Found]:
    for field in rules.__struct_fields__:
        rule: FieldRule | None = getattr(rules, field)
        if rule is not None and field in selected and (value := _value(field, selected[field], rule, site)):
            yield Found(field, value[0], "rule", precision=value[1])
            continue
        if rule is None or not rule.line:
            continue
        compiled = [compiled_pattern(pattern) for pattern in patterns(rule.line)]
        for i in range(len(document)):
            line = lines_said.line_of(document, i)
            hit = next((said for pattern in compiled if (said := pattern.value(line))), None)
            if hit is not None and (value := _value(field, hit, rule, site)):
                yield Found(field, value[0], "rule", document.start[i], document.end[i], value[1])
                break


def _value(field: str, text: str, rule: FieldRule, site: Site) -> tuple[Value, str | None] | None:
    text = " ".join(text.split()).strip(" |-–—·,:")
    if field in {"published", "updated"}:
        habits: Habits = replace(
            site.habits,
            zone=rule.timezone,
            day_first=site.habits.day_first if rule.day_first is None else rule.day_first,
        )
        found = find_date(text, habits)
        return (found.iso, found.precision) if found else None
    if field == "authors":
        names = byline(text)
        return (names, None) if names else None
    return (text, None) if text else None


def _headline(document: Document, said: Sequence[Found], markup: Markup, site: Site) -> Iterator[Found]:
    """The titles of an HTML page, the best first.

    The heading that the page shows is the headline where the markup knows it by a similar title. Only where a news
    story's JSON-LD and its `og:title` agree on another, that is what the newsroom calls it.
    """
    linked = markup.linked.get("headline")
    in_linked = Found("title", tidy(linked), "json-ld:headline") if isinstance(linked, str) and linked.strip() else None
    in_meta = [
        Found("title", without_site(tidy(markup.meta[name]), site.own.names | site.own.labels), f"meta:{name}")
        for name in _TITLES
        if name in markup.meta
    ]
    title = without_site(tidy(markup.title), site.own.names | site.own.labels) if markup.title else None
    news = linked_data.is_news(markup.linked)
    if in_linked and news and in_meta and letters(str(in_linked.value)) == letters(str(in_meta[0].value)):
        yield in_linked
    shown = list(_shown(document, said))
    told_titles = [str(item.value) for item in ([in_linked] if in_linked else []) + in_meta] + (
        [title] if title else []
    )
    linking: tuple[list[str], list[str]] = ([], [])  # a site's name leads to its front page: links come second
    for item in shown:
        linking[_is_link(document, item)].append(str(item.value))
    best = headline(linking[False], told_titles) or headline(linking[True], told_titles)
    yield from (item for item in shown if item.value == best)
    if in_linked:
        yield in_linked
    yield from in_meta


def _shown(document: Document, said: Sequence[Found]) -> Iterator[Found]:
    """First-level headings, then removed titles."""
    elements = document.elements
    if elements is not None:
        for i, element in enumerate(document.element):
            if elements.tag[element] == "h1":
                text = tidy(lines_said.line_of(document, i))
                yield Found("title", text, "html:h1", document.start[i], document.end[i])
    yield from (item for item in said if item.field == "title")


def _is_link(document: Document, item: Found) -> bool:
    return item.start is not None and document.is_link(bisect_left(document.start, item.start))


def _from_url(url: str | None) -> Iterator[Found]:
    match = _URL_DAY.search((url or "").partition("?")[0])
    if match:
        day = "-".join(part for part in (match["y"], match["m"], match["d"]) if part)
        yield Found("published", day, "url", precision="day" if match["d"] else "month")


def _sections(found: Sequence[Found]) -> Iterator[Found]:
    """The section that a breadcrumb of the markup names, where nothing names it outright."""
    if any(item.field == "section" for item in found):
        return
    title = next((str(item.value) for item in found if item.field == "title"), "")
    for item in found:
        if item.field == "breadcrumb" and isinstance(item.value, tuple):
            steps = [step for step in item.value if not title or not agree(step, title)]
            if section := lines_said.section_of(steps):
                yield Found("section", section, item.source, item.start, item.end)
                return


def _truncation(
    document: Document, winners: Winners, found: Sequence[Found], markup: Markup | None, text: str
) -> Iterator[Found]:
    """Whether the text stops short: behind a wall, as an excerpt, or by the length that the page says it has."""
    walls = [item for item in found if item.field == "paywalled"]
    if walls and text_said.stops_short(document, winners):
        yield replace(walls[-1], field="truncated")
    if markup is not None and markup.emptied:
        yield Found("truncated", True, "json-ld:hasPart")
    declared = linked_data.whole_number(markup.linked.get("wordCount")) if markup is not None else None
    if walls and declared and count_words(text) < _SHORT * declared:
        yield Found("truncated", True, "json-ld:wordCount")
    if text_said.ends_as_teaser(document, winners):
        yield Found("truncated", True, "text")
