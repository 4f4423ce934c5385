from __future__ import annotations

import pytest

from cleaner.judge.class_words import WordKeys, class_words
from cleaner.keys import key_of


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


@pytest.mark.parametrize(
    "tokens",
    ["", "post-body", "PostBody entry_meta", "a:b/c.d", "  x\ty ", "HTMLBlock", "größe postÜber", "\u2028mid\x1cdle", "w " * 300],
)
def test_keys_are_those_of_the_words(tokens: str) -> None:
    words = WordKeys()
    words.read("left from before")
    words.read(tokens)
    assert list(words.keys[: words.count]) == [key_of(word) for word in class_words(tokens)[:256]]
