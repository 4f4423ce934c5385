from __future__ import annotations

from cleaner.judge.safety import bound
from cleaner.model import Action, Authority, Document, Finding
from cleaner.rulebook.schema import Safety
from cleaner.segment.text import segment_text

BLOCK = "x" * 100


def document(blocks: int) -> Document:
    return segment_text("\n".join([BLOCK] * blocks))


def takes(first: int, last: int, authority: Authority, action: Action = "remove") -> Finding:
    return Finding(first, last, action, "related", f"{authority}-rule", authority)


def test_rules_that_leave_enough_hold() -> None:
    found = [takes(5, 10, "site"), takes(4, 5, "cue")]
    assert bound(document(10), found, Safety()) == (found, ())


def test_site_rules_that_leave_too_little_are_taken_back() -> None:
    cue, site = takes(9, 10, "cue"), takes(1, 9, "site")
    assert bound(document(10), [cue, site], Safety(most_removed=0.99, least_kept=250)) == (
        [cue],
        ("site_rules_reverted",),
    )


def test_site_rules_that_remove_too_large_a_share_are_taken_back() -> None:
    site = takes(6, 100, "site")
    assert bound(document(100), [site], Safety(most_removed=0.9, least_kept=0)) == ([], ("site_rules_reverted",))


def test_a_site_may_allow_itself_more() -> None:
    site = takes(6, 100, "site")
    assert bound(document(100), [site], Safety(most_removed=0.95, least_kept=0)) == ([site], ())


def test_a_short_page_is_no_reason_to_take_site_rules_back() -> None:
    site = takes(1, 2, "site")
    assert bound(document(2), [site], Safety()) == ([site], ())


def test_what_a_site_keeps_stays_kept_when_its_removals_are_taken_back() -> None:
    keep = takes(9, 10, "site_keep", "keep")
    held, warnings = bound(document(10), [takes(0, 9, "site"), takes(9, 10, "cue"), keep], Safety())
    assert keep in held
    assert warnings == ("site_rules_reverted",)


def test_cue_and_platform_rules_that_run_wild_are_taken_back_together() -> None:
    engine = takes(0, 2, "engine")
    held, warnings = bound(document(40), [engine, takes(2, 20, "cue"), takes(20, 40, "platform")], Safety())
    assert (held, warnings) == ([engine], ("cue_rules_reverted",))


def test_a_short_article_above_a_long_thread_is_not_running_wild() -> None:
    found = [takes(4, 40, "cue")]
    assert bound(document(40), found, Safety()) == (found, ())


def test_removals_by_the_engine_are_not_taken_back() -> None:
    found = [takes(0, 10, "engine")]
    assert bound(document(10), found, Safety()) == (found, ())


def test_a_page_without_blocks() -> None:
    assert bound(document(0), [], Safety()) == ([], ())


def test_platform_rules_that_hit_the_article_are_taken_back_and_cues_stay() -> None:
    engine, cue = takes(0, 2, "engine"), takes(2, 3, "cue")
    held, warnings = bound(document(40), [engine, cue, takes(7, 40, "platform")], Safety())
    assert (len(held), warnings) == (3, ())
    held, warnings = bound(document(40), [engine, cue, takes(3, 40, "platform")], Safety())
    assert (held, warnings) == ([engine, cue], ("platform_rules_reverted",))


def test_cues_that_leave_what_a_platform_keeps_hold_if_that_is_enough() -> None:
    cue, kept = takes(0, 40, "cue"), takes(0, 3, "platform", "keep")
    assert bound(document(40), [cue, kept], Safety()) == ([cue, kept], ())
    less = takes(0, 2, "platform", "keep")
    assert bound(document(40), [cue, less], Safety()) == ([], ("cue_rules_reverted",))


def test_what_cues_take_is_not_put_down_to_a_site() -> None:
    found = [takes(10, 100, "cue"), takes(8, 10, "site")]
    assert bound(document(100), found, Safety(most_removed=0.9)) == (found, ())
