from __future__ import annotations

import pytest

from cleaner.judge.ranges import find_hits
from cleaner.judge.threads import THREAD, judge_threads
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_folder, packaged_rules
from tests.rules import lines
from tests.stories import PARAGRAPHS

BOOK = Rulebook(load_folder(packaged_rules()))
ARTICLE, SAID = PARAGRAPHS[:5], PARAGRAPHS[5:9]


def found(head: str, above: int, language: str = "en") -> list[tuple[int, int]]:
    """Where a thread is, below so many of nine paragraphs that are all as likely as the others."""
    paragraphs = [*ARTICLE, *SAID]
    page = lines("\n\n".join([*paragraphs[:above], head, *paragraphs[above:]]))
    hits = find_hits(page, [BOOK.generic(language)])
    findings = list(judge_threads(page, hits, [0.9] * len(page)))
    assert all((f.kind, f.by, f.authority, f.evidence) == ("comments", THREAD, "cue", head) for f in findings)
    return [(f.first, f.last) for f in findings]


@pytest.mark.parametrize(
    ("head", "language"),
    [("4 Comments", "en"), ("Comments (4)", "en"), ("4 Kommentare", "de"), ("4 commentaires", "fr")],
)
def test_what_stands_below_a_head_that_counts_comments_is_what_readers_say(head: str, language: str) -> None:
    assert found(head, 5, language) == [(5, 10)]


@pytest.mark.parametrize("head", ["0 Comments", "Comments", "Four ferries", "4 harbours"])
def test_a_head_that_counts_nothing_tells_nothing(head: str) -> None:
    assert found(head, 5) == []


@pytest.mark.parametrize("above", [0, 1, 3])
def test_a_counter_above_most_of_the_article_is_a_button(above: int) -> None:
    assert found("4 Comments", above) == []


def test_a_head_that_names_the_article_is_no_button() -> None:
    assert found("4 thoughts on “The ferry to the outer islands”", 2) == [(2, 10)]


def test_nothing_is_expected_of_an_empty_article() -> None:
    page = lines("4 Comments\n\n" + PARAGRAPHS[0])
    assert list(judge_threads(page, find_hits(page, [BOOK.generic("en")]), [0.0, 0.0])) == []
