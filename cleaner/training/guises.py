"""Each page in other guises: as the benchmark's pages are not, and many others are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cleaner.judge.stated import NOTHING
from cleaner.training.aging import aged
from cleaner.training.bench import ALL_SETS, SETS, Bench, Sample, fold_of, host_of
from cleaner.training.boxing import boxed
from cleaner.training.commenting import commented_page, commented_text
from cleaner.training.entries import in_entries
from cleaner.training.lengthening import Stories, longer_page
from cleaner.training.shortening import shorter_page
from cleaner.training.transcribing import transcribed

_LANGUAGE = re.compile(r"""<html\b[^<>]*\blang=["']?([a-z]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guise:
    """A page as it is not.

    Attributes:
        setting: of `Settings`, what the page weighs in this guise.
        gold: of what is left of the article.
        more: what was added to it.
    """

    setting: str
    html: str
    gold: str
    more: Sequence[str] = ()


def in_old_markup(record: dict[str, str]) -> Guise:
    """A page as of twenty years ago; of one that is no article the only guise."""
    return Guise("aged", aged(record["html"], record["id"]), record["gold"])


class Guises:
    """What pages are dressed up with: other pages of the same language, and of the same fold of hosts, so that no site's
    text stands on both sides of a split.
    """

    def __init__(self, bench: Bench, folds: int) -> None:
        self._folds = folds
        self._stories = Stories(
            (self._group(record), record["gold"]) for name in SETS for record in bench.records(name)
        )

    def more(self, record: dict[str, str], salt: str = "") -> list[str]:
        """Lines that make a page's article longer; others with another salt."""
        return self._stories.more(record["gold"], self._group(record), record["id"] + salt)

    def more_text(self, record: dict[str, str]) -> list[str]:
        """The same for a flattened page, some of them in entries."""
        return in_entries(self.more(record), self._group(record)[1], record["id"])

    def commented(self, record: dict[str, str], html: str, salt: str = "") -> str | None:
        """A page with a thread below; another one with another salt."""
        return commented_page(html, record["gold"], *self._readers(record), record["id"] + salt)

    def commented_text(
        self, record: dict[str, str], lines: Sequence[str], kept: Sequence[float], salt: str = ""
    ) -> str | None:
        """The same of a flattened page, of which it is known which share of each line is the article's."""
        return commented_text(lines, kept, *self._readers(record), record["id"] + salt)

    def _readers(self, record: dict[str, str]) -> tuple[list[str], str]:
        """What readers may write, and in which language."""
        group = self._group(record)
        return self._stories.others(record["gold"], group), group[1]

    def of(self, record: dict[str, str]) -> Iterator[Guise]:
        """Guises of an article.

        Each in old markup, in boxes, and short if it can be cut; one half of them going on, two thirds of these in old markup or above
        a thread, and the other half above a thread, a third of these in old markup.
        """
        html, gold, key = record["html"], record["gold"], record["id"]
        yield in_old_markup(record)
        yield Guise("boxed", boxed(html, key), gold)
        if shorter := shorter_page(html, gold, key):
            yield Guise("shorter", *shorter)
        if not fold_of(key, 2, "long"):
            if thread := self.commented(record, html):
                yield Guise("commented", aged(thread, key) if not fold_of(key, 3, "also") else thread, gold)
        elif longer := longer_page(html, gold, more := self.more(record)):
            also = fold_of(key, 3, "also")
            other = (longer, aged(longer, key), self.commented(record, longer))[also]
            yield Guise("longer", other or longer, gold, more)

    def _group(self, record: dict[str, str]) -> tuple[int, str]:
        """Fold and language."""
        language = _LANGUAGE.search(record["html"])
        return fold_of(host_of(record), self._folds), language[1].lower() if language else ""


def in_another_script(page: Sample, guises: Mapping[str, Sample]) -> Sample:
    """A page, or every third that goes on as it goes on, in another script; what it states is not, and so not heard."""
    other = page if fold_of(page.id, 3, "script") else guises.get("longer", page)
    return replace(other, document=transcribed(other.document, page.id), stated=NOTHING)


def samples_in_guises(bench: Bench, folds: int) -> list[Sample]:
    """All pages that teach anything, articles and others: those with gold and with blocks; each with its guises.

    Args:
        folds: of hosts, in which what is learned will be measured.
    """
    guises = Guises(bench, folds)
    found = []
    for name in ALL_SETS:
        for record in bench.records(name):
            if record["gold"].strip() and len((sample := bench.sample(name, record, record["html"])).document):
                others = {
                    guise.setting: bench.sample(name, {**record, "gold": guise.gold}, guise.html, guise.more)
                    for guise in (guises.of(record) if name in SETS else [in_old_markup(record)])
                }
                dressed = {setting: page for setting, page in others.items() if len(page.document)}
                dressed["rewritten"] = in_another_script(sample, dressed)
                found.append(replace(sample, guises=dressed))
    return found
