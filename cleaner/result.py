"""What comes out for one page."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.model import Metadata, Verdict
from cleaner.provenance import Record


@dataclass(frozen=True, slots=True)
class Article:
    """The result: clean text, metadata, verdicts, and the provenance record.

    Attributes:
        verdicts: together they cover the page; neighbours that are alike are one, unless the options ask for each block.
        confidence: the F1 that the engine expects of its own choice of blocks, 0 to 1; None where trafilatura alone chose.
    """

    text: str
    metadata: Metadata
    verdicts: tuple[Verdict, ...]
    record: Record
    confidence: float | None = None
    warnings: tuple[str, ...] = ()
