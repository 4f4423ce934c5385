"""All loaded rules of a process, compiled once, and which of them speak about a page."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args
from urllib.parse import urlsplit

from cleaner.model import Action, Authority, Kind
from cleaner.rulebook.load import LoadedFile
from cleaner.rulebook.patterns import PatternSet
from cleaner.rulebook.schema import Layer, MetadataRules, Safety, Structure, Zone, patterns

_AUTHORITY: Mapping[str, Authority] = {"site": "site", "platform": "platform", "generic": "cue"}
# Norwegian and Danish phrases stand with the Swedish ones.
_WRITTEN_WITH = {"no": "sv", "nb": "sv", "nn": "sv", "da": "sv", "in": "id"}
# A pattern is tried on lines up to this long: a notice of several sentences has some hundred characters, and what is
# longer is an article's paragraph or glued text.
LONGEST_LINE = 1_200
# What a rule for everywhere may take without saying more: a line of this many words.
GENERIC_WORDS = 15


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to be tried on lines and elements.

    Attributes:
        id: file id and rule id, as it stands in records: "sites/example.com#wall".
        first: patterns of the line it begins at.
        most: how many lines a range may have.
        words: how many words the line it begins at may have.
    """

    id: str
    action: Action
    kind: Kind
    authority: Authority
    first: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    to_end: bool = False
    takes: Structure | None = None
    css: tuple[str, ...] = ()
    zone: Zone = "any"
    most: int | None = None
    words: int | None = None
    score: float = 1.0


class RuleGroup:
    """Rules that are tried together: one pass over the lines finds where each of them begins."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)

    def __reduce__(self) -> tuple[type[RuleGroup], tuple[tuple[Rule, ...]]]:
        return type(self), (self.rules,)

    @cached_property
    def _short(self) -> tuple[PatternSet, list[Rule]]:
        return _first_lines(self.rules)

    @cached_property
    def _long(self) -> tuple[PatternSet, list[Rule]]:
        return _first_lines([rule for rule in self.rules if rule.words is None or rule.words > GENERIC_WORDS])

    @cached_property
    def _most_words(self) -> float:
        """No rule begins at a line of more words: most of an article's paragraphs need not be tried."""
        return max((math.inf if rule.words is None else rule.words for rule in self.rules if rule.first), default=0)

    @cached_property
    def _ends(self) -> dict[str, PatternSet]:
        return {rule.id: PatternSet(rule.through or rule.until) for rule in self.rules if rule.through or rule.until}

    @cached_property
    def selectors(self) -> tuple[tuple[str, Rule], ...]:
        """CSS selectors with their rules."""
        return tuple((selector, rule) for rule in self.rules for selector in rule.css)

    def begin(self, line: str, words: int) -> list[Rule]:
        """The rules of which a line is the beginning, each once, in the order of the file."""
        if words > self._most_words or len(line) > LONGEST_LINE:
            return []
        patterns_found, owners = self._short if words <= GENERIC_WORDS else self._long
        found: list[Rule] = []
        for number in patterns_found.found(line):
            rule = owners[number]
            if rule not in found and (rule.words is None or words <= rule.words):
                found.append(rule)
        return found

    def ends(self, rule: Rule, line: str) -> bool:
        """Whether a line ends a rule's range."""
        return bool(self._ends[rule.id].found(line))


def _first_lines(rules: Sequence[Rule]) -> tuple[PatternSet, list[Rule]]:
    """The patterns of the lines at which rules begin, and whose each of them is."""
    pairs = [(pattern, rule) for rule in rules for pattern in rule.first]
    return PatternSet([pattern for pattern, _ in pairs]), [rule for _, rule in pairs]


@dataclass(frozen=True)
class ActiveRules:
    """The rules that speak about one page, in order of authority.

    Attributes:
        groups: all of them.
        generic: the last of these, the rules for everywhere.
        site: id of the site's rule file; None if none matches.
        how: what the site was known by: "url", "canonical", "text" or "html".
    """

    groups: tuple[RuleGroup, ...]
    generic: RuleGroup
    metadata: MetadataRules
    safety: Safety
    site: str | None = None
    how: str | None = None


