"""What words say, learned by host; and matrices in which no page has seen a lexicon made from its own host's group."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.judge.class_words import class_words
from cleaner.judge.tagger.features import Features, look_at
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.judge.tagger.text import SHORT_WORDS, openings, pair_key
from cleaner.training.bench import Sample, fold_of

Shares = Mapping[str, float]

_MOST = 1500  # entries of each part: the model's file stays small
_LEAST_ODDS = 0.25
_INNER = 6


@dataclass(frozen=True, slots=True)
class PageWords:
    """Of one page: which share of each word's text gold keeps. Lexicons of any split are sums of these."""

    host: str
    tokens: Shares
    short: Shares
    long: Shares


def page_words(sample: Sample) -> PageWords:
    """Count once."""
    return PageWords(sample.host, _token_shares(sample), *_opening_shares(sample))


def shares(pairs: Iterable[tuple[str, float, float]]) -> Shares:
    """Of (word, kept, total): which share of each word's text is kept."""
    seen: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for word, kept, total in pairs:
        seen[word][0] += kept
        seen[word][1] += total
    return {word: kept / total for word, (kept, total) in seen.items()}


def _token_shares(sample: Sample) -> Shares:
    elements, labels = sample.document.elements, sample.labels
    assert elements is not None
    place, count = np.asarray(sample.document.element), len(elements.tag)
    sums = np.zeros((2, count + 1))
    sums[0, 1:] = np.cumsum(np.bincount(place, weights=labels.words * labels.share, minlength=count))
    sums[1, 1:] = np.cumsum(np.bincount(place, weights=labels.words, minlength=count))
    kept, total = (sums[:, np.asarray(elements.last)] - sums[:, :-1]).tolist()
    return shares(
        (token, kept[i], total[i])
        for i, (tokens, tag) in enumerate(zip(elements.tokens, elements.tag, strict=True))
        if total[i]
        for token in sorted({*class_words(tokens), "<" + tag})
    )


def _opening_shares(sample: Sample) -> tuple[Shares, Shares]:
    words, starts = openings(sample.document.texts())
    pairs: tuple[list[tuple[str, float, float]], list[tuple[str, float, float]]] = ([], [])
    sizes = sample.labels.words.tolist()
    for start, end, size, share in zip(
        starts, [*starts[1:], len(words)], sizes, sample.labels.share.tolist(), strict=True
    ):
        opening = words[start:end]
        keys = {*opening, pair_key(opening[0], opening[1] if len(opening) > 1 else "")}
        pairs[size > SHORT_WORDS].extend((key, share, 1.0) for key in sorted(keys))
    return shares(pairs[0]), shares(pairs[1])


def build(pages: Sequence[PageWords], least_hosts: int = 5) -> Lexicon:
    """Log-odds of every word that several hosts know."""
    return Lexicon(
        _odds([(page.host, page.tokens) for page in pages], least_hosts),
        _odds([(page.host, page.short) for page in pages], least_hosts + 1),
        _odds([(page.host, page.long) for page in pages], least_hosts + 1),
    )


def _odds(pages: Sequence[tuple[str, Shares]], least: int) -> Mapping[str, float]:
    """Hosts vote, each with the mean of its pages; shrunk to the mean of all, so that few hosts say little."""
    seen_on = Counter(word for _, shares in pages for word in shares)
    votes: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for host, shares in pages:
        for word, share in shares.items():
            if seen_on[word] >= least:  # the others can't be known to so many hosts: most words are rare
                votes[word][host].append(share)
    means = {w: [sum(v) / len(v) for v in by_host.values()] for w, by_host in votes.items() if len(by_host) >= least}
    prior = sum(map(sum, means.values())) / max(sum(map(len, means.values())), 1)
    prior = min(max(prior, 0.01), 0.99)
    found = {}
    for word, seen in means.items():
        p = min(max((sum(seen) + 2 * prior) / (len(seen) + 2), 1e-6), 1 - 1e-6)
        value = math.log(p / (1 - p)) - math.log(prior / (1 - prior))
        if abs(value) >= _LEAST_ODDS:
            found[word] = (value, len(seen))
    best = sorted(found, key=lambda word: (-abs(found[word][0]) * found[word][1] ** 0.5, word))[:_MOST]
    return {word: round(found[word][0], 2) for word in sorted(best)}


def out_of_fold(samples: Sequence[Sample], words: Sequence[PageWords], least_hosts: int) -> list[Lexicon]:
    """For each page the lexicon with which a model is to learn from it: made from the other groups of hosts."""
    groups = [fold_of(sample.host, _INNER, "inner") for sample in samples]
    lexicons = [
        build([page for page, group in zip(words, groups, strict=True) if group != held], least_hosts)
        for held in range(_INNER)
    ]
    return [lexicons[group] for group in groups]


def looked_at(samples: Sequence[Sample], lexicons: Sequence[Lexicon]) -> list[Features]:
    """Pages as a model sees them."""
    return [look_at(sample.document, lexicon) for sample, lexicon in zip(samples, lexicons, strict=True)]
