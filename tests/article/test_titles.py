from __future__ import annotations

import pytest

from cleaner.article.titles import agree, headline, tidy, without_site

OWN = frozenset({"theharbourherald", "harbourherald"})


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Ferry changes | The Harbour Herald", "Ferry changes"),
        ("Ferry changes - Harbour Herald", "Ferry changes"),
        ("Harbour Herald: Ferry changes", "Ferry changes"),
        ("Ferry changes | Islands | The Harbour Herald", "Ferry changes | Islands"),
        ("Ferry changes – and what they cost", "Ferry changes – and what they cost"),
        ("The Harbour Herald", "The Harbour Herald"),
        ("Ferry changes", "Ferry changes"),
        ("", ""),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title: str, bare: str) -> None:
    assert without_site(title, OWN) == bare


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ferry &amp; harbour", "Ferry & harbour"),
        ("Ferry&amp;#8217;s  last\ntrip", "Ferry’s last trip"),
        ("Ver\u00adfas\u00adsung", "Verfassung"),
    ],
)
def test_a_title_without_what_only_machines_see(written: str, title: str) -> None:
    assert tidy(written) == title


def test_titles_that_are_about_the_same() -> None:
    assert agree("Ferry timetable changes from Monday", "Ferry changes")
    assert not agree("Ferry timetable changes", "Our blog")
    assert not agree("", "")


def test_the_headline_is_a_heading_that_the_markup_knows() -> None:
    shown = ["The Harbour Herald", "Ferry timetable changes from Monday"]
    assert headline(shown, ["Ferry timetable changes"]) == shown[1]
    assert headline(shown, ["Swimmers welcome a warmer lake"]) is None


def test_of_two_headings_that_the_markup_knows_the_one_that_says_more_of_it_is_the_headline() -> None:
    shown = ["Slow Rails", "The night train to nowhere", "Nowhere"]
    assert headline(shown, ["Slow Rails: The night train to nowhere"]) == shown[1]
    assert headline([shown[0], "Rails, slow"], ["Slow Rails"]) == shown[0]
