from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from cleaner.training.bench import Bench
from cleaner.training.heldout import kept_of


def measured(folder: Path, pages: list[tuple[str, str, str]]) -> Any:
    """What is kept of pages: gold, text as it came, text after cleaning."""
    records = []
    for number, (gold, text, cleaned) in enumerate(pages):
        (folder / f"{number}.txt").write_text(cleaned, "utf-8")
        records.append({"id": str(number), "gold": gold, "text_main": text})
    score = SimpleNamespace(
        shingles=lambda text: Counter(text.split()),
        precision_recall=lambda found, gold: (0.0, sum((found & gold).values()) / sum(gold.values()) if gold else 1.0),
    )
    return kept_of(cast(Bench, SimpleNamespace(records=lambda _: records, score=score)), "set", "text_main", folder)


def test_what_was_there_before_counts(tmp_path: Path) -> None:
    found = measured(tmp_path, [("a b c d", "x a b", "a b"), ("a b c d", "a b c d", "a b c"), ("a b", "x", "x")])
    assert (found.pages, found.mean, found.least, found.short) == (2, 0.875, 0.75, 1)
    assert str(found) == "pages 2  kept 0.8750  least 0.750  below 0.9 1"


def test_characters_that_were_mended_are_not_lost(tmp_path: Path) -> None:
    found = measured(tmp_path, [("cafÃ© price", "cafÃ© price", "café price")])
    assert (found.mean, found.short) == (pytest.approx(1.0), 0)
