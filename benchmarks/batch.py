"""How fast a batch is, and how much memory it takes: python benchmarks/batch.py FOLDER [--pages 2000] [--memory]

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
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from cleaner import Cleaner, PageError
from cleaner.model import Page
from cleaner.pipeline import page_text

RUN = (sys.executable, "-c", "from cleaner.cli import main; main()", "run", "--quiet")


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(command: Sequence[str | Path]) -> tuple[float, float]:
    """Wall-clock and processor seconds of a command with all its children."""
    before, start = processor_seconds(), time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, processor_seconds() - before


def bare(pages: list[Page]) -> float:
    """Processor seconds of the cleaner alone, without start-up."""
    cleaner = Cleaner()
    for page in pages[:20]:
        _clean(cleaner, page)
    start = time.process_time()
    for page in pages:
        _clean(cleaner, page)
    return time.process_time() - start


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


def speed(folder: Path, number: int) -> None:
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
        start = timed([*RUN, _one_page(base), "--out", base / "out-start", "--jobs", "1"])
        print(f"{number:,} pages; pages a second. A run of one page takes {start[0]:.2f} s.")
        print(f"{'':22}{'clean() alone':>14}{'1 worker':>10}{'2 workers':>10}{'2 : 1':>7}{'overhead':>10}")
        for name, source, form in (
            ("HTML files", base / "html", "html"),
            ("text files", base / "txt", "txt"),
            ("WARC", base / "pages.warc.gz", "html"),
            ("Parquet", base / "pages.parquet", "html"),
        ):
            for extra in ((), ("--format", "jsonl.gz")):
                out = base / f"out-{name}-{len(extra)}"
                one, two = (timed([*RUN, source, "--out", out / jobs, "--jobs", jobs, *extra]) for jobs in ("1", "2"))
                first, second = one[0] - start[0], two[0] - start[0]
                overhead = (one[1] - start[1]) / alone[form] - 1
                label = f"{name}{' to JSONL' if extra else ''}"
                print(
                    f"{label:22}{number / alone[form]:14.0f}{number / first:10.0f}{number / second:10.0f}"
                    f"{first / second:7.2f}{overhead:10.0%}",
                    flush=True,
                )
        peer = [sys.executable, "-m", "trafilatura.cli", "--input-dir", base / "html", "--output-dir", base / "peer"]
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
        command = [*RUN, base / "in", "--out", base / "out", "--jobs", jobs, "--format", form]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        most_pss = most_rss = 0
        while process.poll() is None:
            pss, rss = _tree(process.pid)
            most_pss, most_rss = max(most_pss, pss), max(most_rss, rss)
            time.sleep(0.25)
        seconds = time.perf_counter() - start
        print(
            f"{number:,} small pages to {form}, {jobs} workers: {number / seconds:.0f} pages a second, peak"
            f" {most_pss / 1024:.0f} MB (resident sets together {most_rss / 1024:.0f} MB)",
            flush=True,
        )


def _tree(pid: int) -> tuple[int, int]:
    """Kilobytes of a process and all below it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(path.name))
        except OSError:
            continue
    pss = rss = 0
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        try:
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    pss += int(line.split()[1])
                elif line.startswith("Rss:"):
                    rss += int(line.split()[1])
        except OSError:
            continue
    return pss, rss


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--jobs", default=str(os.cpu_count() or 1))
    arguments = parser.parse_args()
    if arguments.memory:
        for form in ("files", "jsonl.gz"):
            for number in (10_000, 200_000):
                memory(number, arguments.jobs, form)
    else:
        speed(arguments.folder, arguments.pages)


if __name__ == "__main__":
    main()
