"""Cues that give way to the article: its own headings and sentences may be worded as what stands around articles is.

"Get an estimate" is a button on one page and a heading on another, "Further reading" the head of a list or of a
paragraph. An engine that sees the lines around tells the two apart better than the words do, where it is sure.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from cleaner.judge.boxes import DETECTOR as BOX
from cleaner.judge.headline import DETECTOR as HEADLINE
from cleaner.judge.ranges import removed_by
from cleaner.judge.structures import Lines, thread_signs
from cleaner.judge.subheads import SUBHEADINGS
from cleaner.judge.twins import DETECTOR as TWIN
from cleaner.judge.writing import ends_sentence
from cleaner.model import Document, Finding, Kind, Mode

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
# "Log in to the computer.", a step, and "14 March 2019: The council votes.", a chronicle, are sentences. Held out on HTML of the dev
# pages nothing that cues call by one of these kinds is above these bounds; next comes what a weblog says below each entry, at .86.
_PATHS: frozenset[Kind] = frozenset({"navigation", "breadcrumb"})
_STAMPS: frozenset[Kind] = frozenset({"dateline", "tags"})
_PATH_WORDS, _PATH_CHANCE, _STAMP_CHANCE = 4, 0.8, 0.9
# A paragraph that ends in a mark of rights ("... said the mayor. © Riproduzione riservata") is no line of copyright: of those the
# likeliest on the dev pages has less.
_MARKED_CHANCE = 0.5
# A box whose first line and whose every other line are so likely is a list of steps or a section. Held out, of 99 boxes of the dev
# pages none comes near: the likeliest have .53 and .48, and .76 and .27. On invented pages lists that begin with "Download
# the app on both phones." have .81 and .76 or more.
# What readers write is as likely as that, so no thread is among them.
_BOX_HEAD, _BOX_REST = 0.5, 0.75
_BOXES: frozenset[Kind] = frozenset({"newsletter", "paywall", "promo", "cookie_notice"})
# A heading "Comments", and below it headings and paragraphs, most of them so likely: no thread of the dev pages is like that.
_SECTION, _LEAST_LIKELY = 0.6, 0.4
# Where nothing may be lost no single cue takes a line of so many words and of so large a chance, and none takes lines of
# which the engine expects more than half to be the article's; see docs/decisions/0006-text-engine.md for what was tried.
_LONG, _LIKELY = 8, 0.5
# What the article does not lose by it: its headline, who wrote it and when goes into metadata.
_LIFTED: frozenset[Kind] = frozenset({"title", "byline", "dateline"})
# An element of the page that is its headline, and what stands there once more.
_TOLD = frozenset({HEADLINE, TWIN})


@dataclass(frozen=True, slots=True)
class Bounds:
    """How likely a line has to be the article's that a cue gives way to it: a heading, a sentence; and a long line where nothing
    may be lost.
    """

    heading: float
    sentence: float
    doubt: float


# Held out on the dev pages, of what cues take and these bounds let stay nothing is an appeal or a button, save for the
# heading "More from ..." of one page. Next come "Click here to get the app" at .79 and, in text, a plea at .946; on invented
# pages appeals at .974 in HTML, and sentences of articles that begin like appeals at .963 and more in text, .98 in HTML. To
# measure again: `python -m cleaner.training lines-held`, and `cv` for HTML.
ON_TEXT, ON_HTML = Bounds(0.8, 0.96, 0.1), Bounds(0.9, 0.975, 0.5)


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


def giving_way(
    lines: Lines,
    findings: Sequence[Finding],
    chances: Sequence[float],
    mode: Mode,
    bounds: Bounds,
    headings: Set[int] = frozenset(),
) -> list[Finding]:
    """The findings that hold in a mode; the arguments are those of `without_yielding`."""
    if mode == "precision":
        return list(findings)
    left = without_yielding(lines, findings, chances, bounds, headings)
    return losing_nothing(lines, left, chances, bounds) if mode == "recall" else left


def without_yielding(
    lines: Lines,
    findings: Sequence[Finding],
    chances: Sequence[float],
    bounds: Bounds,
    headings: Set[int] = frozenset(),
) -> list[Finding]:
    """The findings less those that give way: of rules on single lines, of boxes, and of threads below headings.

    Args:
        chances: how likely each line is the article's, as the engine has it.
        bounds: how likely it has to be.
        headings: lines that HTML calls headings.
    """
    findings = [f for f in findings if not (_is_section(f, chances) or _is_no_thread(lines, f, chances, headings))]
    single = [f for f in findings if _is_single_cue(f)]
    spoken = {f.first for f in single if _is_sentence(lines, f, chances[f.first], bounds)}
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


def losing_nothing(
    lines: Lines, findings: Sequence[Finding], chances: Sequence[float], bounds: Bounds
) -> list[Finding]:
    """The findings less those that give way where nothing may be lost: to whatever may well be the article's."""
    return [f for f in findings if not _yields_to_doubt(lines, f, chances, bounds)]


