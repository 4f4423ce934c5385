"""What the words of each line say: function words, learned odds, the page's topics, and how lines begin.

Compiled where it can be, with the types in vocabulary.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.judge.lines.languages import FUNCTION_WORDS, LANGUAGES
from cleaner.judge.tagger.lexicon import Lexicon, cue
from cleaner.judge.tagger.text import pair_key

SHORT_WORDS = 12  # up to here a line is short: a heading, a label, a menu item
_COMMON_LENGTH = 4  # letters; shorter words are no topic
_TELLING = 8  # function words; fewer may be names
OPENING = 4  # words that a line opens with

_ZERO = array("d", [0.0])


class Words:
    """What is known of single words, wherever in a line they stand.

    Attributes:
        row: by word, a number that the others are kept by; unknown words have 0.
        languages: which of LANGUAGES have it as a function word, by their numbers; function: 1 if any has.
        odds: the learned log-odds that a line with it is the article's.
        opening: the lexicon itself, for the words that lines begin with.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lists = [text.split() for text in FUNCTION_WORDS.values()]
        known = [*lexicon.tokens, *(word for words in lists for word in words)]
        self.row = {word: row for row, word in enumerate(dict.fromkeys(known), 1)}
        languages: list[list[int]] = [[] for _ in range(len(self.row) + 1)]
        for number, words in enumerate(lists):
            for word in dict.fromkeys(words):
                languages[self.row[word]].append(number)
        self.languages = [tuple(numbers) for numbers in languages]
        self.function = bytes(bool(numbers) for numbers in languages)
        self.odds = array("d", [0.0, *(lexicon.tokens.get(word, 0.0) for word in self.row)])
        self.opening = lexicon


class PageWords:
    """The words of a page by number, in the order in which they first come.

    Attributes:
        ids: of all words, one after the other, their numbers.
        rows: of each number, what `Words` keeps the word by.
        long: 1 for words that may be topics.
    """

    def __init__(self) -> None:
        self.ids, self.rows, self.long = array("l"), array("l"), bytearray()

    def number(self, words: list[str], known: Words) -> None:
        """One look-up for each word, and another one for each different word."""
        ids, rows = array("l", [0]) * len(words), array("l")
        numbers: dict[str, int] = {}
        for i in range(len(words)):
            word = words[i]
            number = numbers.get(word, -1)
            if number < 0:
                number = numbers[word] = len(numbers)
                rows.append(known.row.get(word, 0))
                self.long.append(len(word) >= _COMMON_LENGTH)
            ids[i] = number
        self.ids, self.rows = ids, rows


class LineWords:
    """Columns, one entry a line.

    Attributes:
        own, any: function words of the page's language, and of any.
        odds, low, high: log-odds of its words: sum, lowest, highest.
        topical: share of its longer words that the page's other sentences use.
        opening_low, opening: log-odds of the first words: the lowest or 0, and their sum.
        cues: lines that are headings like "Related" or "Comments", with their kind.
        language: the page's; None if no function words tell.
    """

    def __init__(self, count: int) -> None:
        self.own, self.any, self.topical = _ZERO * count, _ZERO * count, _ZERO * count
        self.odds, self.low, self.high = _ZERO * count, _ZERO * count, _ZERO * count
        self.opening_low, self.opening = _ZERO * count, _ZERO * count
        self.cues: list[tuple[int, int]] = []
        self.language: str | None = None

    def weigh(self, page: PageWords, sizes: array[int], known: Words) -> None:
        """What is known of the words.

        Args:
            page: the words of all lines, one after the other.
            sizes: how many of them each line has.
        """
        spoken = [0] * len(LANGUAGES)
        speakers: list[tuple[int, ...]] = []  # of each function word on the page, who has it
        lines = []  # and where it stands
        at = 0
        for line in range(len(sizes)):
            end = at + sizes[line]
            odds = low = high = 0.0
            for i in range(at, end):
                row = page.rows[page.ids[i]]
                value = known.odds[row]
                odds += value
                low = value if i == at or value < low else low
                high = value if i == at or value > high else high
                if known.function[row]:
                    who = known.languages[row]
                    speakers.append(who)
                    lines.append(line)
                    for language in who:
                        spoken[language] += 1
            self.odds[line], self.low[line], self.high[line] = odds, low, high
            at = end
        best = max(range(len(spoken)), key=spoken.__getitem__)
        self.language = LANGUAGES[best] if spoken[best] >= _TELLING else None
        for i in range(len(speakers)):
            line = lines[i]
            self.any[line] += 1
            if best in speakers[i]:
                self.own[line] += 1

    def find_topics(self, page: PageWords, sizes: array[int], known: Words, prose: array[float]) -> None:
        """Which of a line's longer words stand in sentences elsewhere on the page.

        Args:
            prose: of each line more than 0 if it reads like sentences.
        """
        users = array("l", [0]) * len(page.rows)  # how many sentences use a word
        last = array("l", [-1]) * len(page.rows)  # the last one that did
        at = 0
        for line in range(len(sizes)):
            end = at + sizes[line]
            if prose[line] > 0:
                for i in range(at, end):
                    word = page.ids[i]
                    if last[word] != line:
                        users[word] += 1
                        last[word] = line
            at = end
        at = 0
        for line in range(len(sizes)):
            end = at + sizes[line]
            longer = used = 0
            itself = 1 if prose[line] > 0 else 0
            for i in range(at, end):
                word = page.ids[i]
                if page.long[word] and not known.function[page.rows[word]]:
                    longer += 1
                    used += users[word] > itself
            self.topical[line] = used / max(longer, 1)
            at = end

    def weigh_openings(self, words: list[str], sizes: array[int], lexicon: Lexicon, length: Sequence[int]) -> None:
        """Look up how lines begin: their first words, and the first two as a pair.

        Args:
            length: of each line, in words; short ones are looked up apart.
        """
        at = 0
        for line in range(len(sizes)):
            first, end = at, at + min(sizes[line], OPENING)
            at += sizes[line]
            if first == end:
                continue
            size = length[line]
            known = lexicon.short if size <= SHORT_WORDS else lexicon.long
            odds = low = 0.0
            for number in range(first, end):
                value = known.get(words[number], 0.0)
                odds += value
                low = min(low, value)
            value = known.get(pair_key(words[first], words[first + 1] if first + 1 < end else ""), 0.0)
            self.opening[line], self.opening_low[line] = odds + value, min(low, value)
            if size <= SHORT_WORDS:
                kind = cue(words[first:end], size)
                if kind >= 0:
                    self.cues.append((line, kind))
