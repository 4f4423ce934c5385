"""What a reader sees of a page, beside the page as it came: both have the same blocks, and offsets count in the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from cleaner.model import Alternative, Caption, Document, Metadata, Source

_Place = TypeVar("_Place", Source, Alternative, Caption)


def laid_out(parts: Iterable[tuple[str, str]]) -> tuple[str, list[int], list[int]]:
    """The text that is shown, and where its blocks begin and end.

    Args:
        parts: for each block what stands above it, and what is seen of it.
    """
    pieces: list[str] = []
    start, end = [], []
    at = 0
    for gap, words in parts:
        pieces += [gap, words]
        start.append(at + len(gap))
        at += len(gap) + len(words)
        end.append(at)
    return "".join(pieces), start, end


def on_the_page(metadata: Metadata, shown: Document, page: Document) -> Metadata:
    """The same metadata, each place with the block of the page that it was found in."""

    def moved(place: _Place) -> _Place:
        if place.start is None:
            return place
        block = bisect_right(shown.start, place.start) - 1
        return replace(place, start=page.start[block], end=page.end[block])

    return replace(
        metadata,
        sources=tuple(map(moved, metadata.sources)),
        alternatives=tuple(map(moved, metadata.alternatives)),
        captions=tuple(map(moved, metadata.captions)),
    )
