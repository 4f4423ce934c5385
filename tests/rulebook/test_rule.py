from __future__ import annotations

import pickle

import pytest

from cleaner.rulebook.rule import RuleGroup, compile_article, compile_file, compile_kinds
from cleaner.rulebook.schema import Layer
from tests.rules import rule_file


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Join us (now)!", True),
        ("  join   US (now)! ", True),
        ("Join us (now)", False),
        ("Please: Join us (now)!", False),
        ("Join us xnowx!", False),
    ],
)
def test_a_literal_line_is_the_whole_line_as_it_stands(line: str, found: bool) -> None:
    group = RuleGroup(compile_file(rule_file('id: a\nremove:\n  - {id: x, kind: promo, literal: "Join us  (now)!"}\n')))
    assert bool(group.begin(" ".join(line.split()), 3)) == found


def test_rules_that_keep_without_an_id_get_one_by_their_place() -> None:
    body = "id: a\nkeep:\n  - {css: .x}\n  - {css: .y}\n  - {id: z, css: .z}\n"
    assert [rule.id for rule in compile_file(rule_file(body))] == ["a#keep", "a#keep-2", "a#z"]


@pytest.mark.parametrize(
    ("layer", "keep", "remove"),
    [("site", "site_keep", "site"), ("platform", "platform", "platform"), ("generic", "cue", "cue")],
)
def test_only_what_a_site_keeps_beats_everybody(layer: Layer, keep: str, remove: str) -> None:
    body = "id: a\nkeep:\n  - {line: x}\nremove:\n  - {id: y, kind: promo, line: y}\n"
    assert [rule.authority for rule in compile_file(rule_file(body, layer))] == [keep, remove]


def test_where_the_article_stands_is_tried_in_order() -> None:
    body = "id: a\narticle: {css: [.one, .two], xpath: //main}\n"
    rules = compile_article(rule_file(body))
    assert [(rule.css, rule.xpath) for rule in rules] == [((".one",), ()), ((".two",), ()), ((), ("//main",))]
    assert {(rule.id, rule.role) for rule in rules} == {("a#article", "article")}


def test_a_better_kind_knows_which_kinds_it_replaces() -> None:
    (rule,) = compile_kinds(rule_file("id: a\nkinds:\n  - {id: k, kind: newsletter, was: [promo, widget], css: .k}\n"))
    assert (rule.kind, rule.was, rule.role) == ("newsletter", frozenset({"promo", "widget"}), "kind")


def test_a_group_less_some_of_its_rules_has_the_others() -> None:
    body = (
        'id: a\nremove:\n  - {id: x, kind: promo, line: "^X$"}\n  - {id: y, kind: promo, from: "^X$", until: "^Y$"}\n'
    )
    group = RuleGroup(compile_file(rule_file(body)))
    less = pickle.loads(pickle.dumps(group.less(frozenset({"a#x", "b#y"}))))
    assert [rule.id for rule in less.begin("X", 1)] == ["a#y"]
    assert less.ends(less.begin("X", 1)[0], "Y")
    assert [rule.id for rule in group.begin("X", 1)] == ["a#x", "a#y"]
    assert group.less(frozenset({"b#x"})) is group
