"""The way of a page: decode, segment, judge, assemble. Each step in a module of its own; here is their order."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec

from cleaner import provenance
from cleaner.article.assemble import assemble
from cleaner.article.markup import Markup, read_markup
from cleaner.article.metadata import lift, search
from cleaner.article.selected import select_fields
from cleaner.decode import decode
from cleaner.errors import PageError
from cleaner.judge.boxes import judge_boxes
from cleaner.judge.cues import judge_kept_lines, judge_text, lines_of
from cleaner.judge.engine import Engine, ask, engine_findings
from cleaner.judge.headline import judge_headline
from cleaner.judge.next_story import judge_next_stories
from cleaner.judge.page_kind import is_no_article
from cleaner.judge.safety import bound
from cleaner.judge.sites import better_kinds, in_article, judge_marks, rules_for_html, rules_for_text, select_elements
from cleaner.judge.structures import Lines
from cleaner.judge.verdicts import Winners, decide, kept_spans, verdicts
from cleaner.model import Decoded, Document, Finding, MediaType, Page
from cleaner.result import Article
from cleaner.rulebook.book import ActiveRules, Rule, Rulebook
from cleaner.rulebook.load import load_all
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree

if TYPE_CHECKING:
    from cleaner.judge.tagger import Tagger

# The largest page of the dev sets has 1,500 blocks.
MOST_BLOCKS = 100_000


@dataclass(frozen=True, slots=True)
class Options:
    """All that a caller can choose.

    Attributes:
        engine: who judges HTML before the rules do.
        model: a model file of your own for the engine `blocks`; None is the one that comes with the package.
        site_rules: use the rules of single sites.
        headline: put the title above the text.
        each_block: verdicts block by block instead of span by span.
        search_metadata: let trafilatura look for a title, authors or date that no markup names.
    """

    engine: Engine = "auto"
    model: str | None = None
    site_rules: bool = True
    headline: bool = False
    each_block: bool = False
    search_metadata: bool = True

    def sha256(self) -> str:
        """One hash over all options, save for the model's path: what the model is, records say by its own hash."""
        return hashlib.sha256(msgspec.json.encode(asdict(replace(self, model=None)), order="sorted")).hexdigest()


