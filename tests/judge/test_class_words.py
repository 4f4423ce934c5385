from __future__ import annotations

import pytest

from cleaner.judge.class_words import class_words


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        ("main-content articleBody", ["main", "content", "article", "body"]),
        ("a_b:c/d.e", ["a", "b", "c", "d", "e"]),
        ("RelatedPosts", ["related", "posts"]),
        ("story__related--wide", ["story", "related", "wide"]),
        ("ABC", ["abc"]),
        ("", []),
    ],
)
def test_words_of_class_and_id(tokens: str, words: list[str]) -> None:
    assert class_words(tokens) == tuple(words)
