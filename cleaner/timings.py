"""What was spent on a page, stage by stage. Only by request: a record with times in it is never the same twice."""

from __future__ import annotations

import time

STAGES = ("decode", "parse", "markup", "segment", "judge", "assemble", "metadata")


class Stopwatch:
    """Sums up milliseconds by stage; one that is not running costs a comparison."""

    __slots__ = ("_last", "_spent")

    def __init__(self, *, running: bool = True) -> None:
        self._spent: dict[str, float] | None = dict.fromkeys(STAGES, 0.0) if running else None
        self._last = time.perf_counter() if running else 0.0

    def lap(self, stage: str) -> None:
        """Put what has passed since the last lap down to a stage."""
        if self._spent is not None:
            now = time.perf_counter()
            self._spent[stage] += (now - self._last) * 1000
            self._last = now

    @property
    def spent(self) -> dict[str, float] | None:
        """Milliseconds by stage, rounded to microseconds; None if it was not running."""
        return None if self._spent is None else {stage: round(ms, 3) for stage, ms in self._spent.items()}
