"""What pages say."""

from __future__ import annotations

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree


def texts(html: str) -> list[str]:
    """The blocks of a page, with single blanks."""
    return [" ".join(text.split()) for text in segment_html(Tree(html)).texts()]
