"""The record written beside each text: what was cut from the page, where, by whom; and how to check it.

`types` is the format; `make` fills it, `load` reads it back, `check` holds it to its promises, `document` describes it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from cleaner.provenance.check import check
from cleaner.provenance.load import load
from cleaner.provenance.make import (
    activity_record,
    article_record,
    content_sha256,
    encode,
    input_record,
    make_record,
    output_record,
    record_id,
    sha256_of,
    versions,
    with_headline,
)
from cleaner.provenance.types import (
    SCHEMA,
    ActivityRecord,
    ArticleRecord,
    Broken,
    InputRecord,
    OutputRecord,
    Record,
    SourceRecord,
    VerdictRecord,
    VerdictTable,
)

__all__ = [
    "SCHEMA",
    "ActivityRecord",
    "ArticleRecord",
    "Broken",
    "InputRecord",
    "OutputRecord",
    "Record",
    "SourceRecord",
    "VerdictRecord",
    "VerdictTable",
    "activity_record",
    "article_record",
    "check",
    "content_sha256",
    "encode",
    "input_record",
    "json_schema",
    "load",
    "make_record",
    "output_record",
    "record_id",
    "sha256_of",
    "versions",
    "with_headline",
]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record, generated from the types above."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
