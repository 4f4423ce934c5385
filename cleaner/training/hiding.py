"""A page as it would be if its site had named half of its elements otherwise: what teaches a model not to lean on names.

The sites of the training pages share their publishing systems; a page of another one, or of a site that names its
elements by chance, has classes that no lexicon knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from cleaner.model import Document
from cleaner.training.bench import Sample


def without_half_the_names(samples: Sequence[Sample]) -> list[Sample]:
    """The same pages, and in each of them the same half of its ids and classes gone wherever they stand."""
    return [replace(sample, document=_hidden(sample.document, sample.id)) for sample in samples]


def _hidden(document: Document, page: str) -> Document:
    elements = document.elements
    assert elements is not None
    left = {tokens: _left(tokens, page) for _, tokens in elements.looks}
    numbers: dict[tuple[str, str], int] = {}  # what only a hidden name told apart looks alike now
    look = [numbers.setdefault((tag, left[tokens]), len(numbers)) for tag, tokens in elements.looks]
    hidden = replace(
        elements,
        tokens=[left[tokens] for tokens in elements.tokens],
        look=[look[number] for number in elements.look],
        looks=list(numbers),
    )
    return replace(document, elements=hidden)


def _left(tokens: str, page: str) -> str:
    return " ".join(name for name in tokens.split() if _stays(name, page))


def _stays(name: str, page: str) -> bool:
    """Half of the names, another half on each page: by hash, so that the same pages give the same model."""
    return hashlib.sha256(f"{page} {name}".encode()).digest()[0] % 2 == 0
