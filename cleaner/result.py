"""What comes out for one page."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.model import Metadata, Verdict
from cleaner.provenance import Record


@dataclass(frozen=True, slots=True)
class Article:
    """The result: clean text, metadata, a verdict for every block, and the provenance record.

    Attributes:
        confidence: the F1 that the engine expects of its own choice of blocks, 0 to 1; None for plain text.
    """

    text: str
    metadata: Metadata
    verdicts: tuple[Verdict, ...]
    record: Record
    confidence: float | None = None
    warnings: tuple[str, ...] = ()
