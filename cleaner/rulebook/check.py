"""What is wrong in a rule file that has the right keys and types: patterns, selectors, ranges, ids, hosts."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, get_type_hints

from cleaner.article.dates import is_timezone
from cleaner.errors import RuleError, SelectorError
from cleaner.model import Metadata
from cleaner.rulebook.complaints import line_of
from cleaner.rulebook.hosts import site_problem
from cleaner.rulebook.patterns import PatternError, PatternSet, check_pattern, compiled_pattern
from cleaner.rulebook.rule import keep_id
from cleaner.rulebook.schema import (
    Example,
    FieldRule,
    KeepRule,
    KindRule,
    Layer,
    Patterns,
    RemoveRule,
    RuleFile,
    patterns,
)
from cleaner.rulebook.yaml_file import Place
from cleaner.segment.tree import check_selector

_WRITE_OUT = "RE2 knows no look-around and no back-references: write the cases out."
_NAME = re.compile(r"[^\s#]+")
# What says nothing in a file of a layer, and why.
_OUT_OF_PLACE: Mapping[Layer, tuple[str, ...]] = {
    "site": ("language",),
    "platform": ("sites", "paths", "valid", "language"),
    "generic": ("sites", "paths", "valid", "detect", "extends", "without", "article", "metadata", "kinds", "safety"),
}
_Problem = tuple[str, str]
_RuleProblem = tuple[str, "str | None", str]  # with the key in between
_Check = Callable[[str], "_Problem | None"]
_Lined: TypeAlias = RemoveRule | KeepRule | KindRule


class _File:
    """Says where in a file something is wrong."""

    def __init__(self, lines: Mapping[Place, int], name: str) -> None:
        self._lines, self._name = lines, name

    def wrong(
        self, problem: str, mend: str, *place: str | int, rule: str | None = None, key: str | None = None
    ) -> RuleError:
        """An error at a place; outside of rules, `key` is the words that lead there."""
        named = key if rule else ".".join(str(step) for step in place if isinstance(step, str))
        line = line_of(self._lines, (*place, *(() if key is None else (key,))))
        return RuleError(problem, file=self._name, line=line, rule=rule, key=named or None, mend=mend)


def problems_of(
    rules: RuleFile, lines: Mapping[Place, int], file: str, layer: Layer, *, patterns_too: bool = True
) -> Iterator[RuleError]:
    """All that is wrong with a file, in the order in which it is looked at.

    Args:
        lines: where in the file each value stands.
        patterns_too: compile each pattern and selector, to see whether it can be.
    """
    at = _File(lines, file)
    if not _NAME.fullmatch(rules.id):
        yield at.wrong(f"the id {rules.id!r} has blanks or #", "Write an id such as sites/example.com.", "id")
    empty = RuleFile(schema=1, id="")
    for key in _OUT_OF_PLACE[layer]:
        if getattr(rules, key) != getattr(empty, key):
            yield at.wrong(f"`{key}` says nothing in a file for a {layer}", "Leave it out.", key)
    yield from _check_rules(rules, at, patterns_too)
    valid = rules.valid
    if valid.from_ and valid.until and valid.from_ >= valid.until:
        yield at.wrong("there is no day on which the rules hold", "Let `until` be after `from`.", "valid", "until")
    for number, example in enumerate(rules.examples):
        yield from _check_example(example, at, number)
    yield from _check_fields(rules, at, patterns_too)
    if patterns_too:
        yield from _check_matching(rules, at)


def _check_rules(rules: RuleFile, at: _File, patterns_too: bool) -> Iterator[RuleError]:
    ids: set[str] = set()
    for rule, rule_id, place in _all_rules(rules):
        problems = list(_rule_problems(rule, rule_id, patterns_too))
        if rule_id in ids:
            problems.insert(0, ("the id stands twice", "id", "Give each rule of a file an id of its own."))
        ids.add(rule_id)
        yield from (at.wrong(problem, mend, *place, rule=rule_id, key=key) for problem, key, mend in problems)


def _rule_problems(rule: _Lined, rule_id: str, patterns_too: bool) -> Iterator[_RuleProblem]:
    if not _NAME.fullmatch(rule_id):
        yield f"the id {rule_id!r} has blanks or #", "id", "Write a word, such as more-news."
    for field, check in _RULE_PATTERNS if patterns_too else ():
        for pattern in patterns(getattr(rule, field, [])):
            if problem := check(pattern):
                yield problem[0], field.rstrip("_"), problem[1]
    if not (rule.line or rule.literal or rule.css or rule.xpath or getattr(rule, "from_", None)):
        does = "removes nothing" if isinstance(rule, RemoveRule) else "is about nothing"
        yield f"the rule {does}", None, "Give it `line:`, `literal:`, `from:`, `css:` or `xpath:`."
    if isinstance(rule, RemoveRule):
        yield from _range_problems(rule)


def _all_rules(rules: RuleFile) -> Iterator[tuple[_Lined, str, tuple[str, int]]]:
    yield from ((rule, rule.id, ("remove", index)) for index, rule in enumerate(rules.remove))
    yield from ((rule, keep_id(rule, index + 1), ("keep", index)) for index, rule in enumerate(rules.keep))
    yield from ((rule, rule.id, ("kinds", index)) for index, rule in enumerate(rules.kinds))


def _range_problems(rule: RemoveRule) -> Iterator[_RuleProblem]:
    """What does not fit together in a rule."""
    named = {"through": rule.through, "until": rule.until, "to": rule.to, "takes": rule.takes}
    ends = [key for key, value in named.items() if value]
    begins = bool(rule.line or rule.literal or rule.from_)
    if len(ends) > 1:
        yield f"a range has one end, not {len(ends)}", ends[1], f"Keep one of {', '.join(ends)}."
    if rule.from_ and (rule.line or rule.literal):
        yield "`line` and `from` say the same", "from", "Keep one of the two."
    if rule.from_ and not ends:
        yield "a range without an end", "from", "Add `through:`, `until:`, `to: end` or `takes:`, or write `line:`."
    if ends and not begins:
        yield "a range without a beginning", ends[0], "Add `from:`."
    if rule.most is not None and not ends:
        yield "`most` bounds a range, and this is none", "most", "Leave it out, or give the range an end."
    if not begins and (rule.zone != "any" or rule.words is not None):
        key = "words" if rule.words is not None else "zone"
        yield f"`{key}` is about lines, and the rule has none", key, "Leave it out."


def _pattern_problem(pattern: str) -> _Problem | None:
    try:
        check_pattern(pattern)
    except PatternError as error:
        return f"the pattern {pattern!r} can't be compiled: {error}", _WRITE_OUT
    if PatternSet([pattern]).found(""):
        return f"the pattern {pattern!r} matches every line", "Let it name at least one character."
    return None


def _capture_problem(pattern: str) -> _Problem | None:
    problem = _pattern_problem(pattern)
    if problem is None and not compiled_pattern(pattern).captures:
        return f"the pattern {pattern!r} has no group `value`", "Put what is wanted into (?P<value>...)."
    return problem


def _selector_problem(selector: str) -> _Problem | None:
    try:
        check_selector(selector)
    except SelectorError as error:
        return str(error), "Write a CSS selector such as `div.related`."
    return None


def _xpath_problem(expression: str, *, elements: bool = True) -> _Problem | None:
    from cleaner.segment.xpath import check_xpath  # noqa: PLC0415 - lxml takes 50 ms, and few files have XPath

    try:
        check_xpath(expression, elements=elements)
    except SelectorError as error:
        return str(error), "Write an XPath 1.0 expression such as //div[h3='Related']."
    return None


def _value_problem(expression: str) -> _Problem | None:
    return _xpath_problem(expression, elements=False)


_RULE_PATTERNS: tuple[tuple[str, _Check], ...] = (
    ("line", _pattern_problem),
    ("from_", _pattern_problem),
    ("through", _pattern_problem),
    ("until", _pattern_problem),
    ("css", _selector_problem),
    ("xpath", _xpath_problem),
)


def _check_matching(rules: RuleFile, at: _File) -> Iterator[RuleError]:
    """How a page is known to be one that the rules are about."""
    for site in rules.sites:
        if problem := site_problem(site):
            yield at.wrong(*problem, "sites")
    checks: tuple[tuple[tuple[str, ...], list[Patterns], _Check], ...] = (
        (("paths",), list(rules.paths), _pattern_problem),
        (("detect", "text"), list(rules.detect.text), _pattern_problem),
        (("detect", "markup"), list(rules.detect.markup), _pattern_problem),
        (("detect", "html"), list(rules.detect.html), _selector_problem),
        (("article", "css"), [rules.article.css], _selector_problem),
        (("article", "xpath"), [rules.article.xpath], _xpath_problem),
    )
    for place, values, check in checks:
        for pattern in (one for value in values for one in patterns(value)):
            if problem := check(pattern):
                yield at.wrong(*problem, *place)


def _check_fields(rules: RuleFile, at: _File, patterns_too: bool) -> Iterator[RuleError]:
    for field in rules.metadata.__struct_fields__:
        rule: FieldRule | None = getattr(rules.metadata, field)
        if rule is None:
            continue
        place = ("metadata", field)
        if not (rule.line or rule.css or rule.xpath):
            yield at.wrong("it says nowhere where to look", "Give it `line:`, `css:` or `xpath:`.", *place)
        for key in ("attribute", "pattern"):
            if getattr(rule, key) is not None and not (rule.css or rule.xpath):
                yield at.wrong(
                    f"`{key}` is about elements, and none are selected", "Add `css:`, or leave it out.", *place, key
                )
        if rule.timezone is not None and not is_timezone(rule.timezone):
            mend = "Write an IANA name such as Asia/Kolkata."
            yield at.wrong(f"there is no time zone {rule.timezone!r}", mend, *place, "timezone")
        if patterns_too:
            yield from (at.wrong(*problem, *place) for problem in _field_problems(rule))


def _field_problems(rule: FieldRule) -> Iterator[_Problem]:
    checks: tuple[tuple[Patterns, _Check], ...] = (
        (rule.line, _capture_problem),
        (rule.pattern or [], _capture_problem),
        (rule.css, _selector_problem),
        (rule.xpath, _value_problem),
    )
    for value, check in checks:
        yield from (problem for pattern in patterns(value) if (problem := check(pattern)))


def _check_example(example: Example, at: _File, number: int) -> Iterator[RuleError]:
    given = [key for key in ("text", "html", "file") if getattr(example, key) is not None]
    if len(given) != 1:
        problem = f"an example is one page, not {len(given)}"
        yield at.wrong(problem, "Give it as `text:`, `html:` or `file:`.", "examples", number)
    if not (example.removes or example.keeps or example.metadata):
        yield at.wrong("the example shows nothing", "Add `removes:` and `keeps:`.", "examples", number)
    for field in example.metadata:
        if field not in _text_fields():
            close = difflib.get_close_matches(field, _text_fields(), n=1)
            mend = f"Did you mean {close[0]}?" if close else f"Write one of: {', '.join(_text_fields())}."
            yield at.wrong(f"there is no metadata field {field!r}", mend, "examples", number, "metadata", field)


@functools.cache
def _text_fields() -> tuple[str, ...]:
    """The metadata fields that an example can compare with a text."""
    return tuple(name for name, kind in get_type_hints(Metadata).items() if kind in (str | None, tuple[str, ...]))


def missing_pages(rules: RuleFile, lines: Mapping[Place, int], file: str, folder: Path) -> Iterator[RuleError]:
    """The pages of examples that are not there; only who tries the examples needs them.

    Args:
        folder: the one that the rule file lies in.
    """
    at = _File(lines, file)
    for number, example in enumerate(rules.examples):
        if example.file is not None and not (folder / example.file).is_file():
            problem = f"there is no page {example.file!r}"
            yield at.wrong(problem, "Name a file as seen from the rule file.", "examples", number, "file")
