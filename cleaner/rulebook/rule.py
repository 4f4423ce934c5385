"""One rule, ready to be tried, and rules that are tried together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from cleaner.model import Action, Authority, Kind
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.patterns import PatternSet, literal
from cleaner.rulebook.schema import ArticleRule, KeepRule, KindRule, Layer, RemoveRule, Structure, Zone, patterns

_AUTHORITY: Mapping[Layer, Authority] = {"site": "site", "platform": "platform", "generic": "cue"}
# A pattern is tried on lines up to this long: a notice of several sentences has some hundred characters, and what is
# longer is an article's paragraph or glued text.
LONGEST_LINE = 1_200
# What a rule for everywhere may take without saying more: a line of this many words.
GENERIC_WORDS = 15

Role = Literal["judge", "kind", "article"]
"""What a rule is for: to keep or remove; to name what is removed anyway; to say where the article stands."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to be tried on lines and elements.

    Attributes:
        id: file id and rule id, as it stands in records: "sites/example.com#wall".
        first: patterns of the line it begins at.
        to: what ends its range: the page's end, or the article's next paragraph.
        most: how many lines a range may have.
        words: how many words the line it begins at may have.
        was: for a role of "kind": the kinds that it renames; empty for all.
    """

    id: str
    action: Action
    kind: Kind
    authority: Authority
    first: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    to: Literal["end", "prose"] | None = None
    takes: Structure | None = None
    css: tuple[str, ...] = ()
    xpath: tuple[str, ...] = ()
    zone: Zone = "any"
    most: int | None = None
    words: int | None = None
    score: float = 1.0
    role: Role = "judge"
    was: frozenset[Kind] = frozenset()


class RuleGroup:
    """Rules that are tried together: one pass over the lines finds where each of them begins.

    Args:
        without: ids of rules that do not hold; the automaton is shared with the group that has them all.
    """

    def __init__(self, rules: Sequence[Rule], without: frozenset[str] = frozenset()) -> None:
        self._all = tuple(rules)
        self._without = without
        self._lesser: dict[frozenset[str], RuleGroup] = {}
        self.rules = tuple(rule for rule in rules if rule.id not in without)

    def __reduce__(self) -> tuple[type[RuleGroup], tuple[tuple[Rule, ...], frozenset[str]]]:
        return type(self), (self._all, self._without)

    def less(self, without: frozenset[str]) -> RuleGroup:
        """The group without some of its rules; itself if it has none of these."""
        if not without or not any(rule.id in without for rule in self.rules):
            return self
        if without in self._lesser:
            return self._lesser[without]
        group = self._lesser[without] = RuleGroup(self._all, self._without | without)
        group._beginnings, group._ends = self._beginnings, self._ends
        return group

    @cached_property
    def _beginnings(self) -> tuple[PatternSet, list[Rule]]:
        """The patterns of the lines at which rules begin, and whose each of them is.

        One automaton for lines of any length: a second one, without the patterns that take short lines alone, took as long to
        make again and made both of them slower, for each met new text by itself (1.04 instead of .88 ms a page, never seen).
        """
        pairs = [(pattern, rule) for rule in self._all for pattern in rule.first]
        return PatternSet([pattern for pattern, _ in pairs]), [rule for _, rule in pairs]

    @cached_property
    def _most_words(self) -> float:
        """No rule begins at a line of more words: most of an article's paragraphs need not be tried."""
        return max((math.inf if rule.words is None else rule.words for rule in self._all if rule.first), default=0)

    @cached_property
    def _ends(self) -> dict[str, PatternSet]:
        return {rule.id: PatternSet(rule.through or rule.until) for rule in self._all if rule.through or rule.until}

    @cached_property
    def selecting(self) -> tuple[Rule, ...]:
        """The rules that have selectors."""
        return tuple(rule for rule in self.rules if rule.css or rule.xpath)

    def begin(self, line: str, words: int) -> list[Rule]:
        """The rules of which a line is the beginning, each once, in the order of the file."""
        if words > self._most_words or len(line) > LONGEST_LINE:
            return []
        beginnings, owners = self._beginnings
        return self._heard(beginnings.found(line), owners, words)

    def beginnings(self, lines: Sequence[str], words: Sequence[int]) -> Iterator[tuple[int, Rule]]:
        """The lines at which rules begin, and these, as `begin` has them for each line."""
        (beginnings, owners), most = self._beginnings, self._most_words
        for i, line in enumerate(lines):
            size = words[i]
            if size <= most and len(line) <= LONGEST_LINE and (numbers := beginnings.found(line)):
                yield from ((i, rule) for rule in self._heard(numbers, owners, size))

    def _heard(self, numbers: Sequence[int], owners: Sequence[Rule], words: int) -> list[Rule]:
        """Whose the patterns are that were found in a line of so many words."""
        found: list[Rule] = []
        for number in numbers:
            rule = owners[number]
            if rule not in found and (rule.words is None or words <= rule.words) and rule.id not in self._without:
                found.append(rule)
        return found

    def ends(self, rule: Rule, line: str) -> bool:
        """Whether a line ends a rule's range."""
        return bool(self._ends[rule.id].found(line))


