"""How many processes are worth having."""

from __future__ import annotations

import os


def usable_cores() -> int:
    """The cores that this process may use: on a shared machine fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
