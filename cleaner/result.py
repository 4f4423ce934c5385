"""What comes out for one page."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.model import Metadata, Verdict
from cleaner.provenance import Record


@dataclass(frozen=True, slots=True)
class Article:
    """The result: clean text, metadata, verdicts, and the provenance record.

    Attributes:
        text: what stays of the page, mended, with a newline at its end; empty if nothing does.
        verdicts: together they cover the page; neighbours that are alike are one, unless the options ask for each block.
        record: what is written beside the text, see docs/provenance.md.
        confidence: the F1 that the engine expects of its own choice of blocks, 0 to 1; None where trafilatura alone chose.
        warnings: what a reader of the text should know, as short fixed words, see docs/provenance.md.
    """

    text: str
    metadata: Metadata
    verdicts: tuple[Verdict, ...]
    record: Record
    confidence: float | None = None
    warnings: tuple[str, ...] = ()
