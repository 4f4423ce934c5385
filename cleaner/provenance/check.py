"""Holds a record to its promises."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.article.assemble import assemble
from cleaner.article.counting import count_words
from cleaner.blanks import visible
from cleaner.model import Document
from cleaner.provenance.make import record_id, sha256_of, share_of, with_headline
from cleaner.provenance.types import Broken, Record


def check(record: Record, document: Document, text: str, shown: Document | None = None) -> list[Broken]:
    """Hold a record to its promises, given the page, segmented again, and the text that was written.

    Record: its id follows from path and content. Output: the text is the one that was written, and the figures are right
    that follow from it and the page. Replay: the kept spans, repaired and joined, are the text. Accounting: the verdicts
    lie in the page in order, overlap nowhere, cover every character that is not blank, and are 0 to 1 sure. Metadata: what
    was found on the page has its place there.

    Args:
        shown: what a reader sees of the page, block by block, where that is another text: `cleaner.page_text.page_and_shown`.
    """
    broken: list[Broken] = []
    if record.id != record_id(record.input.path, record.input.sha256):
        broken.append(Broken("record", "the id does not follow from path and content"))
    if sha256_of(text) != record.output.sha256:
        broken.append(Broken("output", "the text's hash is not the recorded one"))
    if problem := _unaccounted(record, document.text):
        broken.append(Broken("accounting", problem))
    kept = [(v.start, v.end) for v in record.verdicts if v.action == "keep"]
    article = assemble(document.text, kept, document.soft_breaks).text
    replayed = with_headline(article, record.article.title) if record.output.headline else article
    if replayed != text:
        at = next(
            (i for i, (a, b) in enumerate(zip(replayed, text, strict=False)) if a != b), min(len(replayed), len(text))
        )
        broken.append(Broken("replay", f"the kept spans do not give the text; they part at character {at}"))
    if problem := _misplaced(record, document, shown or document):
        broken.append(Broken("metadata", problem))
    if not broken and (
        problem := _miscounted(record, document.text, text, article) or _impossible(record, document.text)
    ):
        broken.append(Broken("output", problem))
    return broken


def _miscounted(record: Record, page_text: str, text: str, article: str) -> str | None:
    """Which figure does not follow from page and text.

    Args:
        article: the text without its headline.
    """
    total = visible(page_text)
    removed = sum(visible(page_text, v.start, v.end) for v in record.verdicts if v.action == "remove")
    true: dict[str, float] = {"characters": len(text), "page_characters": total, "removed_characters": removed}
    true["removed_share"] = share_of(removed, total)
    wrong = [f"{name} is {value:,}" for name, value in true.items() if getattr(record.output, name) != value]
    words = count_words(article)
    if record.article.words not in {0, words}:  # in the first format nobody counted them
        wrong.append(f"words is {words:,}")
    return f"wrong figures: {', '.join(wrong)}" if wrong else None


def _impossible(record: Record, page_text: str) -> str | None:
    """What the output says of itself that no page bears out."""
    if not 0 <= (record.output.confidence or 0) <= 1:
        return f"the confidence is {record.output.confidence:g}, not 0 to 1"
    at = 0
    for start, end in record.output.repaired:
        if not at <= start < end <= len(page_text):
            return f"the mended span at {start} overlaps another or lies outside the page"
        at = end
    return None


def _misplaced(record: Record, document: Document, shown: Document) -> str | None:
    """Which field of the article names a place that is not on the page, or an empty one."""
    for source in record.article.sources:
        if (source.start or source.end) and not 0 <= source.start < source.end <= len(document.text):
            return f"the place of {source.field!r} lies outside the page"
    for caption in record.article.captions:
        if " ".join(_seen_at(document, shown, caption.start, caption.end).split()) != caption.text:
            return f"the caption at {caption.start} is not what stands there"
    return None


def _seen_at(document: Document, shown: Document, start: int, end: int) -> str:
    """What a reader sees at a place; nothing if other text is shown there, and it is no block."""
    if shown is document:
        return document.text[start:end]
    block = bisect_left(document.start, start)
    if block == len(document) or (document.start[block], document.end[block]) != (start, end):
        return ""
    return shown.text[shown.start[block] : shown.end[block]]


def _unaccounted(record: Record, page_text: str) -> str | None:
    at = 0
    for verdict in record.verdicts:
        if not at <= verdict.start < verdict.end <= len(page_text):
            return f"the verdict at {verdict.start} overlaps another or lies outside the page"
        if page_text[at : verdict.start].strip():
            return f"no verdict covers characters {at} to {verdict.start}"
        if not 0 <= verdict.score <= 1:
            return f"the score of the verdict at {verdict.start} is {verdict.score:g}, not 0 to 1"
        at = verdict.end
    return f"no verdict covers the characters after {at}" if page_text[at:].strip() else None
