"""Cards of other stories, of which the engine left out the titles alone."""

from __future__ import annotations

from cleaner.judge.cards import judge_cards
from cleaner.judge.cues import lines_of
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

CARD = '<div class="post-%d"><h2><a href="/%d">Four boats that never came %s</a></h2>%s<p>%s</p></div>'
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[3:])


def left(dates: list[str], body: str = BODY) -> list[str]:
    """What goes of cards with these dates, below an article."""
    cards = "".join(
        CARD % (i, i, "abc"[i % 3], f"<span>{date}</span>" if date else "", PARAGRAPHS[i % 3])
        for i, date in enumerate(dates)
    )
    document = segment_html(Tree(f"<body><article>{body}</article><section>{cards}</section></body>"))
    lines = lines_of(document)
    kept = [text in PARAGRAPHS for text in lines.texts]
    return [lines.texts[f.first] for f in judge_cards(document, lines, kept)]


def test_lines_below_linked_titles_with_a_date_go() -> None:
    assert left(["8 hours ago", "3.4.2025", "vor 2 Stunden"]) == list(PARAGRAPHS[:3])


def test_questions_and_products_stay() -> None:
    assert left(["", "", ""]) == []
    assert left(["Harbour", "Island", "Sound"]) == []


def test_two_are_no_row() -> None:
    assert left(["8 hours ago", "9 hours ago"]) == []


def test_what_holds_the_most_of_the_page_is_the_article() -> None:
    assert left(["8 hours ago", "9 hours ago", "10 hours ago"], body=f"<p>{PARAGRAPHS[3]}</p>") == []


def test_text_has_no_cards() -> None:
    document = segment_text("\n\n".join(PARAGRAPHS))
    assert judge_cards(document, lines_of(document), [True] * len(PARAGRAPHS)) == []