@dataclass(frozen=True, slots=True)
class _Html:
    """What only HTML pages have: their head, their source, the engine's confidence in itself, and what rules select."""

    markup: Markup
    source: str
    confidence: float | None
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A page after judging: what all later steps look at."""

    document: Document
    active: ActiveRules
    winners: Winners
    warnings: tuple[str, ...]
    html: _Html | None = None


class Cleaner:
    """Cleans pages. Loads its rules once, holds nothing of any page, can be pickled and used a million times.

    Args:
        options: see `Options`.
        rules: further rule folders; what they say about a site beats the packaged rules, the later the earlier.
        project: the rule folder of a project; it stands between the two.

    Raises:
        RuleError: a rule file is wrong.
        UsageError: a rule folder does not exist.
    """

    def __init__(
        self,
        options: Options | None = None,
        rules: tuple[str | Path, ...] = (),
        project: str | Path | None = None,
    ) -> None:
        self.options = options or Options()
        files = load_all([Path(folder) for folder in rules], Path(project) if project is not None else None)
        self.book = Rulebook(files, site_rules=self.options.site_rules)
        self.book.check()
        if self.options.model:
            self._tagger  # noqa: B018 - a file that is no model is an error now, not at the first page

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
    def _config_sha256(self) -> str:
        return self.options.sha256()

    def clean(
        self, content: str | bytes | Page, url: str | None = None, media_type: MediaType | None = None
    ) -> Article:
        """Clean one page.

        Args:
            content: HTML or plain text, decoded or not; or a `Page` that says it all.
            url: where it came from.
            media_type: None means: look at the content.

        Raises:
            PageError: the page is empty or no text; `reason` and `stage` say more.
        """
        page = content if isinstance(content, Page) else Page(content, url, media_type)
        decoded = decode(page)
        judge = self._judge_html if decoded.media_type == "text/html" else self._judge_text
        return self._article(page, decoded, judge(page, decoded))

    def identity(self) -> dict[str, str | None]:
        """All that outputs depend on beside the page: versions, and hashes of rules, options and model."""
        models = {f"model of {media}": self._model_sha256(media) for media in get_args(MediaType)}
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
        """The model that judges pages of this kind, as their records name it."""
        return self._tagger.sha256 if self._tagger and media_type == "text/html" else None

    def _judge_text(self, page: Page, decoded: Decoded) -> _Judged:
        document = segment_text(decoded.text, decoded.warnings)
        lines = lines_of(document)
        active = rules_for_text(self.book, page, lines.texts)
        findings = judge_text(lines, active.groups)
        return _decided(document, lines, active, findings, document.warnings)

    def _judge_html(self, page: Page, decoded: Decoded) -> _Judged:
        tree = Tree(decoded.text)
        markup = read_markup(tree)
        active = rules_for_html(self.book, page, markup, tree)
        marks, rules = select_elements(tree, active)
        document = segment_html(tree, marks)
        _refuse_huge(document)
        lines = lines_of(document)
        opinion = ask(self.options.engine, self._tagger, document, lines, tree.html, page.url)
        opinion = in_article(document, rules, opinion, active)
        findings = list(engine_findings(document, lines, opinion, active.generic))
        findings += judge_marks(document, rules)
        headline = judge_headline(document, lines, markup)
        findings += [*headline, *judge_next_stories(document, headline)]
        findings += judge_boxes(document, lines, opinion.kept, active.generic)
        findings += judge_kept_lines(lines, findings, active.groups)
        warnings = (*decoded.warnings, *document.warnings, *opinion.warnings)
        if is_no_article(document, lines, opinion.first or opinion.kept, markup):
            warnings = (*warnings, "not_an_article")
        html = _Html(markup, tree.html, opinion.confidence, select_fields(tree, active.metadata))
        return _decided(document, lines, active, findings, warnings, html, rules)

    def _article(self, page: Page, decoded: Decoded, judged: _Judged) -> Article:
        document, options, html = judged.document, self.options, judged.html
        found = verdicts(document, judged.winners, each_block=options.each_block)
        assembled = assemble(document.text, kept_spans(found))
        head, selected = (html.markup, html.fields) if html else (None, {})
        metadata = lift(document, judged.winners, judged.active.metadata, head, selected)
        if html and options.search_metadata:
            metadata = search(metadata, html.source, page.url)
        warnings = judged.warnings if assembled.text else (*judged.warnings, "nothing_kept")
        text = provenance.with_headline(assembled.text, metadata.title) if options.headline else assembled.text
        record = provenance.make_record(
            page,
            provenance.input_record(page, decoded),
            provenance.article_record(metadata),
            provenance.activity_record(
                judged.active,
                options.engine if html else "lines",
                (self._tagger.id, self._tagger.sha256) if html and self._tagger else None,
                self.book.sha256,
                self._config_sha256,
            ),
            provenance.output_record(
                text,
                document,
                found,
                headline=options.headline and bool(metadata.title),
                repaired=assembled.repaired,
                confidence=html.confidence if html else None,
                warnings=warnings,
            ),
            found,
        )
        return Article(text, metadata, found, record, record.output.confidence, warnings)


def _refuse_huge(document: Document) -> None:
    """A page of this many blocks is no page; judging it would take minutes and gigabytes."""
    if len(document) > MOST_BLOCKS:
        raise PageError(
            "too_large",
            f"{len(document):,} blocks, more than the {MOST_BLOCKS:,} of any real page: divide it",
            "segment",
        )


def _decided(
    document: Document,
    lines: Lines,
    active: ActiveRules,
    findings: list[Finding],
    warnings: tuple[str, ...],
    html: _Html | None = None,
    rules: Sequence[Rule] = (),
) -> _Judged:
    held, vetoes = bound(document, findings, active.safety)
    winners = better_kinds(document, lines, decide(len(document), held), active, rules)
    return _Judged(document, active, winners, tuple(dict.fromkeys((*warnings, *vetoes))), html)


def page_text(page: Page) -> Document:
    """The page text that offsets count in, with its blocks: decoded and segmented, nothing judged."""
    decoded = decode(page)
    if decoded.media_type == "text/html":
        return segment_html(Tree(decoded.text))
    return segment_text(decoded.text)
