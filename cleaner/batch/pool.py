"""Worker processes, used again and again. A page that hangs, eats memory or kills its worker is ended at its limit,
tried once more alone, and reported; its neighbours go on elsewhere.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast

from cleaner.batch.counts import Failure
from cleaner.batch.plan import Chunk
from cleaner.batch.work import Done, Failed, Outcome, Work
from cleaner.batch.worker import OUT_OF_MEMORY, READY, main
from cleaner.errors import OutputError
from cleaner.sources.item import Item

# How far the workers may be ahead of the slowest page: what is done waits in memory for its turn.
_AHEAD_CHUNKS = 256
_AHEAD_BYTES = 64 << 20
_TASKS_EACH = 2
_MOST_FALSE_STARTS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take: seconds, and bytes of memory."""

    seconds: float = 60.0
    memory: int = 2 << 30


Outcomes = dict[int, Outcome]


@dataclass(slots=True)
class _Task:
    pages: deque[tuple[int, int, Item]]
    alone: bool = False


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection[Any, Any]
    tasks: deque[_Task] = field(default_factory=deque)
    ready: bool = False
    since: float = 0.0

    def takes(self, task: _Task) -> bool:
        if task.alone:
            return not self.tasks
        return len(self.tasks) < _TASKS_EACH and not any(other.alone for other in self.tasks)


@dataclass(slots=True)
class _Open:
    chunk: Chunk
    missing: int
    outcomes: Outcomes = field(default_factory=dict)
    weight: int = 0


class Pool:
    """Workers for one run, each started when a task waits for it. Use it as a context: leaving it ends them.

    Args:
        jobs: the most processes at a time.
        tick: called at least twice a second.
    """

    def __init__(self, work: Work, jobs: int, limits: Limits, tick: Callable[[], None] = lambda: None) -> None:
        self._work, self._jobs, self._limits, self._tick = work, jobs, limits, tick
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._open: dict[int, _Open] = {}
        self._false_starts = 0

    def __enter__(self) -> Pool:
        # A worker is one process on one core: threads of numerical libraries would only stand in each other's way.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        methods = multiprocessing.get_all_start_methods()
        method = "forkserver" if "forkserver" in methods else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["cleaner.batch.worker"])
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def in_order(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Outcomes]]:
        """Work on chunks; yield each with its outcomes by place, in the order of the chunks."""
        order: deque[int] = deque()
        more = True
        while more or order:
            more = more and self._fill(chunks, order)
            while order and not self._open[order[0]].missing:
                done = self._open.pop(order.popleft())
                yield done.chunk, done.outcomes
            if order:
                self._hand_out()
                self._wait()

    def _fill(self, chunks: Iterator[Chunk], order: deque[int]) -> bool:
        """Read as many chunks as the workers need; False if there are no more."""
        while True:
            self._hand_out()
            ahead = sum(state.weight for state in self._open.values())
            if len(self._waiting) > self._jobs or len(order) >= _AHEAD_CHUNKS or ahead >= _AHEAD_BYTES:
                return True
            chunk = next(chunks, None)
            if chunk is None:
                return False
            pages = deque(
                (chunk.number, index, entry) for index, entry in enumerate(chunk.entries) if isinstance(entry, Item)
            )
            self._open[chunk.number] = _Open(chunk, len(pages), weight=chunk.weight)
            order.append(chunk.number)
            if pages:
                self._waiting.append(_Task(pages))

    def _hand_out(self) -> None:
        while self._waiting:
            task = self._waiting[0]
            worker = self._worker_for(task)
            if worker is None:
                return
            self._waiting.popleft()
            if not worker.tasks:
                worker.since = time.monotonic()
            worker.tasks.append(task)
            try:
                worker.connection.send(list(task.pages))
            except OSError:  # it has died; the next wait says so
                return

    def _worker_for(self, task: _Task) -> _Worker | None:
        """Who has nothing to do, else a new worker, else who has the least; None if all have their fill."""
        free = [worker for worker in self._workers if worker.takes(task)]
        worker = min(free, key=lambda worker: len(worker.tasks), default=None)
        if (worker is None or worker.tasks) and len(self._workers) < self._jobs:
            worker = self._start()
            self._workers.append(worker)
        return worker

    def _wait(self) -> None:
        by_connection = {worker.connection: worker for worker in self._workers}
        ready = cast(list[Any], wait(list(by_connection), timeout=0.5))
        for connection in ready:
            self._hear(by_connection[connection])
        now = time.monotonic()
        for worker in tuple(self._workers):
            late = worker.tasks and worker.ready and now - worker.since > self._limits.seconds
            if late and worker.connection not in ready:
                worker.process.kill()
                self._lost(worker, "timeout", f"it took more than {self._limits.seconds:g} s")
        self._tick()

    def _hear(self, worker: _Worker) -> None:
        try:
            while worker.connection.poll():
                said = worker.connection.recv()
                if said == READY:
                    worker.ready, self._false_starts = True, 0
                else:
                    self._take(worker, *said)
                worker.since = time.monotonic()
        except (EOFError, OSError):
            worker.process.join()
            self._lost(worker, *self._cause(worker.process.exitcode))

    def _take(self, worker: _Worker, number: int, index: int, outcome: Outcome) -> None:
        task = worker.tasks[0]
        task.pages.popleft()
        if not task.pages:
            worker.tasks.popleft()
        self._settle(number, index, outcome)

    def _settle(self, number: int, index: int, outcome: Outcome) -> None:
        state = self._open[number]
        state.outcomes[index] = outcome
        state.missing -= 1
        if isinstance(outcome, Done):
            state.weight += sum(map(len, outcome.lines))

    def _cause(self, exit_code: int | None) -> tuple[str, str]:
        if exit_code == OUT_OF_MEMORY:
            return "memory", f"it took more than {self._limits.memory >> 20} MB of memory"
        how = f"signal {-exit_code}" if exit_code and exit_code < 0 else f"exit code {exit_code}"
        return "crashed", f"its worker process died ({how})"

    def _lost(self, worker: _Worker, reason: str, message: str) -> None:
        """Let go of a worker that is gone. Its page is tried again alone, or has failed; its other pages go on."""
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        tasks = list(worker.tasks)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _MOST_FALSE_STARTS:
                raise OutputError(f"worker processes can't be started: {message}; try fewer with --jobs")
        elif tasks:
            task = tasks.pop(0)
            number, index, item = task.pages.popleft()
            if task.alone:
                self._settle(number, index, _ended(item, reason, message))
            else:
                again = _Task(deque([(number, index, item)]), alone=True)
                tasks = [again, *([task] if task.pages else []), *tasks]
        self._waiting.extendleft(reversed(tasks))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined] # every context has it
            target=main, args=(theirs, self._work, self._limits.seconds, self._limits.memory), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _ended(item: Item, reason: str, message: str) -> Failed:
    mend = "leave it out, or raise --page-timeout or --page-memory"
    return Failed(Failure(item.name, "clean", reason, f"{message}, alone too: {mend}", item.record_id))


class Inline:
    """The same without processes: in this one, page after page, without limits."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __enter__(self) -> Inline:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def in_order(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Outcomes]]:
        """As `Pool.in_order`."""
        for chunk in chunks:
            pages = ((index, entry) for index, entry in enumerate(chunk.entries) if isinstance(entry, Item))
            yield chunk, {index: self._work.perform(item) for index, item in pages}
