from __future__ import annotations

import pytest

from cleaner.judge.ranges import Body, body_of, judge_lines
from cleaner.rulebook.book import LONGEST_LINE, RuleGroup
from tests.rules import lines, removed, rule_group
from tests.stories import PARAGRAPHS

FIRST, SECOND, THIRD, FOURTH = PARAGRAPHS[:4]


def marked(*taken: int) -> bytearray:
    return bytearray(i in taken for i in range(10))


def taken(text: str, *groups: RuleGroup) -> list[str]:
    page = lines(text)
    return removed(judge_lines(page, groups), page)


def test_a_line_rule_takes_each_line_that_it_matches() -> None:
    group = rule_group('kind: advertisement, line: "^Advert$"')
    assert taken(f"Advert\n{FIRST}\nAdvert\n{SECOND}\nAdverts\n", group) == ["Advert", "Advert"]


def test_white_space_within_a_line_is_collapsed_before_matching() -> None:
    group = rule_group('kind: related, line: "^More here$"')
    assert taken(f"  More \t here \n{FIRST}\n", group) == ["More here"]


def test_case_does_not_matter() -> None:
    assert taken("ADVERT\n", rule_group('kind: advertisement, line: "^advert$"')) == ["ADVERT"]


def test_a_range_includes_the_line_that_it_goes_through() -> None:
    group = rule_group('kind: paywall, from: "^Register$", through: "^However"')
    assert taken(f"{FIRST}\nRegister\nto read\nHowever, no\n{SECOND}\n", group) == [
        "Register",
        "to read",
        "However, no",
    ]


def test_a_range_leaves_the_line_that_it_goes_until() -> None:
    group = rule_group('kind: related, from: "^Related$", until: "^Back"')
    assert taken(f"{FIRST}\nRelated\nSeals\nBack\n{SECOND}\n", group) == ["Related", "Seals"]


def test_a_range_whose_end_never_comes_takes_its_first_line_only() -> None:
    group = rule_group('kind: paywall, from: "^Register$", through: "^However"')
    assert taken(f"Register\nto read\n{FIRST}\n", group) == ["Register"]


def test_a_range_looks_no_further_for_its_end_than_it_may() -> None:
    group = rule_group('kind: paywall, from: "^Register$", through: "^However", most: 2')
    assert taken("Register\none\ntwo\nHowever\n", group) == ["Register"]


def test_a_range_to_the_end() -> None:
    group = rule_group('kind: related, from: "^More$", to: end')
    assert taken(f"{FIRST}\nMore\nSeals\n{SECOND}\n", group) == ["More", "Seals", SECOND]


def test_most_bounds_a_range_to_the_end() -> None:
    group = rule_group('kind: related, from: "^More$", to: end, most: 2')
    assert taken("More\nSeals\nOtters\nCrabs\n", group) == ["More", "Seals"]


def test_most_bounds_a_structure() -> None:
    group = rule_group('kind: related, line: "^Related$", takes: titles, most: 2')
    assert taken("Related\nSeals are back\nOtters are back\n", group) == ["Related", "Seals are back"]


def test_words_bound_the_line_that_a_rule_may_take() -> None:
    group = rule_group('kind: share, line: "^Share", words: 3')
    assert taken("Share this now\nShare this now please\n", group) == ["Share this now"]


def test_a_rule_for_everywhere_takes_lines_of_up_to_15_words_unless_it_says_more() -> None:
    fifteen, sixteen = "x " + "word " * 13 + "y", "x " + "word " * 14 + "y"
    text = f"{fifteen}\n{sixteen}\n"
    assert taken(text, rule_group('kind: promo, line: "^x"', layer="generic")) == [fifteen]
    assert taken(text, rule_group('kind: promo, line: "^x", words: 20', layer="generic")) == [fifteen, sixteen]
    assert taken(text, rule_group('kind: promo, line: "^x"', layer="site")) == [fifteen, sixteen]


def test_patterns_are_not_tried_on_endless_lines() -> None:
    group = rule_group('kind: promo, line: "^x"')
    assert taken("x" * (LONGEST_LINE + 1), group) == []
    assert taken("x" * LONGEST_LINE, group) != []


ZONES = "\n".join(["mark", *PARAGRAPHS[:5], "mark", *PARAGRAPHS[5:], "mark"])
ZONED = [
    ("head", [0]),
    ("body", [6]),
    ("tail", [12]),
    ("edge", [0, 12]),
    ("any", [0, 6, 12]),
]


@pytest.mark.parametrize(("zone", "at"), ZONED, ids=[zone for zone, _ in ZONED])
def test_zones(zone: str, at: list[int]) -> None:
    page = lines(ZONES)
    found = judge_lines(page, [rule_group(f'kind: promo, line: "^mark$", zone: {zone}')])
    assert [f.first for f in found] == at


@pytest.mark.parametrize("zone", ["head", "tail", "edge", "any"])
def test_a_page_without_paragraphs_is_all_edge(zone: str) -> None:
    assert taken("mark\nshort\n", rule_group(f'kind: promo, line: "^mark$", zone: {zone}')) == ["mark"]


