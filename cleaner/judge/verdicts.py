"""Who wins where detectors disagree, and what the winners add up to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cleaner.model import AUTHORITIES, Action, Document, Finding, Kind, Verdict

_RANK = {authority: rank for rank, authority in enumerate(AUTHORITIES)}
DEFAULT = "default/1"
"""Who keeps a block about which nobody said anything."""

Winners = Sequence[Finding | None]
"""One entry a block: the finding that decides about it, None where nobody said anything: keep."""


def decide(blocks: int, findings: Sequence[Finding]) -> Winners:
    """The winning finding for each block.

    The higher authority wins; among equals keep beats remove, then the surer finding, then the shorter
    range (it knows more precisely what it is about), then the one that came first.
    """
    winners: list[Finding | None] = [None] * blocks
    order = sorted(
        enumerate(findings),
        key=lambda item: (
            -_RANK[item[1].authority],
            item[1].action == "keep",
            item[1].score,
            item[1].first - item[1].last,
            -item[0],
        ),
    )
    for _, finding in order:
        winners[finding.first : finding.last] = [finding] * (finding.last - finding.first)
    return winners


def verdicts(document: Document, winners: Winners, *, each_block: bool = False) -> tuple[Verdict, ...]:
    """Verdicts that together cover every block of the page, in order.

    Neighbouring blocks of which the same detector says the same become one verdict, with the lowest of their
    scores; with `each_block` they stay apart.
    """
    found: list[Verdict] = []
    for key, run in groupby(range(len(winners)), key=lambda i: (_said(winners[i]), i if each_block else None)):
        indices = list(run)
        action, kind, by = key[0]
        scores = [w.score for i in indices if (w := winners[i]) is not None]
        first = winners[indices[0]]
        found.append(
            Verdict(
                document.start[indices[0]],
                document.end[indices[-1]],
                action,
                kind,
                by,
                round(min(scores, default=1.0), 4),
                first.evidence if first else "",
            )
        )
    return tuple(found)


def kept_spans(found: Sequence[Verdict]) -> list[tuple[int, int]]:
    """The spans that stay."""
    return [(v.start, v.end) for v in found if v.action == "keep"]


def _said(finding: Finding | None) -> tuple[Action, Kind | None, str]:
    if finding is None:
        return ("keep", None, DEFAULT)
    return (finding.action, finding.kind if finding.action == "remove" else None, finding.by)
