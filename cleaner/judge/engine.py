"""The first opinion on an HTML page: an engine says what the article is, and what it left out gets a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cleaner.engines import trafilatura
from cleaner.judge.alignment import align
from cleaner.judge.containers import container_kinds
from cleaner.judge.structures import Lines
from cleaner.model import Document, Finding, Kind
from cleaner.rulebook.book import RuleGroup

# Controls of a form are never the article, whatever text they hold: a box "copy this article" holds it all.
Engine = Literal["trafilatura"]
"""The engines that a caller can choose."""

_CONTROLS = frozenset({"textarea", "select", "button"})
_FRAME = frozenset({"navigation", "footer", "share", "comments", "comment_form", "related", "cookie_notice", "widget"})


def judge_html(
    document: Document, lines: Lines, html: str, url: str | None, generic: RuleGroup
) -> tuple[list[Finding], tuple[str, ...]]:
    """Findings of the engine: one for each run of blocks that it left out, and one for each it kept.

    Returns:
        Findings, and warnings.
    """
    text = trafilatura.article_text(html, url)
    warnings: tuple[str, ...] = ()
    containers = container_kinds(document)
    if text:
        kept = align(lines.texts, text)
    else:  # no opinion: what stands in no telling container stays
        kept = [kind not in _FRAME for kind in containers]
        warnings = ("engine_found_nothing",)
    elements = document.elements
    if elements is not None:
        kept = [k and elements.tag[document.element[i]] not in _CONTROLS for i, k in enumerate(kept)]
    return engine_findings(lines, kept, containers, generic, trafilatura.detector()), warnings


def engine_findings(
    lines: Lines, kept: Sequence[bool], containers: Sequence[Kind | None], generic: RuleGroup, by: str
) -> list[Finding]:
    """Say for every block what the engine said, and for what it left out the kind: by a cue rule that knows the line,
    else by its container.
    """
    findings = []
    for i, keep in enumerate(kept):
        if keep:
            findings.append(Finding(i, i + 1, "keep", "unclassified", by, "engine"))
            continue
        hits = generic.begin(lines.texts[i], lines.shapes.words[i])
        kind: Kind = hits[0].kind if hits else containers[i] or "unclassified"
        findings.append(Finding(i, i + 1, "remove", kind, by, "engine"))
    return findings
