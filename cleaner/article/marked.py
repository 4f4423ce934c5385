"""Elements of the body that the page marks as something: microdata, `rel="author"`, `time`, classes such as "byline".

Only what belongs to the article: nothing from comments, teasers of other stories, boxes and footers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cleaner.segment.elements import Element, Sought, find, inner
from cleaner.segment.tree import Tree

What = Literal["author", "published", "updated", "subtitle", "comments", "section", "licence"]

_SOUGHT = Sought(
    tags=("h1", "time"),
    classes=("byline", "author", "autor", "subtitle", "subhead", "standfirst", "dek"),
    words=(("itemprop", None), ("rel", "author"), ("rel", "license")),
)
# By these an element's classes and ids give away that it speaks of something else than the article.
_OTHER = re.compile(
    r"comment|related|recommend|teaser|sidebar|widget|promo|popular|latest|trending|most-?read|footer|newsletter|"
    r"next-?(?:post|story|article)|prev|(?:^|[\s_-])(?:card|nav|bio|more|social|share|follow|avatar|list)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHER_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption", "form", "blockquote"})
_OTHER_SCOPES = re.compile(
    r"schema\.org/(?:Comment|UserComments|Review|ImageObject|VideoObject|Product|ListItem|WPSideBar)", re.IGNORECASE
)
_SIGNED = re.compile(r"(?:^|[\s_-])(?:byline|author|autor|autoren|authors|bylines)(?:$|[\s_-])", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?:^|[\s_-])(?:sub-?titles?|sub-?head(?:line|ing)?|standfirst|dek)(?:$|[\s_-])", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"date|time|image|avatar|photo|title|role|bio|desc|social|link-?list|job|position", re.IGNORECASE
)
_PROPERTIES: dict[str, What] = {
    "author": "author",
    "creator": "author",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "updated",
    "commentcount": "comments",
    "interactioncount": "comments",
    "articlesection": "section",
    "alternativeheadline": "subtitle",
    "license": "licence",
}
_ANCESTORS = 12
# Pages that mark more elements than these are lists of stories; the first ones tell enough.
_MOST_NODES = 300
_MOST_FOUND = 20
_LONGEST = 300
_SUBTITLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """What one element says.

    Attributes:
        what: the field it is marked as.
        text: its content, white space collapsed; of dates and links the attribute that machines read.
        source: as in `cleaner.model.Source`.
        below: whether it stands after the page's first `h1`, where bylines stand.
    """

    what: What
    text: str
    source: str
    below: bool


def marked_elements(tree: Tree) -> Sequence[Element]:
    """All elements of a page that may be marked as something, in document order."""
    return find(tree, _SOUGHT)


def read_marked(elements: Sequence[Element]) -> list[Marked]:
    """What those say that belong to the article."""
    found: list[Marked] = []
    below = False
    frames: dict[str, bool] = {}  # most elements of a page stand in the same ones
    for node in elements[:_MOST_NODES]:
        if len(found) >= _MOST_FOUND:
            break
        if node.tag == "h1":
            below = True
        said = _said(node)
        if said is not None and not _of_something_else(node, frames):
            found.append(Marked(*said, below))
    return found


def read_licence(elements: Sequence[Element]) -> str | None:
    """Where the first link goes that says it is to the licence."""
    for node in elements:
        said = node.attributes
        if node.tag == "a" and "license" in (said.get("rel") or "").split() and "href" in said:
            return said["href"]
    return None


def _said(node: Element) -> tuple[What, str, str] | None:
    attributes = node.attributes
    itemprop = (attributes.get("itemprop") or "").lower().split()
    for name in itemprop:
        if name in _PROPERTIES:
            text = _value(node, machine=name.startswith("date") or name.endswith("count") or name == "license")
            return (_PROPERTIES[name], text, f"microdata:{name}") if text else None
    classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if node.tag == "time":
        text = (attributes.get("datetime") or "").strip() or _text(node)
        what: What = "updated" if re.search(r"updat|modif", classes, re.IGNORECASE) else "published"
        return (what, text, "html:time") if text else None
    if "author" in (attributes.get("rel") or "").lower().split():
        return _named(node, "html:rel=author")
    if _SUBTITLE.search(classes):
        text = _text(node)
        return ("subtitle", text, "html:class") if len(text.split()) >= _SUBTITLE_WORDS else None
    if _SIGNED.search(classes) and not _NOT_A_NAME.search(classes):
        return _named(node, "html:class")
    return None


def _named(node: Element, source: str) -> tuple[What, str, str] | None:
    text = _text(node)
    return ("author", text, source) if text else None


def _value(node: Element, *, machine: bool) -> str:
    attributes = node.attributes
    if machine:
        for name in ("content", "datetime", "href"):
            if value := (attributes.get(name) or "").strip():
                return value
    elif "itemscope" in attributes:
        named = inner(node, "itemprop", "name")
        if named is not None:
            return (named.attributes.get("content") or "").strip() or _text(named)
    return (attributes.get("content") or "").strip() or _text(node)


def _text(node: Element) -> str:
    text = " ".join(node.text(separator=" ").split())
    return text if len(text) <= _LONGEST else ""


def _of_something_else(node: Element, frames: dict[str, bool]) -> bool:
    """Whether a frame around the element says that it belongs to a comment, another story or the site.

    Args:
        frames: classes and ids of the frames that were met so far, and what they say; those of this element are added.
    """
    here: Element | None = node
    for _ in range(_ANCESTORS):
        if here is None or here.tag in {"body", "html"}:
            return False
        attributes = here.attributes
        if here.tag in _OTHER_TAGS or _OTHER_SCOPES.search(attributes.get("itemtype") or ""):
            return True
        if here is not node and here.tag not in {"article", "main"}:
            classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            if classes not in frames:
                frames[classes] = bool(_OTHER.search(classes))
            if frames[classes]:
                return True
        here = here.parent
    return False
