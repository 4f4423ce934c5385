"""Puts a record together."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from importlib.metadata import version as installed

import msgspec

from cleaner.blanks import visible
from cleaner.model import Decoded, Document, Metadata, Page, Verdict
from cleaner.provenance.types import (
    SCHEMA,
    ActivityRecord,
    AlternativeTable,
    ArticleRecord,
    CaptionRecord,
    InputRecord,
    OutputRecord,
    Record,
    SourceTable,
    TimingsRecord,
    VerdictTable,
)
from cleaner.rulebook.book import ActiveRules, host_of


@functools.cache
def versions() -> dict[str, str]:
    """The versions that records name: the tool's, and those of the libraries that parse, mend and judge pages.

    Others can change an output too, and are not looked at, among them w3lib and charset-normalizer (encodings), Babel and
    htmldate (dates), google-re2, lxml and publicsuffixlist (rules).
    """
    return {name: installed(name) for name in ("cleaner", "ftfy", "selectolax", "trafilatura")}


def input_record(page: Page, decoded: Decoded) -> InputRecord:
    """Describe the input."""
    as_it_came = decoded.utf8 is not None and page.content is decoded.text
    content = decoded.utf8 if as_it_came and decoded.utf8 is not None else _bytes_of(page)
    return InputRecord(
        page.path,
        hashlib.sha256(content).hexdigest(),
        len(content),
        decoded.media_type,
        decoded.encoding,
        decoded.encoding_source,
        page.record_id,
        page.captured.isoformat() if page.captured else None,
    )


def content_sha256(page: Page) -> str:
    """The hash by which a record knows its page."""
    return hashlib.sha256(_bytes_of(page)).hexdigest()


def _bytes_of(page: Page) -> bytes:
    return page.content if isinstance(page.content, bytes) else page.content.encode("utf-8", "surrogatepass")


def article_record(metadata: Metadata) -> ArticleRecord:
    """The metadata with its sources."""
    return ArticleRecord(
        title=metadata.title,
        subtitle=metadata.subtitle,
        authors=list(metadata.authors),
        agency=metadata.agency,
        publisher=metadata.publisher,
        published=metadata.published,
        published_precision=metadata.published_precision,
        updated=metadata.updated,
        updated_precision=metadata.updated_precision,
        section=metadata.section,
        breadcrumb=list(metadata.breadcrumb),
        language=metadata.language,
        place=metadata.place,
        tags=list(metadata.tags),
        canonical=metadata.canonical,
        licence=metadata.licence,
        captions=[CaptionRecord(c.text, c.credit, c.start, c.end) for c in metadata.captions],
        words=metadata.words,
        syndicated=metadata.syndicated,
        syndicated_by=metadata.syndicated_by,
        paywalled=metadata.paywalled,
        truncated=metadata.truncated,
        comments=metadata.comments,
        sources=SourceTable.of(metadata.sources),
        alternatives=AlternativeTable.of(metadata.alternatives),
    )


def activity_record(
    active: ActiveRules, engine: str, model: tuple[str, str] | None, rules_sha256: str, config_sha256: str
) -> ActivityRecord:
    """What was done.

    Args:
        model: id and SHA-256 of the model that judged; None if none did.
    """
    known = versions()
    return ActivityRecord(
        "cleaner",
        known["cleaner"],
        known["ftfy"],
        known["selectolax"],
        known["trafilatura"],
        engine,
        model[0] if model else None,
        model[1] if model else None,
        rules_sha256,
        active.site,
        active.how,
        config_sha256,
    )


def output_record(
    text: str,
    document: Document,
    verdicts: tuple[Verdict, ...],
    *,
    headline: bool,
    repaired: tuple[tuple[int, int], ...],
    confidence: float | None,
    warnings: tuple[str, ...],
) -> OutputRecord:
    """What came out."""
    total = removed = 0  # what lies in no verdict is blank
    for verdict in verdicts:
        size = visible(document.text, verdict.start, verdict.end)
        total += size
        removed += size if verdict.action == "remove" else 0
    return OutputRecord(
        path=None,
        sha256=sha256_of(text),
        characters=len(text),
        page_characters=total,
        removed_characters=removed,
        removed_share=share_of(removed, total),
        confidence=None if confidence is None else round(confidence, 4),
        headline=headline,
        repaired=list(repaired),
        warnings=list(warnings),
    )


def share_of(removed: int, total: int) -> float:
    """The share as records round it."""
    return round(removed / total, 4) if total else 0.0


def record_id(path: str | None, content_sha256: str) -> str:
    """An id that follows from the page's path and content alone."""
    return hashlib.sha256(f"{path or ''}\0{content_sha256}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def make_record(
    page: Page,
    inputs: InputRecord,
    article: ArticleRecord,
    activity: ActivityRecord,
    output: OutputRecord,
    verdicts: tuple[Verdict, ...],
    spent: Mapping[str, float] | None = None,
) -> Record:
    """Put a record together.

    Args:
        spent: milliseconds by stage, if they are to stand in it.
    """
    return Record(
        schema=SCHEMA,
        id=record_id(page.path, inputs.sha256),
        url=page.url,
        host=host_of(page.url) or None,
        input=inputs,
        article=article,
        activity=activity,
        output=output,
        verdicts=VerdictTable.of(verdicts),
        timings=None if spent is None else TimingsRecord(**spent),
    )


def encode(record: Record) -> bytes:
    """A record as one line of JSON."""
    return msgspec.json.encode(record)


def with_headline(text: str, title: str | None) -> str:
    """The text as it is written when the headline is asked for."""
    return f"{title}\n\n{text}" if title else text


def sha256_of(text: str) -> str:
    """Hash of a text as it stands in a UTF-8 file."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
