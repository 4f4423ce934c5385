"""What an engine might say of a page, for those who put back what it left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cleaner.judge.engine import Opinion
from cleaner.model import Document


def come_back(
    document: Document,
    out: Sequence[int],
    put_back: Callable[[Opinion], Opinion],
    chance: float = 0.4,
    first: Sequence[bool] | None = None,
) -> list[int]:
    """The blocks that come back, if the engine leaves some out; what it keeps always stays."""
    keep = [i not in out for i in range(len(document))]
    kept = put_back(Opinion(keep, [0.9 if one else 1 - chance for one in keep], "engine", 0.9, first)).kept
    assert all(kept[i] for i in range(len(keep)) if keep[i])
    return [i for i in out if kept[i]]
