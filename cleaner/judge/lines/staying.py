"""From chances to a decision for the lines of a page: above a threshold, and what the article is whole with.

Compiled where it can be, with the types in staying.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from cleaner.judge.tagger.decide import Column

# A page of few words in sentences tells too little of what it is about to leave one of them out: up to so many words, a
# sentence stays unless its chance is below this. Held out, the trees alone, up to 650 words instead of 400 cost .002 of F1
# on fundus-dev text_main, .005 and .003 on sites-dev, the rest under .001; see docs/decisions/0006-text-engine.md.
_LITTLE, _ENOUGH, _HOPELESS, _NEARLY_HOPELESS = 120.0, 400.0, 0.05, 0.3
# Within the article, from its first sentence of which the model is sure to its last, what is a sentence, or stands alone
# between lines that stay, stays too unless it is this unlikely.
_SURE, _BESIDE, _UNLIKELY = 0.5, 0.2, 0.1


def likely(chances: Column, limit: float) -> list[bool]:
    """The lines that are likelier than a threshold."""
    return [bool(chances[i] > limit) for i in range(len(chances))]


def whole(chances: Column, prose: Column, likely: list[bool]) -> list[bool]:
    """The same, with what else stays lest the article lose a part of itself.

    Args:
        prose: of each line its words if it reads like sentences, else 0.
    """
    n = len(chances)
    first, last = _run(chances, prose, likely)
    hopeless = _hopeless(prose)
    staying = list(likely)
    for i in range(n):
        sentence = prose[i] > 0
        within = first <= i <= last and chances[i] > _UNLIKELY
        if sentence:
            staying[i] = likely[i] or bool(within or chances[i] > hopeless)
        elif within and 0 < i < n - 1 and likely[i - 1] and likely[i + 1]:
            staying[i] = True
    if first <= last:
        _go_on(chances, prose, last + 1, staying)
    return staying


def _hopeless(prose: Column) -> float:
    words = 0.0
    for i in range(len(prose)):
        words += prose[i]
    if words <= _LITTLE:
        return _HOPELESS
    return (
        1.0 if words > _ENOUGH else (_NEARLY_HOPELESS - _HOPELESS) / (_ENOUGH - _LITTLE) * (words - _LITTLE) + _HOPELESS
    )


def _run(chances: Column, prose: Column, likely: list[bool]) -> tuple[int, int]:
    """The first and the last line of the article: from the first to the last sure sentence, with the sentences right
    beside them; the last before the first if there is none.
    """
    n = len(chances)
    first, last = n, -1
    for i in range(n):
        if likely[i] and prose[i] > 0 and chances[i] > _SURE:
            first = min(first, i)
            last = i
    while 0 < first < n and prose[first - 1] > 0 and chances[first - 1] > _BESIDE:
        first -= 1
    while 0 <= last < n - 1 and prose[last + 1] > 0 and chances[last + 1] > _BESIDE:
        last += 1
    return first, last


def _go_on(chances: Column, prose: Column, at: int, staying: list[bool]) -> None:
    """Sentences below the run that one line alone parts from it are of the same run."""
    while at + 1 < len(chances) and prose[at] <= 0 and prose[at + 1] > 0 and chances[at + 1] > _BESIDE:
        staying[at + 1] = True
        at += 2
