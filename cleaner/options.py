"""All that a caller can choose."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import get_args

import msgspec

from cleaner.errors import UsageError
from cleaner.judge.engine import Engine
from cleaner.model import MODES, Mode


@dataclass(frozen=True, slots=True)
class Options:
    """All that a caller can choose.

    Attributes:
        engine: who judges HTML before the rules do.
        mode: what weighs more, text lost or junk left in: "recall", "balanced" or "precision".
        model: a model file of your own for the engine `blocks`; None is the one that comes with the package.
        line_model: the same for plain text.
        site_rules: use the rules of single sites.
        headline: put the title above the text.
        each_block: verdicts block by block instead of span by span.
        search_metadata: let trafilatura look for a title, authors or date that were not found. It takes longer than all
            the rest, and half of the dates that it finds then are wrong.
        timings: put into the record what each stage took.

    Raises:
        UsageError: no such engine or mode, a switch that is neither True nor False, or a model that is no path.
    """

    engine: Engine = "auto"
    mode: Mode = "balanced"
    model: str | Path | None = None
    line_model: str | Path | None = None
    site_rules: bool = True
    headline: bool = False
    each_block: bool = False
    search_metadata: bool = False
    timings: bool = False

    def __post_init__(self) -> None:
        one_of("engine", self.engine, get_args(Engine))
        one_of("mode", self.mode, MODES)
        for name in ("model", "line_model"):
            _path_or_none(name, getattr(self, name))
        for name in ("site_rules", "headline", "each_block", "search_metadata", "timings"):
            _true_or_false(name, getattr(self, name))

    def sha256(self) -> str:
        """One hash over all options, save for three: what the models are, records say by their own hashes, and timings
        change nothing.
        """
        chosen = asdict(replace(self, model=None, line_model=None))
        del chosen["timings"]
        return hashlib.sha256(msgspec.json.encode(chosen, order="sorted")).hexdigest()


def one_of(name: str, value: object, known: Sequence[str]) -> None:
    """Raise UsageError if a value is none of those that there are."""
    if value not in known:
        raise UsageError(f"{name}={value!r} is not known: write one of {', '.join(map(repr, known))}")


def _true_or_false(name: str, value: object) -> None:
    """A switch: "no" would switch it on, and 1 would make another hash of what True says."""
    if not isinstance(value, bool):
        raise UsageError(f"{name}={value!r} is neither True nor False: write one of them")


def _path_or_none(name: str, value: object) -> None:
    """A file; an empty name is a variable that nobody has set, and does not mean the file that comes with the package."""
    if value is not None and (not isinstance(value, (str, os.PathLike)) or value == ""):
        raise UsageError(f"{name}={value!r} is no model file: give its path, or leave it out")
