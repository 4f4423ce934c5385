"""Boosted symmetric trees in numpy, and the file they are stored in together with their lexicon.

A symmetric (oblivious) tree asks the same question at every node of a level, so a tree of depth d is d questions and
a table of 2**d leaves: all trees and all blocks of a page are answered by a few array operations.

File: magic, length of the header, header (JSON), then the arrays: features, borders, leaves, little-endian. Nothing in
it depends on time or machine.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np

from cleaner.judge.tagger import votes
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.lexicon import Lexicon

_MAGIC = b"cleaner blocks 1\n"
COMPILED = not str(votes.__file__).endswith(".py")
_CHUNK = 40_000  # answers at a time: what they touch then stays in the processor's cache


class Calibration(msgspec.Struct, frozen=True):
    """What the model expects of itself, and what it was worth on pages it did not know: F1, both rising."""

    expected: tuple[float, ...] = (0.0, 1.0)
    true: tuple[float, ...] = (0.0, 1.0)

    def of(self, expected: float) -> float:
        """What is true when so much is expected."""
        return float(np.interp(expected, self.expected, self.true))


_AS_IT_IS = Calibration()


class _Header(msgspec.Struct, frozen=True):
    names: tuple[str, ...]
    depth: int
    trees: int
    bias: float
    scale: float
    calibration: Calibration
    tokens: dict[str, float]
    short: dict[str, float]
    long: dict[str, float]


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees, and all that belongs to them.

    Attributes:
        names: the features that the matrix must have, in this order.
        feature, border: per level and tree; a block goes up if its feature is greater than the border.
        leaf: per tree its leaves, as 16-bit fractions of the largest.
        scale: what such a fraction is worth.
        bias: added to every sum.
        lexicon: what the lexical features were computed with in training.
        calibration: of the confidence.
    """

    names: tuple[str, ...]
    feature: Array
    border: Array
    leaf: Array
    scale: float
    bias: float
    lexicon: Lexicon
    calibration: Calibration = _AS_IT_IS

    def probabilities(self, matrix: Array) -> Array:
        """Per block how likely it is the article's; `matrix` has a row a feature and a column a block."""
        matrix = np.ascontiguousarray(matrix)
        total = votes.sum_up(matrix, self.feature, self.border, self.leaf) if COMPILED else self._sums(matrix)
        return np.asarray(votes.chances(total, self.scale, self.bias))

    def _sums(self, matrix: Array) -> Array:
        """As votes.py has it."""
        depth, trees = self.feature.shape
        total = np.zeros(matrix.shape[1], np.intc)
        leaves = self.leaf.reshape(-1)
        step = _CHUNK // (matrix.shape[1] + 1) + 1
        for first in range(0, trees, step):
            part = slice(first, min(first + step, trees))
            above = matrix.take(self.feature[0, part], axis=0) > self.border[0, part, None]
            bits = above.view(np.uint8)
            for level in range(1, depth):
                above = matrix.take(self.feature[level, part], axis=0) > self.border[level, part, None]
                bits |= above.view(np.uint8) << np.uint8(level)
            number = bits + (np.arange(part.start, part.stop) << depth)[:, None]
            total += leaves.take(number).sum(axis=0, dtype=np.intc)
        return total


def fractions(leaf: Array) -> tuple[Array, float]:
    """Leaves as 16-bit fractions of the largest, and what one is worth."""
    scale = float(np.abs(leaf).max()) / 32767 or 1.0
    return np.rint(leaf / scale).astype(np.int16), scale


def dumps(forest: Forest) -> bytes:
    """The file's content."""
    lexicon = forest.lexicon
    depth, trees = forest.feature.shape
    words = (dict(sorted(part.items())) for part in (lexicon.tokens, lexicon.short, lexicon.long))
    header = msgspec.json.encode(
        _Header(forest.names, depth, trees, forest.bias, forest.scale, forest.calibration, *words)
    )
    arrays = (forest.feature.astype("<u2"), forest.border.astype("<f4"), forest.leaf.astype("<i2"))
    return b"".join([_MAGIC, len(header).to_bytes(4, "little"), header, *(array.tobytes() for array in arrays)])


def loads(data: bytes) -> Forest:
    """Read a file's content.

    Raises:
        ValueError: it is none of ours, or broken.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("it does not begin as one")
    at = len(_MAGIC) + 4
    size = int.from_bytes(data[at - 4 : at], "little")
    try:
        head = msgspec.json.decode(data[at : at + size], type=_Header)
    except msgspec.MsgspecError as error:
        raise ValueError(f"its header: {error}") from error
    at += size
    depth, trees = head.depth, head.trees
    count = depth * trees
    if not (0 < depth <= 8 and trees > 0 and len(data) == at + 6 * count + (trees << depth + 1)):
        raise ValueError("it is cut off")
    feature = np.frombuffer(data, "<u2", count, at).reshape(depth, trees).astype(np.intp)
    border = np.frombuffer(data, "<f4", count, at + 2 * count).reshape(depth, trees)
    border = border.astype(np.float32)  # aligned, and of this machine's byte order
    leaf = np.frombuffer(data, "<i2", trees << depth, at + 6 * count).reshape(trees, 1 << depth).astype(np.int16)
    if int(feature.max()) >= len(head.names):
        raise ValueError("it asks for features that it does not name")
    return Forest(head.names, feature, border, leaf, head.scale, head.bias,
                  Lexicon(head.tokens, head.short, head.long), head.calibration)  # fmt: skip
