from __future__ import annotations

import pytest

from cleaner.judge.structures import comments, points, taken_by, teasers, titles, widgets
from cleaner.rulebook.schema import Structure
from tests.rules import lines
from tests.stories import PARAGRAPHS

PROSE = PARAGRAPHS[0]
MORE_PROSE = PARAGRAPHS[1]


def page(*texts: str, loose: bool = False) -> str:
    return ("\n\n" if loose else "\n").join(texts) + "\n"


def test_titles_are_taken_up_to_the_end_of_the_page() -> None:
    found = lines(page("Related", "Lighthouse opens at night", "New path along the dunes", "Seals counted again"))
    assert titles(found, 0) == 4


def test_titles_stop_where_the_article_goes_on() -> None:
    found = lines(
        page("Related", "Lighthouse opens at night", "New path in the dunes", "Seals counted once more", PROSE)
    )
    assert titles(found, 0) == 4


def test_a_line_much_shorter_than_the_titles_above_it_is_left_to_the_article() -> None:
    found = lines(page("Related", "Lighthouse opens at night again", "New path in the dunes", "The divers", PROSE))
    assert titles(found, 0) == 3


def test_the_lower_of_two_lines_above_a_paragraph_is_left_to_the_article() -> None:
    assert titles(lines(page("Related", "Lighthouse opens at night", "What the divers found", PROSE)), 0) == 2


def test_a_head_between_two_paragraphs_takes_itself_only() -> None:
    assert titles(lines(page(PROSE, "More From This Section", MORE_PROSE)), 1) == 2


def test_a_single_short_line_between_head_and_paragraph_is_left_to_the_article() -> None:
    assert titles(lines(page("Related", "What the divers found", PROSE)), 0) == 1


def test_a_heading_that_stands_apart_from_a_close_list_is_left_to_the_article() -> None:
    text = f"Related\nLighthouse opens at night\nNew path along the dunes\n\nWhat the divers found\n\n{PROSE}\n"
    found = lines(text)
    assert found.texts[titles(found, 0)] == "What the divers found"


@pytest.mark.parametrize("crumb", ["1", "12:30", "•"])
def test_numbers_and_bullets_between_titles_are_taken(crumb: str) -> None:
    found = lines(page("Related", "Lighthouse opens at night", crumb, "New path along the dunes", crumb, PROSE))
    assert titles(found, 0) == 5


def test_truncated_teasers_are_taken_with_their_titles() -> None:
    found = lines(page("Related", "Oysters return", "The beds are growing again after a long […]", PROSE))
    assert titles(found, 0) == 3


def test_teasers_take_whole_paragraphs_between_truncated_ones() -> None:
    found = lines(
        page("More News", "Oysters return", PROSE, "Seals counted", "Rangers counted four hundred seals on the […]")
    )
    assert teasers(found, 0) == 5


def test_teasers_without_a_truncated_one_stop_at_the_first_paragraph() -> None:
    found = lines(page("More News", "Oysters return", "Seals counted", "Otters seen", PROSE, MORE_PROSE, PARAGRAPHS[2]))
    assert teasers(found, 0) == 4


@pytest.mark.parametrize(
    "thread",
    [
        pytest.param(["A", "Asha B.", "Good news for the gardens this year, I would say.", "R", "Rolf"], id="initials"),
        pytest.param(
            ["Asha B.", "2 hours ago", "Good news for the gardens.", "Reply", "Rolf T.", "1 day ago"], id="times"
        ),
        pytest.param(["gardener77", "First of all, thank you.", "Reply", "Report"], id="buttons"),
        pytest.param(["Asha", "vor 2 Stunden", "Gute Nachricht für die Gärten.", "Antworten"], id="german"),
        pytest.param(["Asha", "il y a 2 heures", "Bonne nouvelle pour les jardins.", "Répondre"], id="french"),
        pytest.param(
            [
                "Asha B.",
                "Good news for the gardens this year.",
                "Rolf T.",
                "Not for the ducks in the pond.",
                "Mo",
                PROSE,
            ],
            id="three-names-with-texts",
        ),
    ],
)
def test_a_thread_of_comments_reaches_to_the_end(thread: list[str]) -> None:
    found = lines(page(PROSE, MORE_PROSE, "Comments", *thread, PARAGRAPHS[2]))
    assert comments(found, 2) == len(found)


