from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from cleaner.errors import CleanerError, PageError, RuleError, UsageError

RULE = {"file": "a.yaml", "line": 3, "rule": "share", "key": "css", "mend": "Write another."}
ERRORS = [
    PageError("empty", "nothing there", "read"),
    UsageError("no such folder"),
    RuleError("that is no selector", **RULE),  # type: ignore[arg-type]
    RuleError("the file holds no rules", file="b.yaml", mend="Begin with `schema: 1`."),
]


@pytest.mark.parametrize("error", ERRORS, ids=str)
def test_errors_can_be_sent_between_processes(error: CleanerError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def _kinds(of: type[CleanerError]) -> Iterator[type[CleanerError]]:
    for kind in of.__subclasses__():
        yield kind
        yield from _kinds(kind)


def test_what_has_a_way_of_its_own_to_be_made_has_one_to_be_sent() -> None:
    made = [kind for kind in _kinds(CleanerError) if "__init__" in vars(kind)]
    assert {RuleError, PageError} <= set(made)
    assert [kind for kind in made if "__reduce__" not in vars(kind)] == []
