"""A rule file to begin with: what a site's own pages suggest, for a person to choose from."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cleaner.article.markup import read_markup
from cleaner.decode import decode
from cleaner.judge.containers import kind_of_tokens
from cleaner.model import Document, Elements, Kind, Page
from cleaner.page_text import html_document
from cleaner.pipeline import Cleaner
from cleaner.rulebook.hosts import host_of
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree

_SIMPLE = re.compile(r"[A-Za-z_][\w-]*")
_WHOLE = frozenset({"html", "body", "main"})
_MOST_CONTAINERS, _MOST_LINES = 25, 25
# A line that repeats is a part of the frame if it is as short as this.
_LINE_WORDS = 15
_HOLDS = 0.9


@dataclass(slots=True)
class _Container:
    """An element that holds what is not the article, as a selector, over all pages.

    Attributes:
        kept: characters in it that stay at present.
    """

    kind: Kind
    pages: set[int] = field(default_factory=set)
    characters: int = 0
    kept: int = 0
    sample: str = ""


@dataclass(slots=True)
class _Seen:
    """What all pages together show."""

    hosts: Counter[str] = field(default_factory=Counter)
    containers: dict[str, _Container] = field(default_factory=dict)
    articles: Counter[str] = field(default_factory=Counter)
    lines: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    removed: set[str] = field(default_factory=set)


def skeleton(pages: Sequence[Page], cleaner: Cleaner, *, schema: str) -> str:
    """A commented rule file for the site of some pages.

    Args:
        schema: where the JSON Schema lies, as seen from the file.
    """
    seen = _Seen()
    for number, page in enumerate(pages):
        _look(number, page, cleaner, seen)
    host = seen.hosts.most_common(1)[0][0] if seen.hosts else "example.com"
    return "\n".join(_write(host, seen, len(pages), schema)) + "\n"


def _look(number: int, page: Page, cleaner: Cleaner, seen: _Seen) -> None:
    article = cleaner.clean(page)
    decoded = decode(page)
    url = page.url
    if decoded.media_type == "text/html":
        tree, document = html_document(Tree(decoded.text, decoded.utf8))
        url = url or read_markup(tree).canonical
    else:
        document = segment_text(decoded.text)
    if host := host_of(url):
        seen.hosts[host] += 1
    kept = [False] * len(document)
    spans = [(v.start, v.end) for v in article.verdicts if v.action == "keep"]
    for block in document:
        kept[block.index] = any(start <= block.start < end for start, end in spans)
        line = " ".join(block.text.split())
        if len(line.split()) <= _LINE_WORDS:
            seen.lines[line].add(number)
            if not kept[block.index]:
                seen.removed.add(line)
    if document.elements is not None:
        _look_at_containers(number, document, document.elements, kept, seen)


def _look_at_containers(number: int, document: Document, elements: Elements, kept: Sequence[bool], seen: _Seen) -> None:
    selectors = [_selector(elements, index) for index in range(len(elements.tag))]
    kinds = [kind_of_tokens(tokens) for tokens in elements.tokens]
    article = _kept_within(document, elements, kept)
    all_kept = sum(block.end - block.start for block in document if kept[block.index])
    for block in document:
        # The outermost container that says what it is, and does not hold the article besides.
        index, telling = document.element[block.index], -1
        while index >= 0:
            fits = selectors[index] and kinds[index] and elements.tag[index] not in _WHOLE
            if fits and article[index] <= (1 - _HOLDS) * all_kept:
                telling = index
            index = elements.parent[index]
        if telling >= 0:
            length = block.end - block.start
            container = seen.containers.setdefault(
                selectors[telling] or "", _Container(kinds[telling] or "unclassified")
            )
            container.pages.add(number)
            container.characters += length
            container.kept += length * kept[block.index]
            container.sample = container.sample or " ".join(block.text.split())[:50]
    holding = [index for index, characters in article.items() if characters >= _HOLDS * all_kept and selectors[index]]
    if holding and all_kept:
        deepest = max(holding, key=lambda index: elements.depth[index])
        if elements.tag[deepest] not in _WHOLE:
            seen.articles[str(selectors[deepest])] += 1


def _kept_within(document: Document, elements: Elements, kept: Sequence[bool]) -> Counter[int]:
    """For each element how many characters in it are kept."""
    within: Counter[int] = Counter()
    for block in document:
        index = document.element[block.index] if kept[block.index] else -1
        while index >= 0:
            within[index] += block.end - block.start
            index = elements.parent[index]
    return within


def _selector(elements: Elements, index: int) -> str | None:
    """The plainest selector for an element: the first id or class that reads like a word, not like a number."""
    for token in elements.tokens[index].split():
        if _SIMPLE.fullmatch(token) and sum(character.isdigit() for character in token) <= 2:
            return f'[id="{token}"]' if _is_id(elements, index, token) else f".{token}"
    return None


def _is_id(elements: Elements, index: int, token: str) -> bool:
    """Tokens are the id, a blank, and the classes; without an id they begin with the blank."""
    return elements.tokens[index].split(" ", 1)[0] == token


def _write(host: str, seen: _Seen, pages: int, schema: str) -> Iterator[str]:
    """The lines of the file. A rule that is a comment stands on one line, and is YAML without its `#`, or with the blank
    after it gone as well, as editors take comments away.
    """
    yield f"# yaml-language-server: $schema={schema}"
    yield "# What may stand here: docs/rules.md. Take the # away from the lines that you want and from the key above them;"
    yield "# take the others out."
    yield "schema: 1"
    yield f"id: sites/{host}"
    yield f"sites: [{_quoted(host)}, {_quoted('*.' + host)}]"
    yield from _detect(seen, pages)
    if seen.articles:
        selector, count = seen.articles.most_common(1)[0]
        yield f"# Holds nine tenths of what is kept now, on {count} of {pages} pages:"
        yield f"#article: {{css: {_quoted(selector)}}}"
    yield "#remove:"
    suggested = [*_containers(seen, pages), *_lines(seen, pages)]
    yield from suggested or ('#  - {id: more, kind: related, line: "^More News$"}',)
    yield "#keep:"
    yield '#  - {css: ".factbox"}  # beats every removal'
    yield "#metadata:"
    yield '#  updated: {line: "^Updated on: (?P<value>.+)$", timezone: Europe/London}'
    yield "# Text that you made up in the shape of the page; `cleaner rules test` tries it:"
    yield "#examples:"
    yield '#  - {text: "...", removes: ["..."], keeps: ["..."]}'
    yield 'about: {author: "", added: "", license: "", why: ""}'


def _detect(seen: _Seen, pages: int) -> Iterator[str]:
    everywhere = sorted(line for line, where in seen.lines.items() if len(where) == pages and line in seen.removed)
    named = [line for line in everywhere if any(name in line.casefold() for name in _names(seen.hosts))]
    if named:
        yield "# Flattened text has no URL; lines that only this site has:"
        yield f"#detect: {{text: [{', '.join(_quoted('^' + re.escape(line) + '$') for line in named[:3])}]}}"


def _names(hosts: Iterable[str]) -> set[str]:
    return {part for host in hosts for part in host.split(".")[:-1] if len(part) > 3}


def _containers(seen: _Seen, pages: int) -> Iterator[str]:
    found = [(selector, one) for selector, one in seen.containers.items() if one.characters]
    found.sort(key=lambda item: (-item[1].kept, -len(item[1].pages), -item[1].characters, item[0]))
    if found:
        yield "# Containers whose names say that they are not the article; what stays of them at present, first:"
    for number, (selector, one) in enumerate(found[:_MOST_CONTAINERS], 1):
        rule = f"{{id: box-{number}, kind: {one.kind}, css: {_quoted(selector)}}}"
        stays = f", {one.kept:,} of {one.characters:,} characters stay" if one.kept else ""
        yield f"#  - {rule}  # {len(one.pages)} of {pages} pages{stays}: {_quoted(one.sample)}"


def _lines(seen: _Seen, pages: int) -> Iterator[str]:
    several = pages > 1
    found = [
        (line, len(where))
        for line, where in seen.lines.items()
        if (len(where) > 1 if several else line in seen.removed) and len(line) > 1
    ]
    found.sort(key=lambda item: (item[0] in seen.removed, -item[1], item[0]))
    if found:
        what = "Lines that stand on several pages" if several else "Short lines that are removed at present"
        yield f"# {what}{', those that stay first' if several else ''}:"
    for number, (line, count) in enumerate(found[:_MOST_LINES], 1):
        stays = "" if line in seen.removed else ", stays at present"
        yield f"#  - {{id: line-{number}, kind: widget, literal: {_quoted(line)}}}  # {count} of {pages} pages{stays}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N").replace("\u2028", "\\L").replace("\u2029", "\\P")
