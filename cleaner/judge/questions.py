"""Questions above their answers: whoever keeps an answer keeps what was asked."""

from __future__ import annotations

from cleaner.judge.structures import Lines

_ASKING = ("?", "？", "؟", "?»", "?”", "?“", '?"', "؟»", "？」")
# A question has some words, and its answer some more.
_QUESTION, _ANSWER = 4, 8


def heads_answer(lines: Lines, i: int) -> bool:
    """Whether line `i` is a question, and the next one long enough to be its answer."""
    return lines.words[i] >= _QUESTION and lines.words[i + 1] >= _ANSWER and lines.texts[i].rstrip().endswith(_ASKING)
