from __future__ import annotations

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.lines import LineTagger, TaggedLines
from cleaner.judge.ranges import find_hits
from cleaner.judge.text_engine import opinion_of, text_findings
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_folder, packaged_rules
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

TAGGER = LineTagger.load()
GENERIC = Rulebook(load_folder(packaged_rules())).generic("en")


def found(lines: list[str], keep: list[bool]) -> list[tuple[int, int, str, str]]:
    """First, last, action and kind of the findings for an answer of the tagger."""
    measured = lines_of(segment_text("\n".join(lines)))
    opinion = opinion_of(TAGGER, TaggedLines(keep, [0.9 if k else 0.2 for k in keep], 0.9, "en"), measured)
    findings = list(text_findings(measured, opinion, list(find_hits(measured, [GENERIC])), []))
    assert all((f.by, f.authority) == (TAGGER.id, "engine") for f in findings)
    return [(f.first, f.last, f.action, f.kind if f.action == "remove" else "") for f in findings]


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
