"""The first opinion on an HTML page: an engine says what the article is, and what it left out gets a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cleaner.engines import trafilatura
from cleaner.judge.alignment import align
from cleaner.judge.containers import container_kinds
from cleaner.judge.structures import Lines
from cleaner.model import Document, Finding, Kind
from cleaner.rulebook.book import RuleGroup

Engine = Literal["trafilatura"]
"""The engines that a caller can choose."""

# Controls of a form are never the article, whatever text they hold: a box "copy this article" holds it all.
_CONTROLS = frozenset({"textarea", "select", "button"})
_FRAME = frozenset({"navigation", "footer", "share", "comments", "comment_form", "related", "cookie_notice", "widget"})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an engine says of a page.

    Attributes:
        kept: for each block whether it is the article's.
        scores: for each block how sure the engine is of that, 0 to 1.
        by: the engine's id with its version.
    """

    kept: Sequence[bool]
    scores: Sequence[float]
    by: str
    warnings: tuple[str, ...] = ()


def judge_html(
    document: Document, lines: Lines, html: str, url: str | None, generic: RuleGroup
) -> tuple[list[Finding], tuple[str, ...]]:
    """Findings of the engine: a finding for each run of blocks that it kept, or left out for one reason.

    Returns:
        Findings, and warnings.
    """
    containers = container_kinds(document)
    opinion = _ask_trafilatura(document, lines, html, url, containers)
    return list(engine_findings(document, lines, opinion, containers, generic)), opinion.warnings


def _ask_trafilatura(
    document: Document, lines: Lines, html: str, url: str | None, containers: Sequence[Kind | None]
) -> Opinion:
    text = trafilatura.article_text(html, url)
    # Without an opinion, what stands in no telling container stays.
    kept = align(lines.texts, text) if text else [kind not in _FRAME for kind in containers]
    elements = document.elements
    if elements is not None:
        kept = [k and elements.tag[document.element[i]] not in _CONTROLS for i, k in enumerate(kept)]
    return Opinion(kept, [1.0] * len(kept), trafilatura.detector(), () if text else ("engine_found_nothing",))


def engine_findings(
    document: Document, lines: Lines, opinion: Opinion, containers: Sequence[Kind | None], generic: RuleGroup
) -> Iterator[Finding]:
    """Say for every block what the engine said."""
    kinds: list[Kind | None] = [
        None if keep else _kind(lines, i, containers[i], generic) for i, keep in enumerate(opinion.kept)
    ]
    _name_links(document, kinds)
    first = 0
    for last in range(1, len(kinds) + 1):
        if last == len(kinds) or kinds[last] != kinds[first]:
            kind, score = kinds[first], min(opinion.scores[first:last])
            action: Literal["keep", "remove"] = "remove" if kind else "keep"
            yield Finding(first, last, action, kind or "unclassified", opinion.by, "engine", score)
            first = last


def _kind(lines: Lines, i: int, container: Kind | None, generic: RuleGroup) -> Kind:
    """Why a block is not the article: what its container says, else what a cue rule knows of the line."""
    if container:
        return container
    hits = generic.begin(lines.texts[i], lines.shapes.words[i])
    return hits[0].kind if hits else "unclassified"


def _name_links(document: Document, kinds: list[Kind | None]) -> None:
    """What is mostly a link, and has no better name: above the article it is a menu, from there on another story."""
    start = next((i for i, kind in enumerate(kinds) if kind is None), len(kinds))
    for i, kind in enumerate(kinds):
        if kind == "unclassified" and 2 * document.link_chars[i] > document.end[i] - document.start[i]:
            kinds[i] = "navigation" if i < start else "related"