def compile_file(file: LoadedFile) -> list[Rule]:
    """The rules of a file that keep and remove, with their full ids and their authority."""
    removals = [_removal(rule, file) for rule in file.rules.remove]
    return [_keep(rule, number, file) for number, rule in enumerate(file.rules.keep, 1)] + removals


def compile_kinds(file: LoadedFile) -> list[Rule]:
    """The rules of a file that give better names."""
    return [_kind(rule, file) for rule in file.rules.kinds]


def compile_article(file: LoadedFile) -> list[Rule]:
    """Where the article stands: a rule for each selector, in the order in which they are tried."""
    where: ArticleRule = file.rules.article
    empty = Rule(f"{file.rules.id}#article", "keep", "unclassified", "site", role="article")
    by_css = [replace(empty, css=(selector,)) for selector in patterns(where.css)]
    return by_css + [replace(empty, xpath=(expression,)) for expression in patterns(where.xpath)]


def keep_id(rule: KeepRule, number: int) -> str:
    """The id of a keeping rule: its own, or one made of its place in the file."""
    return rule.id or ("keep" if number == 1 else f"keep-{number}")


def _keep(rule: KeepRule, number: int, file: LoadedFile) -> Rule:
    return Rule(
        id=f"{file.rules.id}#{keep_id(rule, number)}",
        action="keep",
        kind="unclassified",
        # What keeps beats all that removes in its own layer and below; only a site's beats everybody.
        authority="site_keep" if file.layer == "site" else _AUTHORITY[file.layer],
        first=_lines(rule),
        css=patterns(rule.css),
        xpath=patterns(rule.xpath),
    )


def _removal(rule: RemoveRule, file: LoadedFile) -> Rule:
    return Rule(
        id=f"{file.rules.id}#{rule.id}",
        action="remove",
        kind=rule.kind,
        authority=_AUTHORITY[file.layer],
        first=_lines(rule) or patterns(rule.from_),
        through=patterns(rule.through),
        until=patterns(rule.until),
        to=rule.to,
        takes=rule.takes,
        css=patterns(rule.css),
        xpath=patterns(rule.xpath),
        zone=rule.zone,
        most=rule.most,
        words=GENERIC_WORDS if rule.words is None and file.layer == "generic" else rule.words,
        score=rule.score,
    )


def _kind(rule: KindRule, file: LoadedFile) -> Rule:
    return Rule(
        id=f"{file.rules.id}#{rule.id}",
        action="remove",
        kind=rule.kind,
        authority=_AUTHORITY[file.layer],
        first=_lines(rule),
        css=patterns(rule.css),
        xpath=patterns(rule.xpath),
        role="kind",
        was=frozenset(rule.was),
    )


def _lines(rule: RemoveRule | KeepRule | KindRule) -> tuple[str, ...]:
    return (*patterns(rule.line), *(literal(text) for text in patterns(rule.literal)))
