"""Cards of other stories in text: each title stands twice in its line, once for the picture and once for the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.judge.structures import Lines
from cleaner.model import Finding

DOUBLE = "double/1"
# A title of so many words, nearly all of them different: the head of a table says its columns again, too.
_WORDS, _DIFFERENT = 4, 0.9
# So many lines may belong to a card: who wrote it, what it says, when.
_CARD = 6
# What the tagger takes for the article with more certainty than this parts two columns of cards.
_ARTICLE = 0.9


def judge_doubles(lines: Lines, chances: Sequence[float]) -> Iterator[Finding]:
    """Columns of two cards or more, from the first title to the last.

    Args:
        chances: how likely each line is the article's, as the tagger has it.
    """
    titles = [i for i, words in enumerate(lines.words) if words >= 2 * _WORDS and is_double(lines.texts[i])]
    columns: list[list[int]] = []
    for title in titles:
        if columns and _go_on(columns[-1][-1], title, chances):
            columns[-1].append(title)
        else:
            columns.append([title])
    for cards in columns:
        if len(cards) > 1:
            evidence = lines.texts[cards[0]][:80]
            yield Finding(cards[0], cards[-1] + 1, "remove", "related", DOUBLE, "cue", 0.8, evidence)


def _go_on(above: int, below: int, chances: Sequence[float]) -> bool:
    return below - above <= _CARD and all(chances[i] <= _ARTICLE for i in range(above + 1, below))


def is_double(text: str) -> bool:
    """Whether a line says a title, and then the same again."""
    half = len(text) // 2
    if text[half : half + 1] != " " or not text.endswith(text[:half]):
        return False
    words = text[:half].split()
    return len(words) >= _WORDS and len(set(words)) >= _DIFFERENT * len(words)
