"""What the text itself says at its two ends: the place it is dated from, and whether it breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from cleaner.article.calendar import month_number
from cleaner.article.found import Found
from cleaner.article.names import agency_in
from cleaner.article.site import Site
from cleaner.model import Document, Finding

_WORD = r"[^\W\d_][^\s\d,()/:–—|-]*(?:-[^\W\d_][^\s\d,()/:–—|-]*)?"
# "Seoul, June 19: ...", "NEW DELHI, Dec 21 - ...", "MOSCOW (Reuters) - ...", "Berlin (dpa) - ...", "МОСКВА, 4 марта. /ТАСС/."
_PLACE = re.compile(
    rf"^(?P<place>{_WORD}(?: {_WORD}){{0,3}}?(?:, {_WORD}(?: {_WORD})?)?)"
    rf"(?:,? (?:(?P<m1>[^\W\d_]{{3,}})\.? \d{{1,2}}\.?|\d{{1,2}}\.? (?P<m2>[^\s\d,.()]{{3,}})\.?)(?:,? \d{{4}})?)?"
    r"(?:[,.]? ?[(/](?P<wire>[^)/]{2,40})[)/])?(?P<dash> ?(?::|\.? ?[–—-])|(?<=[/])\.?)(?=\s)"
)
_DASH = re.compile(r"[:–—/-]\.?\s")
# "(서울=연합뉴스)", "【ソウル共同】", "新华社北京3月4日电"
_EAST = re.compile(
    r"^[(（【\[［]\s*(?P<p1>[^\s\d=＝()（）【】]{2,6}?)\s?[=＝・]?\s?(?P<w1>연합뉴스|뉴시스|뉴스1|共同|時事|ロイター|AFP)"
    r"|^[(（]?(?P<w2>新华社|新華社|中新社|中央社)(?P<p2>[^\s\d]{2,5}?)\d{1,2}月\d{1,2}日[电電]"
)
_NO_PLACE = frozenset(
    "UPDATE UPDATED BREAKING LIVE EXCLUSIVE WATCH NOTE EDITOR ANALYSIS OPINION REVIEW VIDEO PHOTOS PICTURES WARNING FAQ Q A".split()
)
# A standfirst, a subheading and a quote may stand above the paragraph that names the place.
_BEGINNING = 4
_ENDS = tuple(".!?…\"'”’»)]。！？」』।؟۔")
_TEASER = re.compile(r"(?:\[\s*(?:…|\.\.\.)\s*\]|\b(?:read|continue) (?:more|reading))\W*$", re.IGNORECASE)


def place(document: Document, winners: Sequence[Finding | None], site: Site) -> Iterator[Found]:
    """The place that the story is dated from, and the wire service beside it, where the text begins."""
    kept = (i for i, winner in enumerate(winners) if winner is None or winner.action == "keep")
    for i in islice(kept, _BEGINNING):
        start = document.start[i]
        text = document.text[start : min(document.end[i], start + 120)]
        found = _eastern(text) or _western(text, site)
        if found is None:
            continue
        name, wire, end, (first, last) = found
        yield Found("place", name, "text", start, start + end)
        if wire:
            yield Found("agency", wire, "text", start + first, start + last)
        return


# The name of the place and of the wire service, where the former ends, and where the latter stands.
_Dated = tuple[str, str | None, int, tuple[int, int]]


def _eastern(text: str) -> _Dated | None:
    match = _EAST.match(text)
    if match is None:
        return None
    number = "1" if match["p1"] else "2"
    return match[f"p{number}"], match[f"w{number}"], match.end(), match.span(f"w{number}")


def _western(text: str, site: Site) -> _Dated | None:
    match = _PLACE.match(text) if _DASH.search(text) else None  # most lines: in a tenth of the time
    if match is None:
        return None
    name = match["place"]
    if any(word[0].islower() for word in name.replace(",", "").split() if len(word) > 3):
        return None
    wire = agency_in(match["wire"]) if match["wire"] else None
    month = match["m1"] or match["m2"]
    dated = bool(month and month_number(month, site.habits.languages))
    shouted = name.isupper() and ":" not in match["dash"] and len(name) > 2 and not month and not match["wire"]
    if not (
        dated
        or wire
        or (match["wire"] and name.isupper() and not month)
        or (shouted and not _NO_PLACE & set(name.replace(",", "").split()))
    ):
        return None
    return (name.title() if name.isupper() else name), wire, match.end("place"), match.span("wire")


def last_kept(document: Document, winners: Sequence[Finding | None]) -> str | None:
    """The last block that stays; None if nothing does."""
    last = next((i for i in range(len(winners) - 1, -1, -1) if (w := winners[i]) is None or w.action == "keep"), None)
    return None if last is None else document.block(last).text.rstrip()


def stops_short(document: Document, winners: Sequence[Finding | None]) -> bool:
    """Whether the text that stays breaks off: its last paragraph does not end a sentence, or ends in an ellipsis."""
    text = last_kept(document, winners)
    return text is None or not text.endswith(_ENDS) or text.endswith(("…", "...", "…]", "...]"))


def ends_as_teaser(document: Document, winners: Sequence[Finding | None]) -> bool:
    """Whether the text ends as excerpts end: "[...]", "Continue reading"."""
    text = last_kept(document, winners)
    return text is not None and bool(_TEASER.search(text[-40:]))
