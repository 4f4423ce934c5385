from __future__ import annotations

from typing import cast

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.lines import LineTagger, TaggedLines
from cleaner.judge.ranges import find_hits
from cleaner.judge.text_engine import opinion_of, tag_text, text_findings, with_whole_series
from cleaner.model import Mode
from cleaner.pipeline import Cleaner
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_folder, packaged_rules
from cleaner.segment.text import segment_text
from tests.stories import HUB, PARAGRAPHS

TAGGER = LineTagger.load()
GENERIC = Rulebook(load_folder(packaged_rules())).generic("en")


def found(lines: list[str], keep: list[bool], mode: Mode = "balanced") -> list[tuple[int, int, str, str]]:
    """First, last, action and kind of the findings for an answer of the tagger."""
    measured = lines_of(segment_text("\n".join(lines)))
    opinion = opinion_of(TAGGER, TaggedLines(keep, [0.9 if k else 0.2 for k in keep], 0.9, "en"), measured)
    findings = list(text_findings(measured, opinion, list(find_hits(measured, [GENERIC])), [], mode))
    assert all((f.by, f.authority) == (TAGGER.id, "engine") for f in findings)
    return [(f.first, f.last, f.action, f.kind if f.action == "remove" else "") for f in findings]


def test_of_a_text_that_it_is_not_sure_of_the_tagger_keeps_what_may_be_the_article() -> None:
    text = "\n\n".join(HUB * 2)
    hub = segment_text(text)
    tagged, mode = tag_text(TAGGER, hub, "balanced")
    assert mode == "recall"
    assert tagged.keep == TAGGER.tag(hub, "recall").keep != TAGGER.tag(hub, "balanced").keep
    assert tagged.confidence == TAGGER.tag(hub, "balanced").confidence < 0.6
    assert tag_text(TAGGER, hub, "precision") == (TAGGER.tag(hub, "precision"), "precision")
    assert "unsure_kept_more" in Cleaner().clean(text).warnings


class _Unsure:
    """A tagger that is sure of nothing."""

    def weigh(self, *_: object) -> None: ...

    def decide(self, _: None, mode: Mode) -> TaggedLines:
        return TaggedLines([], [], 0.1, None)


@pytest.mark.parametrize(("lines", "mode"), [(10_000, "recall"), (10_001, "balanced")])
def test_a_text_of_ten_thousand_lines_is_no_article_of_which_nothing_may_be_lost(lines: int, mode: Mode) -> None:
    assert tag_text(cast(LineTagger, _Unsure()), segment_text("a\n\n" * lines), "balanced")[1] == mode


def test_of_an_article_it_is_sure() -> None:
    article = segment_text("\n\n".join(PARAGRAPHS))
    assert tag_text(TAGGER, article, "balanced") == (TAGGER.tag(article, "balanced"), "balanced")
    assert Cleaner().clean("\n\n".join(PARAGRAPHS)).warnings == ()


def test_what_a_cue_knows_of_a_line_is_its_kind() -> None:
    page = ["Advertisement", PARAGRAPHS[0], "Share this article", "Nobody knows what this is"]
    assert found(page, [False, True, False, False]) == [
        (0, 1, "remove", "advertisement"),
        (1, 2, "keep", ""),
        (2, 3, "remove", "share"),
        (3, 4, "remove", "unclassified"),
    ]


def test_short_lines_in_a_row_above_the_article_are_a_menu() -> None:
    page = [
        "Harbour",
        "Islands",
        "Sport",
        "A long line above the article that says what it will be about",
        PARAGRAPHS[0],
    ]
    assert found(page, [False] * 4 + [True])[:2] == [(0, 3, "remove", "navigation"), (3, 4, "remove", "title")]


@pytest.mark.parametrize("mode", ["recall", "balanced", "precision"])
def test_what_stands_beside_what_stays_goes_in_precision_mode(mode: Mode) -> None:
    page = [PARAGRAPHS[0], "He said nothing of the ferry.", PARAGRAPHS[1]]
    stays = [(action, last - first) for first, last, action, _ in found(page, [True, False, True], mode)]
    assert stays == ([("keep", 1), ("remove", 1), ("keep", 1)] if mode == "precision" else [("keep", 3)])


def test_scores_say_how_sure_the_model_is_of_what_it_did() -> None:
    measured = lines_of(segment_text(f"{PARAGRAPHS[0]}\nShare"))
    opinion = opinion_of(TAGGER, TaggedLines([True, False], [0.9, 0.2], 0.8, None), measured)
    assert (list(opinion.scores), opinion.confidence) == ([0.9, 0.8], 0.8)


@pytest.mark.parametrize(
    ("lines", "warnings"),
    [([PARAGRAPHS[0], "Share"], ("engine_found_nothing",)), (["The tide went out", "it did not ask for me"], ())],
    ids=["sentences", "verses"],
)
def test_where_no_sentence_is_found_everything_stays(lines: list[str], warnings: tuple[str, ...]) -> None:
    measured = lines_of(segment_text("\n".join(lines)))
    opinion = opinion_of(TAGGER, TaggedLines([False, True], [0.1, 0.8], 0.1, None), measured)
    assert (list(opinion.kept), opinion.warnings) == ([True, True], warnings)


def test_a_list_stays_whole_and_says_how_likely_that_was() -> None:
    page = [f"{number}. {text}" for number, text in enumerate(PARAGRAPHS[:5], 1)]
    measured, keep, chances = lines_of(segment_text("\n".join(page))), [True, False, True, False, False], [0.8, 0.1] * 3
    opinion = opinion_of(TAGGER, TaggedLines(keep, chances[:5], 0.9, "en"), measured)
    whole = with_whole_series(measured, opinion)
    assert list(whole.kept) == [True] * 5
    assert [round(score, 2) for score in whole.scores] == [0.8, 0.1, 0.8, 0.1, 0.8]
