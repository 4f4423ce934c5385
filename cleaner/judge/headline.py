"""The headline of an HTML page: the block that says what the page's markup calls its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleaner.article.markup import Markup
from cleaner.judge.structures import Lines
from cleaner.judge.subheads import HEADINGS
from cleaner.model import Document, Elements, Finding

DETECTOR = "headline/1"
_NOT_A_WORD = re.compile(r"[\W_]+")
# "Title | Site", "Site - Title": the headline is a part of the `title` element, and not a small one.
_PARTS = re.compile(r"\s+[|·•»:–—-]+\s+")
# "Site: Title", as weblogs have it; an article's title may be like that, too, and one of its headings what follows.
_NAMED = re.compile(r":\s+")
_LEAST_WORDS = 3
_LONGEST = 300
_SPARSE = 3  # characters of a headline for each of its letters and digits, at most
_QUOTES = "\"'“”‘’«»„‚[(*-–— "


def judge_headline(document: Document, lines: Lines, markup: Markup) -> list[Finding]:
    """The headline and its repeats: blocks that hold nothing but a title that the markup knows.

    Where the markup knows none of the page's headings by more than the part behind a colon, its only first-level heading is
    the headline, too; and instead of what is known, if that is a link in no heading: the site's name, which stands behind a
    title that was written for search engines.
    """
    elements = document.elements
    if elements is None:
        return []
    titles = {*titles_in(markup)}
    tags, places = elements.tag, document.element
    found = [*_without_quotes(document, elements, _holding(lines, titles))]
    if all(document.is_link(i) and tags[places[i]] not in HEADINGS for i in found):
        firsts = [i for i, element in enumerate(places) if tags[element] == "h1"]
        only = firsts if len(firsts) == 1 else []
        named = [] if found else _holding(lines, {part for title in titles for part in _parts(title, _NAMED)})
        found = sorted({*named, *only}) or found
    return [Finding(i, i + 1, "remove", "title", DETECTOR, "cue", 0.9) for i in found]


def _without_quotes(document: Document, elements: Elements, found: Iterable[int]) -> Iterator[int]:
    """Of the blocks that hold a title those that repeat it: a paragraph below the headline is what the headline quotes."""
    above = False
    for i in found:
        tag = elements.tag[document.element[i]]
        if not (above and tag == "p"):
            yield i
        above = above or tag in HEADINGS


def _holding(lines: Lines, titles: Iterable[str]) -> list[int]:
    """The lines that hold nothing but one of the titles."""
    known = {letters for title in titles if (letters := _letters(title))}
    # Most lines are shorter than any title, or begin otherwise: there are hundreds, and comparing letters takes longer.
    initials = {letters[0] for letters in known}
    begins = {*initials, *(initial.upper() for initial in initials), *_QUOTES}
    sizes = [len(letters) for letters in known]
    least = min(sizes, default=0) // 2  # "ß" is two letters there
    most = min(_LONGEST, _SPARSE * max(sizes, default=0))
    return [
        i
        for i, text in enumerate(lines.texts)
        if text[:1] in begins and least <= len(text) <= most and _letters(text) in known
    ]


def titles_in(markup: Markup) -> Iterable[str]:
    """All that the markup may mean by the page's title."""
    headline = markup.linked.get("headline")
    if isinstance(headline, str):
        yield headline
    for name in ("og:title", "twitter:title", "dc.title", "parsely-title"):
        if name in markup.meta:
            yield from _whole_and_parts(markup.meta[name])
    if markup.title:
        yield from _whole_and_parts(markup.title)


def _whole_and_parts(title: str) -> Iterable[str]:
    yield title
    yield from _parts(" ".join(title.split()), _PARTS)


def _parts(title: str, border: re.Pattern[str]) -> Iterable[str]:
    return (part for part in border.split(title) if len(part.split()) >= _LEAST_WORDS)


def _letters(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()
