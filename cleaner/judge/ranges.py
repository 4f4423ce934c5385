"""Tries rules on lines: the same for site, platform and cue rules, for HTML and plain text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from cleaner.judge.structures import Lines, taken_by
from cleaner.model import Finding, Kind
from cleaner.rulebook.book import Rule, RuleGroup
from cleaner.rulebook.schema import Structure

# A range whose end never comes takes its first line only: how far to look for the end if the rule doesn't say.
_FAR = 40
_LISTS: frozenset[Structure | None] = frozenset({"titles", "teasers"})
_FRAME_ZONES = frozenset({"edge", "head", "tail"})
# In a thread names and dates are those of readers: nobody is to take them for the article's.
_SIGNATURES = frozenset({"byline", "dateline"})
# So many words of paragraphs may stand above a byline, or below a wall, without being the article's own.
_STANDFIRST = 40
_AFTERTHOUGHT = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """A line at which a rule begins."""

    line: int
    rule: Rule
    group: RuleGroup


@dataclass(frozen=True, slots=True)
class Body:
    """Where the article's paragraphs begin and end: lines `[first, last]`. Without paragraphs all is edge."""

    first: int
    last: int

    def holds(self, rule: Rule, line: int) -> bool:
        """Whether a line lies in the zone in which a rule may act."""
        zone = rule.zone
        if zone == "any" or self.last < self.first:
            return zone != "body"
        if zone == "head":
            return line < self.first
        if zone == "tail":
            return line > self.last
        inside = self.first <= line <= self.last
        return inside if zone == "body" else not inside


def judge_lines(lines: Lines, groups: Sequence[RuleGroup]) -> list[Finding]:
    """All findings of the rules about these lines."""
    return judge_hits(lines, find_hits(lines, groups))


def judge_hits(lines: Lines, hits: Sequence[Hit]) -> list[Finding]:
    """All findings of the rules that begin at `hits`.

    Two passes, because a thread of comments or a column of teasers is full of paragraphs: first the ranges, then,
    with what they took out of the way, the single lines and where the article begins and ends.
    """
    if not hits:
        return []
    taken = bytearray(len(lines))
    for hit in hits:
        taken[hit.line] = 1
    breaks = {hit.line for hit in hits if hit.rule.zone in _FRAME_ZONES and not lines.shapes.prose[hit.line]}
    body = body_of(lines, taken, breaks)
    heads = _Heads(hits)
    ranges, singles = [], []
    reached: dict[tuple[Kind, str | None], int] = {}  # so far down a list of titles of a kind goes
    for hit in hits:
        rule = hit.rule
        if not _is_range(rule):
            singles.append(hit)
        elif body.holds(rule, hit.line) and hit.line >= reached.get((rule.kind, rule.takes), 0):
            ranges += [_finding(lines, hit, first, last) for first, last in _reach(lines, hit, heads)]
            if rule.takes in _LISTS:
                reached[rule.kind, rule.takes] = ranges[-1].last
    threads = removed_by(lines, (finding for finding in ranges if finding.kind == "comments"))
    for finding in ranges:
        mark(taken, finding)
    body = body_of(lines, taken, breaks)
    return ranges + [
        _finding(lines, hit, hit.line, hit.line + 1)
        for hit in singles
        if body.holds(hit.rule, hit.line) and not (threads[hit.line] and hit.rule.kind in _SIGNATURES)
    ]


def find_hits(lines: Lines, groups: Sequence[RuleGroup]) -> list[Hit]:
    """Where rules begin, line by line."""
    found = [Hit(i, rule, group) for group in groups for i, rule in group.beginnings(lines.texts, lines.words)]
    return sorted(found, key=lambda hit: hit.line) if len(groups) > 1 else found


def removed_by(lines: Lines, findings: Iterable[Finding]) -> bytearray:
    """For each line 1 if a finding removes it."""
    taken = bytearray(len(lines))
    for finding in findings:
        if finding.action == "remove":
            mark(taken, finding)
    return taken


def mark(taken: bytearray, finding: Finding) -> None:
    """Put 1 for all lines of a finding: threads reach to the end of the page, and there may be many."""
    taken[finding.first : finding.last] = b"\1" * (finding.last - finding.first)


def body_of(lines: Lines, taken: bytearray, breaks: Set[int]) -> Body:
    """From the article's first to its last paragraph.

    A standfirst above the byline and a sentence below a wall are paragraphs by their looks, but lie outside: a few of
    them that short lines of the frame part from the rest do not count.

    Args:
        taken: 1 for lines that some rule has something to say about: they are no paragraphs.
        breaks: short lines that only occur around an article.
    """
    islands: list[tuple[int, int, int]] = []  # first and last paragraph, words
    parted = True
    for i, prose in enumerate(lines.shapes.prose):
        if prose and not taken[i]:
            if parted:
                islands.append((i, i, lines.words[i]))
            else:
                first, _, words = islands[-1]
                islands[-1] = first, i, words + lines.words[i]
            parted = i in breaks
        elif not parted and i in breaks:
            parted = True
    top, end = 0, len(islands)
    while end - top > 1 and islands[top][2] <= min(_STANDFIRST, islands[top + 1][2] - 1):
        top += 1
    while end - top > 1 and islands[end - 1][2] <= min(_AFTERTHOUGHT, islands[end - 2][2] - 1):
        end -= 1
    return Body(islands[top][0], islands[end - 1][1]) if islands else Body(0, -1)


def _is_range(rule: Rule) -> bool:
    return bool(rule.through or rule.until or rule.takes or rule.to)


class _Heads:
    """Where ranges of which kind begin, in order: a list of other stories ends where a thread of comments begins."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        found = [(hit.line, hit.rule.kind) for hit in hits if _is_range(hit.rule)]
        self._lines = [line for line, _ in found]
        self._kinds = [kind for _, kind in found]
        self._others = [-1] * len(found)  # for each the next of another kind
        for at in range(len(found) - 2, -1, -1):
            self._others[at] = at + 1 if self._kinds[at + 1] != self._kinds[at] else self._others[at + 1]

    def next_other(self, line: int, kind: Kind) -> int | None:
        """The first line below one at which a range of another kind begins."""
        at = bisect_left(self._lines, line + 1)
        if at < len(self._lines) and self._kinds[at] == kind:
            at = self._others[at]
        return self._lines[at] if 0 <= at < len(self._lines) else None


def _reach(lines: Lines, hit: Hit, heads: _Heads) -> list[tuple[int, int]]:
    """The ranges of lines, end exclusive, that a rule takes from where it begins."""
    rule, start = hit.rule, hit.line
    most = len(lines) if rule.most is None else start + rule.most
    if rule.to:
        prose = range(start + 1, len(lines)) if rule.to == "prose" else ()
        end = next((j for j in prose if lines.shapes.prose[j]), len(lines))
        return [(start, min(end, most))]
    if rule.takes in _LISTS and (other := heads.next_other(start, rule.kind)) is not None:
        most = min(most, other)
    if rule.takes:
        return [(first, min(last, most)) for first, last in taken_by(rule.takes, lines, start) if first < most]
    for j in range(start + 1, min(len(lines), start + (rule.most or _FAR) + 1)):
        if hit.group.ends(rule, lines.texts[j]):
            return [(start, j + 1 if rule.through else j)]
    return [(start, start + 1)]


def _finding(lines: Lines, hit: Hit, first: int, last: int) -> Finding:
    rule = hit.rule
    evidence = lines.texts[hit.line][:80]
    return Finding(first, last, rule.action, rule.kind, rule.id, rule.authority, rule.score, evidence)
