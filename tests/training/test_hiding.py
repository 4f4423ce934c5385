"""Pages with half of their names hidden."""

from __future__ import annotations

from collections import Counter

from cleaner.judge.tagger.tree import living
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.bench import Sample
from cleaner.training.hiding import without_half_the_names
from cleaner.training.labels import align

NAMES = [f"name{number}" for number in range(40)]


def sample(page: str) -> Sample:
    document = segment_html(Tree("".join(f"<div class='{name} story'><p id='{name}'>Text</p></div>" for name in NAMES)))
    return Sample("test", page, "a.example", document, align(document.texts(), "Text", living(document)), Counter())


def names(page: Sample) -> list[str]:
    assert page.document.elements is not None
    return list(page.document.elements.tokens)


def test_half_of_the_names_go_wherever_they_stand() -> None:
    (hidden,) = without_half_the_names([sample("a")])
    left = {name for tokens in names(hidden) for name in tokens.split()}
    assert 10 < len(left & set(NAMES)) < 30
    again = [name for tokens in names(hidden) for name in tokens.split() if name in left & set(NAMES)]
    assert set(Counter(again).values()) == {2}
    assert len(hidden.document) == len(NAMES)


def test_pages_lose_different_ones_and_always_the_same() -> None:
    one, other, again = without_half_the_names([sample("a"), sample("b"), sample("a")])
    assert names(one) == names(again) != names(other)


def test_looks_fit_what_is_left() -> None:
    (hidden,) = without_half_the_names([sample("a")])
    elements = hidden.document.elements
    assert elements is not None
    assert len(set(elements.looks)) == len(elements.looks) < 2 * len(NAMES)
    told = [elements.looks[number] for number in elements.look]
    assert [(tag, tokens.strip()) for tag, tokens in zip(elements.tag, elements.tokens, strict=True)] == [
        (tag, tokens.strip()) for tag, tokens in told
    ]
