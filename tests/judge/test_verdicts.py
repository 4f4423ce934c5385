from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations

import pytest

from cleaner.judge.verdicts import DEFAULT, decide, kept_spans, verdicts
from cleaner.model import AUTHORITIES, Action, Authority, Finding, Kind
from cleaner.segment.text import segment_text


def finding(
    first: int,
    last: int,
    authority: Authority = "cue",
    *,
    action: Action = "remove",
    kind: Kind = "related",
    by: str = "r",
    score: float = 1.0,
) -> Finding:
    return Finding(first, last, action, kind, by, authority, score, f"evidence of {by}")


@pytest.mark.parametrize(("higher", "lower"), list(pairwise(AUTHORITIES)), ids=str)
@pytest.mark.parametrize("action", ["keep", "remove"])
def test_the_higher_authority_wins(higher: Authority, lower: Authority, action: Action) -> None:
    other: Action = "remove" if action == "keep" else "keep"
    strong = finding(0, 1, higher, action=action, by="strong", score=0.1)
    weak = finding(0, 1, lower, action=other, by="weak")
    assert decide(1, [strong, weak])[0] is decide(1, [weak, strong])[0] is strong


def test_among_equals_keep_beats_remove() -> None:
    keep, remove = finding(0, 1, "cue", action="keep", score=0.1), finding(0, 1, "cue", score=1.0)
    assert decide(1, [keep, remove])[0] is decide(1, [remove, keep])[0] is keep


def test_among_equals_the_surer_finding_wins() -> None:
    sure, unsure = finding(0, 1, score=0.9), finding(0, 1, score=0.5)
    assert decide(1, [unsure, sure])[0] is decide(1, [sure, unsure])[0] is sure


def test_among_equals_the_shorter_range_wins() -> None:
    short, long = finding(1, 2, by="short"), finding(0, 3, by="long")
    for order in permutations([short, long]):
        assert [w and w.by for w in decide(3, order)] == ["long", "short", "long"]


def test_among_equals_the_first_wins() -> None:
    one, two = finding(0, 1, by="one"), finding(0, 1, by="two")
    assert decide(1, [one, two])[0] is one


def test_blocks_about_which_nobody_spoke_have_no_winner() -> None:
    assert list(decide(2, [])) == [None, None]


TEXT = "aa\nbb\n\ncc\ndd\n"


def test_verdicts_cover_every_block_in_order() -> None:
    document = segment_text(TEXT)
    found = verdicts(document, decide(4, [finding(1, 3)]))
    assert [(v.start, v.end, v.action) for v in found] == [(0, 2, "keep"), (3, 9, "remove"), (10, 12, "keep")]


def test_neighbours_of_one_detector_and_kind_are_one_verdict_with_the_lowest_score() -> None:
    document = segment_text(TEXT)
    (found,) = verdicts(document, decide(4, [finding(0, 2, score=0.9), finding(2, 4, score=0.4)]))
    assert (found.start, found.end, found.score, found.evidence) == (0, 12, 0.4, "evidence of r")


@pytest.mark.parametrize(
    "second",
    [finding(2, 4, kind="share"), finding(2, 4, by="s"), finding(2, 4, action="keep")],
    ids=["kind", "by", "action"],
)
def test_what_differs_stays_apart(second: Finding) -> None:
    assert len(verdicts(segment_text(TEXT), decide(4, [finding(0, 2), second]))) == 2


def test_block_by_block_nothing_is_merged() -> None:
    found = verdicts(segment_text(TEXT), decide(4, [finding(0, 4)]), each_block=True)
    assert [(v.start, v.end) for v in found] == [(0, 2), (3, 5), (7, 9), (10, 12)]


def test_what_nobody_spoke_about_is_kept_by_default() -> None:
    (found,) = verdicts(segment_text("aa"), decide(1, []))
    assert (found.action, found.kind, found.by, found.score) == ("keep", None, DEFAULT, 1.0)


def test_a_keeping_verdict_has_no_kind() -> None:
    (found,) = verdicts(segment_text("aa"), decide(1, [finding(0, 1, "site_keep", action="keep", kind="unclassified")]))
    assert (found.action, found.kind, found.by) == ("keep", None, "r")


def test_a_page_without_blocks_has_no_verdicts() -> None:
    assert verdicts(segment_text(""), decide(0, [])) == ()


def test_kept_spans() -> None:
    assert kept_spans(verdicts(segment_text(TEXT), decide(4, [finding(1, 3)]))) == [(0, 2), (10, 12)]


def test_blocks_that_have_run_together_stay_apart() -> None:
    document = replace(segment_text("aabb cc"), start=[0, 2, 5], end=[2, 4, 7])
    spans = [(v.start, v.end) for v in verdicts(document, [None, None, None])]
    assert spans == [(0, 2), (2, 7)]
