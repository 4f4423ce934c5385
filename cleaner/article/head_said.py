"""What stands around the headline: who signed the story, and its date; in flattened text, which line the headline is.

For metadata a line may be read as the headline that nobody dares to cut: here a mistake costs a wrong title, there a
line of the article. What is looked for is the line that says what the article is about: words of the page's address and
of the article's own, above its first paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from urllib.parse import unquote, urlsplit

from cleaner.article import words
from cleaner.article.counting import is_unspaced, words_among
from cleaner.article.dates import FoundDate, find_date
from cleaner.article.found import Found
from cleaner.article.lines_said import Said, line_of, signature, signed, without_bullet
from cleaner.article.names import byline, is_a_persons
from cleaner.article.site import Site
from cleaner.blanks import collapsed
from cleaner.judge.shape import count_words
from cleaner.model import Document, Finding

_WORD = re.compile(r"[^\W_]{2,}")
# How far above the first paragraph the headline is looked for, and how far from it byline and date.
_ABOVE, _BELOW_TITLE, _ABOVE_TITLE = 25, 9, 3
_TITLE_WORDS = (3, 30)
_PROSE_WORDS = 14
_NEAR = 12  # lines
_PARAGRAPHS = 60  # so many lines say what an article is about
_LONGEST_SIGNED = 20
_TERMINAL = (".", "!", "?", "…", "。", "।", ":", "؟")
# Nothing in these speaks of the article.
_OTHERS = frozenset(
    "related comments comment_form promo newsletter cookie_notice paywall advertisement footer disclaimer caption".split()
)
# A share of the line's long words that stand in the article's first paragraphs, mostly. From .9 down to .6 the titles of
# text_full without an address rise from 29 to 42 % (fundus-dev) and 35 to 44 % (wcxb-dev-articles), at the same precision.
_ENOUGH = 0.6
# Bylines stand below the headline, seldom above.
_AGAINST = 3


def text_title(document: Document, winners: Sequence[Finding | None], url: str | None) -> Found | None:
    """The line of a flattened page that is most about what the page is about; None if none is enough."""
    first = _first_paragraph(document, winners)
    if first is None:
        return None
    slug = _slug(url)
    texts = {i: line_of(document, i) for i in range(max(0, first - _ABOVE), first) if _may_be_title(winners[i])}
    # Without its bullet a line has fewer words, unless entities are all it has.
    lines = {
        i: without_bullet(text) for i, text in texts.items() if count_words(text) >= _TITLE_WORDS[0] or "&" in text
    }
    lines = {i: text for i, text in lines.items() if _TITLE_WORDS[0] <= count_words(text) <= _TITLE_WORDS[1]}
    if not lines:
        return None
    said = {i: _words(text) for i, text in lines.items()}
    body = _shared(set(chain.from_iterable(said.values())), _lines(document, first, _PARAGRAPHS))
    copies = _counted(document, {text.casefold() for i in lines for text in (texts[i], lines[i])})
    best: tuple[float, int, str] = (_ENOUGH, -1, "")
    for i, text in lines.items():
        score = _about(said[i], slug, body) + 0.3 * (copies[text.casefold()] + copies[texts[i].casefold()] > 2)
        score += 0.3 * _is_titled(winners[i]) - 0.3 * text.endswith((".", ":")) - 0.02 * (first - i)
        if score > best[0]:
            best = (score, i, text)
    _, at, title = best
    if at < 0:
        return None
    winner = winners[at]
    source = f"line:{winner.by}" if winner is not None and winner.action == "remove" else "text"
    return Found("title", title, source, document.start[at], document.end[at])


def around(
    document: Document, winners: Sequence[Finding | None], said: Sequence[Found], title: Found | None, site: Site
) -> list[Found]:
    """What the page says around its headline and elsewhere, the nearest to the headline first.

    Args:
        said: what the removed lines say.
        title: the headline with its place.
    """
    if title is None or title.start is None:
        return list(said)
    at = next((i for i in range(len(document)) if document.end[i] > title.start), 0)
    lines = {
        i: signature(document, i) for i in range(max(0, at - _ABOVE_TITLE), min(len(document), at + _BELOW_TITLE + 1))
    }
    dates = {i: find_date(text, site.habits) for i, text in lines.items() if len(text) < 200}
    found = [
        Found(
            field,
            value,
            "text" if winners[i] is None else f"line:{_by(winners[i])}",
            document.start[i],
            document.end[i],
            precision,
        )
        for i, text in lines.items()
        if i != at and _is_free(winners[i]) and count_words(text) <= _LONGEST_SIGNED
        for field, value, precision in _said(lines, dates, i, site, bare=_may_be_name(winners[i]))
    ]
    start = title.start
    return sorted([*found, *said], key=lambda item: _distance(item.start, start))


def _said(lines: dict[int, str], dates: dict[int, FoundDate | None], i: int, site: Site, *, bare: bool) -> Said:
    """What a line beside the headline says: by itself, behind a label of its own line, or beside a date.

    Args:
        bare: the line may hold nothing but a name.
    """
    text, label = lines[i], lines.get(i - 1, "")
    date = dates.get(i)
    if date and _is_label(words.UPDATED, label):
        return [("updated", date.iso, date.precision)]
    if date or words.BY.match(text) or words.SIGNED_BEHIND.match(text):
        return signed(text, site)
    labelled = bool(words.BY.match(label + " X")) and len(label.split()) <= 4
    beside = any(dates.get(j) for j in (i - 1, i + 1))
    if (labelled and len(text.split()) <= 5) or (
        bare and (beside or _names_role(lines.get(i + 1, ""))) and is_a_persons(text)
    ):
        names = byline(text, site.own)
        return [("authors", names, None)] if names else []
    return []


def _names_role(text: str) -> bool:
    found = text.casefold().split()
    return 1 <= len(found) <= 6 and any(word.strip(",.") in words.ROLES for word in found)


def _is_label(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a line is nothing but a label: "Last updated", "Updated at:"."""
    return len(text.split()) <= 4 and bool(pattern.match(text)) and not any(c.isdigit() for c in text)


