"""Turns XPath into CSS where both say the same, for CSS needs no second tree; and mends what is merely misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.errors import SelectorError
from cleaner.segment.tree import check_selector
from cleaner.segment.xpath import check_xpath

_STRING = r"(?:'([^'\\]*)'|\"([^\"\\]*)\")"
_STEP = re.compile(r"(//|/)(\*|[a-z][a-z0-9]*)((?:\[(?:'[^']*'|\"[^\"]*\"|[^\[\]'\"])*\])*)")
_PREDICATE = re.compile(r"\[((?:'[^']*'|\"[^\"]*\"|[^\[\]'\"])*)\]")
_ATTRIBUTE = r"@(id|class|itemprop|role|data-[a-z-]+)"
_CONDITIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_ATTRIBUTE}\s*=\s*{_STRING}"), "[{0}='{1}']"),
    (re.compile(rf"contains\(\s*{_ATTRIBUTE}\s*,\s*{_STRING}\s*\)"), "[{0}*='{1}']"),
    (re.compile(rf"starts-with\(\s*{_ATTRIBUTE}\s*,\s*{_STRING}\s*\)"), "[{0}^='{1}']"),
    (
        re.compile(
            rf"contains\(\s*concat\(\s*' '\s*,\s*normalize-space\(\s*{_ATTRIBUTE}\s*\)\s*,\s*' '\s*\)\s*,\s*{_STRING}\s*\)"
        ),
        "[{0}~='{1}']",
    ),
    (re.compile(_ATTRIBUTE), "[{0}]"),
)
_AND = re.compile(r"\s+and\s+(?=(?:[^'\"]|'[^']*'|\"[^\"]*\")*$)")
_ID_CALL = re.compile(r"^id\((['\"])([^'\"]+)\1\)")


def as_selector(expression: str) -> tuple[str, str]:
    """An XPath expression as ("css", selector) if that says the same, else ("xpath", expression).

    Raises:
        SelectorError: it is no expression that selects elements, and no small mend makes it one.
    """
    expression = mended(expression)
    check_xpath(expression)
    selector = as_css(expression)
    if selector is None:
        return "xpath", expression
    try:
        check_selector(selector)
    except SelectorError:
        return "xpath", expression
    return "css", selector


def mended(expression: str, *, elements: bool = True) -> str:
    """The expression, or what was meant by it if a bracket is missing or one too many stands at its end.

    Raises:
        SelectorError: nothing helps.
    """
    expression = _ID_CALL.sub(r"//*[@id='\2']", expression.strip())
    error: SelectorError | None = None
    for attempt in _attempts(expression):
        try:
            check_xpath(attempt, elements=elements)
        except SelectorError as problem:
            error = error or problem
        else:
            return attempt
    assert error is not None
    raise error


def _attempts(expression: str) -> Iterator[str]:
    yield expression
    yield expression + "]"
    yield expression + ")]"
    for end in ("]", ",", ";", "|", "/", "."):
        if expression.endswith(end):
            yield expression[:-1].rstrip()
    if expression.startswith("://"):
        yield expression[1:]


def as_css(expression: str) -> str | None:
    """A CSS selector that says what an XPath expression says; None if there may be none."""
    selectors = [_path(part.strip()) for part in _union(expression)]
    return ", ".join(selector for selector in selectors if selector) if all(selectors) else None


def _union(expression: str) -> list[str]:
    parts, depth, quote, start = [], 0, "", 0
    for at, character in enumerate(expression):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "|" and not depth:
            parts.append(expression[start:at])
            start = at + 1
    return [*parts, expression[start:]]


def _path(path: str) -> str | None:
    if not path.startswith("//"):
        return None
    selector, at = "", 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            return None
        conditions = _conditions(step[3])
        if conditions is None:
            return None
        joint = "" if not selector else " " if step[1] == "//" else " > "
        selector += joint + (step[2] if step[2] != "*" or not conditions else "") + conditions
        at = step.end()
    return selector or None


def _conditions(predicates: str) -> str | None:
    written = ""
    for predicate in _PREDICATE.findall(predicates):
        for condition in _AND.split(predicate):
            css = _condition(condition.strip())
            if css is None:
                return None
            written += css
    return written


def _condition(condition: str) -> str | None:
    for pattern, form in _CONDITIONS:
        match = pattern.fullmatch(condition)
        if match is None:
            continue
        name, *strings = [group for group in match.groups() if group is not None]
        value = strings[0] if strings else ""
        if "~=" in form:  # one of the words: the expression looks for it with a blank on either side
            if not re.fullmatch(r" \S+ ", value):
                return None
            value = value.strip()
        # An empty text is part of any for XPath, and of none for CSS.
        empty = not value and form[4:6] in {"*=", "^="}
        return None if empty or "'" in value or '"' in value else form.format(name, value)
    return None
