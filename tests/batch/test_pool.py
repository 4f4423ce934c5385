"""Real processes: what a bad page does to its neighbours, and what comes out in which order."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.batch.counts import Counts
from cleaner.batch.pool import Limits
from cleaner.batch.run import Settings
from cleaner.batch.state import Line
from cleaner.sinks.shards import Form
from tests.batch.naughty import Naughty
from tests.batch.runs import Recorder, clean, promised, write_pages
from tests.stories import PAGE, write_tree

TIGHT = Limits(seconds=3.0, memory=300 << 20)


@pytest.mark.parametrize("form", ["files", "jsonl.gz"])
def test_output_does_not_depend_on_the_number_of_workers(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 150)
    for jobs in (0, 1, 3):
        clean(cleaner, folder, tmp_path / str(jobs), form, Settings(jobs=jobs))
    assert promised(tmp_path / "0") == promised(tmp_path / "1") == promised(tmp_path / "3")


@pytest.mark.parametrize("form", ["files", "jsonl"])
def test_bad_pages_are_reported_and_take_nobody_with_them(tmp_path: Path, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 40)
    write_tree(folder, {"00/0003a.txt": "HANG now", "01/0011a.txt": "EAT all", "01/0011b.txt": "DIE at once"})
    listener = Recorder()
    clean(Naughty(), folder, tmp_path / "out", form, Settings(jobs=2, limits=TIGHT), listener, shard_size=1 << 20)
    errors = (tmp_path / "out/errors.jsonl").read_text()
    assert [name in errors for name in ("0003a", "0011a", "0011b")] == [True] * 3
    for reason in ("timeout", "memory", "crashed"):
        assert f'"reason":"{reason}"' in errors
    assert len(listener.fresh) == 39
    assert sorted(listener.failed) == ["00/0003a.txt", "00/0007.txt", "01/0011a.txt", "01/0011b.txt", "02/0027.txt"]
    for name in ("00/0003a.txt", "01/0011a.txt", "01/0011b.txt"):
        (folder / name).unlink()
    clean(Cleaner(), folder, tmp_path / "fresh", form, shard_size=1 << 20)
    out, fresh = promised(tmp_path / "out"), promised(tmp_path / "fresh")
    assert out.pop("errors.jsonl") != fresh.pop("errors.jsonl")
    assert out == fresh


def test_a_page_whose_worker_died_once_is_cleaned_the_second_time(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE, "b.txt": f"ONCE {tmp_path / 'mark'}", "c.txt": PAGE})
    summary = clean(Naughty(), folder, tmp_path / "out", settings=Settings(jobs=1, limits=TIGHT))
    assert (summary.counts.pages, summary.counts.failures) == (3, 0)


def test_limits_beyond_all_numbers_of_the_system_limit_nothing(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    endless = Settings(jobs=1, limits=Limits(seconds=1e300, memory=1 << 100))
    summary = clean(Cleaner(), folder, tmp_path / "out", settings=endless)
    assert (summary.state, summary.counts.pages, summary.counts.failures) == ("finished", 1, 0)


class Killing(Recorder):
    """Kills a worker from outside, twice while the run goes on."""

    killed = 0

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        super().chunk(line, counts, names, kept=kept)
        if len(self.fresh) > 30 + 60 * self.killed and self.killed < 2:
            self.killed += 1
            os.kill(_descendants(os.getpid())[0][0], signal.SIGKILL)


def _descendants(parent: int) -> list[tuple[int, str]]:
    """Workers, the youngest first; not the server that makes them."""
    found: dict[int, tuple[int, str]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            found[int(path.name)] = (int(fields[1]), (path / "cmdline").read_text())
        except OSError:
            continue
    servers = {pid for pid, (ppid, _) in found.items() if ppid == parent}
    return sorted(((pid, told) for pid, (ppid, told) in found.items() if ppid in servers), reverse=True)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for workers in /proc")
def test_a_worker_that_is_killed_from_outside_loses_no_page(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_pages(tmp_path / "in", 200)
    listener = Killing()
    clean(cleaner, folder, tmp_path / "out", "jsonl", Settings(jobs=2), listener)
    assert listener.killed == 2
    clean(cleaner, folder, tmp_path / "fresh", "jsonl")
    assert promised(tmp_path / "out") == promised(tmp_path / "fresh")


class Counting(Recorder):
    """Counts the workers while the run goes on."""

    most = 0

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        self.most = max(self.most, len(_descendants(os.getpid())))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for workers in /proc")
@pytest.mark.parametrize(("limit", "workers"), [(1, 1), (None, 3)])
def test_no_more_workers_are_started_than_there_are_tasks(
    tmp_path: Path, cleaner: Cleaner, limit: int | None, workers: int
) -> None:
    folder = write_pages(tmp_path / "in", 200)
    listener = Counting()
    clean(cleaner, folder, tmp_path / "out", settings=Settings(jobs=3, limit=limit), listener=listener)
    assert listener.most == workers


class Interrupting(Recorder):
    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        os.kill(os.getpid(), signal.SIGINT)


def test_an_interrupt_ends_all_workers(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_pages(tmp_path / "in", 500)
    summary = clean(cleaner, folder, tmp_path / "out", "jsonl", Settings(jobs=2), Interrupting())
    assert (summary.state, summary.exit_code) == ("interrupted", 130)
    assert summary.counts.pages < 100
    if Path("/proc").is_dir():
        time.sleep(0.2)
        assert [told for _, told in _descendants(os.getpid()) if "forkserver" in told] == []
