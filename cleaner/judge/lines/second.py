# cython: boundscheck=False, wraparound=False
"""What a first opinion on every line says of the others: features of the second look at a page.

Compiled where it can be, with the types in second.pxd; see docs/decisions/0010-compiled-loops.md. Rows stand one after
the other, a feature each; `at` is where the first row begins. Chances are those of the first forest.
"""

from __future__ import annotations

import math
from array import array

from cleaner.judge.lines.characters import DIGIT, SORTS
from cleaner.judge.lines.measure import LineText
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger.decide import Column

_LIKELY, _SURE = 0.5, 0.8
_SAYS_MUCH = 8  # words; what is shorter is no landmark
_RADII = (1, 3, 6)
_LIMITS = (0.3, 0.7)  # a line likelier than this lengthens the stretch that it stands in
_MOST = 60.0  # words of a line that count: a long one is no more the article than some short ones
_FAR, _FAR_WORDS = 40, 1000.0
_STEPS = 100  # in which chances are put in order
_DOUBT = 2.0  # so many lines of which nothing is known stand behind what a word's lines say of it
_LENGTHS = (2.0, 4.0, 7.0, 12.0, 20.0, 35.0, 60.0)  # words of lines that look alike
_CAPITALS = (0.25, 0.6, 0.9)
_FIGURES = 0.1
_LOOKS = 512  # how many there are: 8 lengths, 4 endings, a bullet or none, figures or none, 4 shares of capitals

CHANCE_NAMES = (
    "chance", "expected", "likelier", "likely_above", "likely_below", "sure_above", "sure_below", "chance_before",
    "chance_after",
)  # fmt: skip
NEAR_NAMES = tuple(
    f"{side}{radius}_{what}" for radius in _RADII for side in ("before", "after") for what in ("chance", "likely")
)
BEST_NAMES = tuple(
    f"best{i}_{what}" for i in range(len(_LIMITS)) for what in ("inside", "from", "to", "share", "words")
)
SUBJECT_NAMES = ("subject", "subject_mass", "foreign", "leaning", "leaning_all")
ALIKE_NAMES = tuple(f"{what}_{of}" for what in ("first_word", "last_word", "look") for of in ("chance", "lines"))

_ZERO = array("d", [0.0])


def fill_chances(out: array[float], at: int, text: LineText, chances: Column) -> None:
    """CHANCE_NAMES: how likely the line and the sentences beside it are, and how much of the article it leaves."""
    n = text.size
    total = expected = 0.0
    last = -1.0
    likely = sure = 0
    steps = _ZERO * (_STEPS + 1)
    for line in range(n):
        total += text.words[line]
        expected += text.words[line] * chances[line]
        steps[min(int(chances[line] * _STEPS), _STEPS - 1)] += text.words[line] * chances[line]
        likely += chances[line] > _LIKELY and text.words[line] > _SAYS_MUCH
        sure += chances[line] > _SURE and text.words[line] > _SAYS_MUCH
    for step in range(_STEPS - 1, -1, -1):
        steps[step] += steps[step + 1]
    share = expected / max(total, 1.0)
    expected = max(expected, 1e-9)
    likely_above = sure_above = 0
    for line in range(n):
        i = at + line
        out[i] = chances[line]
        out[i + n] = share
        out[i + 2 * n] = steps[min(int(chances[line] * _STEPS), _STEPS - 1)] / expected
        out[i + 3 * n] = likely_above
        likely_above += chances[line] > _LIKELY and text.words[line] > _SAYS_MUCH
        out[i + 4 * n] = likely - likely_above
        out[i + 5 * n] = sure_above
        sure_above += chances[line] > _SURE and text.words[line] > _SAYS_MUCH
        out[i + 6 * n] = sure - sure_above
        out[i + 7 * n] = last
        last = chances[line] if text.prose[line] > 0 else last
    last = -1.0
    for line in range(n - 1, -1, -1):
        out[at + 8 * n + line] = last
        last = chances[line] if text.prose[line] > 0 else last


def fill_near(out: array[float], at: int, text: LineText, chances: Column) -> None:
    """NEAR_NAMES: how likely the lines before and after are, each counting once or as its words do."""
    n = text.size
    sums, words, likely = _ZERO * (n + 1), _ZERO * (n + 1), _ZERO * (n + 1)
    for line in range(n):
        size = min(text.words[line], _MOST)
        sums[line + 1] = sums[line] + chances[line]
        words[line + 1] = words[line] + size
        likely[line + 1] = likely[line] + size * chances[line]
    row = at
    for radius in _RADII:
        for line in range(n):
            low, high, behind, i = max(line - radius, 0), min(line + radius + 1, n), line + 1, row + line
            out[i] = (sums[line] - sums[low]) / radius
            out[i + n] = (likely[line] - likely[low]) / max(words[line] - words[low], 1.0)
            out[i + 2 * n] = (sums[high] - sums[behind]) / radius
            out[i + 3 * n] = (likely[high] - likely[behind]) / max(words[high] - words[behind], 1.0)
        row += 4 * n


