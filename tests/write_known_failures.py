"""Writes `known_failures.py` from what comes out now: `python -m tests.write_known_failures`, then read the diff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.fixtures import Fixture
from tests.test_fixtures import FIXTURES, lost_again, lost_lines, wrong_metadata, wrong_removals

HEAD = '''\
"""What does not come out right yet, and how. A test fails as soon as one of these does, so that it is struck out.

Written by `python -m tests.write_known_failures`; a line that appears here anew is a regression to look at.
"""

from __future__ import annotations

KNOWN_FAILURES: dict[tuple[str, str], str] = {
'''


def failures(fixture: Fixture) -> Iterator[tuple[str, str]]:
    """Line or field, and what is wrong with it."""
    for found in (lost_lines(fixture), wrong_removals(fixture), wrong_metadata(fixture), lost_again(fixture)):
        yield from found.items()


def main() -> None:
    entries = "".join(
        f"    ({fixture.name!r}, {item!r}): {said!r},\n" for fixture in FIXTURES for item, said in failures(fixture)
    )
    Path(__file__).with_name("known_failures.py").write_text(f"{HEAD}{entries}}}\n", "utf-8")


if __name__ == "__main__":
    main()
