"""Which of several values of a field is believed, and what becomes of the others.

What was found first wins; `metadata.lift` looks in the order in which sources are believed. Two exceptions: a date that
a later source tells more exactly, the same day, replaces the first; and a value that only says the winner again in
other letters is no alternative.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cleaner.article.found import Found, Value
from cleaner.article.names import letters
from cleaner.model import Alternative, Metadata, Source

_PRECISION = {None: 0, "year": 1, "month": 2, "day": 3, "minute": 4, "second": 5}
_MOST_ALTERNATIVES = 3
_DATES = frozenset({"published", "updated"})
# Losers that nobody can make use of: the first tag list and path are the page's own.
_UNCONTESTED = frozenset(
    {"tags", "breadcrumb", "comments", "paywalled", "truncated", "syndicated", "language", "subtitle"}
)
FIELDS = (
    "title", "subtitle", "authors", "agency", "publisher", "published", "updated", "section", "breadcrumb", "language", "place",
    "tags", "canonical", "licence", "syndicated", "syndicated_by", "paywalled", "truncated", "comments",
)  # fmt: skip


def settle(found: Iterable[Found], **more: Any) -> Metadata:
    """Choose the value of each field.

    Args:
        found: in order of belief.
        more: fields of `Metadata` that nothing is to be chosen for.
    """
    by_field: dict[str, list[Found]] = {}
    for item in found:
        by_field.setdefault(item.field, []).append(item)
    values: dict[str, Any] = {}
    sources: list[Source] = []
    alternatives: list[Alternative] = []
    for name in FIELDS:
        if name not in by_field:
            continue
        winner, *others = by_field[name]
        if name in _DATES:
            winner = _most_exact(winner, others)
            values[f"{name}_precision"] = winner.precision
        values[name] = winner.value
        sources.append(Source(name, winner.source, winner.start, winner.end))
        if name not in _UNCONTESTED:
            alternatives += _losers(winner, by_field[name])
    return Metadata(**values, **more, sources=tuple(sources), alternatives=tuple(alternatives))


def _most_exact(first: Found, others: Iterable[Found]) -> Found:
    best = first
    for other in others:
        if str(other.value)[:10] == str(first.value)[:10] and _PRECISION[other.precision] > max(
            _PRECISION["day"], _PRECISION[best.precision]
        ):
            best = other
    return best


def _losers(winner: Found, found: Iterable[Found]) -> list[Alternative]:
    seen = {_same(winner.field, winner.value)}
    losers: list[Alternative] = []
    for item in found:
        same = _same(item.field, item.value)
        if same not in seen and len(losers) < _MOST_ALTERNATIVES:
            seen.add(same)
            losers.append(Alternative(item.field, as_text(item.value), item.source, item.start, item.end))
    return losers


def _same(field: str, value: Value) -> str:
    """What two values have in common that say the same: dates their day, texts their letters."""
    return str(value)[:10] if field in _DATES else letters(as_text(value))


def as_text(value: Value) -> str:
    """A value as one string."""
    return "; ".join(value) if isinstance(value, tuple) else str(value)
