"""Who wins where detectors disagree, and what the winners add up to."""

from __future__ import annotations

from collections.abc import Sequence

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
    order = sorted([
        (-_RANK[f.authority], f.action == "keep", f.score, f.first - f.last, -number)
        for number, f in enumerate(findings)
    ])  # fmt: skip
    for *_, number in order:
        finding = findings[-number]
        winners[finding.first : finding.last] = [finding] * (finding.last - finding.first)
    return winners


def verdicts(document: Document, winners: Winners, *, each_block: bool = False) -> tuple[Verdict, ...]:
    """Verdicts that together cover every block of the page, in order.

    Neighbouring blocks of which the same detector says the same become one verdict, with the lowest of their
    scores; with `each_block` they stay apart, and in text always where nothing stands between them.
    """
    found: list[Verdict] = []
    first, count = 0, len(winners)
    while first < count:
        winner = winners[first]
        said, last, score = _said(winner), first + 1, _score(winner)
        while not each_block and last < count:
            following = winners[last]
            if following is not winner:
                if _said(following) != said:
                    break
                score = min(score, _score(following))
            if document.elements is None and document.start[last] == document.end[last - 1]:
                break
            last += 1
        evidence = winner.evidence if winner else ""
        found.append(Verdict(document.start[first], document.end[last - 1], *said, round(score, 4), evidence))
        first = last
    return tuple(found)


def _score(finding: Finding | None) -> float:
    return 1.0 if finding is None else finding.score


def kept_spans(found: Sequence[Verdict]) -> list[tuple[int, int]]:
    """The spans that stay."""
    return [(v.start, v.end) for v in found if v.action == "keep"]


def _said(finding: Finding | None) -> tuple[Action, Kind | None, str]:
    if finding is None:
        return ("keep", None, DEFAULT)
    return (finding.action, finding.kind if finding.action == "remove" else None, finding.by)
