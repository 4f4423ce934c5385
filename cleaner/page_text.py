"""A page as it is judged: its page text, with its blocks."""

from __future__ import annotations

from cleaner.article.markup import read_markup
from cleaner.decode import decode
from cleaner.judge.stated import stated_by
from cleaner.model import Decoded, Document, Page
from cleaner.segment.dump import without_marks
from cleaner.segment.fallback import with_fallback
from cleaner.segment.html import segment_html
from cleaner.segment.markdown import segment_markdown
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree


def page_text(page: Page) -> Document:
    """The page text that offsets count in, with its blocks: decoded and segmented, nothing judged."""
    return page_and_shown(page)[0]


def page_and_shown(page: Page) -> tuple[Document, Document]:
    """The same, and what a reader sees of it."""
    decoded = decode(page)
    if decoded.media_type == "text/html":
        document = html_document(Tree(decoded.text, decoded.utf8))[1]
        return document, document
    return plain_documents(decoded)


def html_document(tree: Tree) -> tuple[Tree, Document]:
    """An HTML page as it is judged: with its fallback content where it shows nothing else."""
    document = segment_html(tree)
    fallback = with_fallback(tree, document.text, stated_by(read_markup(tree)).paragraphs)
    return (fallback, segment_html(fallback)) if fallback else (tree, document)


def plain_documents(decoded: Decoded) -> tuple[Document, Document]:
    """The page, and what a reader sees of it: two things for Markdown and for what text browsers write."""
    if decoded.media_type == "text/markdown":
        markdown = segment_markdown(decoded.text, decoded.warnings)
        return markdown.page, markdown.shown
    document = segment_text(decoded.text, decoded.warnings)
    return document, without_marks(document)
