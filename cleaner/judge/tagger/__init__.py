"""Our own engine for HTML: boosted trees say of every block how likely it is the article's.

`tree`, `text` and `container` look at the page, `structure` and `order` make features of that, `features` puts them
together, `forest` judges, `body` hears what the page itself states, `unsure` a second forest where the first is not sure,
`decide` draws the line. docs/model-card.md says what the shipped model was made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cleaner.judge.stated import NOTHING, Stated
from cleaner.judge.tagger import decide
from cleaner.judge.tagger.body import weighed
from cleaner.judge.tagger.features import FEATURES, Features, look_at
from cleaner.judge.tagger.forest import Forest
from cleaner.judge.tagger.stored import StoredModel
from cleaner.judge.tagger.unsure import between, say_of_second
from cleaner.model import Document, Mode

__all__ = ["Tagged", "Tagger", "Weighed"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the model says of a page's blocks.

    Attributes:
        keep: for each block whether it is the article's.
        score: for each block how likely that is.
        confidence: the F1 to expect of the page, 0 to 1.
    """

    keep: list[bool]
    score: list[float]
    confidence: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A page before anything is decided.

    Attributes:
        chances: of each block that was worth judging.
    """

    seen: Features
    chances: decide.Column


class Tagger(StoredModel):
    """The model for blocks of HTML at work. The first forest learned from articles, the second from pages of all sorts."""

    name = "blocks/2"
    magic = b"cleaner blocks 2\n"
    shipped = Path(__file__).with_name("model.bin")
    features = (FEATURES, FEATURES)
    made_by = "python -m cleaner.training"

    def tag(self, document: Document, mode: Mode = "balanced", stated: Stated = NOTHING) -> Tagged:
        """Judge a page. A page without elements, or with navigation only, has nothing to keep.

        Args:
            stated: what the page's markup says of the article.
        """
        return self.decide(self.weigh(document, stated), mode)

    def weigh(self, document: Document, stated: Stated = NOTHING) -> Weighed:
        """Look at a page, and say how likely its blocks are: the same whatever the mode."""
        articles, all_pages = self._forests
        first = _weigh(articles, document, stated)
        if not first.seen.chosen:
            return first
        say = say_of_second(_expected_f1(first, _staying(first, "balanced")))
        if not say:
            return first
        second = _weigh(all_pages, document, stated)
        return Weighed(first.seen, between(first.chances, second.chances, say))

    def decide(self, page: Weighed, mode: Mode) -> Tagged:
        """What stays of a page."""
        seen = page.seen
        kept, score = [False] * seen.blocks, [0.0] * seen.blocks
        if not seen.chosen:
            return Tagged(kept, score, 0.0)
        staying = _staying(page, mode)
        for i, stays, chance in zip(seen.chosen, staying, decide.rounded(page.chances), strict=True):
            kept[i], score[i] = stays, chance
        confidence = self._forests[-1].calibration.of(_expected_f1(page, staying))
        return Tagged(kept, score, round(confidence, 4))


def _weigh(forest: Forest, document: Document, stated: Stated) -> Weighed:
    """What one forest says, with the words that it knows, and with what the page states."""
    seen = look_at(document, forest.lexicon)
    chances: decide.Column = forest.probabilities(seen.matrix) if seen.chosen else ()
    if seen.chosen and stated.body:
        chances = weighed(chances, seen.words, seen.texts, stated.body)
    return Weighed(seen, chances)


def _staying(page: Weighed, mode: Mode) -> list[bool]:
    """For each block that was judged whether it stays."""
    return decide.keep(page.chances, page.seen.words, page.seen.marked, mode)


def _expected_f1(page: Weighed, staying: list[bool]) -> float:
    """What to expect of a page if these blocks stay, not calibrated."""
    return decide.expected_f1(page.chances, page.seen.words, staying)
