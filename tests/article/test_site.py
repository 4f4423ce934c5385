from __future__ import annotations

from cleaner.article.markup import Markup
from cleaner.article.site import site_of


def test_a_country_tells_how_dates_are_written() -> None:
    assert site_of("https://herald.co.uk/1", Markup(language="en"), None).habits.day_first is True
    assert site_of("https://herald.example/1", Markup(language="en"), None).habits.day_first is None
    assert site_of("https://herald.example/1", Markup(language="en-US"), None).habits.day_first is False
    assert site_of(None, None, "de").habits.day_first is True


def test_what_a_site_is_called() -> None:
    site = site_of("https://www.harbourherald.example/1", Markup(meta={"og:site_name": "The Harbour Herald"}), None)
    assert all(site.own.calls(name) for name in ("The Harbour Herald", "harbourherald.example", "HarbourHerald"))
    assert not site.own.calls("Ilse Tamm")


def test_a_publisher_who_is_a_person_is_no_site() -> None:
    markup = Markup(linked={"publisher": {"@type": ["Person", "Organization"], "name": "Ilse Tamm"}})
    assert not site_of(None, markup, None).own.calls("Ilse Tamm")


def test_an_address_that_is_none() -> None:
    assert site_of("https://[broken", None, None).own.names == frozenset()
