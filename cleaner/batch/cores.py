"""How many processes are worth having."""

from __future__ import annotations

import os

from cleaner.errors import UsageError

# A page is work for one core and waits for nothing: a process more than there are cores only takes memory, 94 MB and its
# pages. Four a core are still good where inputs come over a slow network; 64 are let through everywhere, for a command
# that was written for a larger machine is no slip of the finger, and 500 are.
_MOST_A_CORE, _MOST_ANYWHERE = 4, 64


def usable_cores() -> int:
    """The cores that this process may use: on a shared machine fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(wanted: int | None) -> int:
    """How many processes there are to be: as many as somebody wants, else one a core.

    Raises:
        UsageError: many more than there are cores.
    """
    cores = usable_cores()
    most = max(_MOST_A_CORE * cores, _MOST_ANYWHERE)
    if wanted and wanted > most:
        raise UsageError(
            f"--jobs {wanted} is too many for {cores} cores: give {most} at most, or leave it out for one a core"
        )
    return wanted or cores
