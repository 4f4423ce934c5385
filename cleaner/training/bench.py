"""The benchmark's pages, segmented and labelled, and the benchmark's own measures."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cleaner.article.markup import read_markup
from cleaner.errors import UsageError
from cleaner.judge.stated import NOTHING, Stated, stated_by
from cleaner.judge.tagger.tree import living
from cleaner.model import Document
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.aging import aged
from cleaner.training.labels import Labels
from cleaner.training.lengthening import Stories, label_longer, longer_page

# How much a page of a set weighs: 130 news pages of 35 countries must hold their own against 793 mostly English ones.
SETS = {"wcxb-dev-articles": 1.0, "fundus-dev": 2.0, "sites-dev": 2.0}

_LANGUAGE = re.compile(r"""<html\b[^<>]*\blang=["']?([a-z]+)""", re.IGNORECASE)
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One page to learn from.

    Attributes:
        host: its site; pages of one site never stand on both sides of a split.
        gold: shingles of its article, as the benchmark's measures want them.
        stated: what its markup says of the article.
        old: the same page in old markup.
        long: the same page with an article that goes on, in either markup; None where nobody can say where it ends.
    """

    set: str
    id: str
    host: str
    document: Document
    labels: Labels
    gold: Shingles
    stated: Stated = NOTHING
    old: Sample | None = None
    long: Sample | None = None


class Bench:
    """A benchmark folder: SET.jsonl.gz for each of SETS, and score.py, which measures.

    Raises:
        UsageError: a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("score.py", *(f"{name}.jsonl.gz" for name in SETS)):
            if not (folder / name).is_file():
                raise UsageError(f"{folder / name} is missing: give --bench the folder of the benchmark sets")
        self.score = _module(folder / "score.py")

    def records(self, name: str) -> Iterator[dict[str, str]]:
        """The pages of a set as they are stored."""
        with gzip.open(self.folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def samples(self, folds: int) -> list[Sample]:
        """All pages that teach anything: those with gold and with blocks.

        Args:
            folds: of hosts; what makes an article longer comes from its own fold.
        """
        stories = self.stories(folds)
        made = [
            self._sample(name, record, stories, folds)
            for name in SETS
            for record in self.records(name)
            if record["gold"].strip()
        ]
        return [sample for sample in made if len(sample.document)]

    def stories(self, folds: int) -> Stories:
        """What articles can be made longer with, without a site's text on both sides of a split."""
        return Stories((_group(record, folds), record["gold"]) for name in SETS for record in self.records(name))

    def more(self, record: dict[str, str], stories: Stories, folds: int, salt: str = "") -> list[str]:
        """Lines that make a page's article longer; others with another salt."""
        return stories.more(record["gold"], _group(record, folds), record["id"] + salt)

    def _sample(self, name: str, record: dict[str, str], stories: Stories, folds: int) -> Sample:
        old = self._labelled(name, record, aged(record["html"], record["id"]))
        long = self._long(name, record, self.more(record, stories, folds))
        return replace(self._labelled(name, record, record["html"]), old=old, long=long)

    def _long(self, name: str, record: dict[str, str], more: Sequence[str]) -> Sample | None:
        """Every other page, if it can be made longer; half of these in old markup."""
        key = record["id"]
        html = longer_page(record["html"], record["gold"], more) if fold_of(key, 2, "long") else None
        if html is None:
            return None
        return self._labelled(name, record, aged(html, key) if fold_of(key, 2, "old") else html, more)

    def _labelled(self, name: str, record: dict[str, str], html: str, more: Sequence[str] = ()) -> Sample:
        tree, gold = Tree(html), record["gold"]
        document, stated = segment_html(tree), stated_by(read_markup(tree))
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


def _group(record: dict[str, str], folds: int) -> tuple[int, str]:
    """Fold and language of a page."""
    language = _LANGUAGE.search(record["html"])
    return fold_of(host_of(record), folds), language[1].lower() if language else ""


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
