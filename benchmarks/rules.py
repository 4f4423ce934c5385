"""What the platform rules do: python benchmarks/rules.py BENCH [--engine auto] [--folds DIR] [--set NAME]

BENCH holds SET.jsonl.gz (a page a line: id, url, html, gold) and score.py. Each page is cleaned with the platform rules and
without; printed for each set: mean shingle F1 of both, pages that became better and worse, and how many characters leak
from containers that call themselves consent layers, comments or related stories: kept, and not in the gold text.
Pages that became worse by more than a thousandth are named. The last line says what platform rules had the last word on,
the engine agreeing or not, and how much of that stands in the gold text: it should not.

The packaged model has learned from these very pages. With --folds each is cleaned by a model that has not seen its site:
DIR holds fold-0.bin and so on, as `python -m cleaner.training cv --work DIR` writes them.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.judge.containers import container_kinds
from cleaner.model import Page
from cleaner.options import Options
from cleaner.page_text import page_text
from cleaner.pipeline import Cleaner
from cleaner.result import Article
from cleaner.rulebook.book import Rulebook
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.bench import SETS, Bench, fold_of, host_of

LEAKS = ("cookie_notice", "comments", "related")


@dataclass
class Result:
    """What one way of cleaning gives on one set."""

    f1: list[float] = field(default_factory=list)
    leaks: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    seconds: float = 0.0


def without_platforms(cleaner: Cleaner) -> Cleaner:
    """The same cleaner, but it knows no publishing system."""
    other = Cleaner(cleaner.options)
    other.book = Rulebook([file for file in cleaner.book.files if file.layer != "platform"])
    return other


def leaked(html: str, gold: str, kept: Iterable[tuple[int, int]]) -> Counter[str]:
    """Characters that were kept in a telling container and are not in the gold text, by kind."""
    document = segment_html(Tree(html))
    kinds = container_kinds(document, [True] * len(document))
    known, spans, found = " ".join(gold.split()), list(kept), Counter[str]()
    for block, kind in zip(document, kinds, strict=True):
        if kind in LEAKS and " ".join(block.text.split()) not in known:
            found[str(kind)] += sum(max(0, min(end, block.end) - max(start, block.start)) for start, end in spans)
    return found


def count_platforms(result: Result, article: Article, record: dict[str, str]) -> None:
    """Characters that platform rules removed, by kind, and those of them that stand in the gold text."""
    text, gold = page_text(Page(record["html"], media_type="text/html")).text, " ".join(record["gold"].split())
    for verdict in article.verdicts:
        if verdict.by.startswith("platforms/"):
            result.named[str(verdict.kind)] += verdict.end - verdict.start
            for line in text[verdict.start : verdict.end].split("\n"):
                # A short line such as "Share" stands in any gold text by chance.
                if len(line.split()) >= 4 and " ".join(line.split()) in gold:
                    result.wrong += len(line)


def kept_spans(article: Article) -> list[tuple[int, int]]:
    """The spans that stayed."""
    return [(v.start, v.end) for v in article.verdicts if v.action == "keep"]


def measure(bench: Bench, name: str, folds: list[dict[str, Cleaner]]) -> tuple[dict[str, Result], list[str]]:
    """Clean all pages of a set in each way; which pages became worse.

    Args:
        folds: for each fold of sites the cleaners for its pages.
    """
    results = {way: Result() for way in folds[0]}
    worse = []
    for record in bench.records(name):
        if not record["gold"].strip():
            continue
        gold = bench.score.shingles(record["gold"])
        for way, cleaner in folds[fold_of(host_of(record), len(folds))].items():
            begin = time.perf_counter()
            article = cleaner.clean(Page(record["html"], record.get("url"), "text/html"))
            results[way].seconds += time.perf_counter() - begin
            f1 = bench.f1(*bench.score.precision_recall(bench.score.shingles(article.text), gold))
            results[way].f1.append(f1)
            count_platforms(results[way], article, record)
            results[way].leaks += leaked(record["html"], record["gold"], kept_spans(article))
        before, after = results["without"].f1[-1], results["with"].f1[-1]
        if after < before - 0.001:
            worse.append(f"  worse: {record['id']} {before:.4f} -> {after:.4f}")
    return results, worse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--engine", default="auto", choices=["auto", "blocks", "trafilatura"])
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--set", action="append", choices=list(SETS))
    chosen = parser.parse_args()
    models = sorted(str(path) for path in chosen.folds.glob("fold-*.bin")) if chosen.folds else [None]
    options = [Options(engine=chosen.engine, model=model, search_metadata=False) for model in models]
    cleaners = [Cleaner(one) for one in options]
    folds = [{"without": without_platforms(cleaner), "with": cleaner} for cleaner in cleaners]
    bench = Bench(chosen.bench)
    for name in chosen.set or SETS:
        results, worse = measure(bench, name, folds)
        print(f"{name}, engine {chosen.engine}, {len(results['with'].f1)} pages")
        for way, result in results.items():
            leaks = "  ".join(f"{kind} {result.leaks[kind]:,}" for kind in LEAKS)
            pace = 1000 * result.seconds / len(result.f1)
            print(f"  {way:8} F1 {statistics.fmean(result.f1):.5f}  leaked characters: {leaks}  {pace:.1f} ms a page")
        pairs = list(zip(results["without"].f1, results["with"].f1, strict=True))
        print(f"  better {sum(b > a for a, b in pairs)}, worse {sum(b < a for a, b in pairs)}, of {len(pairs)}")
        for line in worse:
            print(line)
        ours = results["with"]
        named = "  ".join(f"{kind} {count:,}" for kind, count in ours.named.most_common())
        print(f"  removed by platform rules: {named}; of these in the gold text {ours.wrong:,} characters")


if __name__ == "__main__":
    main()
