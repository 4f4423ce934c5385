"""The first opinion on plain text: the line tagger says what the article is, and what it left out gets a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from cleaner.judge.engine import Opinion
from cleaner.judge.ranges import Hit
from cleaner.judge.structures import Lines
from cleaner.model import Finding, Kind

if TYPE_CHECKING:
    from cleaner.judge.lines import LineTagger, TaggedLines

# So many short lines one after another above the article are a menu.
_MENU = 3
_MENU_WORDS = 6


def opinion_of(tagger: LineTagger, tagged: TaggedLines) -> Opinion:
    """What the tagger says of a page. Where it finds no article at all, everything stays: a text there must be."""
    sure = [score if keep else 1 - score for keep, score in zip(tagged.keep, tagged.score, strict=True)]
    if any(tagged.keep):
        return Opinion(tagged.keep, sure, tagger.id, tagged.confidence)
    everything = [True] * len(tagged.keep)
    return Opinion(everything, [0.0] * len(sure), tagger.id, tagged.confidence, tagged.keep, ("engine_found_nothing",))


def text_findings(lines: Lines, opinion: Opinion, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Say for every line what the engine said: one finding for each run that it kept, or left out for one reason."""
    kinds = _kinds(lines, opinion.kept, hits)
    first = 0
    for last in range(1, len(kinds) + 1):
        if last == len(kinds) or kinds[last] != kinds[first]:
            kind, score = kinds[first], min(opinion.scores[first:last])
            action: Literal["keep", "remove"] = "remove" if kind else "keep"
            yield Finding(first, last, action, kind or "unclassified", opinion.by, "engine", score)
            first = last


def _kinds(lines: Lines, kept: Sequence[bool], hits: Sequence[Hit]) -> list[Kind | None]:
    """Why a line is not the article: what a cue rule knows of it, a menu by its looks, else nobody knows."""
    kinds: list[Kind | None] = [None if keep else "unclassified" for keep in kept]
    start = next((i for i, keep in enumerate(kept) if keep), len(kept))
    run = 0
    for i in range(start + 1):
        if i < start and lines.words[i] <= _MENU_WORDS:
            run += 1
            continue
        if run >= _MENU:
            kinds[i - run : i] = ["navigation"] * run
        run = 0
    for hit in reversed(hits):
        if not kept[hit.line] and hit.rule.action == "remove":
            kinds[hit.line] = hit.rule.kind
    return kinds
