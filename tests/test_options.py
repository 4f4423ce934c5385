"""What a caller can choose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleaner.errors import UsageError
from cleaner.options import Options


@pytest.mark.parametrize(
    "options",
    [
        Options(engine="trafilatura"),
        Options(site_rules=False),
        Options(headline=True),
        Options(each_block=True),
        Options(search_metadata=True),
    ],
    ids=["engine", "site-rules", "headline", "each-block", "search-metadata"],
)
def test_every_option_counts_in_the_hash_of_the_configuration(options: Options) -> None:
    assert options.sha256() != Options().sha256()


@pytest.mark.parametrize("name", ["site_rules", "headline", "each_block", "search_metadata", "timings"])
@pytest.mark.parametrize("value", ["no", 1, None], ids=repr)
def test_a_switch_is_true_or_false(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match=rf"{name}={value!r} is neither True nor False"):
        Options(**{name: value})


@pytest.mark.parametrize("name", ["model", "line_model"])
def test_a_model_is_named_by_its_path(name: str) -> None:
    assert Options(**{name: Path("m.bin")}).sha256() == Options(**{name: "m.bin"}).sha256()  # type: ignore[arg-type]
    for value in (3, b"m.bin", ""):
        with pytest.raises(UsageError, match=rf"{name}={value!r} is no model file: give its path"):
            Options(**{name: value})  # type: ignore[arg-type]
