"""Bounds for what rules may take: a layout changes, a pattern is too broad, and a whole article would be gone."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cleaner.judge.verdicts import decide
from cleaner.model import Document, Finding
from cleaner.rulebook.schema import Safety

# The same bounds for the rules that hold everywhere. They have no site's knowledge: only when little is left *and*
# nearly all is gone have they run wild; a short report above a long thread of comments is no rarity.
_CUE_BOUNDS = Safety()
_CUES = frozenset({"cue", "platform"})
# A platform's selectors take what stands around the article, which the engine has mostly left out: where they would take
# nine tenths of what it kept, they have hit the article.
_PLATFORM_BOUNDS = Safety()


def bound(document: Document, findings: Sequence[Finding], safety: Safety) -> tuple[list[Finding], tuple[str, ...]]:
    """Take back the removals of a layer of rules that would take too much of what stays without it.

    Returns:
        The findings that hold, and a warning for each layer that was vetoed.
    """
    authorities = {finding.authority for finding in findings if finding.action == "remove"}
    held, warnings = list(findings), []
    if "platform" in authorities:
        kept_without, kept = _kept(document, held, {"engine"}), _kept(document, held, {"engine", "platform"})
        if _too_much(kept, kept_without, _PLATFORM_BOUNDS):
            held = [f for f in held if f.authority != "platform"]
            warnings.append("platform_rules_reverted")
    if authorities & _CUES:
        kept, least = _kept(document, held, {"engine", *_CUES}), 1 - _CUE_BOUNDS.most_removed
        if kept < _CUE_BOUNDS.least_kept and kept < least * _kept(document, held, {"engine"}):
            held = [f for f in held if f.authority not in _CUES]
            warnings.append("cue_rules_reverted")
    if "site" in authorities:
        kept_without, kept = _kept(document, held, {"engine", *_CUES}), _kept(document, held, None)
        if _too_much(kept, kept_without, safety):
            held = [f for f in held if f.authority != "site"]
            warnings.append("site_rules_reverted")
    return held, tuple(warnings)


def _too_much(kept: int, kept_without: int, safety: Safety) -> bool:
    too_little = kept < safety.least_kept <= kept_without
    return kept < kept_without and (too_little or kept < (1 - safety.most_removed) * kept_without)


def _kept(document: Document, findings: Sequence[Finding], only: AbstractSet[str] | None) -> int:
    """Characters that stay if only some authorities are heard."""
    winners = decide(len(document), [f for f in findings if only is None or f.authority in only])
    start, end = document.start, document.end
    return sum(end[i] - start[i] for i, winner in enumerate(winners) if winner is None or winner.action == "keep")
