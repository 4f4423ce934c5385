"""Tries the examples in rule files: what the rules alone, without any engine, take from a page and leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaner.article.assemble import assemble
from cleaner.article.markup import Markup, read_markup
from cleaner.article.metadata import lift
from cleaner.article.selected import select_fields
from cleaner.decode import decode
from cleaner.errors import PageError
from cleaner.judge.cues import judge_kept_lines, judge_text, lines_of
from cleaner.judge.engine import Opinion, engine_findings
from cleaner.judge.sites import better_kinds, in_article, judge_marks, select_elements
from cleaner.judge.verdicts import Winners, decide, kept_spans, verdicts
from cleaner.model import Document, Finding, Metadata, Page
from cleaner.rulebook.book import ActiveRules, Rulebook
from cleaner.rulebook.detect import facts
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.schema import Example
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example.

    Attributes:
        number: of the example in its file, from 1.
        problems: what is not as the example says; empty if all is.
        fired: ids of the rules that had something to say.
    """

    file: LoadedFile
    number: int
    problems: tuple[str, ...]
    fired: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Tried:
    document: Document
    winners: Winners
    findings: Sequence[Finding]
    metadata: Metadata


def try_file(book: Rulebook, file: LoadedFile) -> list[Outcome]:
    """Try all examples of a file."""
    outcomes = []
    for number, example in enumerate(file.rules.examples, 1):
        try:
            page = _page(file, example)
            tried = _try_html(book, file, page) if page.media_type == "text/html" else _try_text(book, file, page)
        except PageError as error:
            outcomes.append(Outcome(file, number, (str(error),), frozenset()))
            continue
        problems = (*_known(book, file, page), *_compare(example, tried))
        outcomes.append(Outcome(file, number, problems, frozenset(finding.by for finding in tried.findings)))
    return outcomes


def _page(file: LoadedFile, example: Example) -> Page:
    if example.file is not None:
        path = Path(file.folder) / Path(file.name).parent / example.file
        try:
            content: bytes | str = path.read_bytes()
        except OSError as error:
            raise PageError(
                "unreadable", f"the page {example.file!r} can't be read: {error.strerror}", "read"
            ) from error
        html = path.suffix.lower() in {".html", ".htm"}
    else:
        content = (example.html if example.html is not None else example.text) or ""
        html = example.html is not None
    return Page(content, example.url, "text/html" if html else "text/plain", example.file, example.captured)


def _active(book: Rulebook, file: LoadedFile, language: str | None = None) -> ActiveRules:
    """The rules of the file and those for everywhere, whatever page it is."""
    site = file if file.layer == "site" else None
    return book.active(site, "url", [file] if file.layer == "platform" else [], language)


def _try_text(book: Rulebook, file: LoadedFile, page: Page) -> _Tried:
    document = segment_text(decode(page).text)
    lines, active = lines_of(document), _active(book, file)
    findings = judge_text(lines, active.groups)
    winners = better_kinds(document, lines, decide(len(document), findings), active, ())
    return _Tried(document, winners, findings, lift(document, winners, active.metadata, None))


def _try_html(book: Rulebook, file: LoadedFile, page: Page) -> _Tried:
    tree = Tree(decode(page).text)
    markup = read_markup(tree)
    active = _active(book, file, markup.language)
    marks, rules = select_elements(tree, active)
    document = segment_html(tree, marks)
    lines = lines_of(document)
    everything = Opinion([True] * len(document), [1.0] * len(document), "all")
    opinion = in_article(document, rules, everything, active)
    findings = [] if opinion is everything else list(engine_findings(document, lines, opinion, active.generic))
    findings += judge_marks(document, rules)
    findings += judge_kept_lines(lines, findings, active.groups)
    winners = better_kinds(document, lines, decide(len(document), findings), active, rules)
    selected = select_fields(tree, active.metadata)
    # What the head of the page says would hide whether the rules find anything.
    return _Tried(document, winners, findings, lift(document, winners, active.metadata, Markup(), selected))


def _known(book: Rulebook, file: LoadedFile, page: Page) -> list[str]:
    """Whether the page is known for what the file is about."""
    if page.url and file.rules.sites:
        found = book.site_of(page.url, lambda: page.captured)
        if found is not file:
            return [f"for {page.url} the rules of {found.rules.id if found else 'nobody'} hold"]
    if (
        file.layer == "platform"
        and page.media_type == "text/html"
        and (file.rules.detect.markup or file.rules.detect.html)
    ):
        tree = Tree(decode(page).text)
        markup = read_markup(tree)
        if not any(one is file for one in book.platforms_by_markup(tree, facts(markup.meta, markup.loaded))):
            return ["`detect` does not know the page"]
    return []


def _compare(example: Example, tried: _Tried) -> list[str]:
    document = tried.document
    kept = [
        _squeeze(line)
        for line in assemble(document.text, kept_spans(verdicts(document, tried.winners))).text.split("\n")
    ]
    page = [_squeeze(line) for line in document.text.split("\n")] + [_squeeze(text) for text in document.texts()]
    together = " ".join(kept)
    problems = []
    for line in map(_squeeze, example.removes):
        if line not in page:
            problems.append(f"removes: the page has no line {line!r}")
        elif line in kept:
            problems.append(f"removes: {line!r} is still there")
    for line in map(_squeeze, example.keeps):
        if line not in " ".join(page):
            problems.append(f"keeps: the page has no {line!r}")
        elif line not in together:
            problems.append(f"keeps: {line!r} is gone")
    for field, value in example.metadata.items():
        found = getattr(tried.metadata, field, None)
        said = ", ".join(found) if isinstance(found, tuple) else found
        if said != value:
            problems.append(f"metadata: {field} is {said!r}, not {value!r}")
    return problems


def _squeeze(text: str) -> str:
    return " ".join(text.split())
