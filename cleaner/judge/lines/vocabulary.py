# cython: boundscheck=False, wraparound=False
"""What the words of each line say: function words, learned odds, the page's topics, and how lines begin.

Compiled where it can be, with the types in vocabulary.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from array import array

from cleaner.judge.lines.characters import text_of
from cleaner.judge.lines.languages import FUNCTION_WORDS, LANGUAGES
from cleaner.judge.tagger.lexicon import Lexicon, cue
from cleaner.keys import BASIS, BITS, PRIME, Table

SHORT_WORDS = 12  # up to here a line is short: a heading, a label, a menu item
_COMMON_LENGTH = 4  # letters; shorter words are no topic
_TELLING = 8  # function words; fewer may be names
_FEW_WORDS = 500  # different ones, as most pages have
OPENING = 4  # words that a line opens with
_EQUALS, _BLANK = ord("="), ord(" ")

_ZERO = array("d", [0.0])


class Words:
    """What is known of single words, wherever in a line they stand.

    Attributes:
        rows: by word, a number that the others are kept by; unknown words have 0.
        languages: which of LANGUAGES have it as a function word, as bits.
        odds: the learned log-odds that a line with it is the article's.
        short, long: the same where it opens a short or a long line.
        opens: 1 if pairs that open lines begin with it.
        pairs: those pairs, with numbers among the same.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lists = [text.split() for text in FUNCTION_WORDS.values()]
        openings = {**lexicon.short, **lexicon.long}
        first = [pair[1:].partition(" ")[0] for pair in openings if pair.startswith("=")]
        known = [*lexicon.tokens, *(word for words in lists for word in words), *openings, *first]
        row = {word: number for number, word in enumerate(dict.fromkeys(known), 1)}
        self.rows = Table(len(row))
        for word, number in row.items():
            self.rows.put(word, number)
        self.languages = array("l", [0]) * (len(row) + 1)
        for number, words in enumerate(lists):
            for word in words:
                self.languages[row[word]] |= 1 << number
        self.odds, self.short, self.long = (
            array("d", [0.0, *(odds.get(word, 0.0) for word in row)])
            for odds in (lexicon.tokens, lexicon.short, lexicon.long)
        )
        self.opens = bytearray(len(row) + 1)
        for word in first:
            self.opens[row[word]] = 1

    def row(self, key: int) -> int:
        """The number of a word or pair; 0 if it is not known."""
        return self.rows.get(key)


class PageWords:
    """The words of a page, one after the other, and by number in the order in which they first come.

    Attributes:
        size: how many there are.
        keys, begin, length: of each word its key, and where it stands among the page's characters.
        ids: their numbers.
        rows: of each number, what `Words` keeps the word by.
        count: of each number, how often the page has it.
        long: 1 for words that may be topics.
        language: the number of the language whose function words the page has most of.
        spoken: how many it has.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.language = self.spoken = self.different = 0
        self.keys, self.begin, self.length = array("Q", [0]) * size, array("i", [0]) * size, array("i", [0]) * size
        self.ids, self.rows, self.count = array("i", [0]) * size, array("i", [0]) * size, array("i", [0]) * size
        self.long = bytearray(size)

    def number(self, known: Words) -> None:
        """One look-up for each word, and another one for each different word."""
        different = 0
        numbers = Table(_FEW_WORDS)
        for i in range(self.size):
            key = self.keys[i]
            at = numbers.slot(key)
            if not numbers.keys[at]:
                if 2 * different > numbers.mask:
                    numbers.grow()
                    at = numbers.slot(key)
                numbers.keys[at], numbers.numbers[at] = key, different
                self.rows[different] = known.row(key)
                self.long[different] = self.length[i] >= _COMMON_LENGTH
                different += 1
            self.ids[i] = numbers.numbers[at]
            self.count[numbers.numbers[at]] += 1
        self.different = different
        self._listen(known)

    def pair(self, first: int, followed: bool, letters: array[int]) -> int:
        """The key of two words as lines open with them: "=first second".

        Args:
            followed: there is a second one.
            letters: the characters of the page as they are looked up.
        """
        key = ((BASIS ^ _EQUALS) * PRIME) & BITS
        for i in range(self.begin[first], self.begin[first] + self.length[first]):
            key = ((key ^ letters[i]) * PRIME) & BITS
        key = ((key ^ _BLANK) * PRIME) & BITS
        if followed:
            for i in range(self.begin[first + 1], self.begin[first + 1] + self.length[first + 1]):
                key = ((key ^ letters[i]) * PRIME) & BITS
        return key | 1

    def _listen(self, known: Words) -> None:
        spoken = array("l", [0]) * len(LANGUAGES)
        for number in range(self.different):
            languages, language = known.languages[self.rows[number]], 0
            while languages:
                if languages & 1:
                    spoken[language] += self.count[number]
                languages >>= 1
                language += 1
        for language in range(len(LANGUAGES)):
            if spoken[language] > self.spoken:
                self.language, self.spoken = language, spoken[language]


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
        language = page.language
        self.language = LANGUAGES[language] if page.spoken >= _TELLING else None
        at = 0
        for line in range(len(sizes)):
            end = at + sizes[line]
            odds = low = high = 0.0
            own = functions = 0
            for i in range(at, end):
                row = page.rows[page.ids[i]]
                value = known.odds[row]
                odds += value
                low = value if i == at or value < low else low
                high = value if i == at or value > high else high
                who = known.languages[row]
                functions += who != 0
                own += who >> language & 1
            self.odds[line], self.low[line], self.high[line] = odds, low, high
            self.own[line], self.any[line] = own, functions
            at = end

    def find_topics(self, page: PageWords, sizes: array[int], known: Words, prose: array[float]) -> None:
        """Which of a line's longer words stand in sentences elsewhere on the page.

        Args:
            prose: of each line more than 0 if it reads like sentences.
        """
        users = array("l", [0]) * page.different  # how many sentences use a word
        last = array("l", [-1]) * page.different  # the last one that did
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
                if page.long[word] and not known.languages[page.rows[word]]:
                    longer += 1
                    used += users[word] > itself
            self.topical[line] = used / max(longer, 1)
            at = end

    def weigh_openings(
        self, page: PageWords, sizes: array[int], known: Words, length: array[float], letters: array[int]
    ) -> None:
        """Look up how lines begin: their first words, and the first two as a pair.

        Args:
            length: of each line, in words; short ones are looked up apart.
            letters: the characters of the page as they are looked up.
        """
        plain, most = "", OPENING
        at = 0
        for line in range(len(sizes)):
            first, end = at, at + min(sizes[line], most)
            at += sizes[line]
            if first == end:
                continue
            short = length[line] <= SHORT_WORDS
            odds = low = 0.0
            for number in range(first, end):
                row = page.rows[page.ids[number]]
                value = known.short[row] if short else known.long[row]
                odds += value
                low = min(low, value)
            if known.opens[page.rows[page.ids[first]]]:
                row = known.row(page.pair(first, first + 1 < end, letters))
                value = known.short[row] if short else known.long[row]
                odds += value
                low = min(low, value)
            self.opening[line], self.opening_low[line] = odds, low
            if short:
                plain = plain or text_of(letters)
                kind = cue(
                    plain[page.begin[first] : page.begin[end - 1] + page.length[end - 1]].split(), int(length[line])
                )
                if kind >= 0:
                    self.cues.append((line, kind))
