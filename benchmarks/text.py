"""How fast plain text is cleaned, beside trafilatura on the HTML of the same pages.

python benchmarks/text.py HTML_FOLDER TEXT_FOLDER... [--pages N] [--large]

The folders hold the same pages under the same names: NAME.html, and NAME.txt in each TEXT_FOLDER. For each page all of
them are cleaned in turn, in one process, best of two rounds, so that only ratios matter: the machine's speed drifts. Our
times are the whole call, record and metadata included; below them those without metadata, which trafilatura is not asked
for. With --large also the time and the peak memory for one text of 50 MB, made of the last folder's pages one after the
other: it is read from a file, and what is counted is all that the process grows by from then on, the text included.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cleaner.errors import PageError
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.result import Article

ROUNDS = 2


def clock(tool: Callable[[], object], excused: type[Exception]) -> tuple[float, float]:
    """Milliseconds of the best of some rounds, and of these what went into metadata.

    Args:
        excused: who fails on a page in this way has taken its time all the same.
    """
    best, apart = float("inf"), 0.0
    for _ in range(ROUNDS):
        gc.collect(0)
        start = time.perf_counter()
        result = None
        with contextlib.suppress(excused):
            result = tool()
        spent = (time.perf_counter() - start) * 1000
        if spent < best:
            known = isinstance(result, Article) and result.record.timings
            best, apart = spent, known.metadata if known else 0.0
    return best, apart


def measure(html: Path, folders: list[Path], count: int) -> dict[str, list[float]]:
    """Milliseconds a page: trafilatura on its HTML, and ours on each flattening."""
    import trafilatura

    files = [p for p in sorted(html.rglob("*.html")) if all(_twin(p, html, f).exists() for f in folders)]
    files = files[:: max(1, len(files) // count)][:count]
    cleaner = Cleaner(Options(timings=True))
    times: dict[str, list[float]] = {}
    for number, path in enumerate([*files[:5], *files]):  # the first are there to load models and compile patterns
        page = path.read_text("utf-8", errors="replace")
        row = {"trafilatura": clock(lambda page=page: trafilatura.extract(page, include_comments=False), Exception)[0]}  # type: ignore[misc]
        for folder in folders:
            text = _twin(path, html, folder).read_text("utf-8", errors="replace")
            whole, apart = clock(lambda text=text: cleaner.clean(text, media_type="text/plain"), PageError)  # type: ignore[misc]
            row |= {folder.name: whole, f"{folder.name}, no metadata": whole - apart}
        if number >= min(5, len(files)):
            for name, value in row.items():
                times.setdefault(name, []).append(value)
    return times


def _twin(path: Path, html: Path, folder: Path) -> Path:
    return (folder / path.relative_to(html)).with_name(path.name.removesuffix(".html") + ".txt")


def report(times: dict[str, list[float]]) -> None:
    """A table with each flattening's share of trafilatura's time."""
    peer = times["trafilatura"]
    print(f"{len(peer)} pages{'':32}{'median':>9}{'p95':>9}{'total':>10}   ms   share of trafilatura: median, total")
    for name, row in times.items():
        p95 = statistics.quantiles(row, n=20)[18]
        shares = statistics.median(row) / statistics.median(peer), sum(row) / sum(peer)
        print(f"{name:42}{statistics.median(row):9.2f}{p95:9.2f}{sum(row):10.0f}{shares[0]:17.3f}{shares[1]:8.3f}")


def large(folder: Path, size: int = 50_000_000) -> None:
    """Time and peak memory for one text as large as a pile of pages."""
    pages = [path.read_bytes() for path in sorted(folder.rglob("*.txt"))]
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        while file.tell() < size:
            file.write(b"\n".join(pages))
        file.truncate(size)
        cleaner = Cleaner()
        for page in pages[:5]:
            cleaner.clean(page.decode("utf-8", "ignore"), media_type="text/plain")
        del pages
        before = _peak()
        text = Path(file.name).read_text("utf-8", "ignore")
    start, busy = time.perf_counter(), time.process_time()
    article = cleaner.clean(text, media_type="text/plain")
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    print(
        f"a text of {size / 1e6:.0f} MB: {seconds:.1f} s, {size / 1e6 / seconds:.1f} MB/s ({busy:.1f} s on a processor)"
    )
    print(f"peak {_peak():.0f} MB, {_peak() - before:.0f} above an idle process; ", end="")
    print(f"the text itself is {sys.getsizeof(text) / 1e6:.0f} in memory; {len(article.verdicts):,} verdicts")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
