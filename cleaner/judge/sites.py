"""Which rules speak about a page, and where their selectors hit."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.article.markup import Markup
from cleaner.model import Document, Finding
from cleaner.rulebook.book import ActiveRules, Rule, Rulebook
from cleaner.segment.tree import Tree

Marks = dict[int, tuple[int, ...]]


def rules_for_text(book: Rulebook, url: str | None, lines: Sequence[str], language: str | None = None) -> ActiveRules:
    """The rules for flattened text: by URL if it has one, else by the site's tell-tale lines.

    Args:
        language: as its function words tell; without, rules of all languages are tried.
    """
    if url:
        site, how = book.site_of(url), "url"
    else:
        site, how = book.detect(lines), "text"
    return book.active(site, how, language=language)


def rules_for_html(book: Rulebook, url: str | None, markup: Markup, tree: Tree) -> ActiveRules:
    """The rules for an HTML page: by its URL, else by the one that it says of itself, else by its markup."""
    site, how = None, None
    if url:
        site, how = book.site_of(url), "url"
    elif markup.canonical:
        site, how = book.site_of(markup.canonical), "canonical"
    if site is None and not url:
        site, how = (
            next((f for f in book.sites_by_markup if _marked(f.rules.detect.html, tree)), None),
            "html",
        )
    platforms = [file for file in book.layers["platform"] if _marked(file.rules.detect.html, tree)]
    return book.active(site, how, platforms, markup.language)


def _marked(selectors: Sequence[str], tree: Tree) -> bool:
    return any(tree.has(selector) for selector in selectors)


def select_elements(tree: Tree, active: ActiveRules) -> tuple[Marks, list[Rule]]:
    """Run the selectors of the active rules.

    Returns:
        For each caught element the numbers of the rules that caught it, and the rules by number.
    """
    marks: Marks = {}
    rules: list[Rule] = []
    for group in active.groups:
        for selector, rule in group.selectors:
            nodes = tree.select(selector)
            if nodes:
                number = len(rules)
                rules.append(rule)
                for node in nodes:
                    marks[node.mem_id] = (*marks.get(node.mem_id, ()), number)
    return marks, rules


def judge_marks(document: Document, rules: Sequence[Rule]) -> list[Finding]:
    """Findings for the blocks that stand in selected elements; runs of blocks under one rule are one finding."""
    findings: list[Finding] = []
    if not rules:
        return findings
    open_runs: dict[int, int] = {}
    count = len(document.marks)
    for i in range(count + 1):
        here = document.marks[i] if i < count else ()
        for number in [n for n in open_runs if n not in here]:
            rule = rules[number]
            findings.append(
                Finding(open_runs.pop(number), i, rule.action, rule.kind, rule.id, rule.authority, rule.score)
            )
        for number in here:
            open_runs.setdefault(number, i)
    return sorted(findings, key=lambda finding: (finding.first, finding.last, finding.by))
