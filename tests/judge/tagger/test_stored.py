from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from cleaner.errors import UsageError
from cleaner.judge.lines import LineTagger
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.stored import StoredModel

MODELS = pytest.mark.parametrize("model", [Tagger, LineTagger], ids=["blocks", "lines"])


@MODELS
def test_a_model_is_known_by_its_weights(model: type[StoredModel]) -> None:
    shipped = model.load()
    assert shipped.sha256 == hashlib.sha256(model.shipped.read_bytes()).hexdigest()
    assert shipped.id == f"{model.name}+{shipped.sha256[:8]}"
    again = pickle.loads(pickle.dumps(shipped))
    assert (type(again), again.id) == (model, shipped.id)


@MODELS
def test_what_is_no_model_is_told_with_the_command_that_makes_one(model: type[StoredModel], tmp_path: Path) -> None:
    (tmp_path / "short.bin").write_bytes(model.shipped.read_bytes()[:-1])
    (tmp_path / "text.bin").write_bytes(b"no model")
    for name in ("short.bin", "text.bin", "missing.bin"):
        with pytest.raises(UsageError, match=model.made_by):
            model.load(tmp_path / name)


def test_a_model_for_lines_is_none_for_blocks() -> None:
    with pytest.raises(UsageError, match="does not begin"):
        Tagger.load(LineTagger.shipped)
