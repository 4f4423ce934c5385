"""The language of a text by its commonest words and its script, where no markup names one.

Compiled where it can be, with the types in language.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import re
from array import array

from cleaner.keys import BASIS, BITS, PRIME, Table

_COMMON = {
    "en": "the and of to is that for was with on are this from have not",
    "de": "der die und das ist nicht mit von den für auf ein eine sich auch",
    "fr": "le les des est et une pour que dans qui sur pas par au avec",
    "es": "el los las que en por una con para del se como más su fue",
    "it": "il che di per della con non una sono gli del nel alla anche più",
    "pt": "não uma para com os que dos da do em foi mais ao pela são",
    "nl": "het een van en dat niet zijn voor met op aan ook werd wordt naar",
    "pl": "się nie na jest że do przez oraz po jak dla są od był tym",
    "tr": "ve bir bu için ile olarak çok daha olan gibi sonra kadar ancak olduğu da",
    "id": "yang dan di untuk dengan ini dari pada tidak itu akan dalam adalah ke oleh",
    "ru": "и в не на что по с как это из для от его был к",
}
_LANGUAGES = tuple(_COMMON)
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
# What is looked at, and how much of it has to speak: a tenth of the words of any prose are among the commonest fifteen.
_SAMPLE = 4_000
_LEAST_SHARE, _LEAST_HITS = 0.08, 5
_SCRIPT_SHARE = 0.2
_FIRST_SCRIPT = 0x0600  # the first letter of all scripts above


def _table() -> Table:
    """By word the languages that have it, as bits."""
    words = {word for common in _COMMON.values() for word in common.split()}
    table = Table(len(words))
    for word in sorted(words):
        table.put(word, sum(1 << number for number, said in enumerate(_COMMON.values()) if word in said.split()))
    return table


_WORDS = _table()


def language_of(text: str) -> str | None:
    """One of the sixteen languages of the text engine; None if the text is too short or in none of them."""
    sample = text[:_SAMPLE]
    hits = array("l", [0]) * len(_LANGUAGES)
    total, foreign = _count(sample.lower(), _WORDS, hits)
    if foreign:
        visible = max(1, len("".join(sample.split())))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > _SCRIPT_SHARE * visible:
                return language
    best, second = sorted(hits, reverse=True)[:2]
    if best < _LEAST_HITS or best < _LEAST_SHARE * total or best == second:
        return None
    return _LANGUAGES[list(hits).index(best)]


def _count(sample: str, words: Table, hits: array[int]) -> tuple[int, bool]:
    """Add up in `hits` the words of each language; how many words there are, and whether letters of other scripts."""
    key, total, letters, foreign = BASIS, 0, 0, False
    for char in sample:
        code = ord(char)
        if char.isalnum() and not char.isdecimal():
            key = ((key ^ code) * PRIME) & BITS
            letters += 1
            foreign = foreign or code >= _FIRST_SCRIPT
        elif letters:
            total += 1
            _add(words.get(key | 1), hits)
            key, letters = BASIS, 0
    if letters:
        total += 1
        _add(words.get(key | 1), hits)
    return total, foreign


def _add(languages: int, hits: array[int]) -> None:
    number = 0
    while languages:
        hits[number] += languages & 1
        languages >>= 1
        number += 1
