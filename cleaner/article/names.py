"""Who wrote it: names of people out of bylines and markup, and wire services apart from them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cleaner.article.words import AGENCY_NAMES, BY, INSTITUTIONS, NOBODY, ROLES

AGENCY = re.compile(rf"(?<![\w-])({AGENCY_NAMES})(?![\w-]|\.\w)")
_AND = re.compile(r"\s*(?:[,;/、،&]|(?<=\s)(?:and|und|et|y|e|en|i|ve|и|و|और|dan|with|mit)(?=\s))\s*")
_STRONG_AND = re.compile(r"\s*(?:;|\s(?:and|und|with|&)\s)\s*")
_NAME_END = re.compile(
    r"\s*[|•·⋅–—►»›✉]\s*|\s{2,}|\s+-\s+|\s*[(（\[【]|,?\s+(?:published|updated|posted|last updated|on|in|at|for|from|am|le|el|il|op|em)\b(?!\s*$)"
    r"|,?\s+(?=\d)|\s*:\s|\s(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d)",
    re.IGNORECASE,
)
# "By Ilse Tamm. Photographs: ..."; "Dr. Ilse Tamm" goes on.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_ENDS = re.compile(r"\s*(?:[(（\[].*?[)）\]]|\s[-–—|•]\s.*|[|•].*)\s*$")
_TITLES = re.compile(
    r"^(?:m\.?d|ph\.?d|r\.?d|m\.?s|m\.?a|b\.?a|b\.?sc|m\.?sc|mba|rn|jd|esq|cpa|cfp|jr|sr|ii|iii|dds|dmd|do|np|pa|lcsw|[a-z]-ryt \d+)\.?$",
    re.IGNORECASE,
)
# "Author" without a colon, as elements that are marked as the author's begin.
_LABEL = re.compile(r"^(?i:author|autorin|autor|auteur|autore|written|verfasst|editor|by)\s+(?=[^\W\d_a-z])")
# "View all posts by Ilse Tamm", "Recent stories by ...", "About the author Ilse Tamm"
_ABOUT = re.compile(
    r"^(?:(?:[^\W\d]+\s){0,5}?[Bb]y|(?:[Rr]ead more |[Ii]nsights )?(?:[Aa]bout|[Ff]rom)(?: the author)?)\s+(?=[^\W\d_a-z])"
)
# "hosb/kesm": how German and Swiss newsrooms sign short reports.
_CODE = re.compile(r"^[a-zäöü]{2,5}$")
# "Ilse Tamm, Odile Marren und Joost": one word is a name behind an "and".
_LAST = re.compile(r"\s(?:and|und|et|y|e|en|i|ve|и|dan)\s+[^\W\d_a-z][^\W\d_]+$")
_SINGLE = re.compile(r"^[^\W\d_a-z][^\W\d_]{2,}$")
_TEAM = frozenset("staff team desk editors redaktion editorial reporters".split())
_USER = re.compile(r"^[a-z]+(?:[._-][a-z]+)+$")
_MOST_WORDS, _LONGEST = 6, 60
_LONGEST_RAW = 300  # characters: what an element around a name may say besides
_PARTICLES = frozenset(
    "de da di do dos das del della van von der den het ten ter el al la le bin ibn af av y e zu zum und du des st".split()
)
_SURNAME_FIRST = re.compile(
    r"^([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}), ?((?:[^\W\d_]\.?[ -]?){1,3}|[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]*\.?){0,2})$"
)
# A month, with or without a day, and nothing else: "Maren" and "Julia" are people.
_MONTHS = re.compile(
    r"^(?:on\s|at\s)?(?:jan(?:uary?|uari|vier)?|feb(?:ruary?|ruari|rero|braio)?|mar(?:ch|s|zo)?|apr(?:ile?)?|may|june?|juni|july?|juli|"
    r"aug(?:ust|ustus)?|sept?(?:ember|embre|iembre)?|oct(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|dec(?:ember)?)\b\.?\s*\d{0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Own:
    """What a site is called: it signs no story as a person.

    Attributes:
        names: what it calls itself, as `letters`.
        labels: the parts of its host. "VnExpress" at vnexpress.net is the site; "Ilse Tamm" at ilsetamm.example is
            Ilse Tamm.
    """

    names: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()

    def calls(self, name: str) -> bool:
        """Whether a name is the site's."""
        plain = letters(name)
        return plain in self.names or (plain in self.labels and not is_a_persons(name))

    def without(self, name: str) -> Own:
        """The same for a page that says of somebody called like the site that it is a person."""
        return replace(self, names=self.names - {letters(name)})


NOBODYS = Own()
_BRACKETS = {")": "(", "）": "（", "]": "[", "】": "【"}
_NO_LETTER = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Letters and digits alone, without case: what makes two spellings of a name or title the same."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _NO_LETTER.sub("", plain.casefold())


