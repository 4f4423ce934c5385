"""Cues that give way to the article's own headings and sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.headline import DETECTOR as HEADLINE
from cleaner.judge.ranges import judge_lines
from cleaner.judge.structures import Lines
from cleaner.judge.twins import DETECTOR as TWIN
from cleaner.judge.yielding import ON_HTML, ON_TEXT, Bounds, giving_way, headings_of, losing_nothing, without_yielding
from cleaner.model import Finding, Kind
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_folder, packaged_rules
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

GENERIC = Rulebook(load_folder(packaged_rules())).generic("en")


def measured(*lines: str) -> Lines:
    return lines_of(segment_text("\n\n".join(lines)))


def removed(
    line: str,
    chance: float,
    bounds: Bounds = ON_TEXT,
    *,
    below: str = PARAGRAPHS[2],
    paragraph: float = 0.97,
    tagged: bool = False,
) -> bool:
    """Whether cues take a line of this chance that stands in the middle of a story."""
    lines = measured(PARAGRAPHS[0], PARAGRAPHS[1], line, below, PARAGRAPHS[3])
    chances = [0.99, 0.99, chance, paragraph, 0.99]
    found = judge_lines(lines, [GENERIC])
    assert any(f.first <= 2 < f.last for f in found), "no cue takes it"
    left = without_yielding(lines, found, chances, bounds, {2} if tagged else frozenset())
    return any(f.first <= 2 < f.last for f in left)


@pytest.mark.parametrize(
    ("line", "chance", "goes"),
    [
        ("Get an estimate", 0.85, False),
        ("Get an estimate", 0.75, True),
        ("Watch: what to look for", 0.96, False),
        ("Watch: what to look for", 0.94, True),
        ("Further reading", 0.96, False),
        ("More from this section", 0.9, True),
        ("Read more:", 0.99, True),
        ("Follow us on Facebook!", 0.93, True),
        ("Accept all", 0.99, True),
        ("286 likes", 0.99, True),
        ("Photo: Shutterstock", 0.99, True),
        ("Advertisement", 0.99, True),
    ],
)
def test_a_heading_of_the_article_stays_and_what_says_what_it_is_goes(line: str, chance: float, *, goes: bool) -> None:
    assert removed(line, chance) is goes


def test_what_html_calls_a_heading_needs_less() -> None:
    assert not removed("Further reading", 0.6, ON_HTML, tagged=True)
    assert removed("Further reading", 0.6, ON_HTML)
    assert removed("Related: the crane", 0.9, ON_HTML, tagged=True)


def test_a_heading_has_a_paragraph_below() -> None:
    assert removed("Get an estimate", 0.9, below="A crane")
    assert removed("Get an estimate", 0.9, paragraph=0.6)
    appeal = "Sign up for our newsletter and get the best stories in your inbox."
    assert removed("Get an estimate", 0.9, below=appeal, paragraph=0.9)


def test_a_sentence_that_only_begins_like_an_appeal_stays() -> None:
    sentence = "Get five in your inbox before breakfast and you will notice that the best of them ask for nothing."
    assert not removed(sentence, 0.99)
    assert removed(sentence, 0.95)
    assert removed(sentence, 0.97, ON_HTML)
    assert not removed(sentence, 0.99, ON_HTML)


def test_notes_are_no_appeals() -> None:
    lines = measured(*PARAGRAPHS[:3], "This article contains affiliate links that may earn us a commission.")
    found = judge_lines(lines, [GENERIC])
    assert found
    assert without_yielding(lines, found, [0.99] * len(lines), ON_TEXT) == found


def test_neither_rules_of_sites_nor_ranges_give_way() -> None:
    lines = measured(PARAGRAPHS[0], "Get an estimate", PARAGRAPHS[1])
    others = [
        Finding(1, 2, "remove", "promo", "site/x#ask", "site", 1.0),
        Finding(0, 2, "remove", "promo", "generic/en#far", "cue", 0.9),
        Finding(1, 2, "keep", "promo", "generic/en#keep", "cue", 0.9),
    ]
    assert without_yielding(lines, others, [0.99] * 3, ON_TEXT) == others


def test_headings_are_tags_that_lead_nowhere() -> None:
    html = '<body><h1>Title</h1><h2>One</h2><p>Two</p><h3><a href="/x">Three</a></h3><h4>Four</h4></body>'
    assert headings_of(segment_html(Tree(html))) == {1, 4}
    assert headings_of(segment_text("One\n\nTwo")) == frozenset()


def test_the_mode_that_wants_no_junk_lets_no_cue_yield() -> None:
    story = [*PARAGRAPHS[:3], "Watch: what to look for", *PARAGRAPHS[3:6]]
    html = "".join(f"<h2>{t}</h2>" if t.startswith("Watch") else f"<p>{t}</p>" for t in story)
    page = f"<html><body><article><h1>The crane</h1>{html}</article></body></html>"
    assert "Watch: what" in Cleaner(Options(mode="balanced")).clean(page).text
    assert "Watch: what" not in Cleaner(Options(mode="precision")).clean(page).text


PAGE = [
    PARAGRAPHS[0],
    "More from the harbour",
    "Boats of the year",
    PARAGRAPHS[1],
    "Comments",
    "Ilse Tamm",
    PARAGRAPHS[2],
]


@pytest.mark.parametrize(
    ("chances", "goes"),
    [
        ([0.99, 0.6, 0.8, 0.9], False),
        ([0.99, 0.4, 0.8, 0.9], True),
        ([0.99, 0.6, 0.7, 0.9], True),
    ],
    ids=["steps", "an-appeal-at-its-head", "a-button-in-it"],
)
def test_a_box_that_is_likely_throughout_is_a_list_of_steps(chances: list[float], *, goes: bool) -> None:
    lines = measured(PARAGRAPHS[0], "Download the app on both phones.", "Open it.", "Hold them close to each other.")
    box = Finding(1, 4, "remove", "promo", "box/1", "cue", 0.9)
    assert (without_yielding(lines, [box], chances, ON_HTML) == [box]) is goes
    thread = replace(box, kind="comments")
    assert without_yielding(lines, [thread], chances, ON_HTML) == [thread]


@pytest.mark.parametrize(
    ("chance", "below", "headings", "goes"),
    [
        (0.9, "Plugins", {1, 3}, False),
        (0.9, "Plugins", {3}, True),
        (0.5, "Plugins", {1, 3}, True),
        (0.9, "Old Tom", {1}, True),
        (0.9, "Reply", {1, 3}, True),
    ],
    ids=["a-section", "no-heading", "unlikely", "who-wrote-it", "what-only-threads-have"],
)
def test_a_section_on_comments_is_no_thread(chance: float, below: str, headings: set[int], *, goes: bool) -> None:
    lines = measured(PARAGRAPHS[0], "Comments", PARAGRAPHS[1], below, PARAGRAPHS[2])
    thread = Finding(1, 5, "remove", "comments", "generic/en#comments-head", "cue", 0.9)
    left = without_yielding(lines, [thread], [0.99, 0.9, *[chance] * 3], ON_HTML, headings)
    assert (left == [thread]) is goes


@pytest.mark.parametrize(
    ("line", "kind", "chance", "goes"),
    [
        ("Log in to the computer.", "navigation", 0.85, False),
        ("Log in to the computer.", "navigation", 0.75, True),
        ("Log in to the computer", "navigation", 0.85, True),
        ("14 March 2019: The council votes for the bridge.", "dateline", 0.95, False),
        ("Updated in March 2019.", "dateline", 0.95, True),
        ("The mayor will cut the ribbon in May, she said. © Riproduzione riservata.", "copyright", 0.6, False),
        ("The mayor will cut the ribbon in May, she said. © Riproduzione riservata.", "copyright", 0.4, True),
        ("© Riproduzione riservata.", "copyright", 0.6, True),
    ],
)
def test_steps_entries_of_chronicles_and_signed_paragraphs_are_sentences(
    line: str, kind: Kind, chance: float, *, goes: bool
) -> None:
    lines = measured(PARAGRAPHS[0], line, "A crane")
    cue = Finding(1, 2, "remove", kind, "generic/en#x", "cue", 0.9)
    assert (without_yielding(lines, [cue], [0.99, chance, 0.1], ON_HTML) == [cue]) is goes


def test_a_modes_findings() -> None:
    lines = measured(
        PARAGRAPHS[0], "Get an estimate", PARAGRAPHS[1], "Affiliate links: eight words or more stand in here."
    )
    heading, note = (Finding(i, i + 1, "remove", "promo", "generic/en#x", "cue", 0.9) for i in (1, 3))
    said = [heading, note]
    assert giving_way(lines, said, [0.9] * 4, "precision", ON_TEXT) == said
    assert giving_way(lines, said, [0.9] * 4, "balanced", ON_TEXT) == [note]
    assert giving_way(lines, said, [0.9] * 4, "recall", ON_TEXT) == []


def test_what_the_page_says_elsewhere_goes_where_nothing_may_be_lost() -> None:
    lines, chances = measured(*PARAGRAPHS[:3]), [0.99] * 3
    cue = Finding(1, 2, "remove", "unclassified", "generic/en#x", "cue", 0.9)
    assert losing_nothing(lines, [cue], chances, ON_HTML) == []
    again = [replace(cue, by=detector) for detector in (TWIN, HEADLINE)]
    assert losing_nothing(lines, again, chances, ON_HTML) == again


def held(finding: tuple[int, int, Kind], chances: list[float]) -> bool:
    """Whether a finding of a cue about PAGE holds where nothing may be lost."""
    measured = lines_of(segment_text("\n".join(PAGE)))
    first, last, kind = finding
    findings = [Finding(first, last, "remove", kind, "generic/en#x", "cue")]
    return losing_nothing(measured, findings, chances, ON_TEXT) == findings


@pytest.mark.parametrize(
    ("finding", "chance", "holds"),
    [
        ((1, 3, "related"), 0.4, True),
        ((1, 3, "related"), 0.6, False),
        ((2, 3, "caption"), 0.6, False),
        ((2, 3, "title"), 0.6, True),
        ((3, 4, "disclaimer"), 0.05, True),
        ((3, 4, "disclaimer"), 0.2, False),
        ((4, 7, "comments"), 0.9, True),
        ((4, 5, "comments"), 0.9, False),
    ],
    ids=["list", "likely-list", "likely-line", "lifted", "unlikely-sentence", "sentence", "thread", "counter"],
)
def test_where_nothing_may_be_lost_cues_yield_to_what_may_be_the_article(
    finding: tuple[int, int, Kind], chance: float, holds: bool
) -> None:
    assert held(finding, [chance] * len(PAGE)) == holds


def test_rules_of_a_site_yield_to_nobody() -> None:
    measured = lines_of(segment_text("\n".join(PAGE)))
    findings = [Finding(1, 4, "remove", "related", "harbour.example#more", "site")]
    assert losing_nothing(measured, findings, [0.9] * 7, ON_TEXT) == findings
