"""Where what learned from articles is not sure of a page: what learned from pages of all sorts is heard. How much that gains:
docs/decisions/0014-second-forest.md, and of text 0017-forms-of-text.md.
"""

from __future__ import annotations

import math
from array import array

from cleaner.judge.tagger.decide import Column

# Expected F1. Of the 961 articles of the dev sets, held out, 77 are expected below the upper bound, of 398 pages that are no articles
# 275; above it the first forest is the better one on articles, below the lower bound the second is. Of text, one fold, bounds between
# .85 and 1, and .75 and .83, were no better.
_SURE, _LOST = 0.92, 0.83
_LEAST = 1e-6  # a chance of nothing would never yield


def say_of_second(expected: float) -> float:
    """How much the second forest has to say of a page of which the first expects so much: 0 to 1."""
    return min(1.0, max(0.0, (_SURE - expected) / (_SURE - _LOST)))


def between(first: Column, second: Column, say: float) -> Column:
    """The chances of a page's blocks if the second forest has so much to say: log-odds lie in between."""
    return array("d", [_chance((1 - say) * _odds(a) + say * _odds(b)) for a, b in zip(first, second, strict=True)])


def _odds(chance: float) -> float:
    chance = min(1 - _LEAST, max(_LEAST, chance))
    return math.log(chance / (1 - chance))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
