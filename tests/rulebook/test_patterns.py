from __future__ import annotations

import time

import pytest

from cleaner.rulebook.patterns import Anywhere, Pattern, PatternError, PatternSet, check_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "value"),
    [
        ("^On (?P<value>.+)$", "On Tuesday", "Tuesday"),
        ("on (?P<value>\\w+)", "come ON tuesday", "tuesday"),
        ("Tues\\w+", "on Tuesday", "Tuesday"),
        ("(a)(b)", "xaby", "ab"),
        ("^x$", "no", None),
        ("^Größe (?P<value>.+)$", "GRÖSSE GRÖßE", None),
        ("^größe (?P<value>.+)$", "GRÖßE neun", "neun"),
    ],
)
def test_the_value_of_a_pattern(pattern: str, text: str, value: str | None) -> None:
    assert Pattern(pattern).value(text) == value


def test_all_patterns_of_a_set_are_found_in_one_pass() -> None:
    patterns = PatternSet(["^share", "cook(ie|y)", "é$", "(?-i)^News$"])
    assert patterns.found("Share a cookie at the café") == [0, 1, 2]
    assert patterns.found("news") == []
    assert patterns.found("News") == [3]
    assert patterns.found("") == []


@pytest.mark.parametrize(
    "pattern", ["^Harbour Herald$", "Herald (web|print)", "[^a]News$", "\\AHerald", "(?-i)^Herald"]
)
def test_lines_worth_asking_are_those_of_a_thousand_in_which_something_stands(pattern: str) -> None:
    lines = ["nothing"] * 2_500
    near = Anywhere([pattern])
    for text in ("Harbour Herald", "The Herald web", "Old News", "Herald"):
        lines[1_200] = text
        asked = list(near.near(lines))
        assert len(asked) in {0, 1_000, 2_500}
        assert asked or not PatternSet([pattern]).found(text)


def test_an_empty_set_finds_nothing() -> None:
    assert PatternSet([]).found("anything") == []


@pytest.mark.parametrize("pattern", ["(", "a(?=b)", "(a)\\1", "[z-a]", "*", "a{2000}", "(?<!x)y", "\\"])
def test_a_pattern_that_re2_can_not_compile_is_named(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"\w"):
        check_pattern(pattern)
    with pytest.raises(PatternError):
        PatternSet([pattern])


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(.*)*x", "(a|a)*b", "(\\w+\\s?)*!"])
def test_no_pattern_takes_more_than_linear_time(pattern: str) -> None:
    began = time.process_time()
    PatternSet([pattern]).found("a" * 50_000 + "c")
    Pattern(pattern).value("a" * 50_000 + "c")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", ["\ufffd", "\x00", "\U0001f642", "日本語"])
def test_any_character_may_stand_in_a_line(text: str) -> None:
    assert PatternSet(["^.$", text[0]]).found(text)[-1] == 1
