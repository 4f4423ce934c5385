"""What the removed lines said: headline, byline, dateline, breadcrumb, and the place the story begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from cleaner.article.dates import find_date
from cleaner.article.found import Found
from cleaner.judge.structures import NAME
from cleaner.judge.verdicts import Winners
from cleaner.model import Document

# Wire services sign stories in the place where others name an author. "Agencies" is what papers print for several.
_AGENCY_NAMES = (
    "Agencies|Agence France-Presse|Associated Press|Agencia EFE|Thomson Reuters|Reuters|IANS|PTI|ANI|UNI|AFP|APA|ANSA|EFE|"
    "dpa|TASS|Tass|Xinhua|Yonhap|Kyodo|Bernama|Anadolu|UPI|Interfax|Bloomberg|AAP|SID|epd|KNA|AP"
)
_AGENCY = re.compile(rf"(?<![\w-])({_AGENCY_NAMES})(?![\w-])")
_BY = re.compile(r"(?i)^(?:written |posted |reported |story |text |words )?(?:by|von|par|por|di|door)[:\s]+")
_DATE_WORD = re.compile(
    r"(?i)^(?:first )?(?:updated|last updated|last modified|modified|edited|aktualisiert|mis à jour|actualizado)\b"
)
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_NAME_END = re.compile(r"\s+[|•·–—]\s*|\s{2,}|\s+-\s+|\s*\(|,?\s+(?:published|updated|posted|on)\b", re.IGNORECASE)
# "Seoul, June 19: ...", "NEW DELHI, Dec 21 - ...", "MOSCOW (Reuters) - ...": a place in capitals or before a date.
_PLACE = re.compile(
    r"^(?P<place>[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,3}(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?)"
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?(?: ?\((?P<wire>[^)]{2,40})\))?"
    r"|,? ?\((?P<wire2>[^)]{2,40})\)) ?[:–—-]"
)
_TELLING = frozenset({"title", "byline", "dateline", "breadcrumb"})
# A standfirst, a subheading and a quote may stand above the paragraph that names the place.
_BEGINNING = 4
_CRUMB = re.compile(r"\s*(?:>|»|›|→|/|\|)\s*")
_NO_SECTION = frozenset({"home", "homepage", "article", "articles", "story", "startseite", "accueil", "inicio", "news"})
_ENDS = tuple(".!?…\"'”’»)]。！？")


def read(document: Document, winners: Winners) -> Iterator[Found]:
    """All that the removed lines, and the beginning of the text, say."""
    removed = [
        (i, w.kind, w.by)
        for i, w in enumerate(winners)
        if w is not None and w.action == "remove" and w.kind in _TELLING
    ]
    title = next((line_of(document, i) for i, kind, _ in removed if kind == "title"), None)
    for i, kind, by in removed:
        block = document.block(i)
        text = line_of(document, i)
        said: list[tuple[str, str | tuple[str, ...]]] = []
        if kind == "title":
            said = [("title", text)]
        elif kind in {"byline", "dateline"}:
            said = _signed(text)
        elif kind == "breadcrumb":
            said = _sections(text, title)
        for field, value in said:
            yield Found(field, value, f"line:{by}", block.start, block.end)
    kept = (i for i, winner in enumerate(winners) if winner is None or winner.action == "keep")
    for i in islice(kept, _BEGINNING):
        if match := _PLACE.match(document.block(i).text):
            start = document.start[i]
            yield Found(
                "place",
                match["place"].title() if match["place"].isupper() else match["place"],
                "text",
                start,
                start + match.end("place"),
            )
            wire = match["wire"] or match["wire2"]
            if wire and (agency := _AGENCY.search(wire)):
                yield Found("agency", agency[1], "text", start, start + match.end())
            break


def line_of(document: Document, index: int) -> str:
    """A block's text with its white space collapsed."""
    return " ".join(document.block(index).text.split())


def _signed(text: str) -> list[tuple[str, str | tuple[str, ...]]]:
    """What a line of names and dates says."""
    said: list[tuple[str, str | tuple[str, ...]]] = []
    date = find_date(text)
    if date:
        said.append(("updated" if _DATE_WORD.match(text) else "published", date[0]))
    agency = _AGENCY.search(text)
    if agency:
        said.append(("agency", agency[1]))
    by = _BY.match(text)
    if by or (not date and NAME.match(text)):
        signed = names(text[by.end() if by else 0 :])
        if signed and not (agency and len(signed) == 1 and agency[1] in signed[0]):
            said.append(("authors", signed))
    return said


def _sections(text: str, title: str | None) -> list[tuple[str, str | tuple[str, ...]]]:
    """The last step of a breadcrumb that names a section: neither the page itself nor a word for any page."""
    steps = [step for step in _CRUMB.split(text) if step]
    if len(steps) < 2:
        return []
    last = steps[-1]
    if (title and last == title) or len(last.split()) >= 4:
        steps = steps[:-1]
    named = [step for step in steps if step.casefold() not in _NO_SECTION] or [
        s for s in steps if s.casefold() == "news"
    ]
    return [("section", named[-1])] if named else []


def names(text: str) -> tuple[str, ...]:
    """The people named in a byline, without "By", dates and roles."""
    text = _BY.sub("", " ".join(text.split()))
    return people(_AND.split(_NAME_END.split(text, maxsplit=1)[0]))


def people(found: Sequence[str]) -> tuple[str, ...]:
    """Names once each, without what can't be one: addresses, digits, sentences."""
    kept: list[str] = []
    for name in (" ".join(n.split()).strip(" .,;:|-") for n in found):
        plausible = 2 <= len(name) <= 60 and len(name.split()) <= 6 and not any(c.isdigit() for c in name)
        if plausible and "@" not in name and "://" not in name and name not in kept:
            kept.append(name)
    return tuple(kept)


def stops_short(document: Document, winners: Winners) -> bool:
    """Whether the text that stays breaks off: its last paragraph does not end a sentence, or ends in an ellipsis."""
    last = next((i for i in range(len(winners) - 1, -1, -1) if (w := winners[i]) is None or w.action == "keep"), None)
    if last is None:
        return True
    text = document.block(last).text.rstrip()
    return not text.endswith(_ENDS) or text.endswith(("…", "...", "…]", "...]"))