def _yields_to_doubt(lines: Lines, finding: Finding, chances: Sequence[float], bounds: Bounds) -> bool:
    """Whether a finding gives way to what the engine expects. A thread is cut to its end all the same: what readers write
    reads like an article.
    """
    first, last = finding.first, finding.last
    if finding.authority != "cue" or finding.action != "remove" or finding.by in _TOLD:
        return False
    if last - first == 1 and lines.words[first] >= _LONG and chances[first] > bounds.doubt:
        return True
    if finding.kind in _LIFTED or (finding.kind == "comments" and last == len(lines)):
        return False
    expected = sum(chance * words for chance, words in zip(chances[first:last], lines.words[first:last], strict=True))
    return expected > _LIKELY * sum(lines.words[first:last])


def _is_section(finding: Finding, chances: Sequence[float]) -> bool:
    """Whether a box is a part of the article that begins like an appeal."""
    if finding.by != BOX or finding.kind not in _BOXES:
        return False
    first, *others = chances[finding.first : finding.last]
    return first > _BOX_HEAD and all(chance > _BOX_REST for chance in others)


def _is_no_thread(lines: Lines, finding: Finding, chances: Sequence[float], headings: Set[int]) -> bool:
    """Whether what a rule takes for a thread is a section of the article, and more of them below it: paragraphs that are likely,
    and no names, times and buttons, for names of sections are headings.
    """
    if finding.kind != "comments" or finding.authority != "cue" or finding.first not in headings:
        return False
    inside = range(finding.first + 1, finding.last)
    paragraphs = [chances[i] for i in inside if lines.shapes.prose[i] and lines.words[i] >= _PARAGRAPH]
    likely = sum(chance > _SECTION for chance in paragraphs)
    if 2 * likely <= len(paragraphs) or min(paragraphs) <= _LEAST_LIKELY:
        return False
    strong, _ = thread_signs(lines, inside)
    _, names = thread_signs(lines, (i for i in inside if i not in headings))
    return not (strong or names)


def _is_single_cue(finding: Finding) -> bool:
    """Whether a rule on single lines has spoken, and no structure of several."""
    return (
        finding.last - finding.first == 1
        and finding.authority == "cue"
        and finding.action == "remove"
        and "#" in finding.by
    )


def _is_sentence(lines: Lines, finding: Finding, chance: float, bounds: Bounds) -> bool:
    """Whether it is likely enough for what it says that a line is a sentence of the article."""
    i, kind = finding.first, finding.kind
    prose, words = bool(lines.shapes.prose[i]), lines.words[i]
    if kind in _APPEALS:
        return chance > bounds.sentence and words >= _SENTENCE_WORDS and prose
    if kind == "copyright":
        return chance > _MARKED_CHANCE and words >= _SENTENCE_WORDS and prose
    path = kind in _PATHS and words >= _PATH_WORDS and ends_sentence(lines.texts[i])
    return (path and chance > _PATH_CHANCE) or (kind in _STAMPS and prose and chance > _STAMP_CHANCE)


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
    # "Read more:", "Follow us on Telegram!", "4 min read", "286 likes"
    said = lines.texts[i]
    return finding.kind in _HEADS and short and not said.endswith((":", ".", "!")) and not any(map(str.isdigit, said))


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
