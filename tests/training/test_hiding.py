"""Pages whose names nobody can read."""

from __future__ import annotations

from collections import Counter

from cleaner.judge.tagger.tree import living
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.bench import Sample
from cleaner.training.hiding import without_names
from cleaner.training.labels import align

PAGE = "".join(f"<div class='story n{number % 3}'><p>Text</p></div>" for number in range(12))


def sample() -> Sample:
    document = segment_html(Tree(PAGE))
    return Sample("test", "a", "a.example", document, align(document.texts(), "Text", living(document)), Counter())


def test_names_go_and_what_was_named_alike_still_is() -> None:
    before = sample()
    (hidden,) = without_names([before])
    old, new = before.document.elements, hidden.document.elements
    assert old is not None
    assert new is not None
    assert not set("".join(old.tokens).split()) & set(" ".join(new.tokens).split())
    pairs = set(zip(old.tokens, new.tokens, strict=True))
    assert len(pairs) == len(set(old.tokens)) == len(set(new.tokens))
    assert [tokens.strip() == "" for tokens in old.tokens] == [tokens.strip() == "" for tokens in new.tokens]
    assert hidden.document.text == before.document.text


def test_looks_fit_the_names() -> None:
    (hidden,) = without_names([sample()])
    elements = hidden.document.elements
    assert elements is not None
    told = [elements.looks[number] for number in elements.look]
    assert told == list(zip(elements.tag, elements.tokens, strict=True))
