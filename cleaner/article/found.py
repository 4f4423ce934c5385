"""One metadata value, as found."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | tuple[str, ...] | bool | int


@dataclass(frozen=True, slots=True)
class Found:
    """One value of one field, and where it was found.

    Attributes:
        source: as in `cleaner.model.Source`.
        start, end: the place in the page text, when it was found there.
        precision: of dates, how much of them was written.
    """

    field: str
    value: Value
    source: str
    start: int | None = None
    end: int | None = None
    precision: str | None = None
