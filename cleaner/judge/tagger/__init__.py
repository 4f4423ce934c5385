"""Our own engine for HTML: boosted trees over features of blocks say which of them are the article's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.errors import UsageError
from cleaner.judge.tagger import decide
from cleaner.judge.tagger.features import FEATURES, features
from cleaner.judge.tagger.forest import load
from cleaner.model import Document

_SHIPPED = Path(__file__).with_name("model.bin")
_EXPECTED = (0.0, 0.877, 0.958, 0.973, 0.981, 0.986, 0.990, 0.993, 0.996, 1.0)
_TRUE = (0.0, 0.815, 0.926, 0.954, 0.973, 0.977, 0.984, 0.985, 0.993, 0.993)


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the engine says of a page's blocks."""

    keep: list[bool]
    score: list[float]
    confidence: float


class Tagger:
    """The engine with its weights."""

    def __init__(self, path: Path) -> None:
        try:
            self._forest = load(path)
            self.sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{path}: no model ({error}). Name a file that `python -m cleaner.training` wrote"
            ) from error
        self._path = path
        self.id = f"blocks/1+{self.sha256[:8]}"
        self._rows = [FEATURES.index(name) for name in self._forest.names]

    @staticmethod
    def load(path: Path | None = None) -> Tagger:
        return Tagger(path or _SHIPPED)

    def __reduce__(self) -> tuple[type[Tagger], tuple[Path]]:
        return type(self), (self._path,)

    def tag(self, document: Document) -> Tagged:
        count = len(document)
        if not count or document.elements is None:
            return Tagged([False] * count, [0.0] * count, 0.0)
        matrix = features(document, self._forest.lexicon)
        if not matrix.shape[1]:
            return Tagged([False] * count, [0.0] * count, 0.0)
        p = decide.spread(document, self._forest.probabilities(matrix[self._rows]))
        words = decide.spread(document, matrix[0])
        keep = decide.decide(document, p, words)
        sure = float(np.interp(decide.confidence(p, keep, words), _EXPECTED, _TRUE))
        return Tagged(keep.tolist(), np.round(p, 4).tolist(), sure)
