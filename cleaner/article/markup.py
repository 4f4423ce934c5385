"""What an HTML page says of itself: JSON-LD, meta elements, links, and elements that are marked as something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cleaner.article import linked_data
from cleaner.article.language_tags import bcp47
from cleaner.article.marked import Marked, marked_elements, read_licence, read_marked
from cleaner.errors import SelectorError
from cleaner.segment.stated import StatedElement, read_stated
from cleaner.segment.tree import Tree

REPEATED = (
    "article:tag",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
    "citation_author",
    "cxenseparse:author",
)
"""Meta elements that may stand several times, once for each value."""
# What a page hides behind its wall counts as there when it has as much text as a paragraph.
_PARAGRAPH = 200
_MOST_SELECTORS, _LONGEST_SELECTOR = 5, 100
# One element, or one within another: with each further one a search takes as many times longer as the page is deep.
_ONE = r"[\w-]*(?:[.#][\w-]+)*"
_SIMPLE = re.compile(rf"{_ONE}(?:\s*[ >]\s*{_ONE})?")


@dataclass(frozen=True, slots=True)
class Markup:
    """The facts that a page's markup states.

    Attributes:
        linked: the JSON-LD object that describes the article, references in it resolved; empty if there is none.
        page: the JSON-LD object that describes the page.
        crumbs: names of the steps of the JSON-LD breadcrumb.
        site: name of the site by JSON-LD.
        meta: name or property in lower case -> content, the first of each.
        repeated: the same, all of them, of the names that stand once for each tag or author.
        loaded: what the page loads and what its outermost elements are called: name of the element, and address, class
            or what generated the page.
        marked: elements of the body that are marked as author, date and so on; see `with_marked`.
        title: the `title` element.
        canonical: the page's URL as it says itself.
        language: of the `html` element, as BCP 47 has it; None where that is no language, as in templates nobody filled in.
        licence: target of the link with the relation `license`.
        walled: the article, or a part of it, is not free to read, by JSON-LD.
        emptied: the part that is not free holds hardly any text.
    """

    linked: Mapping[str, Any] = field(default_factory=dict)
    page: Mapping[str, Any] = field(default_factory=dict)
    crumbs: Sequence[str] = ()
    site: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    repeated: Mapping[str, Sequence[str]] = field(default_factory=dict)
    loaded: Sequence[tuple[str, str]] = ()
    marked: Sequence[Marked] = ()
    title: str | None = None
    canonical: str | None = None
    language: str | None = None
    licence: str | None = None
    walled: bool = False
    emptied: bool = False


def read_markup(tree: Tree) -> Markup:
    """Read what a page says of itself; what is broken in it is passed over."""
    if tree.root is None:
        return Markup()
    stated = read_stated(tree)
    meta, repeated = _read_meta(stated)
    objects = linked_data.objects(text for name, _, text in stated if name == "script" and text)
    named = linked_data.by_id(objects)
    article = {key: linked_data.resolve(value, named) for key, value in linked_data.article(objects).items()}
    title = next((text for name, _, text in stated if name == "title"), "")
    links = {
        said.get("rel", "").lower(): said["href"]
        for name, said, _ in reversed(stated)
        if name == "link" and "href" in said
    }
    own = (links.get("canonical"), meta.get("og:url"))
    walled, emptied = _wall(tree, article)
    return Markup(
        linked=article,
        page=linked_data.of_type(objects, "WebPage", "webPage"),
        crumbs=tuple(_crumbs(linked_data.of_type(objects, "BreadcrumbList"))),
        site=_name(linked_data.of_type(objects, "WebSite")),
        meta=meta,
        repeated=repeated,
        loaded=tuple(fact for name, said, _ in stated if (fact := _loaded(name, said))),
        title=" ".join(title.split()) or None,
        canonical=next((url.strip() for url in own if url and "//" in url), None),
        language=bcp47(tree.root.attributes.get("lang")),
        licence=links.get("license"),
        walled=walled,
        emptied=emptied,
    )


def with_marked(markup: Markup, tree: Tree) -> Markup:
    """The same with the marked elements and the licence that the body names, which only metadata want."""
    elements = marked_elements(tree)
    return replace(markup, marked=tuple(read_marked(elements)), licence=markup.licence or read_licence(elements))


def _loaded(name: str, said: Mapping[str, str]) -> tuple[str, str] | None:
    if name == "meta":
        return ("generator", said.get("content", "")) if said.get("name", "").lower() == "generator" else None
    told = said.get({"script": "src", "link": "href"}.get(name, "class"))
    return (name, told) if told and name != "title" else None


def _read_meta(stated: Sequence[StatedElement]) -> tuple[dict[str, str], dict[str, list[str]]]:
    meta: dict[str, str] = {}
    repeated: dict[str, list[str]] = {}
    for element, said, _ in stated:
        content = said.get("content", "").strip() if element == "meta" else ""
        if not content:
            continue
        # An element may have several names; the first that there is names it.
        name = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
        if name in REPEATED:
            repeated.setdefault(name, []).append(content)
        if name:
            meta.setdefault(name, content)
    return meta, repeated


def _crumbs(item: Mapping[str, Any]) -> list[str]:
    steps = item.get("itemListElement")
    found: list[tuple[Any, str]] = []
    for number, step in enumerate(steps if isinstance(steps, list) else []):
        if isinstance(step, dict):
            name = _name(step) or _name(step.get("item"))
            position = step.get("position")
            if name:
                found.append((number + 1 if (place := linked_data.whole_number(position)) is None else place, name))
    return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def _name(item: Any) -> str | None:
    name = item.get("name") if isinstance(item, dict) else None
    return " ".join(name.split()) or None if isinstance(name, str) else None


def _wall(tree: Tree, article: Mapping[str, Any]) -> tuple[bool, bool]:
    """Whether JSON-LD says that the article, or a part of it, is not free; and whether that part is missing."""
    parts = article.get("hasPart")
    locked = [
        part
        for part in (parts if isinstance(parts, list) else [parts])
        if isinstance(part, dict) and _is_false(part.get("isAccessibleForFree"))
    ]
    walled = _is_false(article.get("isAccessibleForFree")) or bool(locked)
    selectors = [s for part in locked if isinstance(s := part.get("cssSelector"), str) and len(s) <= _LONGEST_SELECTOR]
    if not selectors:
        return walled, False
    length = 0
    for selector in selectors[:_MOST_SELECTORS]:
        if not _SIMPLE.fullmatch(selector):
            return walled, False
        try:
            length += sum(len(node.text()) for node in tree.select(selector))
        except SelectorError:  # what the page calls a selector is none
            return walled, False
        if length >= _PARAGRAPH:
            return walled, False
    return walled, True


def _is_false(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in {"false", "no", "0"})
