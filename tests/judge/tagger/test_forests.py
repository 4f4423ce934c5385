from __future__ import annotations

import pytest

from cleaner.judge.lines import LineTagger
from cleaner.judge.lines.features import FEATURES as LINE_FEATURES
from cleaner.judge.lines.features import SECOND_FEATURES
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.features import FEATURES
from cleaner.judge.tagger.forests import Forests, dumps, loads
from cleaner.judge.tagger.stored import StoredModel

BLOCKS, LINES = Tagger.shipped.read_bytes(), LineTagger.shipped.read_bytes()


@pytest.mark.parametrize(
    ("model", "names"),
    [
        pytest.param(Tagger, (FEATURES, FEATURES), id="blocks"),
        pytest.param(LineTagger, (LINE_FEATURES, SECOND_FEATURES), id="lines"),
    ],
)
def test_both_forests_come_back_as_they_were_written(
    model: type[StoredModel], names: tuple[tuple[str, ...], ...]
) -> None:
    data = model.shipped.read_bytes()
    forests = loads(data, model.magic)
    assert (forests.first.names, forests.second.names) == names
    assert dumps(forests, model.magic) == data
    assert model.of(forests).weights == data


def test_forests_with_other_features_are_refused() -> None:
    forests = loads(LINES, LineTagger.magic)
    for wrong in (Forests(forests.second, forests.second), Forests(forests.first, forests.first)):
        with pytest.raises(ValueError, match="other features"):
            LineTagger.of(wrong)


@pytest.mark.parametrize("data", [b"", LineTagger.magic, LINES[:50], LINES[:-1], b"x" + LINES, BLOCKS])
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"begin|cut off|header"):
        loads(data, LineTagger.magic)
