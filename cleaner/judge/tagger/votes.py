# cython: boundscheck=False, wraparound=False
"""The sums of a forest's leaves, in one loop that compilers turn into vector instructions.

Worth its while only when it is compiled, with the types in votes.pxd: in plain Python numpy does the same in
`forest.Forest.probabilities` sooner. Leaves are whole numbers, so that both give the same sums in whatever order.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

from cleaner.judge.tagger.arrays import Array


def sum_up(matrix: Array, feature: Array, border: Array, leaf: Array) -> array[int]:
    """Per block the sum of the leaves that it comes to.

    Args:
        matrix: float32, a row for each feature, a column for each block; no number of a feature goes beyond its rows.
        feature, border: per level and tree, native integers and float32.
        leaf: per tree its leaves, 16-bit integers.
    """
    depth, trees = feature.shape[0], feature.shape[1]
    blocks = matrix.shape[1]
    total: array[int] = array("i", [0]) * blocks
    reached = array("i", [0]) * blocks
    for tree in range(trees):
        for b in range(blocks):
            reached[b] = 0
        for level in range(0, depth - 2, 3):  # three questions at a time: a third of the writing down between them
            row, limit, bit = feature[level, tree], border[level, tree], 1 << level
            row2, limit2 = feature[level + 1, tree], border[level + 1, tree]
            row3, limit3 = feature[level + 2, tree], border[level + 2, tree]
            for b in range(blocks):
                reached[b] |= (
                    (bit if matrix[row, b] > limit else 0)
                    | (2 * bit if matrix[row2, b] > limit2 else 0)
                    | (4 * bit if matrix[row3, b] > limit3 else 0)
                )
        for level in range(depth - depth % 3, depth):
            row, limit, bit = feature[level, tree], border[level, tree], 1 << level
            for b in range(blocks):
                reached[b] |= bit if matrix[row, b] > limit else 0
        for b in range(blocks):
            total[b] += leaf[tree, reached[b]]
    return total


def chances(total: Sequence[int] | Array, scale: float, bias: float) -> array[float]:
    """What sums of leaves say of how likely each block is the article's."""
    found: array[float] = array("d", [0.0]) * len(total)
    for b in range(len(total)):
        found[b] = 1 / (1 + math.exp(-(total[b] * scale + bias)))
    return found
