"""Articles in entries: diaries, tickers and minutes have a day, a time or a name above every few paragraphs, as threads do.

A model that has seen threads, but none of these, takes their heads for those of posts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from cleaner.article.calendar import written_out
from cleaner.training.commenting import writer

_SHARE = 0.3  # of the pages
_PARAGRAPHS = 5  # of an entry, at most


def in_entries(lines: Sequence[str], language: str, key: str) -> list[str]:
    """The same lines as entries, on three pages of ten; which, and with what heads, follows from the key."""
    random = Random(key)
    if random.random() >= _SHARE:
        return [*lines]
    kinds = (partial(_days, language), _times, _speakers)
    head, step = random.choice(kinds)(random), random.randint(1, _PARAGRAPHS)
    entries: list[str] = []
    for number, line in enumerate(lines):
        if number % step == 0:
            entries.append(head())
        entries.append(line)
    return entries


def _days(language: str, random: Random) -> Callable[[], str]:
    """Of a diary."""
    day = date(random.randint(1850, 2020), 1, 1)

    def head() -> str:
        nonlocal day
        day += timedelta(days=random.randint(1, 30))
        return written_out(day, language)

    return head


def _times(random: Random) -> Callable[[], str]:
    """Of a ticker."""
    minute, shape = random.randint(0, 600), random.choice(("{:02}:{:02}", "{:02}.{:02}", "{:02}h{:02}"))

    def head() -> str:
        nonlocal minute
        minute += random.randint(1, 20)
        return shape.format(minute // 60 % 24, minute % 60)

    return head


def _speakers(random: Random) -> Callable[[], str]:
    """Of minutes, or of what many say of one: a few people, with or without a colon."""
    people, colon = [writer(random) for _ in range(random.randint(2, 12))], random.choice(("", ":"))
    return lambda: random.choice(people) + colon
