"""From block probabilities to a decision for the page: which blocks stay, and how sure the page may be.

Each rule is a function of its own, so that it can be measured and left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.judge.tagger.features import alive, words_of
from cleaner.model import Document

Array = NDArray[Any]

THRESHOLD = 0.45
_FLOOR, _CEILING = 0.25, 0.6


def logit(p: Array) -> Array:
    return np.log(np.clip(p, 1e-6, 1 - 1e-6) / (1 - np.clip(p, 1e-6, 1 - 1e-6)))


def expected_threshold(p: Array, words: Array, floor: float = _FLOOR, ceiling: float = _CEILING) -> float:
    """The threshold with the best expected F1 of the page, kept between two bounds."""
    order = np.argsort(-p, kind="stable")
    kept, right = np.cumsum(words[order]), np.cumsum((words * p)[order])
    f1 = 2 * right / (kept + right[-1] + 1e-9)
    best = int(f1.argmax())
    return float(np.clip(p[order[best]] - 1e-9, floor, ceiling))


def smooth(document: Document, p: Array, words: Array, share: float = 0.3) -> Array:
    """Blocks that look alike and stand under one parent stand or fall together: lean to the group's mean log-odds."""
    elements = document.elements
    assert elements is not None
    groups: dict[tuple[int, str, str], int] = {}
    group = np.array([
        groups.setdefault((elements.parent[e], elements.tag[e], elements.tokens[e]), len(groups))
        for e in document.element
    ])  # fmt: skip
    odds = logit(p)
    weight = np.minimum(words, 60.0)
    mean = np.bincount(group, weights=odds * weight) / np.maximum(np.bincount(group, weights=weight), 1e-9)
    return 1 / (1 + np.exp(-((1 - share) * odds + share * mean[group])))


def fill(p: Array, keep: Array, words: Array, least: float = 0.25, most_words: int = 60) -> Array:
    """A small gap between kept blocks stays if it is not clearly junk: a lost line breaks more than a stray one."""
    kept = keep.copy()
    inner = np.flatnonzero(keep)
    for left, right in zip(inner[:-1], inner[1:], strict=True):
        if 1 < right - left <= 3:
            gap = slice(left + 1, right)
            if p[gap].min() >= least and words[gap].sum() <= most_words:
                kept[gap] = True
    return kept


def confidence(p: Array, keep: Array, words: Array) -> float:
    """Expected F1 of the page: what is kept against what the probabilities say ought to be."""
    right = float((words * p)[keep].sum())
    return 2 * right / max(float(words[keep].sum() + (words * p).sum()), 1e-9)


def word_counts(document: Document) -> Array:
    """Words of each block, counted by blanks; scripts without blanks by two characters a word."""
    return np.array([text.count(" ") + 1 if text.isascii() else _words(text) for text in document.texts()], float)


def _words(text: str) -> int:
    wide = sum("\u3040" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0eff" for c in text)
    return text.count(" ") + 1 + wide // 2


# Classes that name what is never the article. Only what cost no gold in cross-validation stands here, captions
# excepted (470 words of junk against 163 of gold); "related", "sidebar", "summary" and "accordion" did cost some.
_MARKED = {
    "comments": frozenset("comment comments commentlist disqus kommentare kommentar commentaires comentarios reacties".split()),
    "author": frozenset("bio author authorbox biography".split()),
    "consent": frozenset("cookie cookies consent gdpr sourcepoint onetrust".split()),
    "caption": frozenset("caption captions imagecaption credit".split()),
}  # fmt: skip
_TOO_MUCH = 0.6


@lru_cache(maxsize=20_000)
def _kinds(tokens: str) -> tuple[str, ...]:
    found = frozenset(words_of(tokens).split())
    return tuple(kind for kind, names in _MARKED.items() if not names.isdisjoint(found))


def drop_marked(document: Document, keep: Array, words: Array) -> Array:
    """Drop blocks under elements whose class says comments, author box, consent or caption.

    A class that most of the kept text stands under says nothing: some sites call the page `has-comments`.
    """
    elements = document.elements
    assert elements is not None
    spans: dict[str, list[int]] = {}
    for element, tokens in enumerate(elements.tokens):
        if tokens:
            for kind in _kinds(tokens):
                spans.setdefault(kind, []).append(element)
    kept = keep.copy()
    place, total = np.asarray(document.element), max(float(words[keep].sum()), 1.0)
    for found in spans.values():
        under = np.zeros(len(elements.tag) + 1, np.int64)
        for element in found:
            under[element] += 1
            under[elements.last[element]] -= 1
        hit = keep & (np.cumsum(under)[place] > 0)
        if words[hit].sum() < _TOO_MUCH * total:
            kept &= ~hit
    return kept


def decide(document: Document, p: Array, words: Array) -> Array:
    """The blocks that stay. Smoothing and filling gained nothing in cross-validation and are left out."""
    return drop_marked(document, p > expected_threshold(p, words), words)


def spread(document: Document, p: Array) -> Array:
    """Probabilities of the living blocks -> of all blocks."""
    full = np.zeros(len(document))
    full[alive(document)] = p
    return full
