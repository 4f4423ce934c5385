"""The language of a text by its commonest words and its script, where no markup names one."""

from __future__ import annotations

import re
from collections import Counter

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
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_ANY_SCRIPT = re.compile(r"[\u0600-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]+")
# What is looked at, and how much of it has to speak: a tenth of the words of any prose are among the commonest fifteen.
_SAMPLE = 4_000
_LEAST_SHARE, _LEAST_HITS = 0.08, 5
_SCRIPT_SHARE = 0.2


def language_of(text: str) -> str | None:
    """One of the sixteen languages of the text engine; None if the text is too short or in none of them."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and _ANY_SCRIPT.search(sample):
        visible = max(1, len("".join(sample.split())))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > _SCRIPT_SHARE * visible:
                return language
    counts = Counter(_WORD.findall(sample.lower()))
    total = sum(counts.values())
    hits = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    best, second = sorted(hits.values(), reverse=True)[:2]
    if best < _LEAST_HITS or best < _LEAST_SHARE * total or best == second:
        return None
    return max(hits, key=lambda language: hits[language])
