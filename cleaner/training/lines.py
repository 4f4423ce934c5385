"""Training of the line engine: lexicon, matrices and forest, from flattened pages; and what it is worth by host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cleaner.judge.lines import LineTagger
from cleaner.judge.lines.characters import plain
from cleaner.judge.lines.features import FEATURES, SECOND_FEATURES, LineFeatures, look_again, look_at
from cleaner.judge.lines.vocabulary import OPENING, SHORT_WORDS, Words
from cleaner.judge.tagger import Tagged
from cleaner.judge.tagger.arrays import Array
from cleaner.judge.tagger.forest import Forest
from cleaner.judge.tagger.forests import Forests
from cleaner.judge.tagger.lexicon import Lexicon
from cleaner.judge.tagger.text import pair_key
from cleaner.training.bench import SETS, Bench, fold_of
from cleaner.training.fit import Settings, block_weights, boost
from cleaner.training.flattened import COMMENTED, LONG, MARKED, TRANSCRIBED, VIEWS, Flattened
from cleaner.training.lexicons import PageWords, build, shares
from cleaner.training.validate import Figures, Guess, figures

_INNER = 6
_OPINIONS = 3  # groups of hosts, each judged by a first forest of the others
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Corpus:
    """Flattened pages; what words say of them is counted once, on the benchmark's own flattenings."""

    pages: Sequence[Flattened]
    words: Sequence[PageWords | None]

    def only(self, chosen: Sequence[int]) -> Corpus:
        """Some of the pages."""
        return Corpus([self.pages[i] for i in chosen], [self.words[i] for i in chosen])


def corpus(pages: Sequence[Flattened]) -> Corpus:
    """Count the words of pages."""
    return Corpus(pages, [line_words(page) if page.original and page.view in VIEWS else None for page in pages])


def line_words(page: Flattened) -> PageWords:
    """Of one page: which share of each word's lines gold keeps, wherever it stands and as the beginning of a line."""
    anywhere: list[tuple[str, float, float]] = []
    begins: tuple[list[tuple[str, float, float]], list[tuple[str, float, float]]] = ([], [])
    labels = page.sample.labels
    sizes, kept = labels.words.tolist(), labels.share.tolist()
    for text, size, share in zip(page.sample.document.texts(), sizes, kept, strict=True):
        words = plain(text).split()
        known = sorted({word for word in words if len(word) >= _LEAST_LETTERS and not word.isdigit()})
        anywhere += [(word, share, 1.0) for word in known]
        if words:
            opening = {*words[:OPENING], pair_key(words[0], words[1] if len(words) > 1 else "")}
            begins[size > SHORT_WORDS].extend((key, share, 1.0) for key in sorted(opening))
    return PageWords(page.sample.host, shares(anywhere), shares(begins[0]), shares(begins[1]))


def train_on(known: Corpus, settings: Settings) -> Forests:
    """Train on these pages and nothing else: first and second look of articles, and of all pages."""
    articles = known.only([i for i, page in enumerate(known.pages) if page.sample.set in SETS])
    return (*_train(articles, settings), *_train(known, replace(settings, commented=settings.threads)))


def _train(known: Corpus, settings: Settings) -> tuple[Forest, Forest]:
    """The forests of a first and a second look."""
    share = np.concatenate([page.sample.labels.share for page in known.pages])
    guises = {LONG: settings.longer, COMMENTED: settings.commented, TRANSCRIBED: settings.transcribed}
    weight = np.concatenate([block_weights(page.sample) * guises.get(page.view, 1.0) for page in known.pages])
    lexicon = _lexicon(known.words, settings.least_hosts)
    seen, words = _out_of_fold(known, settings.least_hosts)
    hosts = [page.sample.host for page in known.pages]
    x = np.concatenate([page.matrix for page in seen], axis=1).T
    first = boost(x, share, weight, FEATURES, lexicon, _first(settings))
    chances = _first_chances(seen, hosts, x, share, weight, settings)
    again = [look_again(page, opinion, word) for page, opinion, word in zip(seen, chances, words, strict=True)]
    del x
    x = np.concatenate(again, axis=1).T
    return first, boost(x, share, weight, SECOND_FEATURES, Lexicon({}, {}, {}), _second(settings))


def _first(settings: Settings) -> Settings:
    """A first opinion costs a page as much time as any other; more trees made the second no better."""
    return replace(settings, seeds=settings.seeds[:1], iterations=max(settings.iterations // 2, 1), learning_rate=0.2)


def _second(settings: Settings) -> Settings:
    return replace(settings, seeds=settings.seeds[:2])


def _first_chances(
    seen: Sequence[LineFeatures], hosts: Sequence[str], x: Array, share: Array, weight: Array, settings: Settings
) -> list[Array]:
    """What a first forest says of each page that has seen neither the page nor its site: as it will be at work."""
    groups = [fold_of(host, _OPINIONS, "opinion") for host in hosts]
    rows = np.repeat(groups, [page.matrix.shape[1] for page in seen])
    forests = [
        boost(
            x[rows != held], share[rows != held], weight[rows != held], FEATURES, Lexicon({}, {}, {}), _first(settings)
        )
        for held in range(_OPINIONS)
    ]
    return [forests[group].probabilities(page.matrix) for page, group in zip(seen, groups, strict=True)]


def _lexicon(words: Sequence[PageWords | None], least_hosts: int) -> Lexicon:
    return build([page for page in words if page is not None], least_hosts)


def _out_of_fold(known: Corpus, least_hosts: int) -> tuple[list[LineFeatures], list[Words]]:
    """Pages as a model is to learn from them: each page's lexicon comes from the other groups of hosts; and with which
    words each was looked at.
    """
    groups = [fold_of(page.sample.host, _INNER, "inner") for page in known.pages]
    lexicons = [
        Words(_lexicon([words for words, group in zip(known.words, groups, strict=True) if group != held], least_hosts))
        for held in range(_INNER)
    ]
    words = [lexicons[group] for group in groups]
    return [look_at(page.sample.document, word) for page, word in zip(known.pages, words, strict=True)], words


def cross_validate(bench: Bench, known: Corpus, settings: Settings) -> Iterator[tuple[Forests, dict[str, list[Guess]]]]:
    """For each fold of sites: the forests that were trained on the others, and its guesses by view."""
    folds = [fold_of(page.sample.host, settings.folds) for page in known.pages]
    for held in range(settings.folds):
        forests = train_on(known.only([i for i, fold in enumerate(folds) if fold != held]), settings)
        tagger = LineTagger.of(forests)
        guesses: dict[str, list[Guess]] = {view: [] for view in (*VIEWS, MARKED)}
        for page, fold in zip(known.pages, folds, strict=True):
            if fold == held and page.original:
                guesses[page.view].append(_guess(bench, page, held, tagger))
        yield forests, guesses


def _guess(bench: Bench, page: Flattened, fold: int, tagger: LineTagger) -> Guess:
    tagged = tagger.tag(page.sample.document)
    precision, recall = bench.precision_recall(page.sample, tagged.keep)
    said = Tagged(tagged.keep, tagged.score, tagged.confidence)
    return Guess(page.sample, fold, said, precision, recall, bench.f1(precision, recall))


def by_view(bench: Bench, guesses: Sequence[dict[str, list[Guess]]]) -> dict[str, Figures]:
    """Figures for each set and view."""
    table = {}
    for view in (*VIEWS, MARKED):
        rows = figures(bench, [guess for part in guesses for guess in part[view]])
        table.update({f"{name} {view}": row for name, row in rows.items()})
    return table
