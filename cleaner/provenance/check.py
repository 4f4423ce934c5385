"""Holds a record to its promises."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.article.assemble import assemble
from cleaner.blanks import visible
from cleaner.model import Document
from cleaner.provenance.make import sha256_of, with_headline
from cleaner.provenance.types import Broken, Record


def check(record: Record, document: Document, text: str, shown: Document | None = None) -> list[Broken]:
    """Hold a record to its promises, given the page, segmented again, and the text that was written.

    Replay: the kept spans, repaired and joined, are the text. Accounting: the verdicts lie in the page in order,
    overlap nowhere, and cover every character that is not blank. Metadata: what was found on the page has its place there.

    Args:
        shown: what a reader sees of the page, block by block, where that is another text: `cleaner.page_text.page_and_shown`.
    """
    broken: list[Broken] = []
    if sha256_of(text) != record.output.sha256:
        broken.append(Broken("output", "the text's hash is not the recorded one"))
    if problem := _unaccounted(record, document.text):
        broken.append(Broken("accounting", problem))
    kept = [(v.start, v.end) for v in record.verdicts if v.action == "keep"]
    replayed = assemble(document.text, kept, document.soft_breaks).text
    if record.output.headline:
        replayed = with_headline(replayed, record.article.title)
    if replayed != text:
        at = next(
            (i for i, (a, b) in enumerate(zip(replayed, text, strict=False)) if a != b), min(len(replayed), len(text))
        )
        broken.append(Broken("replay", f"the kept spans do not give the text; they part at character {at}"))
    if problem := _misplaced(record, document, shown or document):
        broken.append(Broken("metadata", problem))
    if not broken and (problem := _miscounted(record, document.text, text)):
        broken.append(Broken("output", problem))
    return broken


def _miscounted(record: Record, page_text: str, text: str) -> str | None:
    """Which figure of the output does not follow from page and text."""
    removed = sum(visible(page_text, v.start, v.end) for v in record.verdicts if v.action == "remove")
    true = {"characters": len(text), "page_characters": visible(page_text), "removed_characters": removed}
    wrong = [f"{name} is {value:,}" for name, value in true.items() if getattr(record.output, name) != value]
    return f"wrong figures: {', '.join(wrong)}" if wrong else None


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
        at = verdict.end
    return f"no verdict covers the characters after {at}" if page_text[at:].strip() else None
