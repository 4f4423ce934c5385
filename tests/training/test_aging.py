"""Pages in the markup of twenty years ago."""

from __future__ import annotations

import pytest

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.aging import aged

PAGE = """<!doctype html><html lang=en><head><title>Ferries</title><meta property="og:type" content="article">
<script type="application/ld+json">{"@type": "NewsArticle"}</script></head><body class=news>
<header><nav><ul class=menu><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav></header>
<main><article id=story><h1>Ferries leave later</h1><time>3 May</time><div><p>One paragraph, <b>the</b> first.</p><p>Two.</p></div>
<section><h2>Why</h2><ul><li>It is late.<li>It is dark.</ul><p>Three.</p></section></article><aside><p>Other</p></aside></main>
<footer><p>Copyright</p></footer></body></html>"""
KEYS = [str(number) for number in range(24)]


def words(html: str) -> list[str]:
    return segment_html(Tree(html)).text.split()


@pytest.mark.parametrize("key", KEYS)
def test_the_words_stay_and_nothing_says_what_it_holds(key: str) -> None:
    html = aged(PAGE, key)
    assert words(html) == words(PAGE)
    tree = Tree(html)
    assert not tree.select(
        "article, main, section, nav, header, footer, aside, time, script, [class], [id], [property]"
    )
    assert tree.select("a[href]")
    assert len(tree.select("h1")) == 1


def test_it_is_always_the_same_and_not_all_pages_are_alike() -> None:
    pages = {key: aged(PAGE, key) for key in KEYS}
    assert pages == {key: aged(PAGE, key) for key in KEYS}
    assert len(set(pages.values())) > len(KEYS) // 2
    for tag in ("table", "p", "h2", "b + br", "ul"):
        having = [bool(Tree(html).select(tag)) for html in pages.values()]
        assert any(having), tag
    for tag in ("p", "h2"):
        assert not all(bool(Tree(html).select(tag)) for html in pages.values()), tag


@pytest.mark.parametrize(
    "html", ["", "   ", "<!-- -->", "x", "<p>\x00</p>", "<p>1 &lt; 2 &amp; 3", "<pre>\n a\n  b</pre>"]
)
def test_small_pages_say_what_they_said(html: str) -> None:
    assert words(aged(html, "a")) == words(html)


def test_what_lies_too_deep_is_left_out() -> None:
    assert words(aged("<p>Up" + "<div>" * 150 + "here" + "<div>" * 150 + "there", "a")) == ["Up", "here"]
