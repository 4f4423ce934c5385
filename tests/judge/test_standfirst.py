"""What stands between headline and first paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.article.markup import Markup
from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Opinion
from cleaner.judge.standfirst import with_standfirst
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

STANDFIRST = "The ferry has carried letters across the sound for a hundred years, and nobody counted them"
PAGE = (
    f"<body><p>{STANDFIRST} before</p><h1>The last mail boat</h1>%s<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></body>"
)
FIRST, MINE = 3, 2


SILENT = Markup()


def kept(between: str, chance: float, markup: Markup = SILENT) -> list[bool]:
    """What stays of a page with something below its headline, of which the engine is so sure."""
    document = segment_html(Tree(PAGE % between))
    opinion = Opinion([i >= FIRST for i in range(len(document))], [1 - chance] * FIRST + [0.9] * 2, "test/1", 0.9)
    return list(with_standfirst(document, lines_of(document), opinion, markup).kept)


def test_a_sentence_below_the_headline_stays_unless_it_is_unlikely() -> None:
    assert kept(f"<p>{STANDFIRST}</p>", 0.4) == [False, False, True, True, True]
    assert kept(f"<p>{STANDFIRST}</p>", 0.2) == [False, False, False, True, True]


def news(description: str) -> Markup:
    return Markup(linked={"@type": "NewsArticle"}, meta={"og:description": description})


@pytest.mark.parametrize(
    "told", [STANDFIRST, STANDFIRST.upper() + ".", STANDFIRST[:-12] + " …", f"{STANDFIRST}. By Ann Bell"]
)
def test_what_news_state_as_their_description_stays_below_the_headline(told: str) -> None:
    assert kept(f"<p>{STANDFIRST}</p>", 0.05, news(told))[MINE]


def test_other_descriptions_are_no_reason() -> None:
    described = {"og:description": STANDFIRST}
    for markup in (
        news(PARAGRAPHS[3]),
        news(" ".join(STANDFIRST.split()[:4])),
        Markup(linked={"@type": "BlogPosting"}, meta=described),
        Markup(meta=described),
    ):
        assert not kept(f"<p>{STANDFIRST}</p>", 0.05, markup)[MINE]
    assert not kept(f"<p>{STANDFIRST}</p>", 0.01, news(STANDFIRST))[MINE]


def test_links_captions_and_bylines_are_none() -> None:
    for between in (
        f"<p><a href='/a'>{STANDFIRST}</a></p>",
        f"<figcaption>{STANDFIRST}</figcaption>",
        "<p>By Ann Bell</p>",
    ):
        assert not kept(between, 0.4)[MINE]


def test_its_score_is_how_likely_it_is() -> None:
    document = segment_html(Tree(PAGE % f"<p>{STANDFIRST}</p>"))
    opinion = Opinion([False] * FIRST + [True] * 2, [0.625] * FIRST + [0.9] * 2, "test/1", 0.9)
    lines = lines_of(document)
    assert with_standfirst(document, lines, opinion, SILENT).scores == [0.625, 0.625, 0.375, 0.9, 0.9]
    second = replace(opinion, first=opinion.kept)
    assert with_standfirst(document, lines, second, SILENT) is second


def test_text_has_its_own() -> None:
    document = segment_text(f"{STANDFIRST}\n\n{PARAGRAPHS[0]}")
    opinion = Opinion([False, True], [0.6, 0.9], "test/1", 0.9)
    assert with_standfirst(document, lines_of(document), opinion, SILENT) is opinion
