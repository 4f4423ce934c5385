"""The first opinion on an HTML page: an engine says what the article is, and what it left out gets a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from cleaner.engines import trafilatura
from cleaner.judge.alignment import align
from cleaner.judge.containers import container_kinds
from cleaner.judge.stated import Stated
from cleaner.judge.structures import Lines
from cleaner.model import Document, Finding, Kind
from cleaner.rulebook.book import RuleGroup

if TYPE_CHECKING:
    from cleaner.judge.tagger import Tagged, Tagger
    from cleaner.model import Mode

Engine = Literal["auto", "blocks", "trafilatura"]
"""The engines that a caller can choose: our own block classifier, trafilatura, or (auto) our own with trafilatura as the
second opinion on pages of which our own is unsure.
"""

# Below this expected F1 trafilatura is asked. Held out, never, .3, .4 and .5: F1 of wcxb-dev-other .8194, .8175, .8181 and .8160;
# articles are the same but for one. It stays for what neither forest has seen; see docs/decisions/0004-html-engine.md.
UNSURE = 0.4
# What holds less than this share of our own words is a scrap and not heard: on 39 pages that are no articles mean F1 is .37
# with this, .36 without any second opinion, .22 if it always decides; on the one article that is so unsure .40, .26 and .40.
_SCRAP = 0.5
# Below this one a page is judged as in the mode that loses nothing. Held out, of 961 articles 10 are: broken pages of
# wcxb-dev-articles fall from 3.3 to 2.4 %, dirty ones rise from 11.5 to 12.1 %, F1 falls by .0007, the other sets stay as
# they are; on pages that are no articles F1 rose from .736 to .769. With a second forest for these (decision 14) .65 and .6
# break .0013 more of wcxb-dev-articles and two and three points more of the others.
_LENIENT = 0.7
# But nothing of which next to nothing is expected, which would stay for the sum of many such blocks. Held out, nothing, .01, .02,
# .03 and .05: F1 of wcxb-dev-other .8147, .8179, .8194, .8200 and .8179, its broken pages 23.8, 23.6, 24.0, 24.0 and 25.0 %; of
# fundus-dev .9762 and .9772 or .9773; .9595 to .9597 on wcxb-dev-articles, with as many broken pages.
_HOPELESS = 0.02
# Controls of a form are never the article, whatever text they hold: a box "copy this article" holds it all.
_CONTROLS = frozenset({"textarea", "select", "button"})
KEPT_MORE = "unsure_kept_more"
"""A warning: the engine was not sure of the page, and kept what may be the article."""
_FRAME = frozenset({"navigation", "footer", "share", "comments", "comment_form", "related", "cookie_notice", "widget"})


@dataclass(frozen=True, slots=True)
class RawPage:
    """What engines read beside the page's blocks.

    Attributes:
        html: for trafilatura, which reads the page by itself.
        stated: for our own, what the markup says of the article.
    """

    html: str
    url: str | None
    stated: Stated


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an engine says of a page.

    Attributes:
        kept: for each block whether it is the article's.
        scores: for each block how sure the engine is of that, 0 to 1.
        by: the engine's id with its version.
        confidence: the F1 that the engine expects of its own answer; None if it has no idea.
        first: what our own engine would have kept, where this is a second opinion, or one that keeps more to be safe.
        warnings: what the record is to say of it, as short fixed words.
        even: what our own engine says of the page in balanced mode, where the caller wants another: what a page is does not
            hang on that.
    """

    kept: Sequence[bool]
    scores: Sequence[float]
    by: str
    confidence: float | None = None
    first: Sequence[bool] | None = None
    warnings: tuple[str, ...] = ()
    even: Opinion | None = None

    @property
    def own(self) -> Sequence[bool]:
        """What our own engine would have kept, whoever answers."""
        return self.kept if self.first is None else self.first

    @property
    def chances(self) -> Sequence[float]:
        """How likely each block is the article's; 0 throughout where another engine answers, or none."""
        ours = self.confidence is not None and (self.first is None or KEPT_MORE in self.warnings)
        return sureness(self.kept, self.scores) if ours else [0.0] * len(self.kept)

    @property
    def open_to_more(self) -> bool:
        """Whether what it leaves out may be put back by its chances. Neither a site's container nor another engine has any, and an
        opinion that keeps more to be safe has these blocks already.
        """
        return self.confidence is not None and self.first is None

    def chance(self, i: int) -> float:
        """How likely block `i` is the article's."""
        return self.scores[i] if self.kept[i] else 1 - self.scores[i]

    def keeping(self, more: Set[int]) -> Opinion:
        """The same, with blocks among what it keeps that it did not keep."""
        if not more:
            return self
        scores = [1 - score if i in more else score for i, score in enumerate(self.scores)]
        return replace(self, kept=[keep or i in more for i, keep in enumerate(self.kept)], scores=scores)


