"""Invented pages for the tests of the block engine."""

from __future__ import annotations

from cleaner.model import Document
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

MENU = "<nav><ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav>"
FOOTER = "<footer><p>All rights reserved by the ferry company, its captain, and its cook.</p></footer>"


def article(*paragraphs: str, around: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><body>{MENU}<main><article class=story><h1>The ferry left at nine</h1>{body}</article>"
        f"{around}</main>{FOOTER}</body></html>"
    )


STORY = article(*PARAGRAPHS[:6])
COMMENTS = (
    '<div id="comments" class="commentList"><h3>2 Comments</h3><p>I was on that ferry, and it was late.</p></div>'
)


def document(html: str) -> Document:
    return segment_html(Tree(html))
