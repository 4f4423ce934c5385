"""Two forests in one file: a second one that looks where, or at what, the first leaves off.

File: magic, length of the first forest's file, both files one after the other (`forest.py`). The second's calibration is
that of what both say together.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.judge.tagger import forest
from cleaner.judge.tagger.forest import Forest


@dataclass(frozen=True, slots=True)
class Forests:
    """The trees of both looks at a page; what each of them sees, the engine says."""

    first: Forest
    second: Forest


def dumps(forests: Forests, magic: bytes) -> bytes:
    """The file's content."""
    first = forest.dumps(forests.first)
    return b"".join([magic, len(first).to_bytes(4, "little"), first, forest.dumps(forests.second)])


def loads(data: bytes, magic: bytes) -> Forests:
    """Read a file's content.

    Raises:
        ValueError: it is none of this kind, or broken.
    """
    if not data.startswith(magic):
        raise ValueError("it does not begin as one")
    at = len(magic) + 4
    size = int.from_bytes(data[at - 4 : at], "little")
    return Forests(forest.loads(data[at : at + size]), forest.loads(data[at + size :]))
