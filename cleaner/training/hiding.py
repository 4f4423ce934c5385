"""A page as it would be if nobody could read its names: what teaches a model not to lean on them.

Many sites have classes that a program made up, and a site of a publishing system that no training page comes from has
classes that no lexicon knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaner.model import Document
from cleaner.training.bench import Sample

_LETTERS = str.maketrans("0123456789", "abcdefghij")


def without_names(samples: Sequence[Sample]) -> list[Sample]:
    """The same pages with ids and classes that say nothing: what was named alike is still named alike."""
    return [replace(sample, document=_hidden(sample.document)) for sample in samples]


def _hidden(document: Document) -> Document:
    elements = document.elements
    assert elements is not None
    numbers = {tokens: number for number, tokens in enumerate(dict.fromkeys(elements.tokens))}
    names = {tokens: _name(number) if tokens.strip() else tokens for tokens, number in numbers.items()}
    looks = [(tag, names.get(tokens, tokens)) for tag, tokens in elements.looks]
    hidden = replace(elements, tokens=[names[tokens] for tokens in elements.tokens], looks=looks)
    return replace(document, elements=hidden)


def _name(number: int) -> str:
    """One word, in no lexicon."""
    return "zq" + str(number).translate(_LETTERS)
