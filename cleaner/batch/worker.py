"""A worker process: takes pages, gives outcomes, one by one. It ends when the run that started it ends."""

from __future__ import annotations

import os
import queue
import signal
import threading
from multiprocessing.connection import Connection
from typing import Any

from cleaner.batch.work import Work
from cleaner.sources.item import Item

READY = "ready"
OUT_OF_MEMORY = 77
"""The exit code of a worker whose memory ran out."""

# A year. The system's clock knows no length of time of hundreds of digits.
_LONGEST = 366 * 86_400.0

Task = list[tuple[int, int, Item]]
"""Pages with the number of their chunk and their place in it."""


def main(connection: Connection[Any, Any], work: Work, timeout: float, memory: int) -> None:
    """Work until the connection closes.

    Args:
        timeout: seconds for one page; the run ends a worker that takes longer, and this is for workers without a run.
        memory: bytes that a page may take.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    work.cleaner.warm_up()
    limit_memory(memory)
    try:
        connection.send(READY)
        while True:
            for chunk, index, item in tasks.get():
                _alarm(timeout + 10)
                connection.send((chunk, index, work.perform(item)))
                _alarm(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError:  # the run is gone
        os._exit(1)


def _receive(connection: Connection[Any, Any], tasks: queue.SimpleQueue[Task]) -> None:
    """Take what is sent at once, so that the run never waits for a worker, and see its end."""
    try:
        while True:
            tasks.put(connection.recv())
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, OSError):
        os._exit(0)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, min(seconds, _LONGEST))


def limit_memory(most: int) -> None:
    """Let this process take so many bytes more than it has now. Where the system can't do that, or knows no such number,
    nothing is limited.
    """
    try:
        import resource  # noqa: PLC0415 - not on every system

        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - read once, and no path of ours
            taken = int(stream.read().split()[5]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (taken + most, hard))
    except (ImportError, OSError, ValueError, AttributeError, OverflowError):
        return
