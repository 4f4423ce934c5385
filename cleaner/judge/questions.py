"""Questions above their answers: whoever keeps an answer keeps what was asked."""

from __future__ import annotations

from cleaner.judge.structures import Lines

ANSWER = 8
"""An answer has so many words."""
_ASKING = ("?", "？", "؟", "?»", "?”", "?“", '?"', "؟»", "？」")
_QUESTION = 3


def heads_answer(lines: Lines, i: int, least: int = _QUESTION) -> bool:
    """Whether line `i` is a question of so many words, and the next one long enough to be its answer."""
    return lines.words[i] >= least and lines.words[i + 1] >= ANSWER and lines.texts[i].rstrip().endswith(_ASKING)
