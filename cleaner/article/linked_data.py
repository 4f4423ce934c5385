"""JSON-LD: the objects of a page, and which of them is the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

Object = Mapping[str, Any]

_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "Recipe")
_NEWS_TYPES = ("NewsArticle", "LiveBlogPosting")
# Of the dev pages none has more than 300 objects; a script of another page's whole archive is not read to its end.
_MOST_OBJECTS = 1_000
_MOST_DIGITS = 9
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_OPENED = ("@graph", "mainEntity", "mainEntityOfPage")


def objects(scripts: Iterable[str]) -> list[Object]:
    """All objects of the scripts, lists and graphs opened; scripts that are not JSON are passed over."""
    found: list[Object] = []
    for script in scripts:
        found += _objects(script)
    return found


def _objects(script: str) -> Iterator[Object]:
    try:
        data = _parsed(script)
    except (ValueError, RecursionError):
        return
    queue = [data]
    for _ in range(_MOST_OBJECTS):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item
        elif isinstance(item, dict):
            yield item
            queue += [item[key] for key in _OPENED if isinstance(item.get(key), (list, dict))]


def _parsed(script: str) -> Any:
    """What JSON says; line breaks inside strings are passed over, as browsers' tools do."""
    try:
        return msgspec.json.decode(script)  # several times as fast, and strict
    except msgspec.DecodeError:
        data = json.loads(script, strict=False)
        return _without_surrogates(data) if _SURROGATE.search(script) else data


def _without_surrogates(data: Any) -> Any:
    """The same, with halves of characters, as who cuts a headline inside an emoji leaves them, replaced: no record could be written
    with them.
    """
    text = json.dumps(data, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(text)


def whole_number(value: Any) -> int | None:
    """A count as pages write it, a number or its digits; None if it is none, or more than anybody counts to."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def types(item: Object) -> list[str]:
    """The types of an object, as a list whatever their form."""
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def is_of(item: Object, *endings: str) -> bool:
    """Whether a type of the object ends so."""
    return any(kind.endswith(endings) for kind in types(item))


def of_type(found: Iterable[Object], *endings: str) -> Object:
    """The first object of which a type ends so; empty if there is none."""
    return next((item for item in found if is_of(item, *endings)), {})


def article(found: Iterable[Object]) -> Object:
    """The object that describes the article; empty if there is none.

    Of several the first: the others say the same of it again, or are the teasers below it. Only of stories in the news
    some pages have two, one by the paper and one by a plug-in; the paper's is the better one.
    """
    known = [item for item in found if is_of(item, *_ARTICLE_TYPES)]
    if not known:
        return {}
    return next((item for item in known if is_news(item) and _same(item, known[0])), known[0])


def is_discussion(item: Object) -> bool:
    """Whether the page is a thread of a forum: its posts are what it is there for."""
    return is_of(item, "DiscussionForumPosting")


def is_news(item: Object) -> bool:
    """Whether an object calls itself a news story."""
    return is_of(item, *_NEWS_TYPES)


def _same(one: Object, other: Object) -> bool:
    return one is other or (one.get("headline") is not None and one.get("headline") == other.get("headline"))


def resolve(value: Any, by_id: Mapping[str, Object]) -> Any:
    """What a reference such as {"@id": "#author"} stands for; lists are resolved item by item."""
    if isinstance(value, list):
        return [resolve(item, by_id) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def by_id(found: Iterable[Object]) -> dict[str, Object]:
    """The objects that others refer to."""
    named: dict[str, Object] = {}
    for item in found:
        if isinstance(item.get("@id"), str) and "name" in item:
            named.setdefault(item["@id"], item)
    return named
