"""Our own engine for HTML: boosted trees say of every block how likely it is the article's.

`tree`, `text` and `container` look at the page, `structure` and `order` make features of that, `features` puts them
together, `forest` judges, `decide` draws the line. docs/model-card.md says what the shipped model was made of.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.errors import UsageError
from cleaner.judge.tagger import decide
from cleaner.judge.tagger.features import FEATURES, Features, look_at
from cleaner.judge.tagger.forest import loads
from cleaner.model import Document

__all__ = ["Tagged", "Tagger"]

_SHIPPED = Path(__file__).with_name("model.bin")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the model says of a page's blocks.

    Attributes:
        keep: for each block whether it is the article's.
        score: for each block how likely that is.
        confidence: the F1 to expect of the page, 0 to 1.
    """

    keep: list[bool]
    score: list[float]
    confidence: float


class Tagger:
    """A model at work. It holds nothing of any page, and can be pickled.

    Attributes:
        id: "blocks/" and version, "+" and the beginning of the weights' hash.
        sha256: of the weights.
    """

    def __init__(self, weights: bytes) -> None:
        self._weights = weights
        self._forest = loads(weights)
        if self._forest.names != FEATURES:
            raise ValueError("it wants other features than this version of cleaner has")
        self.sha256 = hashlib.sha256(weights).hexdigest()
        self.id = f"blocks/1+{self.sha256[:8]}"

    @staticmethod
    def load(path: Path | None = None) -> Tagger:
        """Read a model; without a path the one that comes with the package.

        Raises:
            UsageError: no such file, or it is no model.
        """
        path = path or _SHIPPED
        try:
            return Tagger(path.read_bytes())
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{path} is no model: {error}. Name a file that `python -m cleaner.training` of this version wrote"
            ) from error

    def __reduce__(self) -> tuple[type[Tagger], tuple[bytes]]:
        return type(self), (self._weights,)

    def tag(self, document: Document, mode: decide.Mode = "balanced") -> Tagged:
        """Judge a page. A page without elements, or with navigation only, has nothing to keep."""
        return self.judge(look_at(document, self._forest.lexicon), mode)

    def judge(self, seen: Features, mode: decide.Mode = "balanced") -> Tagged:
        """Judge a page that has been looked at."""
        kept, score = np.zeros(len(seen.living), bool), np.zeros(len(seen.living))
        if not seen.matrix.shape[1]:
            return Tagged(kept.tolist(), score.tolist(), 0.0)
        chances = self._forest.probabilities(seen.matrix)
        staying = decide.keep(chances, seen.words, seen.marked, mode)
        kept[seen.living], score[seen.living] = staying, chances.round(4)
        expected = decide.expected_f1(chances, seen.words, staying)
        return Tagged(kept.tolist(), score.tolist(), round(self._forest.calibration.of(expected), 4))
