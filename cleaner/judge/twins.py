"""Text that a page holds twice: a second copy of the article for phones or for printing, a passage shown again in a box, a
block that glues together what stands above in paragraphs. The first copy stays.

A single line or two may be said twice by the article itself, a recipe or a training plan among others: a run of them
may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.judge.structures import Lines
from cleaner.model import Finding

DETECTOR = "twin/1"
# On 961 dev pages the second copies of such runs held no shingle of gold's that the first ones did not; shorter ones did.
_RUN_BLOCKS, _RUN_WORDS = 3, 100
# A block that holds the whole article again; so many samples of it, of so many characters, are looked for.
_GLUED_WORDS, _GLUED_SHARE = 150, 0.3
_SAMPLES, _SAMPLE, _FOUND = 12, 40, 9


def judge_twins(lines: Lines, kept: Sequence[bool]) -> list[Finding]:
    """Second copies of what would stay.

    Args:
        kept: for each block whether the engine took it for the article's.
    """
    staying = [i for i, keep in enumerate(kept) if keep]
    again = [*_repeated_runs(lines, staying), *_glued(lines, staying)]
    return [Finding(i, i + 1, "remove", "unclassified", DETECTOR, "cue", 0.9, "stands here twice") for i in again]


def _repeated_runs(lines: Lines, staying: Sequence[int]) -> Iterator[int]:
    """Blocks of runs that stand, block for block, further above."""
    texts = [lines.texts[i] for i in staying]
    if len(set(texts)) + _RUN_BLOCKS > len(texts):  # not even so many blocks stand there again
        return
    first = {text: at for at, text in reversed(list(enumerate(texts)))}
    at = 0
    while at < len(texts):
        earlier, length = first[texts[at]], 0
        while earlier + length < at < len(texts) - length and texts[earlier + length] == texts[at + length]:
            length += 1
        if length >= _RUN_BLOCKS:
            run = staying[at : at + length]
            different = {lines.texts[i]: lines.words[i] for i in run}
            if len(different) >= _RUN_BLOCKS and sum(different.values()) >= _RUN_WORDS:
                yield from run
        at += length or 1


def _glued(lines: Lines, staying: Sequence[int]) -> Iterator[int]:
    """Long blocks whose text stands in others, all over."""
    least = max(_GLUED_WORDS, _GLUED_SHARE * sum(lines.words[i] for i in staying))
    for i in staying:
        text = lines.texts[i]
        if lines.words[i] >= least and len(text) > _SAMPLES * _SAMPLE:
            others = "\n".join(lines.texts[j] for j in staying if j != i)
            step = (len(text) - _SAMPLE) // (_SAMPLES - 1)
            samples = (text[at : at + _SAMPLE] for at in range(0, _SAMPLES * step, step))
            if sum(sample in others for sample in samples) >= _FOUND:
                yield i
