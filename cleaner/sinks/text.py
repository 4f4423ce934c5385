"""Which text is written: the article's, or with `--tag-only` the whole page text, which verdicts then only mark."""

from __future__ import annotations

from collections.abc import Set

from cleaner.article.assemble import assemble
from cleaner.model import Page
from cleaner.page_text import page_text
from cleaner.provenance import Record, with_headline
from cleaner.result import Article


def written_text(page: Page, article: Article, *, tag_only: bool) -> str:
    """What goes into the output for one page."""
    return page_text(page).text if tag_only else article.text


def article_text(record: Record, written: str, *, tag_only: bool) -> str:
    """The article's text, from what was written."""
    if not tag_only:
        return written
    kept = [(v.start, v.end) for v in record.verdicts if v.action == "keep"]
    text = assemble(written, kept, _soft_breaks(record, written)).text
    return with_headline(text, record.article.title) if record.output.headline else text


def _soft_breaks(record: Record, page: str) -> Set[int]:
    """Where newlines only wrap lines: that follows from the page text."""
    if not page.strip() or record.input.media_type == "text/html":
        return frozenset()
    markdown = record.input.media_type == "text/markdown"
    return page_text(Page(page, media_type="text/markdown" if markdown else "text/plain")).soft_breaks
