"""How right the metadata is, beside trafilatura's own: python benchmarks/metadata.py SET.jsonl.gz ... [--text] [--worst N]

A set holds one JSON object a line with `url`, `html`, `text_full`, and where known `title`, `author` (several parted by
semicolons) and `date`. Only pages whose gold names a field count for it; a value that was not found counts as wrong.

title    share of pages whose title has the gold's letters and digits, case and punctuation aside
authors  mean F1 of the set of names, compared in the same way. Gold does not part people from wire services, nor from
         the publisher: an agency that signs beside the authors is one of the names; where nobody signed, the agency
         stands for the author, else the publisher; of trafilatura, where it finds no author, what it calls the site
day      share of pages with the gold's day, as it is written there. Gold names one date, and of a page that tells only
         when it was changed it is that one: where we know of no day of publication, the last change stands for it

With --text our figures for the flattened page are added, where trafilatura finds nothing. Milliseconds are medians over
the pages: what metadata took, reading the markup included, what all the rest of the cleaning took, and in how many
hundredths of that metadata was done.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.model import Metadata
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.result import Article

_NAMES = re.compile(r"[;,&|/]|\s(?:and|und|et|y|i|e|en)\s")


@dataclass
class Row:
    """What one tool reached over the pages of a set."""

    title: list[float] = field(default_factory=list)
    authors: list[float] = field(default_factory=list)
    day: list[float] = field(default_factory=list)
    wrong: list[tuple[str, str, object, object]] = field(default_factory=list)

    def grade(self, gold: dict[str, Any], title: str | None, authors: Iterable[str], published: str | None) -> None:
        """Compare what was found with the gold of one page."""
        if gold.get("title"):
            self._note(gold, "title", float(letters(gold["title"]) == letters(title or "")), title)
        if gold.get("author"):
            found = list(authors)
            self._note(gold, "author", set_f1(names([gold["author"]]), names(found)), found)
        if gold.get("date"):
            self._note(gold, "date", float(gold["date"][:10] == (published or "")[:10]), published)

    def _note(self, gold: dict[str, Any], name: str, score: float, found: object) -> None:
        {"title": self.title, "author": self.authors, "date": self.day}[name].append(score)
        if score < 1:
            self.wrong.append((gold["url"] or gold["id"], name, gold[name], found))

    def __str__(self) -> str:
        return "".join(f"{statistics.mean(part or [0]):9.3f}" for part in (self.title, self.authors, self.day))


def letters(text: str) -> str:
    """Letters and digits, without case, accents' encoding and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def names(found: Iterable[str]) -> set[str]:
    """Names, comparable."""
    return {plain for text in found for name in _NAMES.split(text) if (plain := letters(name))}


def set_f1(gold: set[str], found: set[str]) -> float:
    """F1 of two sets."""
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def ours(cleaner: Cleaner, content: str, url: str | None, media: Any, row: Row, gold: dict[str, Any]) -> Article | None:
    """Grade our own; a page that cannot be cleaned counts as nothing found."""
    try:
        article = cleaner.clean(content, url=url, media_type=media)
    except Exception as error:
        row.grade(gold, None, (), f"failed: {error}")
        return None
    known = article.metadata
    row.grade(gold, known.title, signers(known), known.published or known.updated)
    return article


def signers(known: Metadata) -> list[str]:
    """Who signed, as gold understands it."""
    source = {item.field: item.source for item in known.sources}
    beside = source.get("agency", "") == source.get("authors")
    names = [*known.authors, *([known.agency] if known.agency and (beside or not known.authors) else [])]
    return names or ([known.publisher] if known.publisher else [])


def costs(article: Article | None) -> tuple[float, float] | None:
    """Milliseconds of metadata, and of all else."""
    spent = article.record.timings if article else None
    if spent is None:
        return None
    metadata = spent.markup + spent.metadata
    return metadata, spent.decode + spent.parse + spent.segment + spent.judge + spent.assemble


def measure(path: Path, text: bool, worst: int) -> None:
    """Print the table of one set."""
    cleaner = Cleaner(Options(timings=True))
    rows = {name: Row() for name in ("cleaner", "trafilatura", *(["cleaner, text"] if text else []))}
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in rows}
    for gold in pages(path):
        article = ours(cleaner, gold["html"], gold["url"], "text/html", rows["cleaner"], gold)
        spent["cleaner"] += [cost] if (cost := costs(article)) else []
        if text:
            article = ours(cleaner, gold["text_full"], gold["url"], "text/plain", rows["cleaner, text"], gold)
            spent["cleaner, text"] += [cost] if (cost := costs(article)) else []
        start = time.perf_counter()
        said = trafilatura_says(gold["html"], gold["url"])
        spent["trafilatura"].append(((time.perf_counter() - start) * 1000, 0.0))
        names = (said.author or said.sitename or "").split(";") if said else ()
        rows["trafilatura"].grade(gold, said and said.title, names, said and said.date)
    print(f"{path.name:32}{'title':>9}{'authors':>9}{'day':>9}{'ms':>9}{'rest':>9}{'share':>9}")
    for name, row in rows.items():
        metadata = [one for one, _ in spent[name]]
        print(f"{name:32}{row}{statistics.median(metadata):9.2f}", end="")
        if name == "trafilatura":
            print()
            continue
        shares = [one / rest for one, rest in spent[name]]
        print(f"{statistics.median(rest for _, rest in spent[name]):9.2f}{statistics.median(shares):9.2f}")
    for name, row in rows.items():
        for url, what, gold_value, found in row.wrong[:worst]:
            print(f"  {name}  {what}  gold {gold_value!r}  found {found!r}  {url}")


def trafilatura_says(html: str, url: str | None) -> Any:
    """Its metadata by its own defaults; None where it fails."""
    from trafilatura.metadata import extract_metadata

    try:
        return extract_metadata(html, default_url=url)
    except Exception:
        return None


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--text", action="store_true", help="grade the flattened page as well")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the first N wrong values of each tool")
    arguments = parser.parse_args()
    for path in arguments.sets:
        measure(path, arguments.text, arguments.worst)


if __name__ == "__main__":
    main()
