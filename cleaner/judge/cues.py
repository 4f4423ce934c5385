"""Cue and site rules on lines: on all lines of flattened text, and on what an engine kept of an HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from cleaner.judge.biographies import judge_biographies
from cleaner.judge.bridges import judge_bridges
from cleaner.judge.doubles import judge_doubles
from cleaner.judge.head import judge_head
from cleaner.judge.posts import judge_posts
from cleaner.judge.ranges import Hit, find_hits, judge_hits, judge_lines
from cleaner.judge.shape import lines_in
from cleaner.judge.structures import Lines
from cleaner.judge.threads import judge_threads, spare_articles
from cleaner.model import Document, Finding
from cleaner.rulebook.book import RuleGroup

_BULLETS = "•·●▪◦‣*–-"
_LISTS = frozenset({"titles", "teasers", "comments"})


def lines_of(document: Document) -> Lines:
    """The blocks of a document as lines: white space collapsed, without the bullets of flattened lists."""
    bullets = _BULLETS if document.media_type == "text/plain" else ""
    return Lines(*lines_in(document.text, document.start, document.end, bullets))


def judge_text(lines: Lines, groups: Sequence[RuleGroup]) -> list[Finding]:
    """Findings about flattened text, by rules and structures alone."""
    return judge_text_hits(lines, find_hits(lines, groups), [0.0] * len(lines))


def judge_text_hits(lines: Lines, hits: Sequence[Hit], chances: Sequence[float]) -> list[Finding]:
    """Findings about flattened text: what rules know, what stands above the article, and structures of several lines.

    Args:
        chances: how likely each line is the article's, as the tagger has it.
    """
    findings = spare_articles(lines, judge_hits(lines, hits), chances)
    findings += judge_bridges(lines, hits, findings, chances)
    findings += judge_head(lines, findings)
    biographies = judge_biographies(lines, findings, chances)
    threads = [*judge_threads(lines, hits, chances), *judge_posts(lines)]
    return [*findings, *biographies, *threads, *judge_doubles(lines, chances)]


def judge_kept_lines(lines: Lines, findings: Sequence[Finding], groups: Sequence[RuleGroup]) -> list[Finding]:
    """Findings about an HTML page: the rules read what is kept so far as if it were all there is, so that a head
    and what belongs to it stand together again.
    """
    removed = {i for f in findings if f.action == "remove" for i in range(f.first, f.last)}
    staying = [i for i in range(len(lines)) if i not in removed]
    if not staying:
        return []
    index = sorted({*staying, *_heads_above(lines, removed, staying, groups)})
    found = judge_lines(lines.only(index), groups)
    return [replace(f, first=index[f.first], last=index[f.last - 1] + 1) for f in found]


def _heads_above(lines: Lines, removed: Set[int], staying: Sequence[int], groups: Sequence[RuleGroup]) -> Iterator[int]:
    """Removed lines right above one that stays which would take it along if they stayed themselves: an engine that sees
    through a head is not to leave its list behind.
    """
    for i in staying:
        if i - 1 in removed and any(
            rule.takes in _LISTS for group in groups for rule in group.begin(lines.texts[i - 1], lines.words[i - 1])
        ):
            yield i - 1
