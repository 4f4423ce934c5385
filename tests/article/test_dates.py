from __future__ import annotations

import pytest

from cleaner.article.dates import find_date, iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("March 4, 2025", "2025-03-04"),
        ("Mar 4 2025", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("4th of March, 2025", "2025-03-04"),
        ("Tuesday, March 4th, 2025", "2025-03-04"),
        ("Sept. 30, 2024", "2024-09-30"),
        ("2025-03-04", "2025-03-04"),
        ("2025/3/4", "2025-03-04"),
        ("31.12.2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("4.4.2025", "2025-04-04"),
        ("Published: 4 March 2025, 09:15", "2025-03-04T09:15:00"),
        ("March 4, 2025 9:15 pm", "2025-03-04T21:15:00"),
        ("March 4, 2025 at 9 a.m.", "2025-03-04T09:00:00"),
        ("2025-03-04T09:15:30+01:00", "2025-03-04T09:15:30+01:00"),
        ("2025-03-04 09:15 UTC", "2025-03-04T09:15:00+00:00"),
        ("2025-03-04T09:15:00Z", "2025-03-04T09:15:00+00:00"),
        ("29 February 2024", "2024-02-29"),
        ("Updated on: 04 March,2025 09:15 AM", "2025-03-04T09:15:00"),
    ],
)
def test_a_date_as_precise_as_it_was_written(text: str, date: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found[0] == date


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("March 4", id="no-year"),
        pytest.param("March 2025", id="no-day"),
        pytest.param("yesterday at 9:15", id="relative"),
        pytest.param("3 hours ago", id="relative-hours"),
        pytest.param("Tuesday", id="weekday"),
        pytest.param("03/04/2025", id="may-mean-two-days"),
        pytest.param("31 February 2025", id="no-such-day"),
        pytest.param("99/99/2025", id="no-such-month"),
        pytest.param("call 555-0100 before 6", id="a-number"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(("day_first", "date"), [(True, "2025-04-03"), (False, "2025-03-04")])
def test_a_rule_may_say_which_number_is_the_day(day_first: bool, date: str) -> None:
    found = find_date("03/04/2025", day_first=day_first)
    assert found is not None
    assert found[0] == date


def test_a_rule_may_say_the_zone_of_times_without_one() -> None:
    summer = find_date("1 July 2025, 09:15", "Europe/Berlin")
    winter = find_date("1 January 2025, 09:15", "Europe/Berlin")
    assert summer is not None
    assert winter is not None
    assert (summer[0], winter[0]) == ("2025-07-01T09:15:00+02:00", "2025-01-01T09:15:00+01:00")


@pytest.mark.parametrize(
    "text", ["1 July 2025, 09:15 UTC", "1 July 2025", "2025-07-01T09:15:00+00:00"], ids=["utc", "no-time", "offset"]
)
def test_a_zone_is_not_put_on_what_has_one_or_no_time(text: str) -> None:
    found = find_date(text, "Asia/Kolkata")
    assert found is not None
    assert "05:30" not in found[0]


def test_a_zone_that_does_not_exist_is_left_out() -> None:
    found = find_date("1 July 2025, 09:15", "Atlantis/Harbour")
    assert found is not None
    assert found[0] == "2025-07-01T09:15:00"


def test_the_place_of_the_date_in_the_line() -> None:
    text = "Posted on March 4, 2025 by Ilse"
    found = find_date(text)
    assert found is not None
    assert text[found[1] : found[2]] == "March 4, 2025"


def test_a_day_that_does_not_exist_does_not_hide_the_next_date() -> None:
    found = find_date("31 February 2025, that is 3 March 2025")
    assert found is not None
    assert found[0] == "2025-03-03"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T09:15:00Z", "2025-03-04T09:15:00Z"),
        ("2025-03-04T09:15:00+0100", "2025-03-04T09:15:00+01:00"),
        ("2025-03-04 09:15:00", "2025-03-04T09:15:00"),
        (" 2025-03-04 ", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("Tue, 04 Mar 2025 09:15:00 GMT", "2025-03-04T09:15:00+00:00"),
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_of_markup(value: str, date: str | None) -> None:
    assert iso_date(value) == date
