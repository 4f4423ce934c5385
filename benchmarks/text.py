"""How fast plain text is cleaned, beside trafilatura on the HTML of the same pages.

python benchmarks/text.py HTML_FOLDER TEXT_FOLDER... [--pages N] [--large]

The folders hold the same pages under the same names: NAME.html, and NAME.txt in each TEXT_FOLDER. For each page all of
them are cleaned in turn, in one process, best of two rounds, so that only ratios matter: the machine's speed drifts. With
--large also the time and the peak memory for one text of 50 MB, made of the last folder's pages one after the other.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from cleaner.pipeline import Cleaner, Options

ROUNDS = 2


def clock(tool: Callable[[], object]) -> float:
    """Milliseconds of the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect(0)
        start = time.perf_counter()
        with contextlib.suppress(Exception):  # who fails on a page has taken its time all the same
            tool()
        best = min(best, (time.perf_counter() - start) * 1000)
    return best


def measure(html: Path, folders: list[Path], count: int) -> dict[str, list[float]]:
    """Milliseconds a page: trafilatura on its HTML, and ours on each flattening."""
    import trafilatura

    files = [p for p in sorted(html.rglob("*.html")) if all(_twin(p, html, f).exists() for f in folders)]
    files = files[:: max(1, len(files) // count)][:count]
    cleaner = Cleaner(Options(search_metadata=False))
    times: dict[str, list[float]] = {name: [] for name in ("trafilatura", *(folder.name for folder in folders))}
    for number, path in enumerate([*files[:5], *files]):  # the first are there to load models and compile patterns
        page = path.read_text("utf-8", errors="replace")
        row = [clock(lambda page=page: trafilatura.extract(page, include_comments=False))]  # type: ignore[misc]
        for folder in folders:
            text = _twin(path, html, folder).read_text("utf-8", errors="replace")
            row.append(clock(lambda text=text: cleaner.clean(text, media_type="text/plain")))  # type: ignore[misc]
        if number >= min(5, len(files)):
            for name, value in zip(times, row, strict=True):
                times[name].append(value)
    return times


def _twin(path: Path, html: Path, folder: Path) -> Path:
    return (folder / path.relative_to(html)).with_name(path.name.removesuffix(".html") + ".txt")


def report(times: dict[str, list[float]]) -> None:
    """A table with each flattening's share of trafilatura's time."""
    peer = times["trafilatura"]
    print(f"{len(peer)} pages{'':22}{'median':>9}{'p95':>9}{'total':>10}   ms   share of trafilatura: median, total")
    for name, row in times.items():
        p95 = statistics.quantiles(row, n=20)[18]
        shares = statistics.median(row) / statistics.median(peer), sum(row) / sum(peer)
        print(f"{name:30}{statistics.median(row):9.2f}{p95:9.2f}{sum(row):10.0f}{shares[0]:17.3f}{shares[1]:8.3f}")


def large(folder: Path, size: int = 50_000_000) -> None:
    """Time and peak memory for one text as large as a pile of pages."""
    parts: list[str] = []
    pages = [path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    while sum(map(len, parts)) < size:
        parts += pages
    data = "\n".join(parts).encode()[:size]
    cleaner = Cleaner()
    cleaner.clean(pages[0], media_type="text/plain")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    article = cleaner.clean(data.decode("utf-8", "ignore"), media_type="text/plain")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a text of {len(data) / 1e6:.0f} MB: {seconds:.1f} s, {len(data) / 1e6 / seconds:.1f} MB/s, ", end="")
    print(f"peak {peak:.0f} MB, {peak - before:.0f} MB above an idle process; {len(article.verdicts):,} verdicts")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("html", type=Path)
    parser.add_argument("text", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--large", action="store_true")
    arguments = parser.parse_args()
    report(measure(arguments.html, arguments.text, arguments.pages))
    if arguments.large:
        large(arguments.text[-1])


if __name__ == "__main__":
    main()
