from __future__ import annotations

import time

import pytest

from cleaner.article.calendar import country_of, day_first, months
from cleaner.article.dates import Habits, find_date, find_month, iso_date, orders


def iso(text: str, habits: Habits | None = None) -> str | None:
    found = find_date(text, habits or Habits())
    return found.iso if found else None


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
        ("Oct 5,2024", "2024-10-05"),
        ("04.03.2025 09:15 Uhr", "2025-03-04T09:15:00"),
        ("2025-03-04 09:15:00 +0000 UTC", "2025-03-04T09:15:00+00:00"),
        ("Thu, Feb 27, 2025 at 3 p.m. ET", "2025-02-27T15:00:00-05:00"),
        ("17:46, 8 January 2026", "2026-01-08T17:46:00"),
        ("March 4, 2025 at 12:15 am", "2025-03-04T00:15:00"),
        ("4-Mar-2025", "2025-03-04"),
    ],
)
def test_a_date_as_precise_as_it_was_written(text: str, date: str) -> None:
    assert iso(text) == date


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "Tuesday, 4 March 2025, 9:15 pm", "2025-03-04T21:15:00"),
        ("de", "Dienstag, 4. März 2025, 9:15 Uhr", "2025-03-04T09:15:00"),
        ("de", "1. Jänner 2025", "2025-01-01"),
        ("fr", "Publié le 1er août 2025 à 9h15", "2025-08-01T09:15:00"),
        ("es", "4 de marzo de 2025 a las 9:15", "2025-03-04T09:15:00"),
        ("it", "4 marzo 2025 alle 9:15", "2025-03-04T09:15:00"),
        ("pt", "4 de março de 2025 às 9h15", "2025-03-04T09:15:00"),
        ("nl", "4 maart 2025 om 9.15 uur", "2025-03-04T09:15:00"),
        ("pl", "4 marca 2025, godz. 9:15", "2025-03-04T09:15:00"),
        ("tr", "4 Mart 2025 09:15", "2025-03-04T09:15:00"),
        ("ru", "4 марта 2025 г., 09:15", "2025-03-04T09:15:00"),
        ("ar", "٤ مارس ٢٠٢٥ ٩:١٥", "2025-03-04T09:15:00"),
        ("ar", "4 كانون الثاني 2025", "2025-01-04"),
        ("hi", "४ मार्च २०२५", "2025-03-04"),
        ("hi", "4 मार्च 2025, 09:15 AM", "2025-03-04T09:15:00"),
        ("id", "Selasa, 4 Maret 2025 09:15 WIB", "2025-03-04T09:15:00+07:00"),
        ("ja", "2025年3月4日(火) 午後9時15分", "2025-03-04T21:15:00"),
        ("zh", "2025年3月4日 09:15", "2025-03-04T09:15:00"),
        ("ko", "2025년 3월 4일 오후 9:15", "2025-03-04T21:15:00"),
        ("ko", "입력 2025. 3. 4. 09:15", "2025-03-04T09:15:00"),
    ],
)
@pytest.mark.parametrize("told", [True, False], ids=["language-known", "language-unknown"])
def test_dates_in_the_languages_of_the_text_engine(language: str, text: str, date: str, told: bool) -> None:
    assert iso(text, Habits(languages=(language,)) if told else None) == date