@pytest.mark.parametrize(
    "when", ["9.3.2005, 07:02", "March 9, 2005 07:02 AM", "2005-03-09 at 7:02", "09/03/05 07.02 pm."]
)
def test_texts_that_end_with_when_they_were_written_are_comments(when: str) -> None:
    posts = [f"Same here, I thought that I was going mad. Posted by: {name}, {when}" for name in ("Otto", "Lise")]
    found = lines(page(*PARAGRAPHS[:2], "Comments", *posts))
    assert comments(found, 2) == len(found)


def test_sections_of_a_study_that_name_years_are_no_comments() -> None:
    parts = ["The mill was sold in 2005 for 7.50 a share.", "In 2006 it closed at 9:30 on a Monday, and nobody came."]
    assert comments(lines(page(*PARAGRAPHS[:2], "Discussion", *parts)), 2) == 3


def test_a_head_below_no_more_than_a_line_of_the_site_is_a_button_and_opens_no_thread() -> None:
    found = lines(
        page("Our newsroom has moved to the old mill.", "Comments", "A", "Asha B.", PROSE, "Reply", MORE_PROSE)
    )
    assert comments(found, 1) == 2


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param([PROSE, MORE_PROSE], id="paragraphs"),
        pytest.param(["Methods", PROSE, "Limits", MORE_PROSE], id="two-short-headings-above-paragraphs"),
        pytest.param([], id="nothing"),
    ],
)
def test_a_comments_head_without_a_thread_takes_itself_only(rest: list[str]) -> None:
    assert comments(lines(page(*PARAGRAPHS[2:4], "Discussion", *rest)), 2) == 3


def test_of_a_list_of_points_only_the_numbers_go() -> None:
    found = lines(page("Key Points", "1", "Seven villages to be visited", "2", "Built by residents", PROSE, MORE_PROSE))
    assert points(found, 0) == [0, 1, 3]


def test_points_without_numbers_have_a_heading_of_their_own_below_paragraphs() -> None:
    listed = ("Key takeaways", "Seven villages to be visited", "Built by residents", PROSE, MORE_PROSE)
    assert points(lines(page(PROSE, MORE_PROSE, *listed)), 2) == []
    assert points(lines(page(*listed)), 0) == [0]
    assert points(lines(page(PROSE, MORE_PROSE, "Key takeaways", "1", "Seven villages", PROSE, PROSE)), 2) == [2, 3]


def test_numbers_below_the_points_stay() -> None:
    found = lines(page("Key Points", "1", "Seven villages", PROSE, MORE_PROSE, "7"))
    assert 5 not in points(found, 0)


def test_a_player_takes_its_crumbs_and_repeated_lines() -> None:
    found = lines(
        page("Ferry timetable changes", "Listen to this article", "Ferry timetable changes", "1x", "0:00", PROSE)
    )
    assert widgets(found, 1) == 5


def test_a_player_leaves_a_line_that_stands_nowhere_else() -> None:
    assert widgets(lines(page("Listen to this article", "0:00", "What the divers found", PROSE)), 0) == 2


def test_each_structure_takes_the_head_at_least() -> None:
    found = lines(page("Head", PROSE))
    structures: tuple[Structure, ...] = ("titles", "teasers", "comments", "points", "widgets")
    for structure in structures:
        assert taken_by(structure, found, 0) == [(0, 1)]


@pytest.mark.parametrize("structure", ["titles", "teasers", "comments", "points", "widgets"])
def test_a_head_on_the_last_line_takes_itself(structure: Structure) -> None:
    assert taken_by(structure, lines(page(PROSE, "Head")), 1) == [(1, 2)]
