"""Training as a whole, and what it is worth on sites that it has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cleaner.judge.tagger import Tagged, Tagger
from cleaner.judge.tagger.forest import Calibration, Forest
from cleaner.judge.tagger.forests import Forests
from cleaner.training.bench import ALL_SETS, SETS, Bench, Sample, fold_of
from cleaner.training.doubt import trust
from cleaner.training.fit import Settings, fit
from cleaner.training.hiding import without_names
from cleaner.training.lexicons import PageWords, build, looked_at, out_of_fold

_BINS = 10


@dataclass(frozen=True, slots=True)
class Guess:
    """What a model said of a page of a site that it had not seen.

    Attributes:
        tagged: its confidence is what the model expects of itself, not calibrated.
    """

    sample: Sample
    fold: int
    tagged: Tagged
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The benchmark's measures: means over pages; F1 of mean precision and mean recall."""

    pages: int
    f1: float
    precision: float
    recall: float
    broken: float
    dirty: float

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.4f}  p {self.precision:.4f}  r {self.recall:.4f}"
            f"  broken {self.broken:.1%}  dirty {self.dirty:.1%}  ({self.pages} pages)"
        )


def train_on(samples: Sequence[Sample], words: Sequence[PageWords], settings: Settings) -> Forests:
    """Train on these pages and nothing else: the first forest on articles, the second on all of them."""
    articles = [i for i, sample in enumerate(samples) if sample.set in SETS]
    first = _train([samples[i] for i in articles], [words[i] for i in articles], settings)
    return first, _train(samples, words, replace(settings, commented=settings.threads))


def _train(samples: Sequence[Sample], words: Sequence[PageWords], settings: Settings) -> Forest:
    """One forest: from each page as it is, as if nobody could read its ids and classes, and in its guises."""
    lexicons = out_of_fold(samples, words, settings.least_hosts)
    pages = looked_at(samples, lexicons)
    weights = trust(samples, pages, settings)
    hidden = without_names(samples)
    more = [
        (i, page, float(getattr(settings, guise)))
        for i, sample in enumerate(samples)
        for guise, page in sample.guises.items()
    ]
    others, at = [page for _, page, _ in more], [i for i, _, _ in more]
    return fit(
        [*samples, *hidden, *others],
        [*pages, *looked_at(hidden, lexicons), *looked_at(others, [lexicons[i] for i in at])],
        build(words, settings.least_hosts),
        settings,
        np.concatenate(
            [weights, settings.nameless * weights, np.array([weight for _, _, weight in more]) * weights[at]]
        ),
    )


def cross_validate(
    bench: Bench, samples: Sequence[Sample], words: Sequence[PageWords], settings: Settings
) -> Iterator[tuple[Forests, list[Guess]]]:
    """For each fold of sites: the forests that were trained on the others, and their guesses."""
    folds = [fold_of(sample.host, settings.folds) for sample in samples]
    for held in range(settings.folds):
        rest = [i for i, fold in enumerate(folds) if fold != held]
        forests = train_on([samples[i] for i in rest], [words[i] for i in rest], settings)
        tagger = Tagger.of(forests)
        test = [samples[i] for i, fold in enumerate(folds) if fold == held]
        yield forests, [_guess(bench, sample, held, tagger) for sample in test]


def _guess(bench: Bench, sample: Sample, fold: int, tagger: Tagger) -> Guess:
    tagged = tagger.tag(sample.document, stated=sample.stated)
    precision, recall = bench.precision_recall(sample, tagged.keep)
    return Guess(sample, fold, tagged, precision, recall, bench.f1(precision, recall))


def figures(bench: Bench, guesses: Sequence[Guess]) -> dict[str, Figures]:
    """Per set."""
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in ALL_SETS}
    for guess in guesses:
        pairs[guess.sample.set].append((guess.precision, guess.recall))
    return {name: figures_of(bench, found) for name, found in pairs.items() if found}


def figures_of(bench: Bench, pairs: Sequence[tuple[float, float]]) -> Figures:
    """Of precision and recall of each page."""
    rows = np.array(pairs)
    precision, recall = rows.mean(axis=0).tolist()
    broken, dirty = float((rows[:, 1] < 0.8).mean()), float((rows[:, 0] < 0.9).mean())
    return Figures(len(rows), bench.f1(precision, recall), precision, recall, broken, dirty)


def calibrate(guesses: Sequence[Guess]) -> Calibration:
    """Means of expected and true F1 in bins of equally many pages; made to rise where they don't."""
    pairs = sorted((guess.tagged.confidence, guess.f1) for guess in guesses)
    bins = [part.mean(axis=0) for part in np.array_split(np.array(pairs), min(_BINS, len(pairs)))]
    expected, true = np.array(bins).T
    true = np.maximum.accumulate(true)
    return Calibration(
        (0.0, *expected.round(4).tolist(), 1.0), (0.0, *true.round(4).tolist(), round(float(true[-1]), 4))
    )


def calibrated(forests: Forests, guesses: Sequence[Guess]) -> Forests:
    """The forests with what these guesses teach of their confidence."""
    *earlier, last = forests
    return (*earlier, replace(last, calibration=calibrate(guesses)))
