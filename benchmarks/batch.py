"""How fast a batch is, and how much memory it takes: python benchmarks/batch.py FOLDER [--pages 2000] [--rounds 3] [--memory]

FOLDER holds HTML files. Their pages, repeated as often as needed, are written as HTML files, text files (the page text), a
WARC and a Parquet file. For each: pages a second of `Cleaner.clean` alone in one process, of `cleaner run` with one and
two workers, the overhead of one worker over `Cleaner.clean` in processor time, and how much two gain over one; on the
HTML files beside `trafilatura --input-dir --parallel`.

With --memory, the peak memory of the whole process tree over 10,000 and 200,000 small pages. Needs Linux.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from cleaner import Cleaner, PageError
from cleaner.model import Page
from cleaner.page_text import page_text

RUN = (sys.executable, "-c", "from cleaner.cli import main; main()", "run", "--quiet")


def timed(command: Sequence[str | Path]) -> tuple[float, float]:
    """Wall-clock and processor seconds of a command with all its children, as they were last seen alive."""
    start, seen = time.perf_counter(), dict[int, float]()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        for pid in tree(process.pid):
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                seen[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        time.sleep(0.05)
    return time.perf_counter() - start, sum(seen.values())


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return found


def bare(pages: list[Page]) -> float:
    """Processor seconds of the cleaner alone, without start-up."""
    cleaner = Cleaner()
    for page in pages[:20]:
        _clean(cleaner, page)
    took: list[float] = []
    for _ in range(2):
        start = time.process_time()
        for page in pages:
            _clean(cleaner, page)
        took.append(time.process_time() - start)
    return min(took)


def _clean(cleaner: Cleaner, page: Page) -> None:
    with contextlib.suppress(PageError):
        cleaner.clean(page)


def write_warc(path: Path, pages: list[bytes]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number, page in enumerate(pages):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            url = f"https://example.com/{number}"
            writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(page), http_headers=headers))


def write_parquet(path: Path, pages: list[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"id": [str(n) for n in range(len(pages))], "html": pages})
    pq.write_table(table, path, compression="zstd", row_group_size=500)


def speed(folder: Path, number: int, rounds: int) -> None:
    """The table of rates."""
    files = sorted(folder.rglob("*.htm*"))
    html = [files[n % len(files)].read_bytes() for n in range(number)]
    texts = [page_text(Page(page, media_type="text/html")).text.encode("utf-8", "replace") for page in html]
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        for suffix, pages in (("html", html), ("txt", texts)):
            for n, page in enumerate(pages):
                path = base / suffix / f"{n // 1000:03}" / f"{n:06}.{suffix}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(page)
        write_warc(base / "pages.warc.gz", html)
        write_parquet(base / "pages.parquet", html)
        alone = {
            "html": bare([Page(page, media_type="text/html") for page in html]),
            "txt": bare([Page(page, media_type="text/plain") for page in texts]),
        }
        starts = [
            timed([*RUN, _one_page(base), "--out", base / f"out-start-{n}", "--jobs", "1"]) for n in range(rounds)
        ]
        start, used_at_start = min(wall for wall, _ in starts), min(used for _, used in starts)
        print(f"{number:,} pages; pages a second, start-up of {start:.2f} s not counted; best of {rounds}")
        print(f"{'':22}{'clean() alone':>14}{'1 worker':>10}{'2 workers':>10}{'2 : 1':>7}{'overhead':>10}")
        for name, source, form in (
            ("HTML files", base / "html", "html"),
            ("text files", base / "txt", "txt"),
            ("WARC", base / "pages.warc.gz", "html"),
            ("Parquet", base / "pages.parquet", "html"),
        ):
            for extra in ((), ("--format", "jsonl.gz")):
                # The best of some rounds, in turns: other work on the machine only ever makes a run slower.
                times: dict[str, list[tuple[float, float]]] = {"1": [], "2": []}
                for turn, jobs in itertools.product(range(rounds), times):
                    out = base / f"out-{name}-{len(extra)}-{jobs}-{turn}"
                    times[jobs].append(timed([*RUN, source, "--out", out, "--jobs", jobs, *extra]))
                first, second = (min(wall for wall, _ in times[jobs]) - start for jobs in times)
                overhead = (min(used for _, used in times["1"]) - used_at_start) / alone[form] - 1
                label = f"{name}{' to JSONL' if extra else ''}"
                print(
                    f"{label:22}{number / alone[form]:14.0f}{number / first:10.0f}{number / second:10.0f}"
                    f"{first / second:7.2f}{overhead:10.0%}",
                    flush=True,
                )
        peer: list[str | Path] = [
            sys.executable,
            "-m",
            "trafilatura.cli",
            "--input-dir",
            base / "html",
            "--output-dir",
            base / "peer",
        ]
        seconds, _ = timed([*peer, "--parallel", "2"])
        written = sum(1 for path in (base / "peer").rglob("*") if path.is_file())
        print(
            f"trafilatura --input-dir --parallel 2 on the HTML files: {number / seconds:.0f}; it wrote {written:,} files"
        )


def _one_page(base: Path) -> Path:
    path = base / "one.html"
    path.write_text("<html><body><p>The ferry left at nine on Monday, said the harbour office.</p></body></html>")
    return path


def memory(number: int, jobs: str, form: str) -> None:
    """Peak memory of a run over small pages: sums over all its processes, shared pages counted once (Pss) and per process."""
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        for n in range(number):
            path = base / "in" / f"{n // 1000:04}" / f"{n:07}.txt"
            if n % 1000 == 0:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f"Page {n}\n\nThe ferry number {n} left at nine on Monday, said the harbour office.\n\nShare\n"
            )
        start = time.perf_counter()
        command: list[str | Path] = [*RUN, base / "in", "--out", base / "out", "--jobs", jobs, "--format", form]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        most_pss = most_rss = 0
        while process.poll() is None:
            pss, rss = _taken(process.pid)
            most_pss, most_rss = max(most_pss, pss), max(most_rss, rss)
            time.sleep(0.25)
        seconds = time.perf_counter() - start
        print(
            f"{number:,} small pages to {form}, {jobs} workers: {number / seconds:.0f} pages a second, peak"
            f" {most_pss / 1024:.0f} MB (resident sets together {most_rss / 1024:.0f} MB)",
            flush=True,
        )


def _taken(pid: int) -> tuple[int, int]:
    """Kilobytes of a process and all below it."""
    pss = rss = 0
    for one in tree(pid):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    pss += int(line.split()[1])
                elif line.startswith("Rss:"):
                    rss += int(line.split()[1])
    return pss, rss


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--jobs", default=str(os.cpu_count() or 1))
    arguments = parser.parse_args()
    if arguments.memory:
        for form in ("files", "jsonl.gz"):
            for number in (10_000, 200_000):
                memory(number, arguments.jobs, form)
    else:
        speed(arguments.folder, arguments.pages, arguments.rounds)


if __name__ == "__main__":
    main()
