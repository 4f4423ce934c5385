"""How a page is known without its URL: lines that only one site has, and what a publishing system leaves in markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.patterns import PatternSet, TextSet
from cleaner.rulebook.rule import LONGEST_LINE
from cleaner.rulebook.schema import patterns
from cleaner.rulebook.selectors import MayHit
from cleaner.segment.tree import Tree

# What a page loads, by address: longer ones carry data, not names.
_LONGEST_FACT = 300


class Fingerprints:
    """Files that are known by lines of flattened text."""

    def __init__(self, files: Iterable[LoadedFile]) -> None:
        flat: list[str] = []
        self._owners: list[tuple[int, LoadedFile]] = []
        self._needed: dict[int, int] = {}
        for file in files:
            for alternative in file.rules.detect.text:
                number = len(self._needed)
                self._needed[number] = len(patterns(alternative))
                flat.extend(patterns(alternative))
                self._owners.extend((number, file) for _ in patterns(alternative))
        self._set = PatternSet(flat)

    def found(self, lines: Iterable[str]) -> list[LoadedFile]:
        """All files whose tell-tale lines stand in a page, in the order in which they were given."""
        if not self._owners:
            return []
        seen = {number for line in lines if len(line) <= LONGEST_LINE for number in self._set.found(line)}
        hits: dict[int, int] = {}
        for number in seen:
            alternative = self._owners[number][0]
            hits[alternative] = hits.get(alternative, 0) + 1
        files: list[LoadedFile] = []
        for alternative, file in self._owners:
            if hits.get(alternative, 0) == self._needed[alternative] and not any(file is one for one in files):
                files.append(file)
        return files


class MarkupMarks:
    """Files that are known by what the markup says."""

    def __init__(self, files: Iterable[LoadedFile]) -> None:
        self._files = tuple(file for file in files if file.rules.detect.markup or file.rules.detect.html)
        pairs = [(pattern, file) for file in self._files for pattern in file.rules.detect.markup]
        self._facts = TextSet([pattern for pattern, _ in pairs])
        self._owners = [file for _, file in pairs]
        self._selectors = [selector for file in self._files for selector in file.rules.detect.html]

    def found(self, tree: Tree, told: Sequence[str], may_hit: MayHit) -> list[LoadedFile]:
        """All files whose marks a page carries, in the order in which they were given.

        Args:
            told: the page's `facts`.
            may_hit: which selectors are worth trying.
        """
        if not self._files:
            return []
        known = {id(self._owners[number]) for number in self._facts.found("\n".join(told))}
        tried = [selector for selector in self._selectors if may_hit(selector)]
        marked = tried and tree.has(", ".join(tried))  # one search for all; which it was, only if it was one
        return [
            file
            for file in self._files
            if id(file) in known
            or (marked and any(may_hit(selector) and tree.has(selector) for selector in file.rules.detect.html))
        ]


def facts(meta: Mapping[str, str], loaded: Iterable[tuple[str, str]]) -> Sequence[str]:
    """What a page loads and says of itself, a line each: see `Detect.markup`."""
    told = [f"meta {name}: {_short(content)}" for name, content in meta.items()]
    return told + [f"{name}: {_short(text)}" for name, text in loaded]


def _short(text: str) -> str:
    return " ".join(text[:_LONGEST_FACT].split())
