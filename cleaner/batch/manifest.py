"""What happened, when, how long, on what: a line for each run in OUT/manifest.jsonl. Records hold none of this."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import msgspec

from cleaner.batch.counts import Counts
from cleaner.sinks.files import write_whole

NAME = "manifest.jsonl"
SCHEMA = "cleaner/run/1"


class Machine(msgspec.Struct, frozen=True):
    """Where it ran."""

    python: str
    system: str
    cores: int | None


class Run(msgspec.Struct, frozen=True):
    """One run.

    Attributes:
        state: "finished", "interrupted", "stopped" (too many failures), "broken" (the output could not be written, or nobody
            knows why).
        started, finished: UTC, ISO 8601.
        identity: versions, and hashes of rules, options and model.
        shards: of a dataset.
    """

    schema: str
    state: str
    started: str
    finished: str
    seconds: float
    inputs: list[str]
    form: str
    tag_only: bool
    jobs: int
    limit: int | None
    sample: float | None
    identity: dict[str, str | None]
    machine: Machine
    counts: Counts
    shards: list[str]


def machine() -> Machine:
    """This machine."""
    return Machine(platform.python_version(), f"{platform.system()} {platform.machine()}", os.cpu_count())


def last_run(out: Path) -> Run | None:
    """The last line; None if there is no manifest, or it can't be read."""
    try:
        return msgspec.json.decode((out / NAME).read_bytes().splitlines()[-1], type=Run)
    except (OSError, IndexError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def add_run(out: Path, run: Run, temporary: Path) -> None:
    """Add a line.

    Raises:
        OSError: can't be written.
    """
    path = out / NAME
    before = path.read_bytes() if path.exists() else b""
    write_whole(path, before + msgspec.json.encode(run) + b"\n", temporary)
