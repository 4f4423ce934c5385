"""The next story, loaded below the first."""

from __future__ import annotations

from cleaner.article.markup import read_markup
from cleaner.judge.cues import lines_of
from cleaner.judge.headline import judge_headline
from cleaner.judge.next_story import judge_next_stories
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree

FIRST = "<article><h1>Ferries leave later</h1><p>The port office said so.</p></article>"
SECOND = "<article><h1>Lighthouse opens at night</h1><p>Four hundred steps lead up.</p><p>Bring a lamp.</p></article>"
HEAD = "<title>Ferries leave later</title>"


def found(html: str) -> list[str]:
    tree = Tree(html)
    document = segment_html(tree)
    lines = lines_of(document)
    headline = judge_headline(document, lines, read_markup(tree))
    return [text for f in judge_next_stories(document, headline) for text in lines.texts[f.first : f.last]]


def test_a_story_with_a_heading_of_its_own_below_the_headlines_story_is_another() -> None:
    assert found(HEAD + FIRST + SECOND) == ["Lighthouse opens at night", "Four hundred steps lead up.", "Bring a lamp."]


def test_what_stands_above_the_story_is_left_to_the_engine() -> None:
    assert found(HEAD + SECOND + FIRST) == []


def test_sections_of_one_article_stay() -> None:
    assert found(f"{HEAD}{FIRST}<article><h2>The timetable</h2><p>Boats leave at ten.</p></article>") == []
    assert found(f"{HEAD}<article><h1>Ferries leave later</h1>{SECOND}</article>") == []


def test_without_a_known_headline_nothing_is_said() -> None:
    assert found(FIRST + SECOND) == []


def test_text_behind_what_a_story_holds_is_its_own() -> None:
    second = "<article><section><h1>Lighthouse opens at night</h1></section>Bring a lamp.</article>"
    assert found(HEAD + FIRST + second + "<p>About us</p>") == ["Lighthouse opens at night", "Bring a lamp."]
