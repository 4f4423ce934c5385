from __future__ import annotations

import re

import pytest

from cleaner import Cleaner, Page
from cleaner.rulebook.load import parse_rules
from cleaner.rulebook.skeleton import skeleton
from tests.stories import PAGE, PARAGRAPHS

STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:6])


def html(title: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><nav class=menu>Home</nav><div class='story-body'>"
        f"<h1>{title}</h1>{STORY}</div><div class='related-stories'><a href=/1>Lighthouse opens at night again</a></div>"
        "<div class='box77123'>Town Herald daily</div><footer class=site-footer>© Town Herald</footer></body></html>"
    )


def test_a_skeleton_of_html_pages_names_containers_and_lines(cleaner: Cleaner) -> None:
    pages = [Page(html(title), "https://www.townherald.example/x") for title in ("One pump", "Two pumps")]
    text = skeleton(pages, cleaner, schema="../schema.json")
    rules = parse_rules(text, "sites/townherald.example.yaml")
    assert (rules.id, rules.sites) == (
        "sites/townherald.example",
        ["townherald.example", "*.townherald.example"],
    )
    assert text.startswith("# yaml-language-server: $schema=../schema.json\n")
    assert '#article: {css: ".story-body"}' in text
    assert 'kind: related, css: ".related-stories"}  # 2 of 2 pages' in text
    assert "box77123" not in text
    assert 'literal: "Town Herald daily"}  # 2 of 2 pages' in text


def test_a_class_with_which_the_id_begins_is_a_class(cleaner: Cleaner) -> None:
    page = html("One pump").replace("class='related-stories'", "id='related-12345' class='related'")
    text = skeleton([Page(page, "https://townherald.example/x")], cleaner, schema="s")
    assert 'css: ".related"}' in text
    assert "[id=" not in text


def test_an_id_that_reads_like_a_word_is_an_id(cleaner: Cleaner) -> None:
    page = html("One pump").replace("class='related-stories'", "id='related' class='related'")
    text = skeleton([Page(page, "https://townherald.example/x")], cleaner, schema="s")
    assert 'css: "[id=\\"related\\"]"}' in text


@pytest.mark.parametrize("mark", ["#", "# ?"], ids=["mark", "mark-and-blank"])
@pytest.mark.parametrize(
    ("page", "parts"),
    [
        (html("One pump"), ["detect", "article", "remove", "keep", "metadata", "examples"]),
        (PAGE, ["detect", "remove", "keep", "metadata", "examples"]),
        ("<p>x", ["remove", "keep", "metadata", "examples"]),
    ],
    ids=["html", "text", "nothing"],
)
def test_what_is_suggested_works_when_it_is_taken(cleaner: Cleaner, mark: str, page: str, parts: list[str]) -> None:
    text = skeleton([Page(page, "https://herald.example/x"), Page(page)], cleaner, schema="s")
    # A key at the margin, and rules below it with what is told of them.
    found = re.findall(r"^#(?=[a-z]).*\n(?:#  .*\n|# .*\n(?=#  ))*", text, re.MULTILINE)
    assert [part[1:].partition(":")[0] for part in found] == parts
    nothing = parse_rules(text, "sites/a.yaml")
    for name, part in zip(parts, found, strict=True):
        taken = re.sub(f"^{mark}(?! ?[A-Z])", "", part, flags=re.MULTILINE)
        assert getattr(parse_rules(text.replace(part, taken), "sites/a.yaml"), name) != getattr(nothing, name)


@pytest.mark.parametrize(
    "page", ["One line", PAGE, "<p>x", "<html><body></body></html>x", "\u2028\x85 \ufffe\n\n\"'#: -"]
)
def test_a_skeleton_of_any_page_is_a_rule_file(cleaner: Cleaner, page: str) -> None:
    text = skeleton([Page(page), Page(page)], cleaner, schema="schema.json")
    assert parse_rules(text, "a.yaml").sites == ["example.com", "*.example.com"]


def test_lines_of_flattened_pages_that_repeat_are_suggested(cleaner: Cleaner) -> None:
    pages = [
        Page(f"{PARAGRAPHS[n]}\n{PARAGRAPHS[n + 1]}\nTown Herald Web Stories\n", "https://townherald.example")
        for n in (0, 2)
    ]
    text = skeleton(pages, cleaner, schema="s")
    assert 'literal: "Town Herald Web Stories"' in text
    assert PARAGRAPHS[0][:40] not in text