def fill_best(out: array[float], at: int, text: LineText, chances: Column) -> None:
    """BEST_NAMES: where a line stands to the stretch of lines that is likeliest the article, and what it holds of it."""
    n = text.size
    words, expected = _ZERO * (n + 1), _ZERO * (n + 1)
    for line in range(n):
        words[line + 1] = words[line] + text.words[line]
        expected[line + 1] = expected[line] + text.words[line] * chances[line]
    row = at
    for limit in _LIMITS:
        score = lowest = 0.0
        best = -math.inf
        first = last = low = 0
        for line in range(n):
            if score < lowest:
                lowest, low = score, line
            score += min(text.words[line], _MOST) * (chances[line] - limit)
            if score - lowest > best:
                best, first, last = score - lowest, low, line
        share = (expected[last + 1] - expected[first]) / max(expected[n], 1e-9)
        for line in range(n):
            i = row + line
            out[i] = first <= line <= last
            out[i + n] = max(min(line - first, _FAR), -_FAR)
            out[i + 2 * n] = max(min(last - line, _FAR), -_FAR)
            out[i + 3 * n] = share
            away = words[first] - words[line] if line < first else words[line] - words[last + 1] if line > last else 0.0
            out[i + 4 * n] = min(away, _FAR_WORDS)
        row += 5 * n


def fill_subjects(out: array[float], at: int, text: LineText, chances: Column, known: Words) -> None:
    """SUBJECT_NAMES: whether a line's words are those of likely lines or of unlikely ones; itself it does not count."""
    n, page = text.size, text.page
    likely, unlikely = _ZERO * page.different, _ZERO * page.different
    last = array("l", [-1]) * page.different
    mean = 0.0
    word = start = 0
    for line in range(n):
        mean += chances[line] / n
        for i in range(start, start + text.sizes[line]):
            word = page.ids[i]
            if last[word] != line:
                last[word] = line
                likely[word] += chances[line]
                unlikely[word] += 1 - chances[line]
        start += text.sizes[line]
    for word in range(page.different):
        last[word] = -1
    start = 0
    for line in range(n):
        topics = words = 0
        used = foreign = mass = leaning = leaning_all = 0.0
        for i in range(start, start + text.sizes[line]):
            word = page.ids[i]
            if last[word] == line:
                continue
            last[word] = line
            good = max(likely[word] - chances[line], 0.0)
            bad = max(unlikely[word] - 1 + chances[line], 0.0)
            lean = (good + _DOUBT * mean) / (good + bad + _DOUBT) - mean
            words += 1
            leaning_all += lean
            if page.long[word] and not known.languages[page.rows[word]]:
                topics += 1
                leaning += lean
                used += good > _LIKELY
                foreign += bad > _LIKELY
                mass += good / (good + _DOUBT)
        start += text.sizes[line]
        i = at + line
        out[i] = used / max(topics, 1)
        out[i + n] = mass / max(topics, 1)
        out[i + 2 * n] = foreign / max(topics, 1)
        out[i + 3 * n] = leaning / max(topics, 1)
        out[i + 4 * n] = leaning_all / max(words, 1)


def fill_alike(out: array[float], at: int, text: LineText, chances: Column) -> None:
    """ALIKE_NAMES: how likely the other lines are that begin alike, that end alike, and that look alike."""
    n, page = text.size, text.page
    begin, end, look = array("l", [-1]) * n, array("l", [-1]) * n, array("l", [-1]) * n
    start = 0
    for line in range(n):
        if text.sizes[line]:
            begin[line], end[line] = page.ids[start], page.ids[start + text.sizes[line] - 1]
        start += text.sizes[line]
        look[line] = _look(text, line)
    _fill_others(out, at, begin, page.different, chances)
    _fill_others(out, at + 2 * n, end, page.different, chances)
    _fill_others(out, at + 4 * n, look, _LOOKS, chances)


def _look(text: LineText, line: int) -> int:
    """A number for what a line looks like."""
    words = text.words[line]
    length = capitals = 0
    for border in _LENGTHS:
        length += words >= border
    for border in _CAPITALS:
        capitals += text.capitals[line] / words >= border
    figures = text.counts[line * SORTS + DIGIT] / max(text.chars[line], 1.0) > _FIGURES
    return length * 64 + int(text.end[line]) * 16 + (text.bullet[line] > 0) * 8 + figures * 4 + capitals


def _fill_others(out: array[float], at: int, key: array[int], keys: int, chances: Column) -> None:
    """Mean chance of the other lines with a line's key, -1 if there are none; how many have it."""
    n = len(key)
    sums, count = _ZERO * keys, array("l", [0]) * keys
    for line in range(n):
        if key[line] >= 0:
            sums[key[line]] += chances[line]
            count[key[line]] += 1
    for line in range(n):
        k = key[line]
        out[at + line] = (sums[k] - chances[line]) / (count[k] - 1) if k >= 0 and count[k] > 1 else -1.0
        out[at + n + line] = count[k] if k >= 0 else 0