def _by(winner: Finding | None) -> str:
    return winner.by if winner is not None else ""


def _distance(at: int | None, title: int) -> int:
    if at is None:
        return 0
    return at - title if at >= title else _AGAINST * (title - at)


def _is_free(winner: Finding | None) -> bool:
    return winner is None or winner.action == "keep" or winner.kind not in _OTHERS


def _may_be_title(winner: Finding | None) -> bool:
    return _is_free(winner) and (winner is None or winner.action == "keep" or winner.kind != "dateline")


def _may_be_name(winner: Finding | None) -> bool:
    return winner is None or winner.action == "keep" or winner.kind in {"byline", "dateline", "unclassified"}


def _is_titled(winner: Finding | None) -> bool:
    return winner is not None and winner.action == "remove" and winner.kind == "title"


def _counted(document: Document, wanted: Collection[str]) -> Counter[str]:
    """How many lines say each of some texts, in whatever case."""
    # A letter is at most three in another case.
    least, most = min(map(len, wanted)) / 3, 3 * max(map(len, wanted))
    # Most lines begin otherwise. What is no ASCII letter may become another one in another case.
    begins = {letter for text in wanted for letter in (text[:1], text[:1].upper())}
    page = document.text
    return Counter(
        text
        for start, end in zip(document.start, document.end, strict=True)
        if least <= end - start <= most
        and (page[start] in begins or not page[start].isascii())
        and (text := collapsed(page[start:end]).casefold()) in wanted
    )


def _first_paragraph(document: Document, winners: Sequence[Finding | None]) -> int | None:
    """Where the article begins: a kept paragraph with another one near it, else the first at all."""
    first = last = None
    for i, winner in enumerate(winners):
        if (winner is None or winner.action == "keep") and _is_paragraph(line_of(document, i)):
            if last is not None and i - last < _NEAR:
                return last
            first, last = i if first is None else first, i
    return first


def _is_paragraph(text: str) -> bool:
    return text.rstrip("\"'”’»)」 ").endswith(_TERMINAL) and count_words(text) >= _PROSE_WORDS


def _lines(document: Document, first: int, count: int) -> list[str]:
    return [line_of(document, i) for i in range(first, min(first + count, len(document)))]


def _about(found: Sequence[str], slug: Collection[str], body: Collection[str]) -> float:
    """How much a line is about the article: by the words of the address, and by those of the first paragraphs."""
    long = {word for word in found if len(word) > 3 or not word.isascii()} or set(found)
    if not long:
        return 0.0
    shared = sum(1 for word in long if word in body) / len(long)
    named = len(set(slug) & set(found)) / len(slug) if len(slug) >= 3 else 0.0
    return shared + 2 * named + 0.1 * min(len(long), 6) / 6


def _slug(url: str | None) -> frozenset[str]:
    """The words of an address."""
    try:
        steps = [step for step in unquote(urlsplit(url or "").path).split("/") if step]
    except ValueError:
        return frozenset()
    longest = max(steps, key=lambda step: step.count("-") + step.count("_"), default="")
    return frozenset(
        word for word in _words(longest.replace("-", " ").replace("_", " ")) if not any(c.isdigit() for c in word)
    )


def _words(text: str) -> list[str]:
    """Words in lower case; of scripts without blanks, pairs of characters."""
    found = _WORD.findall(text.casefold())
    if not is_unspaced(text):
        return found
    return [part for word in found for part in (_pairs(word) if is_unspaced(word) else [word])]


def _shared(wanted: Collection[str], texts: Sequence[str]) -> Collection[str]:
    """Which of some words stand in some lines."""
    if any(map(is_unspaced, texts)):
        return set(wanted).intersection(_words("\n".join(texts)))
    return words_among(wanted, texts)


def _pairs(word: str) -> Iterator[str]:
    return (word[i : i + 2] for i in range(len(word) - 1))
