"""The command line as a user starts it: a process of its own, with its exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

START = (sys.executable, "-c", "from cleaner.cli import main; main()")


def cleaner_command(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `cleaner ARGUMENTS...` to its end."""
    return subprocess.run([*START, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, check=False)
