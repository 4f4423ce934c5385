"""The fixture pages come out as expected, and what does not yet is written down."""

from __future__ import annotations

import re
from functools import cache

import pytest

from cleaner import Article, Cleaner, Page
from cleaner.model import Document
from cleaner.page_text import page_text
from tests.fixtures import Fixture, all_fixtures, squeeze
from tests.known_failures import KNOWN_FAILURES
from tests.records import broken_promises
from tests.stories import lines_of_text

FIXTURES = all_fixtures()
NAMES = [fixture.name for fixture in FIXTURES]
BY_NAME = dict(zip(NAMES, FIXTURES, strict=True))
NEGATIVE = [fixture.name for fixture in FIXTURES if fixture.negative]
_CLEANER = Cleaner()


def _page(name: str) -> Page:
    fixture = BY_NAME[name]
    media = "text/plain" if fixture.path.suffix == ".txt" else "text/html"
    return Page(fixture.path.read_bytes(), fixture.url, media, name)  # type: ignore[arg-type]


@cache
def _article(name: str) -> Article:
    return _CLEANER.clean(_page(name))


@cache
def _document(name: str) -> Document:
    return page_text(_page(name))


def _settled(name: str, problems: dict[str, str], of: set[str]) -> None:
    """Problems must be those that are known: a new one is a regression, one that is gone is to be struck out."""
    known = {item: said for (fixture, item), said in KNOWN_FAILURES.items() if fixture == name and item in of}
    new = {item: said for item, said in problems.items() if known.get(item) != said}
    gone = sorted(item for item in known if item not in problems)
    assert new == {}, f"{name}: not as expected, and not in KNOWN_FAILURES"
    assert gone == [], f"{name}: right by now; strike these out in KNOWN_FAILURES"


def lost_lines(fixture: Fixture) -> dict[str, str]:
    """Lines of `keeps` that do not stand in the output, or not in this order."""
    text = squeeze(_article(fixture.name).text)
    lines = [squeeze(line) for line in fixture.expected["keeps"]]
    in_order = _longest_in_order(lines, text)
    return {
        line: "out of order" if line in text else "lost" for number, line in enumerate(lines) if number not in in_order
    }


def _longest_in_order(lines: list[str], text: str) -> tuple[int, ...]:
    """The numbers of as many lines as stand one after the other in a text."""
    chains: list[tuple[int, tuple[int, ...]]] = [(0, ())]  # by length: where the chain ends soonest, and its lines
    for number, line in enumerate(lines):
        for length in range(len(chains) - 1, -1, -1):
            end, chain = chains[length]
            at = text.find(line, end)
            if at < 0:
                continue
            longer = (at + len(line), (*chain, number))
            if length + 1 == len(chains):
                chains.append(longer)
            else:
                chains[length + 1] = min(chains[length + 1], longer)
    return chains[-1][1]


def wrong_removals(fixture: Fixture) -> dict[str, str]:
    """Lines of `removes` that are left in, or were removed as something else."""
    kept = set(lines_of_text(_article(fixture.name).text))
    keeps = {squeeze(line) for line in fixture.expected["keeps"]}
    wrong: dict[str, str] = {}
    for line, kind in fixture.expected["removes"].items():
        plain = squeeze(line)
        kinds = removed_as(fixture.name, plain)
        if plain in kept and plain not in keeps:
            wrong[plain] = "left in"
        elif kind not in kinds:
            wrong[plain] = f"removed as {', '.join(sorted(kinds)) or 'nothing'} instead of {kind}"
    return wrong


def removed_as(name: str, line: str) -> set[str]:
    """The kinds as which a line was removed, wherever it stands in the page text."""
    text = _document(name).text
    pattern = re.compile(r"\s+".join(map(re.escape, line.split())))
    places = [match.span() for match in pattern.finditer(text)]
    whole = [(a, b) for a, b in places if _alone(text, a, b)]
    return {
        verdict.kind
        for a, b in whole or places
        for verdict in _article(name).verdicts
        if verdict.kind and verdict.start < b and a < verdict.end
    }


def _alone(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not before.strip() and not after.strip()


def wrong_metadata(fixture: Fixture) -> dict[str, str]:
    """Fields of `article` that were found otherwise."""
    found = _article(fixture.name).record.article
    return {
        field: f"{getattr(found, field)!r} instead of {value!r}"
        for field, value in fixture.expected["article"].items()
        if getattr(found, field) != value
    }


def lost_again(fixture: Fixture) -> dict[str, str]:
    """Lines of `keeps` that the output had, and the output of cleaning it again has not."""
    first = _article(fixture.name).text
    again = squeeze(_CLEANER.clean(first, media_type="text/plain").text)
    kept = [line for line in map(squeeze, fixture.expected["keeps"]) if line in squeeze(first)]
    return {f"again: {line}": "lost by cleaning the output again" for line in kept if line not in again}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_the_article_is_kept_in_order(name: str) -> None:
    fixture = BY_NAME[name]
    _settled(name, lost_lines(fixture), set(map(squeeze, fixture.expected["keeps"])))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_the_article_is_removed_and_said_why(name: str) -> None:
    fixture = BY_NAME[name]
    _settled(name, wrong_removals(fixture), set(map(squeeze, fixture.expected["removes"])))


@pytest.mark.parametrize("name", NAMES)
def test_metadata_is_lifted(name: str) -> None:
    fixture = BY_NAME[name]
    _settled(name, wrong_metadata(fixture), set(fixture.expected["article"]))


@pytest.mark.parametrize("name", NAMES)
def test_replay_and_accounting_hold(name: str) -> None:
    assert broken_promises(_page(name), _article(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_the_output_again_loses_nothing_of_the_article(name: str) -> None:
    fixture = BY_NAME[name]
    _settled(name, lost_again(fixture), {f"again: {squeeze(line)}" for line in fixture.expected["keeps"]})


@pytest.mark.parametrize("name", [name for name in NEGATIVE if not BY_NAME[name].expected["removes"]])
def test_an_article_about_such_things_comes_out_whole(name: str) -> None:
    missing = [line for line in lines_of_text(_document(name).text) if line not in lines_of_text(_article(name).text)]
    known = [item for fixture, item in KNOWN_FAILURES if fixture == name]
    assert [line for line in missing if line not in known] == []


def test_there_are_pages_enough_of_each_sort() -> None:
    assert len(FIXTURES) - len(NEGATIVE) >= 20
    assert len(NEGATIVE) >= 10
    assert {fixture.path.suffix for fixture in FIXTURES} == {".html", ".txt"}


@pytest.mark.parametrize("name", NAMES)
def test_an_expectation_speaks_of_lines_that_stand_on_the_page(name: str) -> None:
    expected, text = BY_NAME[name].expected, squeeze(_document(name).text)
    for line in (*expected["keeps"], *expected["removes"], *expected["either"]):
        assert squeeze(line) in text, line


def test_known_failures_are_about_fixtures_that_exist() -> None:
    items = {
        name: {*map(squeeze, f.expected["keeps"]), *map(squeeze, f.expected["removes"]), *f.expected["article"]}
        for name, f in BY_NAME.items()
    }
    stray = [(name, item) for name, item in KNOWN_FAILURES if item.removeprefix("again: ") not in items.get(name, ())]
    assert stray == []
