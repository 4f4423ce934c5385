"""Which text is written: the article's, or with `--tag-only` the whole page text, which verdicts then only mark."""

from __future__ import annotations

from collections.abc import Set

from cleaner.article.assemble import assemble
from cleaner.model import Page
from cleaner.pipeline import page_text
from cleaner.provenance import Record, with_headline
from cleaner.result import Article
from cleaner.segment.wrap import soft_breaks


def written_text(page: Page, article: Article, *, tag_only: bool) -> str:
    """What goes into the output for one page."""
    return page_text(page).text if tag_only else article.text


def article_text(record: Record, written: str, *, tag_only: bool) -> str:
    """The article's text, from what was written."""
    if not tag_only:
        return written
    soft: Set[int] = soft_breaks(written) if record.input.media_type == "text/plain" else frozenset()
    text = assemble(written, [(v.start, v.end) for v in record.verdicts if v.action == "keep"], soft).text
    return with_headline(text, record.article.title) if record.output.headline else text
