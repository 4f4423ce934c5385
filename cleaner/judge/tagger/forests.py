"""Several forests in one file: those that look where, or at what, the others leave off.

File: magic; of each forest but the last the length of its file; their files (`forest.py`). The last one's calibration is that of
what all say together.
"""

from __future__ import annotations

from cleaner.judge.tagger import forest
from cleaner.judge.tagger.forest import Forest

Forests = tuple[Forest, ...]
"""The trees of all looks at a page; what each of them sees, the engine says."""

_LENGTH = 4  # bytes


def dumps(forests: Forests, magic: bytes) -> bytes:
    """The file's content."""
    *earlier, last = map(forest.dumps, forests)
    return b"".join([magic, *(len(one).to_bytes(_LENGTH, "little") + one for one in earlier), last])


def loads(data: bytes, magic: bytes, count: int) -> Forests:
    """Read a file's content.

    Args:
        count: how many forests it has to hold.

    Raises:
        ValueError: it is none of this kind, or broken.
    """
    if not data.startswith(magic):
        raise ValueError("it does not begin as one")
    rest, found = data[len(magic) :], []
    for _ in range(count - 1):
        size = _LENGTH + int.from_bytes(rest[:_LENGTH], "little")
        found.append(forest.loads(rest[_LENGTH:size]))
        rest = rest[size:]
    return (*found, forest.loads(rest))
