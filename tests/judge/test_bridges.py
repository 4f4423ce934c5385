from __future__ import annotations

import pytest

from cleaner.judge.bridges import judge_bridges
from cleaner.judge.cues import judge_text, lines_of
from cleaner.judge.ranges import find_hits, judge_hits
from cleaner.judge.structures import Lines
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_folder, packaged_rules
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

GENERIC = Rulebook(load_folder(packaged_rules())).generic("en")
STORY = list(PARAGRAPHS[:4])


def measured(*lines: str) -> Lines:
    return lines_of(segment_text("\n\n".join(lines)))


def bridged(*lines: str, chance: float = 0.0) -> dict[int, str]:
    """The lines that stand in a bridge, with its kind."""
    seen = measured(*lines)
    hits = list(find_hits(seen, [GENERIC]))
    found = judge_bridges(seen, hits, judge_hits(seen, hits), [chance] * len(seen))
    return {i: f.kind for f in found for i in range(f.first, f.last)}


def test_what_stands_between_the_cues_of_a_consent_layer_is_part_of_it() -> None:
    layer = ["We value your privacy", "Measurement", "214 vendors may read what your device knows.", "Accept all"]
    assert bridged(*STORY, *layer) == dict.fromkeys(range(4, 8), "cookie_notice")


def test_the_article_between_a_layer_and_the_one_that_it_quotes_is_part_of_neither() -> None:
    lines = ["Accept all cookies", STORY[0], "We value your privacy", STORY[1]]
    assert set(bridged(*lines)) == {0, 1, 2}
    assert 1 not in bridged(*lines, chance=0.97)


def test_one_sentence_between_head_and_button_is_a_form() -> None:
    form = ["Our newsletter", "The best stories from the coast, every Friday before breakfast.", "Subscribe"]
    assert bridged(*STORY, *form) == dict.fromkeys(range(4, 7), "newsletter")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Subscribe", STORY[1], "Subscribe"], id="the-same-button-twice"),
        pytest.param(["Newsletter", STORY[1], "Sign up and get our best stories in your inbox"], id="two-asks"),
        pytest.param(["Newsletter", STORY[1], STORY[2], "Sign up"], id="two-paragraphs"),
        pytest.param(["Advertisement", STORY[1], "Advertisement"], id="no-layer"),
    ],
)
def test_a_paragraph_between_two_asks_is_none_of_theirs(lines: list[str]) -> None:
    assert bridged(STORY[0], *lines, STORY[3]) == {}


def test_what_stands_between_the_button_of_one_form_and_the_head_of_the_next_is_no_part_of_either() -> None:
    form = ["Our newsletter", "Enter your email address", "Subscribe now"]
    # The form's own lines are one.
    assert bridged(*STORY[:2], *form, STORY[2], "Unlock the full article", STORY[3]) == dict.fromkeys(
        range(2, 5), "newsletter"
    )


WALL = [
    "Register to keep reading",
    "You have read 3 of your 3 free articles this month.",
    "Five more articles every month",
    "By registering you agree to our Terms of Use and acknowledge our Privacy Policy.",
]


def test_a_wall_in_the_middle_of_the_article_goes_from_its_head_to_its_end() -> None:
    assert bridged(*STORY[:2], *WALL, *STORY[2:]) == dict.fromkeys(range(2, 6), "paywall")
    assert bridged(*STORY[:2], *WALL, *STORY[2:], chance=0.95) == {}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(WALL[:1], id="one-line"),
        pytest.param([WALL[1], WALL[3]], id="sentences-alone"),
        pytest.param([WALL[0], WALL[0]], id="the-same-line-twice"),
        pytest.param([WALL[0], STORY[1], WALL[3]], id="a-paragraph-between-them"),
    ],
)
def test_a_line_that_asks_is_no_wall_by_itself(lines: list[str]) -> None:
    assert bridged(*STORY[:2], *lines, *STORY[2:]) == {}


def test_what_the_tagger_is_sure_of_is_no_part_of_a_form() -> None:
    assert bridged(*STORY, "Our newsletter", PARAGRAPHS[5], "Subscribe", chance=0.95) == {}


def test_a_counted_thread_needs_two_comments_and_an_uncounted_one_three() -> None:
    posts = [
        "Sigrun T.",
        "At last some good news from that quay, I thought.",
        "oldsalt44",
        "And who pays for the paint?",
    ]
    for head, gone in (("2 Comments", True), ("Comments", False)):
        lines = measured(*STORY, head, *posts)
        found = judge_text(lines, [GENERIC])
        assert any(f.first == 4 and f.last == 9 for f in found) is gone
