"""Guises of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from types import SimpleNamespace
from typing import cast

from cleaner.judge.stated import NOTHING, Stated
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.bench import Bench, Sample, fold_of, host_of
from cleaner.training.fit import Settings
from cleaner.training.guises import Guises, in_another_script
from cleaner.training.labels import align
from tests.stories import PARAGRAPHS

FOLDS = 2
STATED = Stated(body="A page")


def record(number: int, language: str = "en") -> dict[str, str]:
    story = [f"{paragraph} That was page {number}." for paragraph in PARAGRAPHS]
    body = "".join(f"<p>{line}</p>" for line in story)
    return {
        "id": f"page-{number}",
        "url": f"https://host-{number}.example/",
        "html": f'<html lang="{language}-XX"><body><main>{body}</main></body></html>',
        "gold": "\n".join(story),
    }


RECORDS = [*(record(number) for number in range(24)), record(24, "de")]


def guises() -> Guises:
    def records(name: str) -> Iterator[dict[str, str]]:
        return iter(RECORDS if name == "wcxb-dev-articles" else [])

    return Guises(cast(Bench, SimpleNamespace(records=records)), FOLDS)


def test_each_guise_is_weighed_by_a_setting_and_all_occur() -> None:
    found = [[guise.setting for guise in guises().of(one)] for one in RECORDS]
    assert all("aged" in one and len(one) == len(set(one)) <= 4 for one in found)
    assert (
        {name for one in found for name in one}
        == {"aged", "boxed", "longer", "shorter", "commented"}
        <= set(asdict(Settings()))
    )


def test_what_is_added_comes_from_the_same_fold_and_language() -> None:
    dressed = guises()
    for one in RECORDS:
        fold = fold_of(host_of(one), FOLDS)
        for guise in dressed.of(one):
            for number, other in enumerate(RECORDS):
                if any(f"page {number}." in text for text in (guise.html, *guise.more)):
                    assert fold_of(host_of(other), FOLDS) == fold
                    assert number == 24 if one is RECORDS[24] else number != 24


def test_another_salt_is_another_guise() -> None:
    dressed = guises()
    assert dressed.more(RECORDS[0]) == dressed.more(RECORDS[0]) != dressed.more(RECORDS[0], "held")
    assert dressed.commented(RECORDS[0], RECORDS[0]["html"]) != dressed.commented(
        RECORDS[0], RECORDS[0]["html"], "held"
    )


def test_every_third_page_that_goes_on_does_so_in_another_script() -> None:
    def sample(number: int, text: str) -> Sample:
        document = segment_html(Tree(f"<p>{text}</p>"))
        return Sample("test", f"page-{number}", "a.example", document, align([text], text, [True]), Counter(), STATED)

    lengths = []
    for number in range(40):
        page, longer = sample(number, "A page"), sample(number, "A page that goes on")
        alone, other = in_another_script(page, {}), in_another_script(page, {"longer": longer})
        assert alone.document.texts() != page.document.texts()
        assert alone.stated == other.stated == NOTHING
        lengths.append(other.labels is longer.labels)
    assert 5 < sum(lengths) < 25
