from __future__ import annotations

import pytest

from cleaner.judge.lines import LineTagger
from cleaner.judge.lines.features import FEATURES, SECOND_FEATURES
from cleaner.judge.lines.forests import Forests, dumps, loads

SHIPPED = LineTagger.shipped.read_bytes()


def test_both_forests_come_back_as_they_were_written() -> None:
    forests = loads(SHIPPED)
    assert (forests.first.names, forests.second.names) == (FEATURES, SECOND_FEATURES)
    assert dumps(forests) == SHIPPED


def test_a_first_forest_with_other_features_is_refused() -> None:
    forests = loads(SHIPPED)
    with pytest.raises(ValueError, match="other features"):
        loads(dumps(Forests(forests.second, forests.second)))


@pytest.mark.parametrize("data", [b"", b"cleaner lines 2\n", SHIPPED[:50], SHIPPED[:-1], b"x" + SHIPPED])
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"begin|cut off|header"):
        loads(data)
