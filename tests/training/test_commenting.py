"""Pages with a thread below."""

from __future__ import annotations

import pytest

from cleaner.segment.tree import Tree
from cleaner.training.commenting import commented_page, commented_text
from tests.training.pages import texts

GOLD = "The ferries leave twenty minutes later from Monday on.\nThe last boat goes at nine, as it did in spring."
PAGE = """<html lang=en><body><nav><a href=/>Home</a></nav><main><p>The ferries leave twenty minutes later from Monday on.
</p><p>The last boat goes at nine, as it did in spring.</p><p>Share</p></main><footer><p>Copyright</p></footer></body>"""
OTHERS = [f"Somebody has something to say about boat number {number}." for number in range(40)]
KEYS = [str(number) for number in range(24)]


@pytest.mark.parametrize("key", KEYS)
def test_the_page_stays_as_it_is_around_the_thread(key: str) -> None:
    html = commented_page(PAGE, GOLD, OTHERS, "en", key)
    assert html is not None
    before, after = texts(PAGE), texts(html)
    assert after[:4] == before[:4]
    assert after[-1] == before[-1] == "Copyright"
    assert len(after) >= len(before) + 3
    assert sum(html.count(sentence) for sentence in OTHERS)


def test_it_is_always_the_same_and_not_all_threads_are_alike() -> None:
    pages = {key: commented_page(PAGE, GOLD, OTHERS, "en", key) or "" for key in KEYS}
    assert pages == {key: commented_page(PAGE, GOLD, OTHERS, "en", key) for key in KEYS}
    for selector in ("ol", "li", "time", "cite", "b", "[class*=comment]", "h3"):
        having = [bool(Tree(html).select(selector)) for html in pages.values()]
        assert any(having) and not all(having), selector
    assert len({html.count("boat number") for html in pages.values()}) > len(KEYS) // 2


@pytest.mark.parametrize(("language", "answer"), [("de", "Antworten"), ("fr", "Répondre"), ("xx", "Reply")])
def test_buttons_speak_the_language_of_the_page(language: str, answer: str) -> None:
    assert any(answer in (commented_page(PAGE, GOLD, OTHERS, language, key) or "") for key in KEYS)


@pytest.mark.parametrize(
    ("html", "others"), [("", OTHERS), ("<p>Nothing that gold holds, in a paragraph of its own.", OTHERS), (PAGE, [])]
)
def test_nowhere_to_put_it_or_nothing_to_say(html: str, others: list[str]) -> None:
    assert commented_page(html, GOLD, others, "en", "a") is None


def test_a_paragraph_of_the_body_itself() -> None:
    html = commented_page("<body>" + PAGE.split("<main>")[1].split("<p>Share", maxsplit=1)[0], GOLD, OTHERS, "en", "a")
    assert texts(html or "")[:2] == GOLD.split("\n")


@pytest.mark.parametrize("key", KEYS)
def test_a_text_stays_as_it_is_around_the_thread(key: str) -> None:
    lines = ["Home", *GOLD.split("\n"), "Copyright"]
    text = commented_text(lines, [0, 1, 1, 0], OTHERS, "en", key) or ""
    assert text == commented_text(lines, [0, 1, 1, 0], OTHERS, "en", key)
    found = text.split("\n")
    assert (found[:3], found[-1]) == (lines[:3], "Copyright")
    assert len(found) >= len(lines) + 3
    assert commented_text(lines, [0, 1, 1, 0], [], "en", key) is None


def test_threads_of_texts_are_not_all_alike() -> None:
    texts = [commented_text(["One."], [1], OTHERS, "de", key) or "" for key in KEYS]
    for sign in ("sagt:", " · ", "Antworten", "ommentare"):
        assert 0 < sum(sign in text for text in texts) < len(KEYS), sign
