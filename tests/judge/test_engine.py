"""What engines say, and what is made of it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import cast

import pytest

from cleaner.engines import trafilatura
from cleaner.judge import engine
from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Engine, Opinion, RawPage, ask, engine_findings, runs_of
from cleaner.judge.stated import NOTHING
from cleaner.judge.tagger import Tagged, Tagger
from cleaner.model import Finding, Mode
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

PAGE = f"""<html><head><title>Ferries leave later</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><article><h1>Ferries leave later</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article></main>
<div class="related-posts"><h3>Related</h3><ul><li><a href="/a">Lighthouse opens its doors</a></li></ul></div>
<form><textarea>{PARAGRAPHS[0]}</textarea></form>
<footer>© 2024 Harbour Courier</footer></body></html>"""


def findings(html: str, kept: list[bool], cleaner: Cleaner) -> list[Finding]:
    document = segment_html(Tree(html))
    opinion = Opinion(kept, [0.9] * len(kept), "test/1")
    return list(engine_findings(document, lines_of(document), opinion, cleaner.book.generic()))


@pytest.mark.parametrize("engine", ["auto", "blocks", "trafilatura"])
def test_every_engine_keeps_the_article_and_leaves_the_frame(engine: Engine) -> None:
    article = Cleaner(Options(engine=engine)).clean(PAGE)
    for paragraph in PARAGRAPHS:
        assert article.text.count(paragraph) == 1
    for frame in ("Home", "Lighthouse", "Harbour Courier"):
        assert frame not in article.text


def test_the_record_names_engine_and_model() -> None:
    ours = Cleaner(Options(engine="blocks")).clean(PAGE).record
    theirs = Cleaner(Options(engine="trafilatura")).clean(PAGE).record
    assert ours.activity.engine == "blocks"
    assert ours.activity.model is not None
    assert ours.activity.model.startswith("blocks/2+")
    assert len(ours.activity.model_sha256 or "") == 64
    assert (theirs.activity.engine, theirs.activity.model, theirs.output.confidence) == ("trafilatura", None, None)


def test_our_engine_says_how_sure_it_is() -> None:
    article = Cleaner(Options(engine="blocks")).clean(PAGE)
    assert article.confidence is not None
    assert 0.5 < article.confidence <= 1
    assert article.record.output.confidence == article.confidence


def test_runs_of_one_kind_are_one_finding(cleaner: Cleaner) -> None:
    html = "<nav><p>Home<p>News</nav><p>One.<p>Two."
    found = findings(html, [False, False, True, True], cleaner)
    assert [(f.first, f.last, f.action) for f in found] == [(0, 2, "remove"), (2, 4, "keep")]
    assert found[0].kind == "navigation"


def test_a_run_is_as_sure_as_its_least_sure_block() -> None:
    opinion = Opinion([True, True, False], [0.9, 0.2, 0.7], "test/1")
    assert [f.score for f in runs_of([None, None, "related"], opinion)] == [0.2, 0.7]


def test_only_an_opinion_of_our_own_engine_is_open_to_more() -> None:
    ours = Opinion([True, False], [0.9, 0.8], "test/1", 0.9)
    assert (ours.open_to_more, [round(ours.chance(i), 1) for i in (0, 1)]) == (True, [0.9, 0.2])
    assert not replace(ours, confidence=None).open_to_more  # trafilatura's, or a site's container
    assert not replace(ours, first=[True, False]).open_to_more


def test_links_without_a_better_name_are_a_menu_above_the_article_and_other_stories_below(cleaner: Cleaner) -> None:
    link = "<div><a href=x>Swimmers welcome a warmer lake</a></div>"
    found = findings(f"{link}<p>One.</p>{link}", [False, True, False], cleaner)
    assert [f.kind for f in found if f.action == "remove"] == ["navigation", "related"]


def test_what_nothing_names_is_unclassified(cleaner: Cleaner) -> None:
    found = findings("<p>One.</p><p>Something else entirely.</p>", [True, False], cleaner)
    assert found[1].kind == "unclassified"


def test_where_our_engine_finds_no_article_the_text_outside_the_frame_is_given() -> None:
    page = "<html><body><nav><a href=/>Home</a></nav><div>1</div><footer>Imprint</footer></body></html>"
    article = Cleaner(Options(engine="blocks", mode="precision")).clean(page)
    assert article.text == "1\n"
    assert {"engine_found_nothing", "not_an_article"} <= set(article.warnings)


def hub(cards: int) -> str:
    """A page of boats for sale, which our engine is not sure of at all."""
    boats = "".join(
        f"<div><a href=/{i}><h3>Boat number {i}</h3></a><p>{9 + i} metres</p><span>{i} crowns</span></div>"
        for i in range(cards)
    )
    return f"<html><body><nav><a href=/>Home</a></nav><div>{boats}</div><footer>Imprint</footer></body></html>"


def test_of_a_page_that_our_engine_is_not_sure_of_it_keeps_what_may_be_the_article() -> None:
    page = hub(8)
    unsure, recall = (Cleaner(Options(engine="blocks", mode=mode)).clean(page) for mode in ("balanced", "recall"))
    assert {"unsure_kept_more", "not_an_article"} <= set(unsure.warnings)
    assert unsure.confidence is not None and unsure.confidence < 0.7
    assert unsure.text == recall.text
    assert "Boat number 7" in unsure.text and "Home" not in unsure.text
    assert "unsure_kept_more" not in recall.warnings


def test_a_second_opinion_decides_unless_it_is_a_scrap(cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "second_opinion" in cleaner.clean(hub(3)).warnings
    monkeypatch.setattr(engine, "UNSURE", 0.9)
    scrap = cleaner.clean(hub(30))  # trafilatura keeps nothing but lengths
    assert "second_opinion" not in scrap.warnings
    assert "Boat number 29" in scrap.text


class _Tagger:
    """An engine of our own that says what it is told to say of three blocks."""

    id = "told/1"

    def __init__(self, balanced: list[bool], recall: list[bool], score: list[float], confidence: float) -> None:
        self.keep, self.score, self.confidence = {"balanced": balanced, "recall": recall}, score, confidence

    def weigh(self, *_: object) -> None: ...

    def decide(self, _: None, mode: Mode) -> Tagged:
        return Tagged(self.keep[mode], self.score, self.confidence)


def asked(name: Engine, tagger: _Tagger) -> Opinion:
    document = segment_html(Tree("<p>One.</p><p>Two.</p><p>Three.</p>"))
    return ask(name, cast(Tagger, tagger), document, lines_of(document), RawPage("<p>One.</p>", None, NOTHING))


def test_what_is_hopeless_does_not_come_back_on_a_page_that_it_is_not_sure_of() -> None:
    opinion = asked("blocks", _Tagger([True, False, False], [True, True, True], [0.9, 0.3, 0.01], 0.6))
    assert (opinion.kept, opinion.first) == ([True, True, False], [True, False, False])
    assert opinion.warnings == ("unsure_kept_more",)


def test_a_second_opinion_that_finds_nothing_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "article_text", lambda *_: "")
    nothing = [False, False, False]
    opinion = asked("auto", _Tagger(nothing, nothing, [0.0, 0.0, 0.0], 0.1))
    assert (opinion.by, opinion.kept, opinion.warnings) == ("told/1", [True] * 3, ("engine_found_nothing",))


def test_of_an_article_it_is_sure(cleaner: Cleaner) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = cleaner.clean(f"<html><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>")
    assert article.confidence is not None and article.confidence > 0.7
    assert article.warnings == ()


@pytest.mark.parametrize("filler", ["<span>x y</span>", "a<br>"], ids=["inline", "line-breaks"])
def test_nobody_waits_for_the_second_opinion_on_a_page_of_a_hundred_thousand_tags(
    cleaner: Cleaner, filler: str
) -> None:
    began = time.process_time()
    article = cleaner.clean(f"<html><body>{filler * 100_000}</body></html>")
    assert "second_opinion" not in article.warnings
    assert time.process_time() - began < 10
