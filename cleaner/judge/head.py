"""The top of a flattened page: where is the headline, and what stands above it?

A short line above the first paragraph may be a headline, a menu item or the article's own first subheading. It is
taken for the headline only on evidence: it stands twice, ends the breadcrumb, or a dateline or byline is beside it.
Without evidence everything stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from cleaner.judge.ranges import removed_by
from cleaner.judge.structures import NAME, Lines
from cleaner.model import Finding, Kind

DETECTOR = "head/1"
# Evidence for a headline; 2 is enough. A dateline above it alone is weak: it may belong to the menu.
_TWICE, _BREADCRUMB, _BYLINE_BELOW, _DATELINE_ABOVE = 2, 3, 2, 1
_ENOUGH = 2
_NEAR = 3
_MARKS = frozenset({"dateline", "byline", "breadcrumb", "title"})
_TITLE_WORDS = 3
_MENU_WORDS = 6


def judge_head(lines: Lines, findings: Sequence[Finding]) -> list[Finding]:
    """Headline (all its copies above the first paragraph) and the menu lines above it.

    Args:
        lines: of a plain-text page.
        findings: what the rules have found there already.
    """
    taken = removed_by(lines, findings)
    marks: dict[int, Kind] = {f.first: f.kind for f in findings if f.kind in _MARKS}
    top = next((i for i, prose in enumerate(lines.shapes.prose) if prose and not taken[i]), 0)
    free = [i for i in range(top) if not taken[i]]
    signed = [i for i in free if _is_byline(lines, i, marks)]
    marks.update(dict.fromkeys(signed, "byline"))
    bylines = _findings(signed, "byline", 0.6)
    if any(kind == "title" for kind in marks.values()):
        return bylines
    signing = set(signed)
    candidates = [i for i in free if i not in signing and lines.shapes.title[i] and lines.words[i] >= _TITLE_WORDS]
    if not candidates:
        return bylines
    plain = {i: lines.texts[i].casefold() for i in {*free, *marks}}
    twice = _twice(lines, {plain[i] for i in candidates})
    best = max((_evidence(lines, plain, twice, i, marks), -i) for i in candidates)
    if best[0] < _ENOUGH:
        return bylines
    title = -best[1]
    # Every copy above the first paragraph: a player or a picture often says the headline again.
    copies = [i for i in free if plain[i] == plain[title]]
    menu = [i for i in free if i < title and plain[i] != plain[title] and lines.words[i] <= _MENU_WORDS]
    score = min(1.0, 0.5 + 0.125 * best[0])
    return [*bylines, *_findings(copies, "title", score), *_findings(menu, "navigation", 0.6)]


def _twice(lines: Lines, wanted: Set[str]) -> Set[str]:
    """Those of some texts, in the case in which they are compared, that more than one line says."""
    # A letter is at most three in another case.
    least, most = min(map(len, wanted)) / 3, 3 * max(map(len, wanted))
    counts = Counter(text for line in lines.texts if least <= len(line) <= most and (text := line.casefold()) in wanted)
    return {text for text, count in counts.items() if count > 1}


def _is_byline(lines: Lines, i: int, marks: Mapping[int, Kind]) -> bool:
    """A bare name right beside the date, below what can be a headline: above it stands the menu."""
    dated = marks.get(i - 1) == "dateline" or marks.get(i + 1) == "dateline"
    if not dated or lines.words[i] < 2 or not NAME.match(lines.texts[i]):
        return False
    above = (j for j in range(max(0, i - _NEAR), i) if j not in marks)
    return any(lines.shapes.title[j] and lines.words[j] > _TITLE_WORDS for j in above)


def _evidence(lines: Lines, plain: Mapping[int, str], twice: Set[str], i: int, marks: Mapping[int, Kind]) -> int:
    evidence = 0
    if lines.words[i] >= 4 and plain[i] in twice:
        evidence += _TWICE
    if any(kind == "breadcrumb" and plain[j].endswith(plain[i]) for j, kind in marks.items()):
        evidence += _BREADCRUMB
    if any(marks.get(j) in {"dateline", "byline"} for j in range(i + 1, i + 1 + _NEAR)):
        evidence += _BYLINE_BELOW
    if any(marks.get(j) == "dateline" for j in range(max(0, i - _NEAR), i)):
        evidence += _DATELINE_ABOVE
        if i + 1 >= len(lines) or not lines.shapes.title[i - 1] or lines.words[i] >= 8:
            evidence += 1
    return evidence


def _findings(indices: Iterable[int], kind: Kind, score: float) -> list[Finding]:
    return [Finding(i, i + 1, "remove", kind, DETECTOR, "cue", score) for i in indices]
