from __future__ import annotations

import pytest

from cleaner.judge.head import judge_head
from cleaner.judge.ranges import judge_lines
from tests.rules import lines, rule_group
from tests.stories import PARAGRAPHS

RULES = rule_group(
    'kind: dateline, line: "^Published: "', 'kind: byline, line: "^By "', 'kind: breadcrumb, line: "^Home >"'
)
PROSE = "\n".join(PARAGRAPHS[:3])
TITLE = "Ferry timetable changes in March"


def head(text: str) -> dict[str, str]:
    """What is said of the lines at the top: text -> kind."""
    page = lines(text)
    found = judge_head(page, judge_lines(page, [RULES]))
    return {page.texts[i]: f.kind for f in found for i in range(f.first, f.last)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{TITLE}\nBy Ilse Tamm\n{PROSE}", id="a-byline-below"),
        pytest.param(f"{TITLE}\nPublished: 4 March 2025\n{PROSE}", id="a-dateline-below"),
        pytest.param(f"Home > Harbour > {TITLE}\n{TITLE}\n{PROSE}", id="ends-the-breadcrumb"),
        pytest.param(f"{TITLE}\nA picture of the harbour\n{TITLE}\n{PROSE}", id="stands-twice"),
    ],
)
def test_a_headline_with_evidence_is_the_title(text: str) -> None:
    assert head(text).get(TITLE) == "title"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{TITLE}\n{PROSE}", id="alone"),
        pytest.param(f"{TITLE}\nWhat the skippers say\n{PROSE}", id="beside-a-subheading"),
        pytest.param(f"Harbour\nBy Ilse Tamm\n{PROSE}", id="a-single-word"),
        pytest.param(PROSE, id="no-short-line"),
        pytest.param("one\ntwo\nthree\n", id="no-paragraph"),
        pytest.param("", id="empty"),
    ],
)
def test_without_evidence_everything_stays(text: str) -> None:
    assert head(text) == {}


def test_all_copies_of_the_headline_above_the_first_paragraph_are_taken() -> None:
    page = lines(f"{TITLE}\nBy Ilse Tamm\n{TITLE.upper()}\n{PROSE}")
    found = judge_head(page, judge_lines(page, [RULES]))
    assert [(f.first, f.kind) for f in found] == [(0, "title"), (2, "title")]


def test_short_lines_above_the_headline_are_the_menu() -> None:
    assert head(f"Harbour\nSport\nWeather today\n{TITLE}\nBy Ilse Tamm\n{PROSE}") == {
        "Harbour": "navigation",
        "Sport": "navigation",
        "Weather today": "navigation",
        TITLE: "title",
    }


def test_a_copy_of_the_headline_in_the_article_stays() -> None:
    page = lines(f"{TITLE}\nBy Ilse Tamm\n{PROSE}\n{TITLE}\n")
    assert [f.first for f in judge_head(page, judge_lines(page, [RULES]))] == [0]


def test_no_headline_is_looked_for_where_a_rule_knows_it() -> None:
    page = lines(f"{TITLE}\nBy Ilse Tamm\n{PROSE}")
    known = judge_lines(page, [RULES, rule_group('kind: title, line: "^Ferry "')])
    assert judge_head(page, known) == []


def test_more_evidence_makes_it_surer() -> None:
    def score(text: str) -> float:
        page = lines(text)
        return next(f.score for f in judge_head(page, judge_lines(page, [RULES])) if f.kind == "title")

    assert score(f"Home > {TITLE}\n{TITLE}\nBy Ilse Tamm\n{PROSE}") > score(f"{TITLE}\nBy Ilse Tamm\n{PROSE}")
