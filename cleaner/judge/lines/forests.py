"""The two forests of the line engine, and the file they are stored in.

The first forms an opinion on every line; the second decides, and sees the first one's chances besides. File: magic, length
of the first forest's file, both files one after the other (judge/tagger/forest.py). The lexicon stands in the first, the
calibration in the second.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.judge.lines.features import FEATURES
from cleaner.judge.tagger import forest
from cleaner.judge.tagger.forest import Forest

_MAGIC = b"cleaner lines 2\n"


@dataclass(frozen=True, slots=True)
class Forests:
    """The trees of both looks at a page.

    Attributes:
        first: over FEATURES, with the lexicon.
        second: over SECOND_FEATURES, with the calibration of the confidence.
    """

    first: Forest
    second: Forest


def dumps(forests: Forests) -> bytes:
    """The file's content."""
    first = forest.dumps(forests.first)
    return b"".join([_MAGIC, len(first).to_bytes(4, "little"), first, forest.dumps(forests.second)])


def loads(data: bytes) -> Forests:
    """Read a file's content.

    Raises:
        ValueError: it is none of ours, or broken.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("it does not begin as one")
    at = len(_MAGIC) + 4
    size = int.from_bytes(data[at - 4 : at], "little")
    found = Forests(forest.loads(data[at : at + size]), forest.loads(data[at + size :]))
    if found.first.names != FEATURES:
        raise ValueError("it wants other features than this version of cleaner has")
    return found
