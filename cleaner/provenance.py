"""The record written beside each text: what was cut from the page, where, by whom; and how to check it.

The types here are the format: `json_schema()` is generated from them, and `cleaner schema` prints it. Keys and types
are fixed, so that a Parquet writer can learn its columns from any row.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version as installed
from typing import Any

import msgspec

from cleaner.article.assemble import assemble
from cleaner.model import Action, Decoded, Document, Kind, Metadata, Page, Verdict
from cleaner.rulebook.book import ActiveRules, host_of

SCHEMA = "cleaner/record/1"


class InputRecord(msgspec.Struct, frozen=True):
    """The page as it came.

    record_id is what its source calls it, captured the day on which it was saved, if that was told.
    sha256 and bytes are of the page's content: of a compressed file, what was in it. For text that was handed over
    decoded, of its UTF-8 form.
    """

    path: str | None
    sha256: str
    bytes: int
    media_type: str
    encoding: str
    encoding_source: str
    record_id: str | None
    captured: str | None


class SourceRecord(msgspec.Struct, frozen=True):
    """Where a field of the article was found."""

    field: str
    source: str
    start: int | None
    end: int | None


class ArticleRecord(msgspec.Struct, frozen=True):
    """What is known of the article beside its text."""

    title: str | None
    authors: list[str]
    agency: str | None
    published: str | None
    updated: str | None
    section: str | None
    language: str | None
    place: str | None
    syndicated: bool
    truncated: bool
    sources: list[SourceRecord]


class ActivityRecord(msgspec.Struct, frozen=True):
    """What was done, by which versions, with which rules and options: all that the output depends on."""

    tool: str
    version: str
    ftfy: str
    selectolax: str
    trafilatura: str
    engine: str
    model: str | None
    model_sha256: str | None
    rules_sha256: str
    site: str | None
    site_known_by: str | None
    config_sha256: str


class OutputRecord(msgspec.Struct, frozen=True):
    """The text that was written.

    page_characters and removed_characters count what is not blank; removed_share is their ratio. `confidence` is
    the F1 that the engine expects of its own choice of blocks; `headline` says that the title stands above the text;
    `repaired` are the spans in which characters were mended.
    """

    path: str | None
    sha256: str
    characters: int
    page_characters: int
    removed_characters: int
    removed_share: float
    confidence: float | None
    headline: bool
    repaired: list[tuple[int, int]]
    warnings: list[str]


class VerdictRecord(msgspec.Struct, frozen=True):
    """Keep or remove the span [start, end) of the page text, in code points. Together they cover the page."""

    start: int
    end: int
    action: Action
    kind: Kind | None
    by: str
    score: float


class Record(msgspec.Struct, frozen=True):
    """Everything about one page. Depends on nothing but the page, the rules, the options and the versions."""

    schema: str
    id: str
    url: str | None
    host: str | None
    input: InputRecord
    article: ArticleRecord
    activity: ActivityRecord
    output: OutputRecord
    verdicts: list[VerdictRecord]


class Broken(msgspec.Struct, frozen=True):
    """A promise that a record does not keep."""

    promise: str
    detail: str


@functools.cache
def versions() -> dict[str, str]:
    """The versions of all that can change an output."""
    return {name: installed(name) for name in ("cleaner", "ftfy", "selectolax", "trafilatura")}


def input_record(page: Page, decoded: Decoded) -> InputRecord:
    """Describe the input."""
    content = _bytes_of(page)
    return InputRecord(
        page.path,
        content_sha256(page),
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
        authors=list(metadata.authors),
        agency=metadata.agency,
        published=metadata.published,
        updated=metadata.updated,
        section=metadata.section,
        language=metadata.language,
        place=metadata.place,
        syndicated=metadata.syndicated,
        truncated=metadata.truncated,
        sources=[SourceRecord(s.field, s.source, s.start, s.end) for s in metadata.sources],
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
    total = visible(document.text)
    removed = sum(visible(document.text[v.start : v.end]) for v in verdicts if v.action == "remove")
    return OutputRecord(
        path=None,
        sha256=sha256_of(text),
        characters=len(text),
        page_characters=total,
        removed_characters=removed,
        removed_share=round(removed / total, 4) if total else 0.0,
        confidence=None if confidence is None else round(confidence, 4),
        headline=headline,
        repaired=list(repaired),
        warnings=list(warnings),
    )


def record_id(page: Page, content_sha256: str) -> str:
    """An id that follows from the page's path and content alone."""
    return hashlib.sha256(f"{page.path or ''}\0{content_sha256}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def make_record(
    page: Page,
    inputs: InputRecord,
    article: ArticleRecord,
    activity: ActivityRecord,
    output: OutputRecord,
    verdicts: tuple[Verdict, ...],
) -> Record:
    """Put a record together."""
    return Record(
        schema=SCHEMA,
        id=record_id(page, inputs.sha256),
        url=page.url,
        host=host_of(page.url) or None,
        input=inputs,
        article=article,
        activity=activity,
        output=output,
        verdicts=[VerdictRecord(v.start, v.end, v.action, v.kind, v.by, v.score) for v in verdicts],
    )