def ask(
    engine: Engine,
    tagger: Tagger | None,
    document: Document,
    lines: Lines,
    raw: RawPage,
    mode: Mode = "balanced",
) -> Opinion:
    """The chosen engine's opinion of a page; where it finds no article at all, what stands in no telling container.

    Args:
        tagger: our own engine; None if trafilatura alone is asked.
        mode: how our own engine weighs text lost against junk left in.
    """
    if tagger is None:
        opinion = _ask_trafilatura(document, lines, raw)
    else:
        opinion = _ask_tagger(tagger, document, raw.stated, mode)
        unsure = opinion.confidence is not None and opinion.confidence < UNSURE
        if engine == "auto" and unsure and trafilatura.is_worth_asking(raw.html):
            second = _ask_trafilatura(document, lines, raw)
            if any(second.kept) and _words(lines, second) >= _SCRAP * _words(lines, opinion):
                opinion = replace(
                    second,
                    confidence=opinion.confidence,
                    first=opinion.own,
                    warnings=("second_opinion",),
                    even=opinion.even,
                )
    return opinion if any(opinion.kept) else _all_but_the_frame(document, opinion)


def _words(lines: Lines, opinion: Opinion) -> int:
    return sum(words for words, keep in zip(lines.words, opinion.kept, strict=True) if keep)


def _ask_tagger(tagger: Tagger, document: Document, stated: Stated, mode: Mode) -> Opinion:
    """What our own engine says; where it is not sure of the page and the caller has no wish, so as to lose nothing."""
    weighed = tagger.weigh(document, stated)
    tagged = tagger.decide(weighed, mode)
    opinion = _as_tagged(tagger, tagged)
    if mode != "balanced":
        return replace(opinion, even=_as_tagged(tagger, tagger.decide(weighed, "balanced")))
    if tagged.confidence < _LENIENT:
        more = tagger.decide(weighed, "recall").keep
        hoped = [chance > _HOPELESS for chance in tagged.score]
        kept = [keep or (maybe and hope) for keep, maybe, hope in zip(tagged.keep, more, hoped, strict=True)]
        if kept != tagged.keep:
            return replace(
                opinion, kept=kept, scores=sureness(kept, tagged.score), first=tagged.keep, warnings=(KEPT_MORE,)
            )
    return opinion


def _as_tagged(tagger: Tagger, tagged: Tagged) -> Opinion:
    return Opinion(tagged.keep, sureness(tagged.keep, tagged.score), tagger.id, tagged.confidence)


def sureness(kept: Sequence[bool], chances: Sequence[float]) -> list[float]:
    """How sure it is of each block or line that it stays or goes."""
    return [chance if keep else 1 - chance for keep, chance in zip(kept, chances, strict=True)]


def _ask_trafilatura(document: Document, lines: Lines, raw: RawPage) -> Opinion:
    text = trafilatura.article_text(raw.html, raw.url)
    kept = align(lines.texts, text) if text else [False] * len(lines)
    elements = document.elements
    if elements is not None:
        kept = [k and elements.tag[document.element[i]] not in _CONTROLS for i, k in enumerate(kept)]
    return Opinion(kept, [1.0] * len(kept), trafilatura.detector())


def _all_but_the_frame(document: Document, opinion: Opinion) -> Opinion:
    """No article, but a text there must be: better too much of it than none."""
    kept = [kind not in _FRAME for kind in container_kinds(document)]
    nothing = [0.0] * len(kept)
    return replace(opinion, kept=kept, scores=nothing, first=opinion.own, warnings=("engine_found_nothing",))


def engine_findings(document: Document, lines: Lines, opinion: Opinion, generic: RuleGroup) -> Iterator[Finding]:
    """Say for every block what the engine said: one finding for each run that it kept, or left out for one reason."""
    containers = container_kinds(document, [not keep for keep in opinion.kept])
    kinds: list[Kind | None] = [
        None if keep else containers[i] or _kind(lines, i, generic) for i, keep in enumerate(opinion.kept)
    ]
    _name_links(document, kinds)
    return runs_of(kinds, opinion)


def runs_of(kinds: Sequence[Kind | None], opinion: Opinion) -> Iterator[Finding]:
    """One finding for each run of blocks of one kind; None is what the engine keeps. Its least sure block counts."""
    first = 0
    for kind, run in groupby(kinds):
        last = first + sum(1 for _ in run)
        action: Literal["keep", "remove"] = "remove" if kind else "keep"
        yield Finding(
            first, last, action, kind or "unclassified", opinion.by, "engine", min(opinion.scores[first:last])
        )
        first = last


def _kind(lines: Lines, i: int, generic: RuleGroup) -> Kind:
    """Why a block is not the article whose container does not say: what a cue rule knows of the line."""
    hits = generic.begin(lines.texts[i], lines.words[i])
    return hits[0].kind if hits else "unclassified"


def _name_links(document: Document, kinds: list[Kind | None]) -> None:
    """What is mostly a link, and has no better name: above the article it is a menu, from there on another story."""
    start = next((i for i, kind in enumerate(kinds) if kind is None), len(kinds))
    for i, kind in enumerate(kinds):
        if kind == "unclassified" and document.is_link(i):
            kinds[i] = "navigation" if i < start else "related"
