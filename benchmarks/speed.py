"""How fast, beside what others do on the same pages: python benchmarks/speed.py FOLDER [--pages N] [--large]

FOLDER holds HTML files. In one process, so that only ratios matter: the machine's speed drifts. First our own engine and
trafilatura take turns on every page; which comes first changes from page to page, for the first has to fetch the page from
memory. Then all others do the same. Then ours and trafilatura go through all pages once more, each by itself as in a batch:
whoever comes after another tool has to fetch its own tables from memory again, and that is a third of our time. Metadata
are timed apart. Prints median, 95th percentile and total for each, the ratio of trafilatura's figures to ours, and ours to
the floor, which is parsing alone. With --large also the peak memory for one page of 20 MB.

Peers that are not installed are left out: pip install resiliparse readability-lxml.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import re
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.result import Article
from cleaner.segment.tree import Tree

_LANGUAGE = re.compile(r"""<html\b[^<>]*\blang=["']?([\w-]+)""", re.IGNORECASE)

_PAIR = ("cleaner blocks", "trafilatura")
_BATCH = ", batch"
Tool = Callable[[str], object]


def tools() -> dict[str, Tool]:
    """Ours, the floor, and the peers that are here."""
    import trafilatura

    ours = Cleaner(Options(engine="blocks", timings=True))
    auto = Cleaner(Options(engine="auto", timings=True))
    found: dict[str, Tool] = {
        "cleaner blocks": ours.clean,
        "cleaner auto": auto.clean,
        "parse alone": Tree,
        "trafilatura": lambda html: trafilatura.extract(html, include_comments=False),
    }
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda html: extract_plain_text(html, main_content=True)
    except ImportError:
        pass
    try:
        from readability import Document

        found["readability-lxml"] = lambda html: Document(html).summary()
    except ImportError:
        pass
    return found


def measure(pages: list[str]) -> dict[str, list[float]]:
    """Milliseconds a page for each tool."""
    all_tools = tools()
    for tool in all_tools.values():  # load models and rules, compile the patterns of each language
        for html in [*pages[:5], *_one_a_language(pages)]:
            with contextlib.suppress(Exception):
                tool(html)
    times: defaultdict[str, list[float]] = defaultdict(list, {name: [] for name in all_tools})
    pair = {name: all_tools[name] for name in _PAIR}
    for tools_in_turn in (pair, {name: tool for name, tool in all_tools.items() if name not in pair}):
        turns = [*tools_in_turn.items()]
        for html in pages:
            turns.append(turns.pop(0))
            for name, tool in turns:
                _time(name, tool, html, times)
    for name, tool in pair.items():
        for html in pages:
            _time(f"{name}{_BATCH}", tool, html, times)
    return times


def _time(name: str, tool: Tool, html: str, times: defaultdict[str, list[float]]) -> None:
    gc.collect(0)
    start = time.perf_counter()
    result = None
    with contextlib.suppress(Exception):  # a peer that fails on a page has taken its time all the same
        result = tool(html)
    spent = (time.perf_counter() - start) * 1000
    # Metadata apart: trafilatura.extract is asked for text only.
    apart = result.record.timings.metadata if isinstance(result, Article) and result.record.timings else 0.0
    times[name].append(spent - apart)
    if isinstance(result, Article):
        times[f"{name} + metadata"].append(spent)


def _one_a_language(pages: list[str]) -> list[str]:
    """A small page for each language that the pages name, and one for none."""
    named = {match[1].lower() for html in pages if (match := _LANGUAGE.search(html))}
    body = f"<p>Short</p><p>{'Many words make a paragraph, and this is one. ' * 9}</p><p>Read more</p>"
    return [f'<html lang="{language}"><body>{body}' for language in sorted(named | {""})]


def report(times: dict[str, list[float]]) -> None:
    """A table, and the ratios that matter."""
    print(f"{'':34}{'median':>9}{'p95':>9}{'total':>10}   ms")
    for name, row in times.items():
        p95 = statistics.quantiles(row, n=20)[18]
        print(f"{name:34}{statistics.median(row):9.2f}{p95:9.2f}{sum(row):10.0f}")
    for manner in ("", _BATCH):
        ours, peer = (times[f"{name}{manner}"] for name in _PAIR)
        print(f"trafilatura / cleaner blocks{manner}: {_ratios(peer, ours)}")
    print(f"cleaner blocks / parse alone: {_ratios(times['cleaner blocks'], times['parse alone'])}")


def _ratios(slow: list[float], fast: list[float]) -> str:
    median = statistics.median(slow) / statistics.median(fast)
    return f"median {median:.1f}, total {sum(slow) / sum(fast):.1f}"


def large(pages: list[str], size: int = 20_000_000) -> None:
    """Time and peak memory for one page as large as a pile of pages."""
    body = "".join(html[html.find("<body") : html.rfind("</body")] for html in pages)
    page = "<html><body>" + (body * (size // max(1, len(body)) + 1))[:size]
    start = time.perf_counter()
    try:
        result = f"{len(Cleaner(Options(engine='blocks')).clean(page).text):,} characters"
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a page of {len(page):,} characters: {time.perf_counter() - start:.1f} s, peak {peak:.0f} MB, {result}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--large", action="store_true")
    arguments = parser.parse_args()
    files = sorted(arguments.folder.rglob("*.htm*"))
    step = max(1, len(files) // arguments.pages)
    pages = [path.read_text("utf-8", errors="replace") for path in files[::step][: arguments.pages]]
    report(measure(pages))
    if arguments.large:
        large(pages)


if __name__ == "__main__":
    main()
