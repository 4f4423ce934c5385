"""A rule file that was read and is right, where it comes from, and whose word counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cleaner.rulebook.schema import Layer, RuleFile

Origin = Literal["user", "project", "packaged"]
"""Whose rules they are: given with `--rules`; lying in `.cleaner/rules` of the folder one works in; shipped."""

ORIGINS: tuple[Origin, ...] = get_args(Origin)
_RANK = {origin: number for number, origin in enumerate(ORIGINS)}


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A rule file that is right.

    Attributes:
        name: the file's name for reports, relative to its rule folder.
        layer: what its rules speak about.
        origin: whose rules they are.
        sha256: of the file's bytes.
        folder: the rule folder that it lies in, as it was given.
        turn: of several folders of one origin, the later goes first.
    """

    name: str
    layer: Layer
    origin: Origin
    rules: RuleFile
    sha256: str
    folder: str = "."
    turn: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """The smallest is heard first."""
        return _RANK[self.origin], -self.turn

    @property
    def place(self) -> str:
        """Where the file lies, for a reader."""
        return self.name if self.origin == "packaged" else f"{self.folder}/{self.name}"
