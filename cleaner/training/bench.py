"""The benchmark's pages, segmented and labelled, and the benchmark's own measures."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cleaner.article.markup import read_markup
from cleaner.errors import UsageError
from cleaner.judge.stated import NOTHING, Stated, stated_by
from cleaner.judge.tagger.tree import living
from cleaner.model import Document
from cleaner.page_text import html_document
from cleaner.segment.tree import Tree
from cleaner.training.labels import Labels
from cleaner.training.lengthening import label_longer

# How much a page of a set weighs: 130 news pages of 35 countries must hold their own against 793 mostly English ones.
SETS = {"wcxb-dev-articles": 1.0, "fundus-dev": 2.0, "sites-dev": 2.0}
# With pages that are no articles; only the forests that unsure pages are shown to learn from them.
ALL_SETS = {**SETS, "wcxb-dev-other": 2.0}

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One page to learn from.

    Attributes:
        host: its site; pages of one site never stand on both sides of a split.
        gold: shingles of its article, as the benchmark's measures want them.
        stated: what its markup says of the article.
        guises: the same page in others, by the setting that says what each weighs.
    """

    set: str
    id: str
    host: str
    document: Document
    labels: Labels
    gold: Shingles
    stated: Stated = NOTHING
    guises: Mapping[str, Sample] = field(default_factory=dict)


class Bench:
    """A benchmark folder: SET.jsonl.gz for each of ALL_SETS, and score.py, which measures.

    Raises:
        UsageError: a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("score.py", *(f"{name}.jsonl.gz" for name in ALL_SETS)):
            if not (folder / name).is_file():
                raise UsageError(f"{folder / name} is missing: give --bench the folder of the benchmark sets")
        self.score = _module(folder / "score.py")

    def records(self, name: str) -> Iterator[dict[str, str]]:
        """The pages of a set as they are stored."""
        with gzip.open(self.folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def sample(self, name: str, record: dict[str, str], html: str, more: Sequence[str] = ()) -> Sample:
        """A page in one guise.

        Args:
            html: of the page in this guise.
            more: what its article goes on with.
        """
        (tree, document), gold = html_document(Tree(html)), record["gold"]
        stated = stated_by(read_markup(tree))
        labels = label_longer(document.texts(), gold, living(document), more)
        return Sample(name, record["id"], host_of(record), document, labels, self.score.shingles(gold), stated)

    def precision_recall(self, sample: Sample, keep: list[bool]) -> tuple[float, float]:
        """Of one page, if these blocks are kept."""
        kept = "\n".join(text for text, stays in zip(sample.document.texts(), keep, strict=True) if stays)
        precision, recall = self.score.precision_recall(self.score.shingles(kept), sample.gold)
        return precision, recall

    def f1(self, precision: float, recall: float) -> float:
        """As the benchmark has it."""
        return float(self.score.f1(precision, recall))


def host_of(record: dict[str, str]) -> str:
    """The site, without `www.` and the like; a page without a URL is a site of its own."""
    parts = (urlsplit(record.get("url") or "").hostname or record["id"]).split(".")
    return ".".join(parts[-(3 if len(parts) > 2 and len(parts[-2]) <= 3 else 2) :])


def fold_of(host: str, folds: int, salt: str = "") -> int:
    """Stable over runs and machines."""
    return int.from_bytes(hashlib.sha256((salt + host).encode()).digest()[:4], "big") % folds


def _module(path: Path) -> Any:
    """score.py is no package: it is loaded from where it lies, without leaving compiled files there."""
    spec = importlib.util.spec_from_file_location("bench_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module