@pytest.mark.parametrize(
    ("text", "precision"),
    [("4 March 2025", "day"), ("4 March 2025, 09:15", "minute"), ("2025-03-04T09:15:30Z", "second")],
)
def test_the_precision_is_what_was_written(text: str, precision: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.precision == precision


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
    assert iso(text) is None


@pytest.mark.parametrize(("first", "date"), [(True, "2025-04-03"), (False, "2025-03-04")])
def test_a_rule_may_say_which_number_is_the_day(first: bool, date: str) -> None:
    assert iso("03/04/2025", Habits(day_first=first)) == date


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [
        ("en", None, None),
        (None, None, None),
        ("en-US", None, False),
        ("en-GB", None, True),
        ("en", "IN", True),
        ("en", "US", False),
        ("de", None, True),
        ("fr-CA", None, False),
        ("ja", None, False),
        ("xx", None, None),
    ],
)
def test_the_order_of_day_and_month_is_the_languages_and_countrys(
    language: str | None, country: str | None, first: bool | None
) -> None:
    assert day_first(language, country) is first


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.herald.example", None),
        ("herald.co.uk", "GB"),
        ("herald.in", "IN"),
        ("start.io", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_of_a_host(host: str | None, country: str | None) -> None:
    assert country_of(host) == country


def test_other_dates_of_the_page_tell_the_order() -> None:
    assert orders(["03/04/2025", "25/12/2024"]) is True
    assert orders(["03/04/2025", "12/25/2024"]) is False
    assert orders(["03/04/2025"]) is None
    assert orders(["25/12/2024", "12/25/2024"]) is None


def test_names_of_months_come_from_the_repository() -> None:
    assert months("pl")["marca"] == months("pl")["marzec"] == 3
    assert months("xx") == {}


def test_a_month_of_a_year_is_a_date_where_one_is_looked_for() -> None:
    found = find_month("Ausgabe März 2025")
    assert found is not None
    assert (found.iso, found.precision) == ("2025-03", "month")
    assert find_month("Seite 2025") is None


def test_a_rule_may_say_the_zone_of_times_without_one() -> None:
    berlin = Habits(zone="Europe/Berlin")
    assert iso("1 July 2025, 09:15", berlin) == "2025-07-01T09:15:00+02:00"
    assert iso("1 January 2025, 09:15", berlin) == "2025-01-01T09:15:00+01:00"


@pytest.mark.parametrize(
    ("country", "date"),
    [("IN", "2025-07-01T09:15:00+05:30"), ("IE", "2025-07-01T09:15:00+01:00"), (None, "2025-07-01T09:15:00")],
)
def test_an_abbreviation_that_means_several_zones_needs_a_country(country: str | None, date: str) -> None:
    assert iso("1 July 2025, 09:15 IST", Habits(country=country)) == date


@pytest.mark.parametrize(
    "text", ["1 July 2025, 09:15 UTC", "1 July 2025", "2025-07-01T09:15:00+00:00"], ids=["utc", "no-time", "offset"]
)
def test_a_zone_is_not_put_on_what_has_one_or_no_time(text: str) -> None:
    assert "05:30" not in str(iso(text, Habits(zone="Asia/Kolkata")))


def test_a_zone_that_does_not_exist_is_left_out() -> None:
    assert iso("1 July 2025, 09:15", Habits(zone="Atlantis/Harbour")) == "2025-07-01T09:15:00"


def test_the_place_of_the_date_in_the_line() -> None:
    text = "Posted on March 4, 2025 by Ilse"
    found = find_date(text)
    assert found is not None
    assert text[found.start : found.end] == "March 4, 2025"


def test_a_day_that_does_not_exist_does_not_hide_the_next_date() -> None:
    assert iso("31 February 2025, that is 3 March 2025") == "2025-03-03"


@pytest.mark.parametrize(
    "text", ["1 " * 3000, "12/" * 3000, " " * 9000, "1" + " " * 390 + "x", "4 March 2025" + " at" * 2000, "x" * 20_000]
)
def test_no_line_keeps_the_search_busy(text: str) -> None:
    started = time.process_time()
    find_date(text)
    find_month(text)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T09:15:00Z", "2025-03-04T09:15:00+00:00"),
        ("2025-03-04T09:15:00+0100", "2025-03-04T09:15:00+01:00"),
        ("2025-03-04 09:15:00", "2025-03-04T09:15:00"),
        (" 2025-03-04 ", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("Tue, 04 Mar 2025 09:15:00 GMT", "2025-03-04T09:15:00+00:00"),
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-03-04T09:15:00.123456789Z", "2025-03-04T09:15:00+00:00"),
        ("1970-01-01T00:00:00Z", None),
        ("1741079700", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_of_markup(value: str, date: str | None) -> None:
    found = iso_date(value)
    assert (found.iso if found else None) == date