def byline(text: str, own: Own = NOBODYS) -> tuple[str, ...]:
    """The people that a byline names, without "By", dates and roles.

    Args:
        own: what the site is called.
    """
    text = BY.sub("", " ".join(text.split()), count=1)
    text = _SENTENCE.split(_NAME_END.split(text, maxsplit=1)[0], maxsplit=1)[0]
    parts = [part for part in _AND.split(text) if part]
    first, rest = parts[:1], parts[1:]
    # Behind the first name commas part names, but also roles, titles and places: there it has to look like a name.
    named = [part for part in rest if looks_like_name(part) and not (part.isupper() and not first[0].isupper())]
    if rest and all(_CODE.match(part) for part in parts):
        named = rest
    elif rest and _LAST.search(text) and _SINGLE.match(rest[-1]) and rest[-1].casefold() not in ROLES:
        named.append(rest[-1])
    return people([*first, *named], own)


def people(found: Iterable[str], own: Own = NOBODYS) -> tuple[str, ...]:
    """Names once each, without what can't be one: addresses, figures, sentences, the site itself, wire services.

    Args:
        own: as in `byline`.
    """
    kept: dict[str, str] = {}
    for raw in found:
        if len(raw) > _LONGEST_RAW:
            continue
        name = _without_role(_without_own(_tidy(raw), own))
        plain = letters(name)
        if plain and _is_plausible(name):
            kept.setdefault(plain, name)
    return tuple(kept.values())


def _without_own(name: str, own: Own) -> str:
    """A name without the site's behind it ("Ilse Tamm, The Herald"); nothing if it is the site's."""
    words = name.split()
    for length in range(len(words), 0, -1):
        if own.calls(" ".join(words[-length:])):
            rest = " ".join(words[:-length]).rstrip(" ,|/-–")
            return name if rest.casefold() in _TEAM else rest  # "Team Harbour Herald" is nobody else's name
    return name


def given_first(name: str) -> str:
    """A name as it is spoken: "Lunde, Sunniva" and "Lunde, S." are how libraries and journals write it."""
    return _SURNAME_FIRST.sub(r"\2 \1", name.strip())


def split_names(text: str) -> list[str]:
    """A markup value that may name several: "Ilse Tamm and Odile Marren", "Ilse Tamm, Odile Marren"."""
    parts = [part.strip() for part in _STRONG_AND.split(" ".join(text.split())) if part.strip()]
    split: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        named = [piece for piece in pieces[1:] if looks_like_name(piece)]
        # "Dylan Bailey, MS, RD" is one person, "Ilse Tamm, Odile Marren" are two.
        split += [pieces[0], *named] if pieces else []
    return split


def _without_role(name: str) -> str:
    """A name without what its bearer does: "Ilse Tamm Senior Reporter"; nothing if it is only that."""
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in _TEAM and not any(w.casefold() in ROLES - _TEAM for w in words):
        return name
    for i, word in enumerate(words):
        if word.strip(".,").casefold() in ROLES:
            # "Walter Editor" may be a name and is a role; "Team Editor" is neither.
            return " ".join(words[:i]) if i > 1 else ""
    return name


def looks_like_name(text: str) -> bool:
    """Whether a text is the name of a person by its look: two to four capitalised words, none of them a role."""
    words = text.strip(" .,:").split()
    if not 2 <= len(words) <= 4 or any(word.strip(".,").casefold() in ROLES for word in words):
        return False
    return all(
        word.casefold() in _PARTICLES
        or (word[:1].isupper() and not any(c.isdigit() for c in word))
        or not word.isascii()
        for word in words
    ) and not _MONTHS.match(text)


def is_a_persons(name: str) -> bool:
    """Whether a site's name can be its writer's: it looks like a name, and no word of it is an institution's."""
    return looks_like_name(name) and not any(word.strip(".,").casefold() in INSTITUTIONS for word in name.split())


def agency_in(text: str) -> str | None:
    """The first wire service that a line names."""
    found = AGENCY.search(text)
    return found[1] if found else None


def is_agency(name: str) -> bool:
    """Whether a name is a wire service's and nothing more."""
    return bool(AGENCY.fullmatch(name.strip()))


def _tidy(name: str) -> str:
    name = " ".join(html.unescape(html.unescape(name)).split())
    name = _ABOUT.sub("", _LABEL.sub("", BY.sub("", name, count=1), count=1), count=1)
    return _without_lone_bracket(_ENDS.sub("", name).strip(" .,;:|-–—/*")) + (
        "." if re.search(r"\b[A-Z]\.$|\bJr\.$", name) else ""
    )


def _without_lone_bracket(name: str) -> str:
    """A name without the end of a bracket that began above it: "(Editor: Ilse Tamm)"."""
    opener = _BRACKETS.get(name[-1:])
    return name[:-1].rstrip() if opener and opener not in name else name


def _is_plausible(name: str) -> bool:
    words = name.split()
    if not 2 <= len(name) <= _LONGEST or len(words) > _MOST_WORDS or any(c.isdigit() for c in name):
        return False
    if name.casefold().strip(" .") in NOBODY or _TITLES.match(name) or _MONTHS.match(name) or is_agency(name):
        return False
    if _USER.match(name) or not any(c.isalpha() for c in name[:3]) or name.endswith(":"):
        return False
    return not any(sign in name for sign in "@{}<>\\?!") and "://" not in name and not name.startswith("www.")
