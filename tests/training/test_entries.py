"""Articles in entries."""

from __future__ import annotations

import re

import pytest

from cleaner.training.entries import in_entries

LINES = [f"{number} boats." for number in range(60)]
KEYS = [str(number) for number in range(120)]


def heads(language: str) -> list[list[str]]:
    """What stands above the entries of those pages that have any."""
    pages = [in_entries(LINES, language, key) for key in KEYS]
    assert pages == [in_entries(LINES, language, key) for key in KEYS]
    assert all([line for line in page if line in LINES] == LINES for page in pages)
    return [found for page in pages if (found := [line for line in page if line not in LINES])]


@pytest.mark.parametrize(
    ("language", "month"), [("en", "January"), ("de", "Januar"), ("", "January"), ("xx", "January")]
)
def test_days_are_written_in_the_language(language: str, month: str) -> None:
    assert any(month in head for page in heads(language) for head in page)


def test_some_pages_have_days_some_times_and_some_names() -> None:
    pages = heads("en")
    assert len(KEYS) // 6 < len(pages) < len(KEYS) // 2
    assert all(len(page) >= 12 for page in pages)
    clocks = [page for page in pages if all(re.fullmatch(r"\d\d[.:h]\d\d", head) for head in page)]
    days = [page for page in pages if all(re.search(r"\b(?:18|19|20)\d\d$", head) for head in page)]
    names = [page for page in pages if len(set(page)) <= 12]
    assert min(len(clocks), len(days), len(names)) >= 4
