"""What is wrong in a rule file that has the right keys and types: patterns, selectors, ranges, ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cleaner.article.dates import is_timezone
from cleaner.errors import RuleError, SelectorError
from cleaner.rulebook.patterns import PatternError, check_pattern
from cleaner.rulebook.schema import KeepRule, RemoveRule, RuleFile, patterns
from cleaner.rulebook.yaml_file import Place
from cleaner.segment.tree import check_selector

_WRITE_OUT = "RE2 knows no look-around and no back-references: write the cases out."
_Wrong = Callable[[str, str | None, str], RuleError]


def check_file(rules: RuleFile, lines: Mapping[Place, int], file: str, *, patterns_too: bool = True) -> None:
    """Raise RuleError at the first thing that is wrong.

    Args:
        lines: where in the file each value stands.
        patterns_too: compile each pattern and selector, to see whether it can be.
    """
    ids: set[str] = set()
    for rule, place in _all_rules(rules):
        wrong = _complaint(rule, place, lines, file)
        if rule.id in ids:
            raise wrong("the id stands twice", "id", "Give each rule of a file an id of its own.")
        ids.add(rule.id)
        if patterns_too:
            _check_patterns(rule, wrong)
        if isinstance(rule, RemoveRule):
            _check_removal(rule, wrong)
        elif not (rule.line or rule.css):
            raise wrong("the rule keeps nothing", None, "Give it `line:` or `css:`.")
    if patterns_too:
        _check_detection(rules, lines, file)


def _all_rules(rules: RuleFile) -> Iterator[tuple[RemoveRule | KeepRule, Place]]:
    yield from ((rule, ("remove", index)) for index, rule in enumerate(rules.remove))
    yield from ((rule, ("keep", index)) for index, rule in enumerate(rules.keep))


def _complaint(rule: RemoveRule | KeepRule, place: Place, lines: Mapping[Place, int], file: str) -> _Wrong:
    def wrong(problem: str, key: str | None, mend: str) -> RuleError:
        line = lines.get((*place, key) if key else place, lines.get(place))
        return RuleError(problem, file=file, line=line, rule=rule.id, key=key, mend=mend)

    return wrong


def _check_patterns(rule: RemoveRule | KeepRule, wrong: _Wrong) -> None:
    for field in ("line", "from_", "through", "until", "css"):
        key = field.rstrip("_")
        for pattern in patterns(getattr(rule, field, [])):
            problem = _problem(pattern, selector=field == "css")
            if problem:
                raise wrong(problem[0], key, problem[1])


def _problem(pattern: str, *, selector: bool) -> tuple[str, str] | None:
    """What is wrong with a pattern or selector, and the mend; None if nothing is."""
    try:
        if selector:
            check_selector(pattern)
        else:
            check_pattern(pattern)
    except PatternError as error:
        return f"the pattern {pattern!r} can't be compiled: {error}", _WRITE_OUT
    except SelectorError as error:
        return str(error), "Write a CSS selector such as `div.related`."
    return None


def _check_removal(rule: RemoveRule, wrong: _Wrong) -> None:
    named = {"through": rule.through, "until": rule.until, "to": rule.to, "takes": rule.takes}
    ends = [key for key, value in named.items() if value]
    if not (rule.line or rule.from_ or rule.css):
        raise wrong("the rule removes nothing", None, "Give it `line:`, `from:` or `css:`.")
    if len(ends) > 1:
        raise wrong(f"a range has one end, not {len(ends)}", ends[1], f"Keep one of {', '.join(ends)}.")
    if rule.from_ and rule.line:
        raise wrong("`line` and `from` say the same", "from", "Keep one of the two.")
    if rule.from_ and not ends:
        raise wrong(
            "a range without an end", "from", "Add `through:`, `until:`, `to: end` or `takes:`, or write `line:`."
        )
    if ends and not (rule.line or rule.from_):
        raise wrong("a range without a beginning", ends[0], "Add `from:`.")


def _check_detection(rules: RuleFile, lines: Mapping[Place, int], file: str) -> None:
    """The patterns by which a site is known, and those of metadata fields."""
    found = [(("detect", "text"), pattern, False) for item in rules.detect.text for pattern in patterns(item)]
    found += [(("detect", "html"), selector, True) for selector in rules.detect.html]
    for field in rules.metadata.__struct_fields__:
        if (value := getattr(rules.metadata, field)) is not None:
            found += [(("metadata", field), pattern, False) for pattern in patterns(value.line)]
            if value.timezone and not is_timezone(value.timezone):
                key = ("metadata", field, "timezone")
                mend = "Write an IANA name such as Asia/Kolkata."
                no_zone = f"there is no time zone {value.timezone!r}"
                raise RuleError(no_zone, file=file, line=lines.get(key), key=".".join(key), mend=mend)
    for place, pattern, selector in found:
        if problem := _problem(pattern, selector=selector):
            raise RuleError(problem[0], file=file, line=lines.get(place), key=".".join(place), mend=problem[1])
