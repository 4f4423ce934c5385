"""The short form of tests/fuzz.py."""

from __future__ import annotations

from random import Random

import pytest

from cleaner import Options, Page
from tests.fixtures import FIXTURES
from tests.fuzz import Held, Made, made_of, read_pages

PAGES = read_pages(FIXTURES)
HELD = Held()


@pytest.mark.parametrize("seed", range(20))
def test_pages_that_nobody_wrote_keep_their_promises(seed: int) -> None:
    for number in range(5):
        assert HELD.problem(made_of(PAGES, Random(f"{seed} {number}"))) is None


def test_the_same_seed_makes_the_same_page() -> None:
    assert made_of(PAGES, Random("7")) == made_of(PAGES, Random("7")) != made_of(PAGES, Random("8"))


def test_what_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.pipeline.kept_spans", lambda _: [(0, 1)])
    assert (HELD.problem(Made(Page("<p>One line of a page."), Options())) or "").startswith("replay: ")
