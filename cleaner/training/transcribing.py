"""Pages and texts in scripts that the benchmark hardly has: without capitals, without blanks between words, without full stops.

954 of its 961 articles are in Latin letters. A model that has seen no others goes by capitals, blanks and the words that it
knows, and lost more than a fifth of one article in seven where there are none. A transcribed text says nothing, but its lines are as long, end and
follow each other as before; a transcribed page has the same elements and names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import accumulate
from random import Random

from cleaner.blanks import visible
from cleaner.model import Document

Transcriber = Callable[[str], str]
"""From a line to the same in another script."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FUNCTION_LETTERS = 3  # words of so many small letters mostly join others
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# First letters of scripts without capitals whose words stand apart, and what ends sentences and parts them there.
_SPACED = (
    (0x10D0, ".", ","),  # Georgian
    (0x05D0, ".", ","),  # Hebrew
    (0x0627, ".", "،"),  # Arabic
    (0x0905, "।", ","),  # Devanagari
    (0x0985, "।", ","),  # Bengali
    (0x0B85, ".", ","),  # Tamil
    (0x1200, "።", "፣"),  # Ethiopic
)
_KHMER, _BURMESE, _THAI, _LAO = 0x1780, 0x1000, 0x0E01, 0x0E94
_CHINESE_PARTICLES, _KANA_PARTICLES = "的了在是和不也就都而及與", "のはをにがとでもへや"
_KANA_ENDINGS = ("", "", "る", "い", "した", "って", "ない", "する")
_FIRST_IDEOGRAPH, _IDEOGRAPHS = 0x4E00, 6000
_WIDE = str.maketrans({",": "，", "?": "？", "!": "！", ":": "：", ";": "；", "(": "（", ")": "）"})
_QUOTES = re.compile(r"[\"“”]([^\"“”]*)[\"“”]")
_STOP = re.compile(r"\.(?=\s|$|[\"”’)])")


def transcriber(key: str) -> Transcriber:
    """How a page is to be transcribed; a line of which nothing would be left stays.

    Args:
        key: the script follows from this.
    """
    write = _script(Random(key))
    return lambda line: write(line) or line


def transcribed(document: Document, key: str) -> Document:
    """An HTML page in another script, block by block; of each the same share stands in links.

    Args:
        key: the script follows from this.
    """
    before = document.texts()
    after = [*map(transcriber(key), before)]
    start = [0, *accumulate(len(text) + 1 for text in after)][:-1]
    links = [
        round(count * visible(new) / max(visible(old), 1))
        for count, old, new in zip(document.link_chars, before, after, strict=True)
    ]
    end = [at + len(text) for at, text in zip(start, after, strict=True)]
    return replace(document, text="\n".join(after), start=start, end=end, link_chars=links)


def _script(random: Random) -> Transcriber:
    kind = random.choices(("spaced", "chinese", "japanese", "unspaced", "unstopped"), (4, 4, 3, 1, 2))[0]
    if kind == "spaced":
        first, stop, comma = random.choice(_SPACED)
        return lambda line: _signs(_lettered(line, first), stop, comma)
    if kind == "unspaced":
        first, stop, comma = random.choice(((_KHMER, "។", " "), (_BURMESE, "။", "၊")))
        return lambda line: _signs(_joined(_lettered(line, first)), stop, comma)
    if kind == "unstopped":
        first = random.choice((_THAI, _LAO))
        return lambda line: _signs(_joined(_lettered(line, first)), "", " ")
    wide = random.random() < 0.8
    write = _chinese if kind == "chinese" else _japanese
    return lambda line: _ideographic(line, write, wide=wide)


def _lettered(line: str, first: int) -> str:
    """Letter by letter; what has none stays."""
    return _WORD.sub(lambda word: "".join(_letter(char, first) for char in word[0].casefold()), line)


def _letter(char: str, first: int) -> str:
    at = _LETTERS.find(char)
    return chr(first + (at if at >= 0 else ord(char) % len(_LETTERS))) if char.isalpha() else ""


def _joined(line: str) -> str:
    """Without the blanks between words."""
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "", line)


def _signs(line: str, stop: str, comma: str) -> str:
    return re.sub(r" {2,}", " ", _STOP.sub(stop, line).replace(",", comma)).strip()


def _ideographic(line: str, write: Callable[[str, int], str], *, wide: bool) -> str:
    written = _WORD.sub(lambda word: write(word[0], _number(word[0])), line)
    written = _STOP.sub("。", _QUOTES.sub(r"「\1」", written))
    if wide:
        written = written.translate(_WIDE)
    # Blanks stay beside figures and signs, not between what has become one run of characters.
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +| +(?=[\u3000-\u9fff\uff00-\uffef])", "", written).strip()


def _number(word: str) -> int:
    return int.from_bytes(sha256(word.casefold().encode()).digest()[:6], "big")


def _chinese(word: str, number: int) -> str:
    if word.islower() and len(word) <= _FUNCTION_LETTERS:
        return _CHINESE_PARTICLES[number % len(_CHINESE_PARTICLES)] if number % 2 else ""
    return _ideographs(number, 1 + (len(word) > _FUNCTION_LETTERS) + (len(word) > 3 * _FUNCTION_LETTERS))


def _japanese(word: str, number: int) -> str:
    if word.islower() and len(word) <= _FUNCTION_LETTERS:
        return _KANA_PARTICLES[number % len(_KANA_PARTICLES)]
    if word[:1].isupper() and number % 3 == 0:  # a name from abroad
        return "".join(chr(0x30A2 + (number >> 5 * at) % 80) for at in range(max(len(word) // 2, 2)))
    return _ideographs(number, 1 + number % 2) + _KANA_ENDINGS[number // 7 % len(_KANA_ENDINGS)]


def _ideographs(number: int, count: int) -> str:
    return "".join(chr(_FIRST_IDEOGRAPH + (number >> 13 * at) % _IDEOGRAPHS) for at in range(count))
