"""Subheadings between paragraphs of the article."""

from __future__ import annotations

from dataclasses import replace

from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Opinion
from cleaner.judge.subheads import with_subheads
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

PAGE = f"<body><p>{PARAGRAPHS[0]}</p>%s<p>{PARAGRAPHS[1]}</p><h2>More from the harbour</h2></body>"


def kept(between: str, chance: float) -> list[bool]:
    """What stays of what stands between two paragraphs, of which the engine is so sure."""
    document = segment_html(Tree(PAGE % between))
    lines = lines_of(document)
    paragraphs = [line in PARAGRAPHS for line in lines.texts]
    opinion = Opinion(paragraphs, [0.9 if keep else 1 - chance for keep in paragraphs], "test/1", 0.9)
    return list(with_subheads(document, lines, opinion).kept)


def test_the_heading_of_a_kept_paragraph_stays_unless_it_is_unlikely() -> None:
    assert kept("<h3>How the boat came to the sound</h3>", 0.2) == [True, True, True, False]
    assert kept("<h3>How the boat came to the sound</h3>", 0.05) == [True, False, True, False]
    assert kept("<figcaption>The boat in 1951</figcaption><h2>How it came</h2>", 0.2) == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_links_and_what_is_no_heading_do_not() -> None:
    for between in (
        "<h3><a href='/a'>Four boats that never came</a></h3>",
        "<p>How the boat came</p>",
        "<h1>Boats</h1>",
    ):
        assert kept(between, 0.4) == [True, False, True, False]


def test_its_score_is_how_likely_it_is() -> None:
    document = segment_html(Tree(PAGE % "<h2>How it came</h2>"))
    opinion = Opinion([True, False, True, False], [0.9, 0.625, 0.9, 1.0], "test/1", 0.9)
    lines = lines_of(document)
    assert with_subheads(document, lines, opinion).scores == [0.9, 0.375, 0.9, 1.0]
    second = replace(opinion, first=opinion.kept)
    assert with_subheads(document, lines, second) is second


def test_text_has_its_own() -> None:
    document = segment_text(f"{PARAGRAPHS[0]}\n\nHow it came\n\n{PARAGRAPHS[1]}")
    opinion = Opinion([True, False, True], [0.9, 0.6, 0.9], "test/1", 0.9)
    assert with_subheads(document, lines_of(document), opinion) is opinion


def like_others(
    tag: str, name: str = "t", texts: tuple[str, ...] = ("How it came", "What it cost", "Who paid"), chance: float = 0.3
) -> bool:
    """Whether the last of some lines of one name stays, each above a paragraph, of which the engine kept all but that one."""
    html = "".join(f"<{tag} class={name}>{text}</{tag}><p>{PARAGRAPHS[i]}</p>" for i, text in enumerate(texts))
    document = segment_html(Tree(f"<body>{html}</body>"))
    lines = lines_of(document)
    keeps = [i != len(lines) - 2 for i in range(len(lines))]
    opinion = Opinion(keeps, [0.9 if keep else 1 - chance for keep in keeps], "test/1", 0.9)
    return all(with_subheads(document, lines, opinion).kept)


def test_what_looks_like_two_subheadings_that_stay_is_one() -> None:
    assert like_others("div")
    assert like_others("div", texts=("How did it come?", "What did it cost?", "Who paid?"))
    assert not like_others("div", texts=("How it came", "Who paid"))
    assert not like_others("div", chance=0.02)
    assert not like_others("div", name='""')
    assert not like_others("div", name="credit")
    assert not like_others("div", texts=("How it came", "What it cost", "It rained."))
    assert not like_others("div", texts=("How it came", "What it cost", "<a href=/>Who paid</a>"))
