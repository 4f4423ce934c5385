from __future__ import annotations

import pytest

from cleaner.judge.ranges import find_hits
from cleaner.judge.structures import Lines
from cleaner.judge.threads import THREAD, judge_threads, spare_articles
from cleaner.model import Finding
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_folder, packaged_rules
from tests.rules import lines
from tests.stories import PARAGRAPHS

BOOK = Rulebook(load_folder(packaged_rules()))
ARTICLE, SAID = PARAGRAPHS[:5], PARAGRAPHS[5:9]
STORY = list(PARAGRAPHS[:4])


def joined(*texts: str) -> Lines:
    return lines("\n\n".join(texts))


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


def thread(first: int, last: int) -> Finding:
    return Finding(first, last, "remove", "comments", "rule", "cue")


def test_a_counter_at_the_head_takes_no_article_with_it() -> None:
    lines = joined("Harbour Herald", "124 Comments", *STORY)
    assert spare_articles(lines, [thread(1, 6)], [0.1, 0.1, 0.9, 0.9, 0.9, 0.9]) == [thread(1, 2)]


def test_nor_does_one_with_names_and_buttons_right_below_it() -> None:
    page = joined("Harbour Herald", "124 Comments", "Reply", *STORY)
    assert spare_articles(page, [thread(1, 7)], [0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9]) == [thread(1, 2)]


def test_a_thread_below_the_article_goes_to_its_end() -> None:
    lines = joined(*STORY, "124 Comments", "Nice.")
    assert spare_articles(lines, [thread(4, 6)], [0.9, 0.9, 0.9, 0.9, 0.1, 0.3]) == [thread(4, 6)]


THREAD_BELOW = ("3 comments", "Marten K.", "About time, I have slept on that pier twice.", "Reply")


@pytest.mark.parametrize(("likely", "taken"), [(0.9, 5), (0.5, 11)], ids=["the-article-goes-on", "what-readers-say"])
def test_below_a_head_in_the_middle_the_article_goes_on(likely: float, taken: int) -> None:
    page = joined(*STORY, "What do you think?", *SAID[:2], *THREAD_BELOW)
    chances = [*[0.9] * 4, 0.1, likely, likely, *[0.1] * 4]
    assert spare_articles(page, [thread(4, 11)], chances) == [thread(4, taken)]


def test_a_counter_above_a_thread_that_has_a_head_is_a_button() -> None:
    page = joined(*ARTICLE, "3 comments", *SAID[:2], *THREAD_BELOW)
    hits = find_hits(page, [BOOK.generic("en")])
    chances = [*[0.9] * 5, 0.1, 0.9, 0.9, *[0.1] * 4]
    assert [f.first for f in judge_threads(page, hits, chances)] == [8]
