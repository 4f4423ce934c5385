from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.examples import try_file
from cleaner.rulebook.load import load_folder
from cleaner.rulebook.schema import Layer
from tests.rules import rule_file
from tests.stories import write_tree

RULES = """id: herald
sites: [herald.example]
remove:
  - {id: more, kind: related, line: "^More$"}
  - {id: box, kind: promo, css: .box}
keep:
  - {id: facts, css: .facts}
metadata:
  place: {line: "^In (?P<value>\\\\w+):"}
  title: {css: h1}
"""


def problems(example: str, rules: str = RULES, layer: Layer = "site") -> list[str]:
    file = rule_file(f"{rules}examples:\n  - {example}\n", layer)
    (outcome,) = try_file(Rulebook([file]), file)
    return list(outcome.problems)


@pytest.mark.parametrize(
    "example",
    [
        '{text: "One\\nMore\\nTwo", removes: [More], keeps: [One, Two]}',
        '{text: "In Selwyn: rain\\nMore", removes: [More], keeps: [rain], metadata: {place: Selwyn}}',
        "{html: '<h1>T</h1><p>One<div class=box>Two<p class=facts>Three', removes: [Two], keeps: [One, Three]}",
        "{html: '<h1>T</h1><p>One', keeps: [One], metadata: {title: T}}",
        '{text: "One", keeps: [One], url: "https://www.herald.example/x"}',
    ],
)
def test_an_example_that_holds(example: str) -> None:
    assert problems(example) == []


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        ('{text: "One", removes: [One]}', "'One' is still there"),
        ('{text: "One\\nMore", keeps: [More]}', "'More' is gone"),
        ('{text: "One", removes: [Two]}', "no line 'Two'"),
        ('{text: "One", keeps: [Two]}', "no 'Two'"),
        ('{text: "One", keeps: [One], metadata: {place: Selwyn}}', "place is None, not 'Selwyn'"),
        ('{text: "One", keeps: [One], url: "https://other.example/"}', "rules of nobody"),
        ('{text: "", keeps: [One]}', "no text"),
        ("{file: nowhere.html, keeps: [One]}", "can't be read"),
    ],
)
def test_an_example_that_does_not(example: str, problem: str) -> None:
    (found,) = problems(example)
    assert problem in found


def test_the_example_of_a_platform_proves_that_it_is_known() -> None:
    rules = 'id: press\ndetect: {markup: ["^generator: Press"]}\nremove:\n  - {id: x, kind: promo, css: .x}\n'
    fine = "{html: '<meta name=generator content=Press><p>One<p class=x>Two', removes: [Two], keeps: [One]}"
    assert problems(fine, rules, "platform") == []
    assert problems("{html: '<p>One', keeps: [One]}", rules, "platform") == ["`detect` does not know the page"]


def test_an_example_in_a_file_lies_beside_the_rules(tmp_path: Path) -> None:
    folder = write_tree(
        tmp_path,
        {
            "sites/a.yaml": "schema: 1\n"
            + RULES
            + "examples:\n  - {file: pages/one.html, removes: [Two], keeps: [One]}\n"
            + "  - {file: pages/two.txt, removes: [More], keeps: [One]}\n",
            "sites/pages/one.html": "<p>One<p class=box>Two",
            "sites/pages/two.txt": "One\nMore\n",
        },
    )
    files = load_folder(folder, origin="user")
    outcomes = try_file(Rulebook(files), files[0])
    assert [outcome.problems for outcome in outcomes] == [(), ()]
    assert [outcome.fired for outcome in outcomes] == [{"herald#box"}, {"herald#more"}]


def test_an_article_container_is_tried_too() -> None:
    rules = "id: a\narticle: {css: .story}\n"
    html = "<p>Menu of the day<div class=story>" + "The ferry left at nine. " * 20 + "</div>"
    assert problems(f"{{html: '{html}', removes: [Menu of the day], keeps: [The ferry left]}}", rules) == []
