"""The benchmark's pages as text whose HTML is gone, in many ways of flattening, labelled line by line."""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cleaner.model import Document
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from cleaner.training.bench import ALL_SETS, SETS, Bench, Sample, host_of
from cleaner.training.guises import Guises
from cleaner.training.labels import align
from cleaner.training.lengthening import label_longer, longer_text
from cleaner.training.transcribing import transcriber

VIEWS = ("text_main", "text_full")
"""How the benchmark flattens: a recall-minded extraction, and all that can be seen."""
MARKED = "markdown"
"""Text that still knows its links and headings, as Markdown does: our own segments of the HTML."""
CLEAN = "clean"
"""The article alone, or with a button between its paragraphs: text that somebody has cleaned before must come out as it
went in, and a short one is no less an article.
"""
LONG = "long"
"""A text whose article goes on for up to hundreds of paragraphs."""
COMMENTED = "commented"
"""A text with a thread below its article."""
TRANSCRIBED = "transcribed"
"""A text in a script that the benchmark hardly has; every third goes on for long."""

# What stands between paragraphs and says nothing of them.
_BUTTONS = (
    "Advertisement", "Share this article", "Sign up for our newsletter", "Read more", "Story continues below", "Subscribe",
    "Anzeige", "Artikel teilen", "Publicité", "Lire aussi", "Publicidad", "Compartir", "Pubblicità", "Publicidade",
    "Advertentie", "Reklama", "Реклама", "広告", "إعلان", "विज्ञापन",
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLANKS = re.compile(r"\n\s*\n+")
_BULLETS = re.compile(r"^[ \t]*(?:[•*·●▪◦–-]|\d+\.)[ \t]+", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_DASHED = re.compile(r"^[ \t]*[•·●▪◦]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Flattened:
    """One flattened page to learn from, or to measure by.

    Attributes:
        view: of VIEWS, or MARKED, CLEAN, LONG, COMMENTED, TRANSCRIBED.
        original: not flattened once more: figures are of these alone.
    """

    sample: Sample
    view: str
    original: bool


def _close(text: str) -> str:
    return _BLANKS.sub("\n", text)


def _bare(text: str) -> str:
    return _INDENT.sub("", _BULLETS.sub("", _close(text)))


def _loose(text: str) -> str:
    return _BLANKS.sub("\n\n", text.replace("\n", "\n\n"))


def _dashed(text: str) -> str:
    return _DASHED.sub("-", text)


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


FLATTENINGS: tuple[Callable[[str], str], ...] = (_close, _bare, _loose, _dashed, _wrapped)


def flattened(bench: Bench, folds: int) -> Iterator[Flattened]:
    """Each page in each view: as it is, and once more in another flattening that follows from its id; and articles alone, and in one
    view longer, and above a thread.

    Args:
        folds: of hosts; what is added to a page comes from its own fold.
    """
    guises = Guises(bench, folds)
    for name in ALL_SETS:
        for record in bench.records(name):
            if not record["gold"].strip():
                continue
            for view in VIEWS:
                text = record.get(view) or ""
                if text.strip():
                    other = FLATTENINGS[_choice(record["id"] + view, len(FLATTENINGS))](text)
                    yield Flattened(_sample(bench, name, record, segment_text(text)), view, original=True)
                    yield Flattened(_sample(bench, name, record, segment_text(other)), view, original=False)
            if name in SETS:
                for text in alone(record["gold"], record["id"]):
                    yield Flattened(_sample(bench, name, record, segment_text(text)), CLEAN, original=False)
                yield from _in_guises(bench, name, record, guises)
            document = marked(segment_html(Tree(record["html"])))
            if len(document):
                yield Flattened(_sample(bench, name, record, document), MARKED, original=True)


def marked(document: Document) -> Document:
    """An HTML page as Markdown would show it: links and headings are known, containers are not."""
    elements = document.elements
    assert elements is not None
    tags = [elements.tag[i] if i >= 0 else "" for i in document.element]
    headings = [int(tag[1]) if tag in _HEADINGS else 0 for tag in tags]
    return replace(document, media_type="text/markdown", elements=None, element=(), headings=headings)


def alone(gold: str, key: str) -> Iterator[str]:
    """The article alone, and the first few paragraphs of it with buttons between them."""
    yield (_close, _loose)[_choice(key, 2)](gold)
    lines = [line for line in gold.split("\n") if line.strip()][: 2 + _choice(key + "few", 10)]
    button, every = _BUTTONS[_choice(key + "button", len(_BUTTONS))], 1 + _choice(key + "every", 3)
    parts = []
    for number, line in enumerate(lines, 1):
        parts += [line, button] if number % every == 0 and number < len(lines) else [line]
    yield ("\n", "\n\n")[_choice(key + "loose", 2)].join(parts)


def _in_guises(bench: Bench, name: str, record: dict[str, str], guises: Guises) -> Iterator[Flattened]:
    """A page in one of its views, or the article alone, and more of it; the same, or another view, above a thread; and one
    in another script.
    """
    key, gold = record["id"], record["gold"]
    views = [text for text in (record.get("text_main"), record.get("text_full"), gold) if text and text.strip()]
    other = _sample(bench, name, record, segment_text(views[_choice(key + TRANSCRIBED, len(views))]))
    for guise in (LONG, COMMENTED):
        page = _sample(bench, name, record, segment_text(views[_choice(key + guise, len(views))]))
        lines, kept = page.document.texts(), page.labels.share.tolist()
        more = guises.more_text(record) if guise == LONG else []
        text = longer_text(lines, kept, more) if guise == LONG else guises.commented_text(record, lines, kept)
        if text:
            document = segment_text((_close, _loose)[_choice(f"{key}{guise}loose", 2)](text))
            labels = label_longer(document.texts(), gold, [True] * len(document), more)
            page = replace(page, document=document, labels=labels)
            yield Flattened(page, guise, original=False)
            if guise == LONG and not _choice(key + "long", 3):
                other = page
    if transcribed := _transcribed(other, key):
        yield Flattened(transcribed, TRANSCRIBED, original=False)


def _transcribed(page: Sample, key: str) -> Sample | None:
    """A text in another script; None if its lines are not the same any more."""
    write, lines = transcriber(key), page.document.texts()
    document = segment_text(("\n", "\n\n")[_choice(key + "loose", 2)].join(map(write, lines)))
    return replace(page, document=document) if len(document) == len(lines) else None


def _sample(bench: Bench, name: str, record: dict[str, str], document: Document) -> Sample:
    labels = align(document.texts(), record["gold"], [True] * len(document))
    return Sample(name, record["id"], host_of(record), document, labels, bench.score.shingles(record["gold"]))


def _choice(key: str, count: int) -> int:
    return hashlib.sha256(key.encode()).digest()[0] % count
