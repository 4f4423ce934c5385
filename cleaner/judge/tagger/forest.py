"""Boosted symmetric trees in numpy, and the file they are stored in together with their lexicon.

A symmetric (oblivious) tree asks the same question at every node of a level, so a tree of depth d is d questions and
a table of 2**d leaves: all trees and all blocks of a page are answered by a few array operations.

File: magic, length of the header, header (JSON: names, lexicon, shapes), then the arrays, little-endian, in the
header's order. Nothing in it depends on time or machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.judge.tagger.lexicon import Lexicon

Array = NDArray[Any]
_MAGIC = b"cleaner trees 1\n"
_CHUNK = 48  # trees at a time: what they touch then stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Forest:
    """Attributes:
    names: the features the trees look at, in the order of `feature`'s numbers.
    feature, border: per level and tree; a block goes up if its feature is greater than the border.
    leaf: per tree its leaves.
    bias: added to every sum.
    lexicon: what the lexical features were computed with in training.
    """

    names: tuple[str, ...]
    feature: Array
    border: Array
    leaf: Array
    bias: float
    lexicon: Lexicon

    def scores(self, matrix: Array) -> Array:
        """Log-odds per block; `matrix` has one row a feature (`names`) and one column a block."""
        depth, trees = self.feature.shape
        blocks = matrix.shape[1]
        total = np.full(blocks, self.bias)
        width = 1 << depth
        flat = self.leaf.reshape(-1)
        for first in range(0, trees, _CHUNK):
            part = slice(first, min(first + _CHUNK, trees))
            index = np.arange(part.start, part.stop, dtype=np.intp)[:, None] * width
            bits = np.zeros((part.stop - part.start, blocks), np.uint8)
            for level in range(depth):
                above = matrix.take(self.feature[level, part], axis=0) > self.border[level, part, None]
                bits |= above.view(np.uint8) << np.uint8(level)
            total += flat.take(bits + index).sum(axis=0)
        return total

    def probabilities(self, matrix: Array) -> Array:
        """Per block how likely it is the article's."""
        return 1 / (1 + np.exp(-self.scores(matrix)))


def save(forest: Forest, path: Path) -> None:
    """Write the file; leaves as 16-bit fractions of the largest."""
    scale = float(np.abs(forest.leaf).max()) / 32767
    lexicon = forest.lexicon
    words = {n: {t: v for t, v in sorted(getattr(lexicon, n).items())} for n in ("tokens", "short", "long")}
    head = {
        "names": forest.names, "bias": forest.bias, "scale": scale, "depth": forest.feature.shape[0],
        "trees": forest.feature.shape[1], "lexicon": words,
    }  # fmt: skip
    header = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    arrays = (forest.feature.astype("<u1"), forest.border.astype("<f4"), np.rint(forest.leaf / scale).astype("<i2"))
    body = b"".join(array.tobytes() for array in arrays)
    path.write_bytes(_MAGIC + len(header).to_bytes(4, "little") + header + body)


def load(path: Path) -> Forest:
    """Read the file.

    Raises:
        ValueError: it is none of ours.
    """
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise ValueError(f"not a model file: {path}")
    at = len(_MAGIC) + 4
    size = int.from_bytes(data[at - 4 : at], "little")
    head: Mapping[str, Any] = json.loads(data[at : at + size])
    depth, trees = head["depth"], head["trees"]
    at += size
    count = depth * trees
    feature = np.frombuffer(data, "<u1", count, at).reshape(depth, trees).astype(np.intp)
    border = np.frombuffer(data, "<f4", count, at + count).reshape(depth, trees)
    leaf = np.frombuffer(data, "<i2", trees << depth, at + 5 * count).reshape(trees, 1 << depth)
    return Forest(tuple(head["names"]), feature, border, leaf.astype(np.float32) * np.float32(head["scale"]),
                  head["bias"], Lexicon(**head["lexicon"]))  # fmt: skip


def from_catboost(models: Sequence[Mapping[str, Any]], names: Sequence[str], lexicon: Lexicon) -> Forest:
    """One forest of the JSON exports of several models of one depth: the mean of their sums."""
    trees = [tree for model in models for tree in model["oblivious_trees"]]
    depth = max(len(tree["splits"]) for tree in trees)
    used = sorted({s["float_feature_index"] for tree in trees for s in tree["splits"]})
    number = {index: i for i, index in enumerate(used)}
    feature, border = np.zeros((depth, len(trees)), np.intp), np.full((depth, len(trees)), np.inf, np.float32)
    leaf = np.zeros((len(trees), 1 << depth), np.float32)
    for t, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):  # missing levels: nothing is above infinity
            feature[level, t], border[level, t] = number[split["float_feature_index"]], split["border"]
        leaf[t, : len(tree["leaf_values"])] = np.array(tree["leaf_values"]) / len(models)
    bias = sum(model["scale_and_bias"][1][0] for model in models) / len(models)
    return Forest(tuple(names[i] for i in used), feature, border, leaf, bias, lexicon)
