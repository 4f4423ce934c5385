"""The way of a page: decode, segment, judge, assemble. Each step in a module of its own; here is their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner import provenance
from cleaner.article.assemble import assemble
from cleaner.article.linked_data import is_discussion
from cleaner.article.markup import Markup, read_markup, with_marked
from cleaner.article.metadata import lift, search
from cleaner.article.selected import select_fields
from cleaner.decode import decode
from cleaner.errors import PageError
from cleaner.given import folder_of, folders_of, options_of, page_of
from cleaner.judge.biographies import about_authors
from cleaner.judge.boxes import judge_boxes
from cleaner.judge.cards import judge_cards
from cleaner.judge.cues import judge_kept_lines, judge_text_hits, lines_of
from cleaner.judge.data import judge_data
from cleaner.judge.drawings import judge_drawings
from cleaner.judge.engine import KEPT_MORE, RawPage, ask, engine_findings
from cleaner.judge.folds import with_unfolded
from cleaner.judge.gaps import with_gaps_closed
from cleaner.judge.headline import judge_headline
from cleaner.judge.next_story import judge_next_stories
from cleaner.judge.page_kind import is_no_article
from cleaner.judge.posts import judge_posts
from cleaner.judge.ranges import find_hits
from cleaner.judge.safety import bound
from cleaner.judge.sites import better_kinds, in_article, judge_marks, rules_for_html, rules_for_text, select_elements
from cleaner.judge.standfirst import with_standfirst
from cleaner.judge.stated import stated_by
from cleaner.judge.structures import Lines
from cleaner.judge.subheads import with_subheads
from cleaner.judge.text_engine import opinion_of, tag_text, text_findings, with_whole_series
from cleaner.judge.twins import judge_twins
from cleaner.judge.verdicts import Winners, decide, kept_spans, verdicts
from cleaner.judge.yielding import ON_HTML, ON_TEXT, giving_way, headings_of
from cleaner.model import Decoded, Document, Finding, MediaType, Page
from cleaner.options import Options
from cleaner.page_text import plain_documents
from cleaner.result import Article
from cleaner.rulebook.book import ActiveRules, Rule, Rulebook
from cleaner.rulebook.load import load_all
from cleaner.segment.fallback import with_fallback
from cleaner.segment.html import segment_html
from cleaner.segment.shown import on_the_page
from cleaner.segment.tree import Tree
from cleaner.segment.xpath import XPathTree
from cleaner.timings import Stopwatch

if TYPE_CHECKING:
    from cleaner.judge.lines import LineTagger
    from cleaner.judge.tagger import Tagger

# The largest page of the dev sets has 1,500 blocks. Of its flattened pages 50 MB are some 700,000 lines; two million of one
# letter each take 13 s and 800 MB.
MOST_BLOCKS = 100_000
MOST_LINES = 2_000_000


@dataclass(frozen=True, slots=True)
class _Html:
    """What only HTML pages have: their head, their source, and what rules select."""

    markup: Markup
    source: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Engine:
    """Who judged first, and how sure it is of the page; no model if trafilatura alone was asked."""

    tagger: Tagger | LineTagger | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class _Judged:
    """A page after judging: what all later steps look at; `shown` is what a reader sees of marked-up text."""

    document: Document
    active: ActiveRules
    winners: Winners
    warnings: tuple[str, ...]
    engine: _Engine
    html: _Html | None = None
    shown: Document | None = None


class Cleaner:
    """Cleans pages. Loads its rules once, holds nothing of any page, can be pickled and used a million times.

    Args:
        options: see `Options`.
        rules: a further rule folder, or several; what they say about a site beats the packaged rules, the later the earlier.
        project: the rule folder of a project; it stands between the two.

    Raises:
        RuleError: a rule file is wrong.
        UsageError: a rule folder does not exist, or an argument is of a type that it can't be.
    """

    def __init__(
        self,
        options: Options | None = None,
        rules: str | Path | Iterable[str | Path] = (),
        project: str | Path | None = None,
    ) -> None:
        self.options = options_of(options)
        files = load_all(folders_of(rules), None if project is None else folder_of("project", project))
        self.book = Rulebook(files, site_rules=self.options.site_rules)
        self.book.check()
        if self.options.model:
            self._tagger  # noqa: B018 - a file that is no model is an error now, not at the first page
        if self.options.line_model:
            self._line_tagger  # noqa: B018

    def __getstate__(self) -> dict[str, object]:
        return {"options": self.options, "book": self.book}

    @cached_property
    def _tagger(self) -> Tagger | None:
        """Our own engine; loaded with the first HTML page, for plain text does without."""
        if self.options.engine == "trafilatura":
            return None
        from cleaner.judge.tagger import Tagger  # noqa: PLC0415 - numpy takes 100 ms

        return Tagger.load(Path(self.options.model) if self.options.model else None)

    @cached_property
    def _line_tagger(self) -> LineTagger:
        """Our own engine for plain text; loaded with the first such page."""
        from cleaner.judge.lines import LineTagger  # noqa: PLC0415 - numpy takes 100 ms

        return LineTagger.load(Path(self.options.line_model) if self.options.line_model else None)

    @cached_property
    def _config_sha256(self) -> str:
        return self.options.sha256()

    def clean(
        self,
        content: str | bytes | bytearray | memoryview | Page,
        url: str | None = None,
        media_type: MediaType | None = None,
    ) -> Article:
        """Clean one page.

        Args:
            content: HTML or plain text, decoded or not; or a `Page` that says it all, and leaves nothing to the others.
            url: where it came from.
            media_type: None means: look at the content.

        Raises:
            PageError: the page is empty, None or no text; `reason` and `stage` say more.
            UsageError: no such media type, or an argument is of a type that it can't be.
        """
        page = page_of(content, url, media_type)
        watch = Stopwatch(running=self.options.timings)
        decoded = decode(page)
        watch.lap("decode")
        judge = self._judge_html if decoded.media_type == "text/html" else self._judge_text
        return self._article(page, decoded, judge(page, decoded, watch), watch)

    def warm_up(self) -> None:
        """Load models and compile rules now, not with the first page: whoever limits a page's time wants that."""
        # In a language: the cues of all of them, for pages that name none, take .3 s, and most runs meet no such page.
        self.clean(Page("<html lang=en><p>One line.</p>", media_type="text/html"))
        self.clean(Page("One line.", media_type="text/plain"))

    def identity(self) -> dict[str, str | None]:
        """What outputs depend on beside the page: the versions that records name, hashes of rules, options and models."""
        models = {"model": self._model_sha256("text/html"), "line_model": self._model_sha256("text/plain")}
        return {**provenance.versions(), "rules": self.book.sha256, "options": self._config_sha256, **models}

    def outdated(self, record: provenance.Record) -> str | None:
        """Which of these has changed since a record was made: "version", "rules", "options", "model"; None if none."""
        done, known = record.activity, provenance.versions()
        same = {
            "version": all(getattr(done, name, done.version) == known[name] for name in known),
            "rules": done.rules_sha256 == self.book.sha256,
            "options": done.config_sha256 == self._config_sha256,
            "model": done.model_sha256 == self._model_sha256(record.input.media_type),
        }
        return next((name for name, holds in same.items() if not holds), None)

    def _model_sha256(self, media_type: str) -> str | None:
        """Hash of the model that judges such pages; None if none does."""
        tagger = self._tagger if media_type == "text/html" else self._line_tagger
        return tagger.sha256 if tagger else None

    def _judge_text(self, page: Page, decoded: Decoded, watch: Stopwatch) -> _Judged:
        page_as_it_is, shown = plain_documents(decoded)
        _refuse_huge(page_as_it_is)
        watch.lap("segment")
        lines = lines_of(shown)
        tagger = self._line_tagger
        tagged, mode = tag_text(tagger, shown, self.options.mode)
        active = rules_for_text(self.book, page, lines.texts, tagged.language)
        hits = find_hits(lines, active.groups)
        opinion = opinion_of(tagger, tagged, lines)
        found = judge_text_hits(lines, hits, tagged.score)
        found = giving_way(lines, found, tagged.score, mode, ON_TEXT)
        opinion = with_whole_series(lines, opinion) if mode == "recall" else opinion
        twins = judge_twins(lines, opinion.kept)
        findings = [*text_findings(lines, opinion, hits, found, mode), *found, *twins]
        unsure = () if mode == self.options.mode else (KEPT_MORE,)
        warnings = (*page_as_it_is.warnings, *opinion.warnings, *unsure)
        judged = _decided(page_as_it_is, lines, active, findings, warnings, _Engine(tagger, opinion.confidence))
        watch.lap("judge")
        return judged if shown is page_as_it_is else replace(judged, shown=shown)

    def _judge_html(self, page: Page, decoded: Decoded, watch: Stopwatch) -> _Judged:
        tree = Tree(decoded.text, decoded.utf8)
        watch.lap("parse")
        return self._judge_tree(page, tree, decoded.warnings, watch)

    def _judge_tree(self, page: Page, tree: Tree, said: tuple[str, ...], watch: Stopwatch) -> _Judged:
        markup = read_markup(tree)
        watch.lap("markup")
        active = rules_for_html(self.book, page, markup, tree)
        xpath = XPathTree(tree)
        marks, rules = select_elements(tree, active, xpath)
        document, stated = segment_html(tree, marks), stated_by(markup)
        if fallback := with_fallback(tree, document.text, stated.paragraphs):
            return self._judge_tree(page, fallback, said, watch)
        _refuse_huge(document)
        watch.lap("segment")
        lines = lines_of(document)
        options = self.options
        raw = RawPage(tree.html, page.url, stated)
        opinion = ask(options.engine, self._tagger, document, lines, raw, options.mode)
        opinion = in_article(document, rules, opinion, active)
        if options.mode != "precision":
            opinion = with_subheads(document, lines, with_standfirst(document, lines, opinion, markup))
            opinion = with_unfolded(document, lines, opinion)
            opinion = with_gaps_closed(document, lines, opinion, active.generic, stated)
        findings = list(engine_findings(document, lines, opinion, active.generic))
        findings += judge_marks(document, rules)
        headline = judge_headline(document, lines, markup)
        findings += [*headline, *judge_next_stories(document, headline)]
        findings += judge_boxes(document, lines, opinion.kept, active.generic)
        findings += judge_cards(document, lines, opinion.kept)
        findings += [*judge_twins(lines, opinion.kept), *judge_data(document, lines), *judge_drawings(document)]
        findings += [] if is_discussion(markup.linked) else judge_posts(lines)
        findings += judge_kept_lines(lines, findings, active.groups)
        chances = opinion.chances
        findings += about_authors(lines, findings, chances)
        findings = giving_way(lines, findings, chances, options.mode, ON_HTML, headings_of(document))
        warnings = (*said, *document.warnings, *opinion.warnings)
        even = opinion.even or opinion
        if is_no_article(document, lines, even.own, even.confidence, markup):
            warnings = (*warnings, "not_an_article")
        engine = _Engine(self._tagger, opinion.confidence)
        judged = _decided(document, lines, active, findings, warnings, engine, rules)
        watch.lap("judge")
        html = _Html(with_marked(markup, tree), tree.html, select_fields(tree, active.metadata, xpath))
        watch.lap("metadata")
        return replace(judged, html=html)

    def _article(self, page: Page, decoded: Decoded, judged: _Judged, watch: Stopwatch) -> Article:
        document, options, html, tagger = judged.document, self.options, judged.html, judged.engine.tagger
        found = verdicts(document, judged.winners, each_block=options.each_block)
        assembled = assemble(document.text, kept_spans(found), document.soft_breaks)
        watch.lap("assemble")
        head, selected = (html.markup, html.fields) if html else (None, {})
        metadata = lift(
            judged.shown or document, judged.winners, judged.active.metadata, head, selected, page.url, assembled.text
        )
        if judged.shown is not None:
            metadata = on_the_page(metadata, judged.shown, document)
        if html and options.search_metadata:
            metadata = search(metadata, html.source, page.url)
        watch.lap("metadata")
        warnings = judged.warnings if assembled.text else (*judged.warnings, "nothing_kept")
        text = provenance.with_headline(assembled.text, metadata.title) if options.headline else assembled.text
        record = provenance.make_record(
            page,
            provenance.input_record(page, decoded),
            provenance.article_record(metadata),
            provenance.activity_record(
                judged.active,
                options.engine if html else "lines",
                (tagger.id, tagger.sha256) if tagger else None,
                self.book.sha256,
                self._config_sha256,
            ),
            provenance.output_record(
                text,
                document,
                found,
                headline=options.headline and bool(metadata.title),
                repaired=assembled.repaired,
                confidence=judged.engine.confidence,
                warnings=warnings,
            ),
            found,
            watch.spent,
        )
        return Article(text, metadata, found, record, record.output.confidence, warnings)


def _refuse_huge(document: Document) -> None:
    """A page of this many blocks is no page; judging it would take minutes and gigabytes."""
    most, of = (MOST_BLOCKS, "blocks") if document.media_type == "text/html" else (MOST_LINES, "lines")
    if len(document) > most:
        raise PageError(
            "too_large", f"{len(document):,} {of}, more than the {most:,} of any real page: divide it", "segment"
        )


def _decided(
    document: Document,
    lines: Lines,
    active: ActiveRules,
    findings: list[Finding],
    warnings: tuple[str, ...],
    engine: _Engine,
    rules: Sequence[Rule] = (),
) -> _Judged:
    held, vetoes = bound(document, findings, active.safety)
    winners = better_kinds(document, lines, decide(len(document), held), active, rules)
    return _Judged(document, active, winners, tuple(dict.fromkeys((*warnings, *vetoes))), engine)
