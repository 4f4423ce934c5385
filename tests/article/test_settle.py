from __future__ import annotations

from cleaner.article.found import Found
from cleaner.article.settle import settle
from cleaner.model import Alternative


def test_the_first_value_wins_and_the_others_are_kept() -> None:
    known = settle([Found("title", "One", "a"), Found("title", "Two", "b", 3, 6), Found("title", "Three", "c")])
    assert known.title == "One"
    assert known.alternatives == (Alternative("title", "Two", "b", 3, 6), Alternative("title", "Three", "c"))


def test_what_says_the_same_in_other_letters_is_no_alternative() -> None:
    known = settle([Found("title", "Ferry changes", "a"), Found("title", "FERRY CHANGES!", "b")])
    assert known.alternatives == ()


def test_of_many_losers_three_are_kept() -> None:
    assert len(settle([Found("title", str(n), "a") for n in range(9)]).alternatives) == 3


def test_the_more_exact_date_of_the_same_day_replaces_the_first() -> None:
    known = settle(
        [
            Found("published", "2025-03-04", "a", precision="day"),
            Found("published", "2025-03-04T09:15:00+01:00", "b", precision="minute"),
            Found("published", "2025-03-05T09:15:00", "c", precision="minute"),
        ]
    )
    assert (known.published, known.published_precision) == ("2025-03-04T09:15:00+01:00", "minute")
    assert [(s.field, s.source) for s in known.sources] == [("published", "b")]
    assert [a.value for a in known.alternatives] == ["2025-03-05T09:15:00"]


def test_several_names_are_one_alternative() -> None:
    known = settle([Found("authors", ("Ilse Tamm",), "a"), Found("authors", ("Odile Marren", "Joost Vael"), "b")])
    assert known.alternatives == (Alternative("authors", "Odile Marren; Joost Vael", "b"),)


def test_nothing_found_is_nothing_known() -> None:
    known = settle([], words=7)
    assert (known.title, known.authors, known.words, known.sources) == (None, (), 7, ())
