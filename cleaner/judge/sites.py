"""Which rules speak about a page, where their selectors hit, and what follows from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cleaner.article.dates import FoundDate, Habits, find_date, iso_date
from cleaner.article.language import language_of
from cleaner.article.markup import Markup
from cleaner.judge.engine import Opinion
from cleaner.judge.structures import Lines
from cleaner.judge.verdicts import Winners
from cleaner.model import Document, Finding, Page
from cleaner.rulebook.book import ActiveRules, Rule, Rulebook
from cleaner.rulebook.detect import facts
from cleaner.segment.tree import Tree
from cleaner.segment.xpath import XPathTree

Marks = dict[int, tuple[int, ...]]

_FEW = 2  # rules
# A flattened page says near its top when it was published.
_DATED_WITHIN = 25
# So many paragraphs hold as much as is looked at to tell a language.
_SPEAKING = 60
_DAY_KEYS = ("dateModified", "datePublished", "dateCreated")
_DAY_NAMES = ("article:modified_time", "og:updated_time", "article:published_time", "datepublished", "date")


def rules_for_text(book: Rulebook, page: Page, lines: Sequence[str], language: str | None = None) -> ActiveRules:
    """The rules for flattened text: by URL if it has one, else by the site's tell-tale lines.

    Args:
        language: as its function words tell; without, rules of all languages are tried.
    """

    def day() -> date | None:
        return page.captured or _day_of_lines(lines)

    if page.url:
        site, how = book.site_of(page.url, day), "url"
    else:
        site, how = book.detect(lines, day), "text"
    return book.active(site, how, book.platforms_by_text(lines), language)


def rules_for_html(book: Rulebook, page: Page, markup: Markup, tree: Tree) -> ActiveRules:
    """The rules for an HTML page: by its URL, else by the one that it says of itself, else by its markup."""

    def day() -> date | None:
        return page.captured or _day_of_markup(markup)

    told = facts(markup.meta, markup.loaded)
    site, how = None, None
    if page.url:
        site, how = book.site_of(page.url, day), "url"
    elif markup.canonical:
        site, how = book.site_of(markup.canonical, day), "canonical"
    if site is None and not page.url:
        site, how = book.site_by_markup(tree, told, day), "html"
    may_hit = book.may_hit(tree)
    platforms = book.platforms_by_markup(tree, told, may_hit)
    language = markup.language or _spoken(tree)
    return replace(book.active(site, how, platforms, language), may_hit=may_hit)


def _spoken(tree: Tree) -> str | None:
    """The language of the paragraphs of a page that names none: of 32 such dev pages 30 have enough of them, and all of these
    are told right. Rules of all languages at once take three times as long on new text, and a quarter of a second to compile.
    """
    return language_of("\n".join(node.text() for node in tree.select("p")[:_SPEAKING]))


def _day_of_markup(markup: Markup) -> date | None:
    """The page's own date: it was captured then or later, and nobody knows better."""
    said = [markup.linked.get(key) for key in _DAY_KEYS] + [markup.meta.get(name) for name in _DAY_NAMES]
    return next((day for value in said if isinstance(value, str) and (day := _day(iso_date(value)))), None)


def _day_of_lines(lines: Sequence[str]) -> date | None:
    dates = (find_date(line, Habits(day_first=True)) for line in lines[:_DATED_WITHIN])
    return next((day for found in dates if found and (day := _day(found))), None)


def _day(found: FoundDate | None) -> date | None:
    try:
        return date.fromisoformat(found.iso[:10]) if found else None
    except ValueError:
        return None


def select_elements(tree: Tree, active: ActiveRules, xpath: XPathTree | None = None) -> tuple[Marks, list[Rule]]:
    """Run the selectors of the active rules.

    Args:
        xpath: the same page as XPath sees it.

    Returns:
        For each caught element the numbers of the rules that caught it, and the rules by number.
    """
    marks: Marks = {}
    rules: list[Rule] = []
    xpath = xpath or XPathTree(tree)
    for rule in _that_hit(tree, active):
        found = tree.select(", ".join(rule.css)) if rule.css else []
        found += [node for expression in rule.xpath for node in xpath.select(expression)]
        nodes = {node.mem_id for node in found}
        if nodes:
            for key in nodes:
                marks[key] = (*marks.get(key, ()), len(rules))
            rules.append(rule)
    return marks, rules


def _that_hit(tree: Tree, active: ActiveRules) -> list[Rule]:
    """The rules that may have hit: those of which no selector hits are sorted out, all of a group in one search."""
    groups = [group.selecting for group in (*active.groups, active.kinds)] + [active.article]
    found: list[Rule] = []
    for group in groups:
        may_hit = [rule for rule in group if any(active.may_hit(selector) for selector in rule.css)]
        selectors = [selector for rule in may_hit for selector in rule.css]
        # To ask for one or two takes no longer than to sort them out.
        hit = bool(selectors) and (len(may_hit) <= _FEW or tree.has(", ".join(selectors)))
        found += [rule for rule in group if rule.xpath or (hit and rule in may_hit)]
    return found


def judge_marks(document: Document, rules: Sequence[Rule]) -> list[Finding]:
    """Findings for the blocks that stand in selected elements; runs of blocks under one rule are one finding."""
    findings: list[Finding] = []
    if not any(rule.role == "judge" for rule in rules):
        return findings
    open_runs: dict[int, int] = {}
    count = len(document.marks)
    for i in range(count + 1):
        here = [n for n in document.marks[i] if rules[n].role == "judge"] if i < count else []
        for number in [n for n in open_runs if n not in here]:
            rule = rules[number]
            findings.append(
                Finding(open_runs.pop(number), i, rule.action, rule.kind, rule.id, rule.authority, rule.score)
            )
        for number in here:
            open_runs.setdefault(number, i)
    return sorted(findings, key=lambda finding: (finding.first, finding.last, finding.by))


def in_article(document: Document, rules: Sequence[Rule], opinion: Opinion, active: ActiveRules) -> Opinion:
    """What the site says of where its article stands, in place of the engine's opinion.

    Where the site's containers hold next to nothing of what the engine would keep, the layout has changed: the engine
    is believed, and the record carries a warning.
    """
    for number, rule in enumerate(rules):
        if rule.role != "article":
            continue
        kept = [number in marks for marks in document.marks]
        held = _characters(document, kept)
        if not held:
            continue
        engine, safety = _characters(document, opinion.kept), active.safety
        if held < safety.least_kept <= engine or held < (1 - safety.most_removed) * engine:
            return replace(opinion, warnings=(*opinion.warnings, "site_rules_reverted"))
        return Opinion(kept, [1.0] * len(kept), rule.id)
    return opinion


def _characters(document: Document, kept: Sequence[bool]) -> int:
    return sum(document.end[i] - document.start[i] for i, keep in enumerate(kept) if keep)


def better_kinds(
    document: Document, lines: Lines, winners: Winners, active: ActiveRules, rules: Sequence[Rule]
) -> Winners:
    """Give what is removed the kind that a rule knows for it. Who removed it stays who removed it."""
    if not active.kinds.rules:
        return winners
    named = list(winners)
    for i, winner in enumerate(winners):
        if winner is None or winner.action != "remove":
            continue
        marks = document.marks[i] if document.marks else ()
        caught = [rules[n] for n in marks if rules[n].role == "kind"]
        caught += active.kinds.begin(lines.texts[i], lines.words[i])
        fits = next((rule for rule in caught if not rule.was or winner.kind in rule.was), None)
        if fits is not None:
            named[i] = replace(winner, kind=fits.kind, evidence=f"named by {fits.id}")
    return named