class Rulebook:
    """Loaded rule files. Picklable; compiles what it needs when it first needs it, and holds nothing of any page."""

    def __init__(self, files: Iterable[LoadedFile], *, site_rules: bool = True) -> None:
        self.files = tuple(f for f in files if site_rules or f.layer != "site")
        self.site_rules = site_rules

    def __reduce__(self) -> tuple[type[Rulebook], tuple[tuple[LoadedFile, ...]], dict[str, bool]]:
        return type(self), (self.files,), {"site_rules": self.site_rules}

    def __setstate__(self, state: dict[str, bool]) -> None:
        self.__dict__.update(state)

    @cached_property
    def sha256(self) -> str:
        """One hash over all rules that this book holds."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.name}\0{file.sha256}\0".encode())
        return digest.hexdigest()

    def generic(self, language: str | None = None) -> RuleGroup:
        """The rules for everywhere, as one group: those of the page's language, English ones, and those of none.

        English is on pages in every language. A page that names no language, or one that there are no rules for, is
        tried with all.

        Args:
            language: as the page names it: "de", "de-AT", "pt_BR".
        """
        files = self.layers["generic"]
        known = {file.rules.language for file in files}
        wanted = (language or "").replace("_", "-").split("-")[0].lower()
        wanted = _WRITTEN_WITH.get(wanted, wanted)
        chosen = [f for f in files if wanted not in known or f.rules.language in {wanted, "en", None}]
        key = f"generic:{wanted if wanted in known else ''}"
        if key not in self._groups:
            own_first = sorted(chosen, key=lambda file: file.rules.language != wanted)
            self._groups[key] = RuleGroup([rule for file in own_first for rule in compile_file(file)])
        return self._groups[key]

    @cached_property
    def _by_host(self) -> dict[str, LoadedFile]:
        hosts: dict[str, LoadedFile] = {}
        for file in sorted(self.files, key=lambda file: file.user):  # the user's file for a host beats the packaged one
            for host in file.rules.sites:
                hosts[host.lower().removeprefix("www.")] = file
        return hosts

    @cached_property
    def _groups(self) -> dict[str, RuleGroup]:
        return {}

    @cached_property
    def _detect(self) -> tuple[PatternSet, list[tuple[int, LoadedFile]], dict[int, int]]:
        """Patterns that give a site away; for each the number of its alternative and its file; how many patterns
        each alternative needs.
        """
        flat: list[str] = []
        owners: list[tuple[int, LoadedFile]] = []
        needed: dict[int, int] = {}
        for file in sorted(self.files, key=lambda file: not file.user):
            for alternative in file.rules.detect.text:
                number = len(needed)
                needed[number] = len(patterns(alternative))
                flat.extend(patterns(alternative))
                owners.extend((number, file) for _ in patterns(alternative))
        return PatternSet(flat), owners, needed

    def site_of(self, url: str) -> LoadedFile | None:
        """The rule file for a URL's host: an exact host beats `*.host`, a longer one a shorter."""
        host = host_of(url)
        if not host:
            return None
        found = self._by_host.get(host)
        while found is None and "." in host:
            host = host.split(".", 1)[1]
            found = self._by_host.get(f"*.{host}")
        return found

    def detect(self, lines: Iterable[str]) -> LoadedFile | None:
        """The site whose tell-tale lines stand in a page whose URL is not known; None if there is not just one."""
        matcher, owners, needed = self._detect
        seen = {number for line in lines if len(line) <= LONGEST_LINE for number in matcher.found(line)}
        hits: dict[int, int] = {}
        for number in seen:
            alternative = owners[number][0]
            hits[alternative] = hits.get(alternative, 0) + 1
        files = {
            file.name: file
            for number in seen
            for alternative, file in [owners[number]]
            if hits[alternative] == needed[alternative]
        }
        return next(iter(files.values())) if len(files) == 1 else None

    @cached_property
    def layers(self) -> Mapping[Layer, tuple[LoadedFile, ...]]:
        """The rule files by what they speak about: nobody should go through ten thousand sites for every page."""
        names: tuple[Layer, ...] = get_args(Layer)
        return {name: tuple(file for file in self.files if file.layer == name) for name in names}

    @cached_property
    def sites_by_markup(self) -> tuple[LoadedFile, ...]:
        """The rule files of sites that are known by their markup."""
        return tuple(file for file in self.layers["site"] if file.rules.detect.html)

    def active(
        self,
        site: LoadedFile | None,
        how: str | None,
        platforms: Sequence[LoadedFile] = (),
        language: str | None = None,
    ) -> ActiveRules:
        """Put together what speaks about a page."""
        generic = self.generic(language)
        groups = [self._group(file) for file in ([site] if site else []) + list(platforms)]
        return ActiveRules(
            (*groups, generic),
            generic,
            site.rules.metadata if site else MetadataRules(),
            site.rules.safety if site else Safety(),
            site.rules.id if site else None,
            how if site else None,
        )

    def _group(self, file: LoadedFile) -> RuleGroup:
        if file.name not in self._groups:
            self._groups[file.name] = RuleGroup(compile_file(file))
        return self._groups[file.name]


def compile_file(file: LoadedFile) -> list[Rule]:
    """The rules of a file with their full ids and their authority."""
    authority = _AUTHORITY[file.layer]
    rules = [
        Rule(
            f"{file.rules.id}#{rule.id}",
            "keep",
            "unclassified",
            "site_keep",
            patterns(rule.line),
            css=patterns(rule.css),
        )
        for rule in file.rules.keep
    ]
    for rule in file.rules.remove:
        words = rule.words
        if words is None and file.layer == "generic":
            words = GENERIC_WORDS
        rules.append(
            Rule(
                id=f"{file.rules.id}#{rule.id}",
                action="remove",
                kind=rule.kind,
                authority=authority,
                first=patterns(rule.line) or patterns(rule.from_),
                through=patterns(rule.through),
                until=patterns(rule.until),
                to_end=rule.to == "end",
                takes=rule.takes,
                css=patterns(rule.css),
                zone=rule.zone,
                most=rule.most,
                words=words,
                score=rule.score,
            )
        )
    return rules


def host_of(url: str | None) -> str:
    """A URL's host in lower case without "www."; empty if it has none."""
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
