"""What is kept of an error that nobody expected: where it came from, the same on every machine."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path


def trace_of(error: Exception) -> str:
    """The way to an error, without the paths of a machine."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
    return "\n".join([*lines, f"{type(error).__name__}: {error}"])


def name_of(trace: str) -> str:
    """The name under which it is kept."""
    return hashlib.sha256(trace.encode("utf-8", "replace")).hexdigest()[:12]
