"""Cues that give way to the article: its own headings and sentences may be worded as what stands around articles is.

"Get an estimate" is a button on one page and a heading on another, "Further reading" the head of a list or of a
paragraph. An engine that sees the lines around tells the two apart better than the words do, where it is sure.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from cleaner.judge.ranges import removed_by
from cleaner.judge.structures import Lines
from cleaner.judge.subheads import SUBHEADINGS
from cleaner.model import Document, Finding, Kind

# What heads a list or a form, or is a button of one. A credit, a byline or an advertisement stands right above a
# paragraph as well, and is none the less what it says; and consent layers stand on more pages than articles about them.
_APPEALS: frozenset[Kind] = frozenset({"comments", "comment_form", "newsletter", "promo", "paywall"})
_HEADS = _APPEALS | {"related", "widget", "footer"}
_HEADING_WORDS, _PARAGRAPH = 12, 8
# What a paragraph has to be that makes the line above it a heading, and what the line has to be that HTML calls one.
_SURE, _TAGGED = 0.8, 0.5
# "Related: ..." inside the article is a link to another story, and below "More from this section" stood a list that
# the flattening has lost, unless HTML calls the line a heading or it is next to certain.
_RELATED = 0.95
_SENTENCE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Bounds:
    """How likely a line has to be the article's that a cue gives way to it: a heading, a sentence."""

    heading: float
    sentence: float


# Held out on the dev pages, of what cues take and these bounds let stay nothing is an appeal or a button, save for the
# heading "More from ..." of one page. Next come "Click here to get the app" at .79 and, in text, a plea at .946; on invented
# pages appeals at .974 in HTML, and sentences of articles that begin like appeals at .963 and more in text, .98 in HTML. To
# measure again: `python -m cleaner.training lines-held`, and `cv` for HTML.
ON_TEXT, ON_HTML = Bounds(0.8, 0.96), Bounds(0.9, 0.975)


def headings_of(document: Document) -> Set[int]:
    """The blocks that HTML calls headings and that lead nowhere."""
    elements = document.elements
    if elements is None:
        return frozenset()
    return {
        i
        for i, element in enumerate(document.element)
        if elements.tag[element] in SUBHEADINGS and not document.is_link(i)
    }


def without_yielding(
    lines: Lines,
    findings: Sequence[Finding],
    chances: Sequence[float],
    bounds: Bounds,
    headings: Set[int] = frozenset(),
) -> list[Finding]:
    """The findings less those of rules on single lines that give way.

    Args:
        chances: how likely each line is the article's, as the engine has it.
        bounds: how likely it has to be.
        headings: lines that HTML calls headings.
    """
    single = [f for f in findings if _is_single_cue(f)]
    spoken = {f.first for f in single if chances[f.first] > bounds.sentence and _is_sentence(lines, f)}
    others = [f for f in findings if not (f.first in spoken and _is_single_cue(f))]
    taken = removed_by(lines, others)
    headed = {
        f.first
        for f in single
        if chances[f.first] > _least(lines, f, bounds, tagged=f.first in headings)
        and _is_heading(lines, f)
        and _heads(lines, f.first, chances, taken)
    }
    return [f for f in others if not (f.first in headed and _is_single_cue(f))]


def _is_single_cue(finding: Finding) -> bool:
    """Whether a rule on single lines has spoken, and no structure of several."""
    return (
        finding.last - finding.first == 1
        and finding.authority == "cue"
        and finding.action == "remove"
        and "#" in finding.by
    )


def _is_sentence(lines: Lines, finding: Finding) -> bool:
    i = finding.first
    return finding.kind in _APPEALS and lines.words[i] >= _SENTENCE_WORDS and bool(lines.shapes.prose[i])


def _least(lines: Lines, finding: Finding, bounds: Bounds, *, tagged: bool) -> float:
    """How likely a heading has to be."""
    text = lines.texts[finding.first]
    if ":" in text or "|" in text:
        return _RELATED
    if tagged:
        return _TAGGED
    return max(_RELATED, bounds.heading) if finding.kind == "related" else bounds.heading


def _is_heading(lines: Lines, finding: Finding) -> bool:
    i = finding.first
    short = lines.words[i] <= _HEADING_WORDS and not lines.shapes.prose[i]
    # "Read more:", "4 min read", "286 likes"
    said = lines.texts[i]
    return finding.kind in _HEADS and short and not said.endswith(":") and not any(map(str.isdigit, said))


def _heads(lines: Lines, i: int, chances: Sequence[float], taken: bytearray) -> bool:
    """Whether a paragraph that stays stands right below."""
    below = i + 1
    return (
        below < len(lines)
        and not taken[below]
        and bool(lines.shapes.prose[below])
        and lines.words[below] >= _PARAGRAPH
        and chances[below] > _SURE
    )
