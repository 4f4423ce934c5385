"""All that is wrong with rule files, and what could be better: for `cleaner rules lint`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.errors import RuleError, UsageError
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.check import missing_pages, problems_of
from cleaner.rulebook.load import (
    extended_beside,
    layer_of,
    load_all,
    load_file,
    read_file,
    read_rules,
    rule_paths,
    twins,
)
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.schema import RemoveRule, patterns

NO_FILES = "there are no rule files: rule files end in .yaml"
# Such a beginning holds at every place of a line: one that counted to 90 made the automaton of all English cues half as slow
# again; two that count to 25 cost nothing that could be measured.
_COUNTED_TO = 40
_COUNTED_BEGINNING = re.compile(r"(?:\(\?[\w-]+\)|\^|\(\?:)*(?:\.|\[[^\]]*\]|\\\w)\{(?:\d*,)?(\d+)\}")
_WHOLE_PAGE = re.compile(r"(?i)(?:\*|html|body|main|article|div|section|p|span|h[1-6]|li|ul)")


@dataclass(slots=True)
class Report:
    """What linting found.

    Attributes:
        files: those that are right.
        errors: what has to be mended.
        advice: what could be better; it breaks nothing.
    """

    files: list[LoadedFile] = field(default_factory=list)
    errors: list[RuleError] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


def lint(paths: Sequence[Path]) -> Report:
    """Look at rule folders and single rule files, together with the packaged rules that they may extend.

    Raises:
        UsageError: a path does not exist, or none holds a rule file.
    """
    report = Report()
    looked_at, beside = 0, list[LoadedFile]()
    for path in paths:
        folder = path if path.is_dir() else folder_of(path)
        files = rule_paths(path) if path.is_dir() else [path]
        looked_at += len(files)
        found = [*_lint_folder(folder, files, report)]
        report.errors += twins(found)
        report.files += found
        if folder != path:
            beside += [other for file in found for other in extended_beside(file)]
    if not looked_at:
        raise UsageError(NO_FILES)
    report.errors += _links(report.files, beside)
    for file in report.files:
        report.advice += [f"{file.place}: {text}" for text in _advice(file)]
    return report


def folder_of(path: Path) -> Path:
    """The rule folder of a single file: above `sites/`, `platforms/` and `generic/`.

    Raises:
        UsageError: there is no such file.
    """
    if not path.is_file():
        raise UsageError(f"no such file or folder: {str(path)!r}")
    return path.parent.parent if path.parent.name in {"sites", "platforms", "generic"} else path.parent


def _lint_folder(folder: Path, paths: Iterable[Path], report: Report) -> Iterator[LoadedFile]:
    for path in paths:
        name = path.relative_to(folder).as_posix()
        try:
            rules, lines = read_rules(read_file(path, name)[1], name)
        except RuleError as error:
            report.errors.append(error)
            continue
        problems = [
            *problems_of(rules, lines, name, layer_of(name)),
            *missing_pages(rules, lines, name, path.parent),
        ]
        report.errors += problems
        if not problems:
            yield load_file(path, folder, origin="user")


def _links(files: Sequence[LoadedFile], beside: Sequence[LoadedFile]) -> Iterator[RuleError]:
    """What files extend or switch off, and there is not."""
    book = Rulebook([*load_all(), *files, *beside])
    for file in files:
        try:
            book.family(file)
        except RuleError as error:
            yield error


def _advice(file: LoadedFile) -> Iterator[str]:
    rules, about = file.rules, file.rules.about
    does_something = rules.remove or rules.keep or rules.article != type(rules.article)()
    if does_something and not (any(e.removes for e in rules.examples) and any(e.keeps for e in rules.examples)):
        yield "no example shows a line that goes and one that stays"
    if missing := [key for key in ("author", "added", "license", "why") if not getattr(about, key)]:
        yield f"`about` does not say: {', '.join(missing)}"
    if file.layer == "site" and not (rules.sites or rules.detect.text or rules.detect.html or rules.detect.markup):
        yield "nothing says which pages it is about: add `sites:` or `detect:`"
    for rule in rules.remove:
        yield from _rule_advice(rule)


def _rule_advice(rule: RemoveRule) -> Iterator[str]:
    for selector in patterns(rule.css):
        if _WHOLE_PAGE.fullmatch(selector.strip()):
            yield f"rule {rule.id!r}: {selector!r} takes every such element of the page, the article's too"
    for pattern in patterns(rule.line):
        letters = re.sub(r"\\.|[^\w]", "", pattern)
        if len(letters) < 4 and not pattern.startswith("^"):
            yield f"rule {rule.id!r}: {pattern!r} is found in many lines; anchor it with ^ and $"
    for pattern in (*patterns(rule.line), *patterns(rule.from_)):
        counted = _COUNTED_BEGINNING.match(pattern)
        if counted and int(counted[1]) >= _COUNTED_TO:
            yield f"rule {rule.id!r}: {pattern!r} begins with a counted wildcard, which slows all rules down; begin with a word"