def encode(record: Record) -> bytes:
    """A record as one line of JSON."""
    return msgspec.json.encode(record)


def decode_record(data: bytes) -> Record:
    """Read a record back.

    Raises:
        ValueError: not a record, or one of another version.
    """
    try:
        record = msgspec.json.decode(data, type=Record)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a {SCHEMA} record: {error}") from error
    if record.schema != SCHEMA:
        raise ValueError(f"a record of the format {record.schema!r}; this version reads {SCHEMA!r}")
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record, generated from the types above."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}


def with_headline(text: str, title: str | None) -> str:
    """The text as it is written when the headline is asked for."""
    return f"{title}\n\n{text}" if title else text


def check(record: Record, document: Document, text: str) -> list[Broken]:
    """Hold a record to its promises, given the page, segmented again, and the text that was written.

    Replay: the kept spans, repaired and joined, are the text. Accounting: the verdicts lie in the page in order,
    overlap nowhere, and cover every character that is not blank.
    """
    broken: list[Broken] = []
    if sha256_of(text) != record.output.sha256:
        broken.append(Broken("output", "the text's hash is not the recorded one"))
    if problem := _unaccounted(record, document.text):
        broken.append(Broken("accounting", problem))
    kept = [(v.start, v.end) for v in record.verdicts if v.action == "keep"]
    replayed = assemble(document.text, kept).text
    if record.output.headline:
        replayed = with_headline(replayed, record.article.title)
    if replayed != text:
        at = next(
            (i for i, (a, b) in enumerate(zip(replayed, text, strict=False)) if a != b), min(len(replayed), len(text))
        )
        broken.append(Broken("replay", f"the kept spans do not give the text; they part at character {at}"))
    if not broken and (problem := _miscounted(record, document.text, text)):
        broken.append(Broken("output", problem))
    return broken


def _miscounted(record: Record, page_text: str, text: str) -> str | None:
    """Which figure of the output does not follow from page and text."""
    removed = sum(visible(page_text[v.start : v.end]) for v in record.verdicts if v.action == "remove")
    true = {"characters": len(text), "page_characters": visible(page_text), "removed_characters": removed}
    wrong = [f"{name} is {value:,}" for name, value in true.items() if getattr(record.output, name) != value]
    return f"wrong figures: {', '.join(wrong)}" if wrong else None


def _unaccounted(record: Record, page_text: str) -> str | None:
    at = 0
    for verdict in record.verdicts:
        if not at <= verdict.start < verdict.end <= len(page_text):
            return f"the verdict at {verdict.start} overlaps another or lies outside the page"
        if page_text[at : verdict.start].strip():
            return f"no verdict covers characters {at} to {verdict.start}"
        at = verdict.end
    return f"no verdict covers the characters after {at}" if page_text[at:].strip() else None


def visible(text: str) -> int:
    """Number of characters that are not blank."""
    return len("".join(text.split()))


def sha256_of(text: str) -> str:
    """Hash of a text as it stands in a UTF-8 file."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
