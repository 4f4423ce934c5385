"""A model at work: read from a file, known by the hash of its weights, pickled as these."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import ClassVar, TypeVar

from cleaner.errors import UsageError
from cleaner.judge.tagger.forests import Forests, dumps, loads

Model = TypeVar("Model", bound="StoredModel")


class StoredModel:
    """What all models have in common: some forests. They hold nothing of any page.

    Attributes:
        magic: what the file begins with.
        features: of each forest.
        weights: the file's content.
        id: the model's name and version, "+" and the beginning of the weights' hash.
        sha256: of the weights.
    """

    name: ClassVar[str]
    magic: ClassVar[bytes]
    shipped: ClassVar[Path]
    features: ClassVar[tuple[tuple[str, ...], ...]]
    made_by: ClassVar[str]

    def __init__(self, weights: bytes) -> None:
        self.weights = weights
        self._forests = loads(weights, self.magic, len(self.features))
        if tuple(forest.names for forest in self._forests) != self.features:
            raise ValueError("it wants other features than this version of cleaner has")
        self.sha256 = hashlib.sha256(weights).hexdigest()
        self.id = f"{self.name}+{self.sha256[:8]}"

    @classmethod
    def load(cls: type[Model], path: Path | None = None) -> Model:
        """Read a model; without a path the one that comes with the package.

        Raises:
            UsageError: no such file, or it is no model.
        """
        path = path or cls.shipped
        try:
            return cls(path.read_bytes())
        except (OSError, ValueError) as error:
            what = (error.strerror if isinstance(error, OSError) else None) or error
            raise UsageError(
                f"{path} is no model: {what}. Name a file that `{cls.made_by}` of this version wrote"
            ) from error

    @classmethod
    def of(cls: type[Model], forests: Forests) -> Model:
        """A model of these forests, in no file yet."""
        return cls(dumps(forests, cls.magic))

    def __reduce__(self: Model) -> tuple[type[Model], tuple[bytes]]:
        return type(self), (self.weights,)
