"""The pages that a model got most wrong, with the blocks that did it: for reading by eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cleaner.judge.tagger.arrays import Array
from cleaner.model import Document
from cleaner.training.validate import Guess

_BLOCKS = 3


def worst(guesses: Sequence[Guess], count: int) -> Iterator[str]:
    """Lines about the worst pages, worst first."""
    for guess in sorted(guesses, key=lambda guess: (guess.f1, guess.sample.id))[:count]:
        sample, tagged = guess.sample, guess.tagged
        yield (
            f"{sample.set} {sample.id} {sample.host}  p {guess.precision:.2f}  r {guess.recall:.2f}"
            f"  covered {sample.labels.covered:.2f}  confidence {tagged.confidence:.2f}"
        )
        keep, gold = np.array(tagged.keep), sample.labels.share > 0.5
        yield from _blocks("too much", guess, keep & ~gold)
        yield from _blocks("lost", guess, gold & ~keep)


def _blocks(what: str, guess: Guess, wrong: Array) -> Iterator[str]:
    words = guess.sample.labels.words
    if wrong.any():
        yield f"  {what}: {int(wrong.sum())} blocks, {int(words[wrong].sum())} words"
    found = np.flatnonzero(wrong)
    for i in sorted(found[np.argsort(-words[found], kind="stable")][:_BLOCKS].tolist()):
        block = guess.sample.document.block(i)
        where = " < ".join(_path(guess.sample.document, i))
        yield f"    {i}  {guess.tagged.score[i]:.2f}  {int(words[i])} words  {block.text[:70]!r}  {where}"


def _path(document: Document, block: int) -> Iterator[str]:
    elements = document.elements
    assert elements is not None
    at = document.element[block]
    for _ in range(3):
        if at >= 0:
            yield f"{elements.tag[at]} {' '.join(elements.tokens[at].split())[:24]}".strip()
            at = elements.parent[at]
