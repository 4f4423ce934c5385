"""Bounds for what rules may take: a layout changes, a pattern is too broad, and a whole article would be gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.judge.verdicts import Winners, decide
from cleaner.model import Authority, Document, Finding
from cleaner.rulebook.schema import Safety

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

# The same bounds for the rules that hold everywhere. They have no site's knowledge: only when little is left *and*
# nearly all is gone have they run wild; a short report above a long thread of comments is no rarity.
_CUE_BOUNDS = Safety()


def bound(document: Document, findings: Sequence[Finding], safety: Safety) -> tuple[list[Finding], tuple[str, ...]]:
    """Take back the removals of a layer of rules that would take too much of what stays without it.

    Returns:
        The findings that hold, and a warning for each layer that was vetoed.
    """
    held, warnings = list(findings), []
    cues: AbstractSet[Authority] = {"cue", "platform"}
    without = _kept(document, decide(len(document), [f for f in held if f.authority == "engine"]))
    with_cues = _kept(document, decide(len(document), [f for f in held if f.authority not in {"site", "site_keep"}]))
    if with_cues < _CUE_BOUNDS.least_kept and with_cues < (1 - _CUE_BOUNDS.most_removed) * without:
        held = [f for f in held if f.authority not in cues]
        with_cues = without
        warnings.append("cue_rules_reverted")
    with_site = _kept(document, decide(len(document), held))
    too_little = with_site < safety.least_kept <= with_cues
    if with_site < with_cues and (too_little or with_site < (1 - safety.most_removed) * with_cues):
        held = [f for f in held if f.authority != "site"]
        warnings.append("site_rules_reverted")
    return held, tuple(warnings)


def _kept(document: Document, winners: Winners) -> int:
    """Characters that stay."""
    return sum(
        document.end[i] - document.start[i]
        for i, winner in enumerate(winners)
        if winner is None or winner.action == "keep"
    )
