"""What an HTML page says of itself in its head: JSON-LD, meta elements, links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cleaner.segment.tree import Tree

_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "Recipe")


@dataclass(frozen=True, slots=True)
class Markup:
    """The facts of a page's head.

    Attributes:
        linked: the JSON-LD object that describes the article; empty if there is none.
        meta: name or property in lower case -> content, the first of each.
        title: the `title` element.
        canonical: the page's URL as it says itself.
        language: of the `html` element.
    """

    linked: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None
    canonical: str | None = None
    language: str | None = None


def read_markup(tree: Tree) -> Markup:
    """Read the head of a page; what is broken in it is passed over."""
    if tree.root is None:
        return Markup()
    meta: dict[str, str] = {}
    for node in tree.select("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.lower(), content)
    titles = tree.select("head > title")
    links = tree.select('link[rel="canonical"][href]')
    own = [node.attributes.get("href") for node in links] + [meta.get("og:url")]
    return Markup(
        linked=_article(tree),
        meta=meta,
        title=" ".join(titles[0].text().split()) or None if titles else None,
        canonical=next((url for url in own if url and "//" in url), None),
        language=(tree.root.attributes.get("lang") or "").strip() or None,
    )


def _article(tree: Tree) -> Mapping[str, Any]:
    for node in tree.select('script[type="application/ld+json"]'):
        for item in _objects(node.text()):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names):
                return item
    return {}


def _objects(source: str) -> Iterator[dict[str, Any]]:
    """All objects of one script, lists and graphs opened."""
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    queue = [data]
    for _ in range(1000):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item
        elif isinstance(item, dict):
            yield item
            queue += [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), (list, dict))
            ]
