"""All loaded rules of a process, compiled once, and which of them speak about a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import get_args

from cleaner.rulebook.detect import Fingerprints, MarkupMarks
from cleaner.rulebook.hosts import Day, HostIndex, holds_on, host_of
from cleaner.rulebook.inherit import Families, Family
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.patterns import Anywhere
from cleaner.rulebook.rule import LONGEST_LINE, Rule, RuleGroup, compile_article, compile_file, compile_kinds
from cleaner.rulebook.schema import KeepRule, KindRule, Layer, MetadataRules, RemoveRule, Safety, patterns
from cleaner.rulebook.selectors import MayHit, SelectorIndex
from cleaner.segment.tree import Tree

# What the rest of the package needs of the rulebook, from one place.
__all__ = ["LONGEST_LINE", "ActiveRules", "Rule", "RuleGroup", "Rulebook", "compile_file", "host_of"]

# Norwegian and Danish phrases stand with the Swedish ones; "in" and "iw" are old names.
_WRITTEN_WITH = {"no": "sv", "nb": "sv", "nn": "sv", "da": "sv", "in": "id", "iw": "he"}
_EMPTY = RuleGroup(())
_ANYTHING = MayHit()


@dataclass(frozen=True)
class ActiveRules:
    """The rules that speak about one page, in order of authority.

    Attributes:
        groups: all that keep and remove.
        generic: the last of these, the rules for everywhere.
        kinds: those that give better names to what is removed.
        article: where the site says that its article stands, in the order in which it is tried.
        site: id of the site's rule file; None if none matches.
        how: what the site was known by: "url", "canonical", "text" or "html".
        may_hit: which selectors are worth trying on this page.
    """

    groups: tuple[RuleGroup, ...]
    generic: RuleGroup
    metadata: MetadataRules
    safety: Safety
    kinds: RuleGroup = _EMPTY
    article: tuple[Rule, ...] = ()
    site: str | None = None
    how: str | None = None
    may_hit: MayHit = _ANYTHING


def unknown_day() -> date | None:
    """Nobody knows when a page was captured."""
    return None


class Rulebook:
    """Loaded rule files. Picklable; compiles what it needs when it first needs it, and holds nothing of any page.

    Of several files with one id, the one whose word counts most holds; the others hold where it extends them.
    """

    def __init__(self, files: Iterable[LoadedFile], *, site_rules: bool = True) -> None:
        self.files = tuple(f for f in files if site_rules or f.layer != "site")
        self.site_rules = site_rules

    def __reduce__(self) -> tuple[type[Rulebook], tuple[tuple[LoadedFile, ...]], dict[str, bool]]:
        return type(self), (self.files,), {"site_rules": self.site_rules}

    def __setstate__(self, state: dict[str, bool]) -> None:
        self.__dict__.update(state)

    def check(self) -> None:
        """Look whether everything that files extend or switch off is there.

        Raises:
            RuleError: it is not.
        """
        for file in self.files:
            if file.rules.extends or file.rules.without:
                self.family(file)

    def family(self, file: LoadedFile) -> Family:
        """A file with all that it extends.

        Raises:
            RuleError: it extends what there is not, or itself.
        """
        key = id(file)  # the book keeps the file alive
        if key not in self._known:
            self._known[key] = self._families.family(file)
        return self._known[key]

    @cached_property
    def sha256(self) -> str:
        """One hash over all rules that this book holds."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.origin}\0{file.name}\0{file.sha256}\0".encode())
        return digest.hexdigest()

    @cached_property
    def holding(self) -> tuple[LoadedFile, ...]:
        """The files that hold: for each id the first to be heard; in this order."""
        known: set[str] = set()
        found: list[LoadedFile] = []
        for file in sorted(self.files, key=lambda file: file.rank):
            if file.rules.id not in known:
                known.add(file.rules.id)
                found.append(file)
        return tuple(found)

    @cached_property
    def layers(self) -> Mapping[Layer, tuple[LoadedFile, ...]]:
        """The files that hold, by what they speak about."""
        names: tuple[Layer, ...] = get_args(Layer)
        return {name: tuple(file for file in self.holding if file.layer == name) for name in names}

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
        key = wanted if wanted in known else ""
        if key not in self._generic:
            chosen = [f for f in files if not key or f.rules.language in {wanted, "en", None}]
            # The user's first; then those of the page's own language; else in the order of their names.
            chosen.sort(key=lambda file: (file.rank, file.rules.language != wanted, file.name))
            self._generic[key] = RuleGroup([rule for file in chosen for rule in compile_file(file)])
        return self._generic[key]

    def site_of(self, url: str, day: Day = unknown_day) -> LoadedFile | None:
        """The rule file that speaks about a URL's site.

        Args:
            day: when the page was captured; asked only if rules depend on it.
        """
        return self._hosts.file_for(url, day)

    def detect(self, lines: Sequence[str], day: Day = unknown_day) -> LoadedFile | None:
        """The site whose tell-tale lines stand in a page whose URL is not known; None if there is not just one."""
        return _only(self._fingerprints.found(self._telling.near(lines)), day)

    def may_hit(self, tree: Tree) -> MayHit:
        """Which of the selectors of platforms may hit something on a page."""
        return self._selectors.on(tree)

    def site_by_markup(self, tree: Tree, told: Sequence[str], day: Day = unknown_day) -> LoadedFile | None:
        """The site that a page's markup gives away; the first if there are several.

        Args:
            told: the page's `detect.facts`.
        """
        return next((file for file in self._site_marks.found(tree, told, _ANYTHING) if _holds(file, day)), None)

    def platforms_by_markup(self, tree: Tree, told: Sequence[str], may_hit: MayHit = _ANYTHING) -> list[LoadedFile]:
        """The publishing systems that a page's markup gives away."""
        return self._platform_marks.found(tree, told, may_hit)

    def platforms_by_text(self, lines: Iterable[str]) -> list[LoadedFile]:
        """The publishing systems whose tell-tale lines stand in a flattened page."""
        return self._platform_fingerprints.found(lines)

    def active(
        self,
        site: LoadedFile | None,
        how: str | None,
        platforms: Sequence[LoadedFile] = (),
        language: str | None = None,
    ) -> ActiveRules:
        """Put together what speaks about a page."""
        generic = self.generic(language)
        key = (id(site), how, tuple(map(id, platforms)), id(generic))  # the book keeps all of them alive
        if key not in self._active:
            self._active[key] = self._put_together(site, how, platforms, generic)
        return self._active[key]

    def _put_together(
        self, site: LoadedFile | None, how: str | None, platforms: Sequence[LoadedFile], generic: RuleGroup
    ) -> ActiveRules:
        family = self.family(site) if site else _NOBODY
        # A file of `generic/` holds everywhere; extended or tried by itself, it is not heard twice.
        speaking = {id(file): (file, family.off(file)) for file in family.files if file.layer != "generic"}
        for platform in platforms:
            detected = self.family(platform)
            for file in detected.files:
                speaking.setdefault(id(file), (file, family.off() | detected.off(file)))
        ordered = sorted(speaking.values(), key=lambda item: item[0].layer != "site")
        files = [file for file, _ in ordered]
        generic = generic.less(family.off())
        groups = [self._group(file).less(off) for file, off in ordered]
        kinds = [rule for file, off in ordered for rule in compile_kinds(file) if rule.id not in off]
        return ActiveRules(
            (*groups, generic),
            generic,
            family.metadata(),
            family.safety(),
            RuleGroup(kinds) if kinds else _EMPTY,
            next((tuple(rules) for file in files if (rules := compile_article(file))), ()),
            site.rules.id if site else None,
            how if site else None,
        )

    def _group(self, file: LoadedFile) -> RuleGroup:
        key = id(file)  # the book keeps the file alive
        if key not in self._groups:
            self._groups[key] = RuleGroup(compile_file(file))
        return self._groups[key]

    @cached_property
    def _generic(self) -> dict[str, RuleGroup]:
        return {}

    @cached_property
    def _active(self) -> dict[tuple[int, str | None, tuple[int, ...], int], ActiveRules]:
        return {}

    @cached_property
    def _groups(self) -> dict[int, RuleGroup]:
        return {}

    @cached_property
    def _known(self) -> dict[int, Family]:
        return {}

    @cached_property
    def _families(self) -> Families:
        return Families(self.files)

    @cached_property
    def _hosts(self) -> HostIndex:
        return HostIndex(self.layers["site"])

    @cached_property
    def _selectors(self) -> SelectorIndex:
        files = self.layers["platform"]
        rules: list[KeepRule | RemoveRule | KindRule] = []
        for file in files:
            rules += [*file.rules.keep, *file.rules.remove, *file.rules.kinds]
        ruled = [patterns(rule.css) for rule in rules]
        told = [patterns(selector) for file in files for selector in file.rules.detect.html]
        return SelectorIndex(selector for part in (*ruled, *told) for selector in part)

    @cached_property
    def _fingerprints(self) -> Fingerprints:
        return Fingerprints(self.layers["site"])

    @cached_property
    def _telling(self) -> Anywhere:
        told = [alternative for file in self.layers["site"] for alternative in file.rules.detect.text]
        return Anywhere([pattern for alternative in told for pattern in patterns(alternative)])

    @cached_property
    def _platform_fingerprints(self) -> Fingerprints:
        return Fingerprints(self.layers["platform"])

    @cached_property
    def _site_marks(self) -> MarkupMarks:
        return MarkupMarks(self.layers["site"])

    @cached_property
    def _platform_marks(self) -> MarkupMarks:
        return MarkupMarks(self.layers["platform"])


_NOBODY = Family((), ())


def _holds(file: LoadedFile, day: Day) -> bool:
    valid = file.rules.valid
    if valid.from_ is None and valid.until is None:
        return True
    on = day()
    return on is None or holds_on(valid, on)


def _only(files: Sequence[LoadedFile], day: Day) -> LoadedFile | None:
    held = [file for file in files if _holds(file, day)]
    return held[0] if len(held) == 1 else None
