from __future__ import annotations

import pytest

from cleaner.judge.lines import LineTagger
from cleaner.judge.lines.features import FEATURES as LINE_FEATURES
from cleaner.judge.lines.features import SECOND_FEATURES
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.features import FEATURES
from cleaner.judge.tagger.forests import dumps, loads
from cleaner.judge.tagger.stored import StoredModel

BLOCKS, LINES = Tagger.shipped.read_bytes(), LineTagger.shipped.read_bytes()


@pytest.mark.parametrize(
    ("model", "names"),
    [
        pytest.param(Tagger, (FEATURES, FEATURES), id="blocks"),
        pytest.param(LineTagger, (LINE_FEATURES, SECOND_FEATURES) * 2, id="lines"),
    ],
)
def test_all_forests_come_back_as_they_were_written(
    model: type[StoredModel], names: tuple[tuple[str, ...], ...]
) -> None:
    data = model.shipped.read_bytes()
    forests = loads(data, model.magic, len(names))
    assert tuple(forest.names for forest in forests) == names
    assert dumps(forests, model.magic) == data
    assert model.of(forests).weights == data


def test_forests_with_other_features_are_refused() -> None:
    first, second, *others = loads(LINES, LineTagger.magic, 4)
    for wrong in ((second, second, *others), (first, first, *others)):
        with pytest.raises(ValueError, match="other features"):
            LineTagger.of(wrong)


@pytest.mark.parametrize("data", [b"", LineTagger.magic, LINES[:50], LINES[:-1], b"x" + LINES, BLOCKS])
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"begin|cut off|header"):
        loads(data, LineTagger.magic, 4)
