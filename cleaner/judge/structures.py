"""Structures above lines: how far a head line reaches.

Each function answers for a head at line `i` with the end (exclusive) of what belongs to it; `i + 1` means the head
alone. The article survives: where it could go either way, a line is left to the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from cleaner.judge.shape import Shapes, count_words, shapes
from cleaner.rulebook.schema import Structure


class Lines:
    """The lines a detector looks at: texts with collapsed white space, what set them apart, and their shapes.

    Shapes are measured when somebody asks for them: of an HTML page only the kept lines are ever looked at closely.

    Attributes:
        texts: one string a line.
        loose: an empty line stands above.
        words: number of words of each line.
    """

    __slots__ = ("_above", "_shapes", "loose", "texts", "words")

    def __init__(self, texts: Sequence[str], loose: Sequence[bool], words: Sequence[int] | None = None) -> None:
        self.texts = texts
        self.loose = loose
        self.words = [count_words(text) for text in texts] if words is None else words
        self._shapes: Shapes | None = None
        self._above: Sequence[int] | None = None

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def shapes(self) -> Shapes:
        """What the lines look like."""
        if self._shapes is None:
            self._shapes = shapes(self.texts, self.words)
        return self._shapes

    @property
    def above(self) -> Sequence[int]:
        """Words of the paragraphs above each line, and of all."""
        if self._above is None:
            prose = (words if long else 0 for words, long in zip(self.words, self.shapes.prose, strict=True))
            self._above = [*accumulate(prose, initial=0)]
        return self._above

    def only(self, indices: Sequence[int]) -> Lines:
        """Some of the lines, as if they were all."""
        texts, loose, words = self.texts, self.loose, self.words
        return Lines([texts[i] for i in indices], [loose[i] for i in indices], [words[i] for i in indices])


# A person's name under a comment: up to four words, each capitalised, perhaps abbreviated; or a user name.
NAME = re.compile(
    r"^(?:[^\W\d_a-zß-öø-ÿ][\w\u0900-\u0d7f'’.-]*|[a-z][\w.-]*\d[\w.-]*|@\w+|de|van|von|der|el|al|bin)"
    r"(?: (?:[^\W\d_a-zß-öø-ÿ][\w\u0900-\u0d7f'’.-]*|de|van|von|der|el|al|bin)){0,3}$"
)
_INITIAL = re.compile(r"^[^\W\d_]{1,2}\.?$")
_UNIT = (
    r"(?:s|sec|min|h|hrs?|d|wk|mo|y|second|minute|hour|day|week|month|year|jour|heure|mois|an|semaine|stunde|tag|woche|"
    r"monat|jahr|minuto|hora|día|dia|mese|anno|giorn[oi]|ora|ore)s?(?:n|en)?"
)
# When somebody wrote: "3 hours ago", "vor 2 Stunden", a bare "5h", a date with a clock. "Reading time: 4 minutes" is no
# such thing.
_TIME = re.compile(
    rf"(?i)\b(?:\d+|an?|one|few) ?{_UNIT} ago\b|^\W*\d+ ?{_UNIT}$"
    r"|\bvor \d+ \w+|\bil y a \d+ \w+|\bhace \d+ \w+|\bhá \d+ \w+|(?<!\d)\d+ \w+ (?:fa$|geleden)|назад|yesterday|just now"
    r"|\b(?:19|20)\d\d\b.{1,6}\b\d{1,2}[:.]\d{2}\b"
)
# A text that ends with when it was written: "... or so she said. Lise, 9.3.2005 07:02", as weblogs had them.
_DATED = re.compile(
    r"(?i)(?:\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b).{1,12}\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?\W*$"
)
# So many words of paragraphs an article has at least; a single line above a head is the site's, not the article.
_ABOVE = 30
# Two comments with name, time, text and buttons have about this many lines.
COMMENTS_LOOK = 13
_REPLY = re.compile(
    r"(?i)^[\W\d]*(?:reply|replies|like|likes|report|share|upvote|downvote|flag|permalink|edited|show more|"
    r"antworten|melden|répondre|signaler|responder|denunciar|rispondi|reageer|odpowiedz|cevapla|ответить|返信|回复)\b.{0,25}$"
)


def titles(lines: Lines, i: int) -> int:
    """Headlines, dates, crumbs and truncated teasers, up to where the article goes on."""
    shape = lines.shapes
    j = i + 1
    while j < len(lines) and (shape.title[j] or shape.tiny[j] or shape.truncated[j] or shape.words[j] <= 2):
        j += 1
    return _give_back(lines, i, j)


def teasers(lines: Lines, i: int) -> int:
    """The same, with whole paragraphs among the truncated ones: a "More news" column to its last truncated teaser."""
    shape = lines.shapes
    j = end = titles(lines, i)
    while j < len(lines) and j - end < 4:
        j += 1
        if j < len(lines) and shape.truncated[j]:
            j = end = max(titles(lines, j), j + 1)
    return end


def _give_back(lines: Lines, i: int, j: int) -> int:
    """The list has ended at a paragraph: the line just above it may be the article's subheading, and then stays.

    It is one if it stands apart from a list that stands close, or is a good deal shorter than the list's titles.
    """
    if j >= len(lines) or j == i + 1:
        return j
    shape, last = lines.shapes, j - 1
    if shape.truncated[last] or shape.tiny[last]:
        return j
    if last == i + 1:
        return last
    before = sorted(shape.words[k] for k in range(i + 1, last) if not shape.tiny[k])
    apart = lines.loose[last] and not all(lines.loose[i + 2 : last])
    shorter = bool(before) and shape.words[last] * 10 <= 6 * before[len(before) // 2]
    return last if apart or shorter or last == i + 2 else j


def comments(lines: Lines, i: int) -> int:
    """A thread to the end of the page, if what follows the head looks like one: names with texts, times, replies.

    Names alone prove little, for a section "Discussion" of a study has short headings above its paragraphs: without
    a sign that only threads have, it takes three pairs. A thread stands below an article: above the first paragraph a
    head is a button that leads to it.
    """
    if not stands_below(lines, i):
        return i + 1
    strong, pairs = thread_signs(lines, range(i + 1, min(len(lines), i + COMMENTS_LOOK)))
    counted = any(char.isdigit() for char in lines.texts[i])  # a section of a study has no number of comments
    thread = strong + pairs >= 2 if strong else pairs >= (2 if counted else 3)
    return len(lines) if thread else i + 1


def stands_below(lines: Lines, i: int, most: int = _ABOVE) -> bool:
    """Whether as many words of paragraphs stand above a line as an article has at least."""
    return lines.above[i] >= most


def tells_when(text: str) -> bool:
    """Whether a text says, or ends with, when it was written."""
    return bool(_TIME.search(text) or _DATED.search(text))


def thread_signs(lines: Lines, where: Iterable[int]) -> tuple[int, int]:
    """Lines that only threads have (initials, times, buttons to reply), and names with a text below."""
    strong = pairs = 0
    for j in where:
        text, words = lines.texts[j], lines.words[j]
        if _INITIAL.match(text) or _REPLY.match(text) or _DATED.search(text) or (words <= 8 and _TIME.search(text)):
            strong += 1
        elif words <= 4 and NAME.match(text) and j + 1 < len(lines) and lines.words[j + 1] > 4:
            pairs += 1
    return strong, pairs


def points(lines: Lines, i: int) -> Sequence[int]:
    """A numbered list of points, flattened: the head, and the numbers that stand alone; the points stay. Below paragraphs and
    without numbers it is a list of the article's own, and its head a heading.
    """
    taken, j = [i], i + 1
    while j < len(lines) and not (lines.shapes.prose[j] and lines.shapes.prose[j - 1]):
        if lines.shapes.tiny[j] and lines.texts[j].strip(".)").isdigit():
            taken.append(j)
        j += 1
    alone = len(taken) == 1 and i + 1 < len(lines)
    return [] if alone and stands_below(lines, i) else taken


def widgets(lines: Lines, i: int) -> int:
    """Crumbs of a player: numbers, times, single letters, and repeats of a line that stands elsewhere too."""
    shape, texts = lines.shapes, lines.texts
    j = i + 1
    while j < len(lines) and not shape.prose[j]:
        crumb = shape.tiny[j] or len(texts[j]) <= 2
        if not crumb and texts.index(texts[j]) >= i:
            break
        j += 1
    return j


_REACHES: Mapping[Structure, Callable[[Lines, int], int]] = {
    "titles": titles,
    "teasers": teasers,
    "comments": comments,
    "widgets": widgets,
}


def taken_by(structure: Structure, lines: Lines, i: int) -> list[tuple[int, int]]:
    """The ranges of lines, end exclusive, that a head at line `i` takes with it; the first begins at `i`."""
    if structure == "points":
        return [(j, j + 1) for j in points(lines, i)]
    return [(i, _REACHES[structure](lines, i))]