def test_a_page_without_paragraphs_has_no_body() -> None:
    assert taken("mark\nshort\n", rule_group('kind: promo, line: "^mark$", zone: body')) == []


def test_paragraphs_of_a_range_do_not_make_the_lines_around_them_body() -> None:
    group = rule_group('kind: comments, from: "^Thread$", through: "^End$"', 'kind: footer, line: "^mark$", zone: tail')
    text = f"{FIRST}\n{SECOND}\nmark\nThread\n{THIRD}\nEnd\n"
    assert "mark" in taken(text, group)


def test_a_standfirst_above_the_byline_is_outside_the_body() -> None:
    group = rule_group('kind: byline, line: "^By Ilse Tamm$", zone: head')
    assert taken(f"Ferry changes\n{FIRST}\nBy Ilse Tamm\n{SECOND}\n{THIRD}\n", group) == ["By Ilse Tamm"]


def test_a_keep_rule_yields_a_finding_that_keeps() -> None:
    from cleaner.rulebook.book import compile_file  # noqa: PLC0415
    from tests.rules import rule_file  # noqa: PLC0415

    group = RuleGroup(compile_file(rule_file('id: t\nkeep:\n  - {id: fact, line: "^Fact:"}\n')))
    found = judge_lines(lines("Fact: seals swim\n"), [group])
    assert [(f.first, f.last, f.action, f.authority, f.by) for f in found] == [(0, 1, "keep", "site_keep", "t#fact")]


def test_a_finding_says_rule_kind_score_and_evidence() -> None:
    group = rule_group('kind: share, line: "^Share$", score: 0.7')
    (found,) = judge_lines(lines("Share\n"), [group])
    assert (found.by, found.kind, found.score, found.evidence) == ("t#r0", "share", 0.7, "Share")


@pytest.mark.parametrize(
    ("layer", "authority"), [("site", "site"), ("platform", "platform"), ("generic", "cue")], ids=str
)
def test_the_authority_of_a_finding_follows_from_the_layer_of_its_rule(layer: str, authority: str) -> None:
    (found,) = judge_lines(lines("Share\n"), [rule_group('kind: share, line: "^Share$"', layer=layer)])  # type: ignore[arg-type]
    assert found.authority == authority


def test_a_body_reaches_from_the_first_to_the_last_paragraph() -> None:
    page = lines(f"Head\n{FIRST}\nsub\n{SECOND}\nfoot\n")
    assert body_of(page, marked(), set()) == Body(1, 3)


def test_lines_that_a_rule_speaks_about_are_no_paragraphs() -> None:
    page = lines(f"{FIRST}\n{SECOND}\n{THIRD}\n")
    assert body_of(page, marked(0), set()) == Body(1, 2)


def test_the_larger_part_of_what_a_break_divides_is_the_body() -> None:
    page = lines(f"{FIRST}\nBy Ilse Tamm\n{SECOND}\n{THIRD}\n{FOURTH}\nRegister now\n{FIRST}\n")
    assert body_of(page, marked(1, 5), {1, 5}) == Body(2, 4)


def test_a_page_without_paragraphs_has_an_empty_body() -> None:
    body = body_of(lines("a\nb\n"), marked(), set())
    assert body.last < body.first


def test_a_range_to_prose_ends_where_the_article_goes_on() -> None:
    text = f"{FIRST}\nTrending\nLighthouse opens\nNew path\n{SECOND}\nTrending\nOysters return\n"
    group = rule_group('kind: related, from: "^Trending$", to: prose')
    assert taken(text, group) == ["Trending", "Lighthouse opens", "New path", "Trending", "Oysters return"]
    assert taken(text, rule_group('kind: related, from: "^Trending$", to: prose, most: 2')) == [
        "Trending",
        "Lighthouse opens",
        "Trending",
        "Oysters return",
    ]


def test_names_and_dates_in_a_thread_are_its_readers() -> None:
    group = rule_group(
        'kind: comments, line: "^2 comments$", takes: comments', 'kind: byline, line: "^By [A-Z]", zone: edge'
    )
    page = lines(f"By Ilse Tamm\n{FIRST}\n{SECOND}\n2 comments\nOtto\n{THIRD}\nBy Lise\n{FOURTH}\n")
    found = judge_lines(page, [group])
    assert {(f.kind, page.texts[f.first]) for f in found} == {("byline", "By Ilse Tamm"), ("comments", "2 comments")}


def test_a_head_within_a_list_of_its_kind_takes_nothing_more() -> None:
    group = rule_group('kind: related, from: "^More News$", takes: titles')
    listed = "\n".join(
        f"More News\n{title}" for title in ("Ferries leave later", "Owls return to the mill", "Light on the pier")
    )
    found = judge_lines(lines(f"{FIRST}\n{SECOND}\n{listed}\n"), [group])
    assert [(f.first, f.last) for f in found] == [(2, 8)]
