"""The first opinion on plain text: the line tagger says what the article is, and what it left out gets a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner.judge.counted import with_counted
from cleaner.judge.engine import Opinion, runs_of, sureness
from cleaner.judge.ranges import Hit, removed_by
from cleaner.judge.sentences import with_sentences
from cleaner.judge.series import whole_series
from cleaner.judge.structures import NAME, Lines
from cleaner.model import Document, Finding, Kind

if TYPE_CHECKING:
    from cleaner.judge.lines import LineTagger, TaggedLines
    from cleaner.model import Mode

# Below this expected F1 a text is judged as in the mode that loses nothing. Held out, 29 of 1,913 texts are: F1 on the six
# sets and views +.0005, +.0008, 0, +.0006, 0 and -.0014, broken pages of wcxb-dev-articles' text_full from 4.0 to 3.2 %, of
# fundus-dev's from 2.3 to 1.5 %. A text of more lines is no article.
_LENIENT, _LARGE = 0.6, 10_000
# So many short lines one after another above the article are a menu.
_MENU = 3
_MENU_WORDS = 6
# What stands below one of these without a name of its own is part of it.
_SECTIONS: frozenset[Kind | None] = frozenset(
    {"related", "tags", "footer", "cookie_notice", "comments", "comment_form", "newsletter", "paywall", "navigation"}
)
_TITLE = 3  # words
# The head of a story has some lines; one of so many words that nothing else explains is the standfirst.
_HEAD = 10
_STANDFIRST = 9
_SUBHEADING, _AT_ALL = 0.2, 0.04


def tag_text(tagger: LineTagger, document: Document, mode: Mode) -> tuple[TaggedLines, Mode]:
    """What the tagger says of a text, and in which mode: where it is not sure of it and the caller has no wish, in the one
    that loses nothing.
    """
    weighed = tagger.weigh(document)
    tagged = tagger.decide(weighed, mode)
    if mode != "balanced" or tagged.confidence >= _LENIENT or len(document) > _LARGE:
        return tagged, mode
    return replace(tagger.decide(weighed, "recall"), confidence=tagged.confidence), "recall"


def opinion_of(tagger: LineTagger, tagged: TaggedLines, lines: Lines) -> Opinion:
    """What the tagger says of a page. Where it finds not one sentence of an article, everything stays: a text there must
    be. A page without a sentence, such as a poem, is none that it knows anything about.
    """
    sure = sureness(tagged.keep, tagged.score)
    prose = lines.shapes.prose
    if any(keep and sentence for keep, sentence in zip(tagged.keep, prose, strict=True)):
        return Opinion(tagged.keep, sure, tagger.id, tagged.confidence)
    everything = [True] * len(tagged.keep)
    warnings = ("engine_found_nothing",) if any(prose) else ()
    return Opinion(everything, [0.0] * len(sure), tagger.id, tagged.confidence, tagged.keep, warnings)


def text_findings(
    lines: Lines, opinion: Opinion, hits: Sequence[Hit], found: Sequence[Finding], mode: Mode
) -> Iterator[Finding]:
    """Say for every line what the engine said: one finding for each run that it kept, or left out for one reason.

    What stands beside lines that stay does, too, save in precision mode: held out, without it F.5 -.0002 to +.0053 on the six sets
    and views, dirty pages of fundus-dev 16.9 -> 12.3 and 17.7 -> 14.6 %.

    Args:
        found: what rules and structures say of the page; what stands at the head of the story is read off it.
    """
    kept, ruled = opinion.kept, removed_by(lines, found)
    if mode != "precision":
        kept = _with_standfirst(lines, kept, opinion.scores, found)
        known = _known(ruled, hits)
        kept = with_counted(lines, with_sentences(lines, kept, opinion.scores, known), known)
    kinds = _kinds(lines, kept, ruled, hits, found)
    return runs_of(kinds, opinion)


def with_whole_series(lines: Lines, opinion: Opinion) -> Opinion:
    """The opinion for the mode that loses nothing: lists and tables stay whole."""
    whole = whole_series(lines, opinion.kept)
    return opinion.keeping({i for i, stays in enumerate(whole) if stays and not opinion.kept[i]})


def _with_standfirst(
    lines: Lines, kept: Sequence[bool], scores: Sequence[float], found: Sequence[Finding]
) -> Sequence[bool]:
    """Between headline and first paragraph stand lines that gold has or has not, as its makers liked: a standfirst, and a
    first subheading. They are the article's unless a rule calls them something else.
    """
    first = next((i for i, keep in enumerate(kept) if keep and lines.shapes.prose[i]), 0)
    top = max(0, first - _HEAD)
    named = {i for f in found if f.action == "remove" for i in range(f.first, min(f.last, first))}
    title = min((f.first for f in found if f.kind == "title" and top <= f.first < first), default=first)
    mine = set()
    for i in range(top, first):
        chance = 1 - scores[i]
        if i in named or kept[i]:
            continue
        standfirst = i > title and lines.words[i] >= _STANDFIRST and chance > _AT_ALL
        if standfirst or (i == first - 1 and lines.shapes.title[i] and chance > _SUBHEADING):
            mine.add(i)
    return [keep or i in mine for i, keep in enumerate(kept)] if mine else kept


def _known(ruled: bytearray, hits: Sequence[Hit]) -> bytearray:
    """For each line 1 if a rule has something to say of it."""
    known = bytearray(ruled)
    for hit in hits:
        known[hit.line] = 1
    return known


def _kinds(
    lines: Lines, kept: Sequence[bool], ruled: bytearray, hits: Sequence[Hit], found: Sequence[Finding]
) -> list[Kind | None]:
    """Why a line is not the article: what a cue rule knows of it, a menu or a signature by its looks, what the line above
    it is part of; else nobody knows.

    Args:
        ruled: for each line 1 if a finding removes it.
    """
    kinds: list[Kind | None] = [None if keep else "unclassified" for keep in kept]
    start = next((i for i, keep in enumerate(kept) if keep and not ruled[i]), len(kept))
    _name_menus(lines, kinds, start)
    named: list[Kind | None] = [None] * len(kinds)
    for hit in reversed(hits):
        if hit.rule.action == "remove":
            named[hit.line] = hit.rule.kind
    for f in found:
        if f.action == "remove":
            named[f.first : f.last] = [f.kind] * (f.last - f.first)
    for i, kind in enumerate(named):
        if kind and kinds[i]:
            kinds[i] = kind
    _name_head(lines, kinds, start)
    for i in range(start + 1, len(kinds)):
        if kinds[i] == "unclassified" and kinds[i - 1] in _SECTIONS:
            kinds[i] = kinds[i - 1]
    return kinds


def _name_menus(lines: Lines, kinds: list[Kind | None], start: int) -> None:
    """Runs of short lines above the article."""
    run = 0
    for i in range(start + 1):
        if i < start and lines.words[i] <= _MENU_WORDS:
            run += 1
            continue
        if run >= _MENU:
            kinds[i - run : i] = ["navigation" if kind else None for kind in kinds[i - run : i]]
        run = 0


def _name_head(lines: Lines, kinds: list[Kind | None], start: int) -> None:
    """Above the article: the headline, unless somebody has found it, and bare names below it."""
    head = range(max(0, start - _HEAD), start)
    unnamed = [i for i in head if kinds[i] in {"unclassified", "navigation"} and lines.shapes.title[i]]
    if "title" not in kinds[: start + 1]:
        titles = [i for i in unnamed if lines.words[i] >= _TITLE and not NAME.match(lines.texts[i])]
        if not titles:
            return
        kinds[max(titles, key=lambda i: (lines.words[i], i))] = "title"
    title = kinds.index("title")
    for i in unnamed:
        if i > title and kinds[i] != "title" and NAME.match(lines.texts[i]) and lines.words[i] >= 2:
            kinds[i] = "byline"
