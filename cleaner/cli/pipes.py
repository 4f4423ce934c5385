"""Standard input and output; either may be closed, and Python then has none."""

from __future__ import annotations

import sys
from typing import BinaryIO

from cleaner.errors import OutputError, UsageError


def standard_input() -> BinaryIO:
    """The bytes that come.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed: name a file or a folder")
    return sys.stdin.buffer


def write_out(data: bytes) -> None:
    """Write to standard output.

    Raises:
        OutputError: it is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed: leave it open, the text goes there")
    sys.stdout.buffer.write(data)
