"""Kill a run again and again, then compare: python benchmarks/chaos.py [--kills 50] [--pages 4000] [--form jsonl.gz] [--seed 1]

Writes pages into a temporary folder, cleans them undisturbed, then cleans them again while the run is killed with signal 9
at random moments and started anew, until it has been killed as often as asked; then lets it end. Fails unless both results
are the same byte for byte, no kill threw back what was safely written, and nothing else is left in the output folder.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cleaner.batch.state import read_journal

SENTENCES = [
    f"The {who} {what} on {day}, said {name}, who has {more} since the spring of {year}."
    for who, what in (("ferry", "left at nine"), ("crane", "slid into the river"), ("choir", "sang for the last time"))
    for day in ("Monday", "Thursday", "Sunday")
    for name, more in (("Odile Marren", "kept the books"), ("Ilse Tamm", "counted the boats"))
    for year in (1998, 2011)
]
COMMAND = (sys.executable, "-c", "from cleaner.cli import main; main()", "run")


def write_pages(folder: Path, number: int, chance: random.Random) -> None:
    for n in range(number):
        path = folder / f"{n // 100:04}" / f"{n:06}.{'html' if n % 3 else 'txt'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        story = [" ".join(chance.sample(SENTENCES, 4)) for _ in range(chance.randint(2, 9))]
        if n % 3:
            body = "".join(f"<p>{paragraph}</p>" for paragraph in story)
            path.write_text(f"<html><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>")
        else:
            path.write_text("" if n % 300 == 0 else "\n\n".join([f"Page {n}", *story, "Share", "Related News"]))


def promised(out: Path) -> dict[str, bytes]:
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {n: p.read_bytes() for n, p in files.items() if n != "manifest.jsonl" and not n.startswith(".cleaner/")}


def safely_written(out: Path, form: str) -> set[str]:
    """Keys of chunks in the journal; for files the records that stand."""
    if form == "files":
        return {path.relative_to(out).as_posix() for path in out.rglob("*.json")}
    return {line.key for _, line in read_journal(out / ".cleaner" / "journal.jsonl")[1]}


def main() -> None:
    """Read the arguments, kill, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=4000)
    parser.add_argument("--form", default="jsonl.gz")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        write_pages(base / "in", arguments.pages, chance)
        how = ["--format", arguments.form, "--jobs", arguments.jobs, "--shard-size", "1", "--quiet"]
        start = time.monotonic()
        subprocess.run([*COMMAND, base / "in", "--out", base / "whole", *how], check=False, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        print(f"{arguments.pages:,} pages, {arguments.form}: undisturbed in {seconds:.1f} s")
        command, out, killed = [*COMMAND, base / "in", "--out", base / "out", *how], base / "out", 0
        before: set[str] = set()
        while killed < arguments.kills:
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
            try:
                process.wait(chance.uniform(0.2, 0.6 + seconds / 5))
                # It came to its end between two kills: begin anew.
                before = set()
                subprocess.run(["rm", "-rf", out], check=True)
                continue
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
            killed += 1
            after = safely_written(out, arguments.form) if out.exists() else set()
            if not before <= after:
                sys.exit(f"kill {killed}: {len(before - after)} written before are gone")
            before = after
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        whole, result = promised(base / "whole"), promised(out)
        if whole != result:
            different = [name for name in whole.keys() | result.keys() if whole.get(name) != result.get(name)]
            sys.exit(f"after {killed} kills {len(different)} of {len(whole)} files differ: {sorted(different)[:5]}")
        print(f"killed {killed} times: {len(whole):,} files, the same byte for byte")


if __name__ == "__main__":
    main()
