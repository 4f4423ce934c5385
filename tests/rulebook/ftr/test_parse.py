from __future__ import annotations

import pytest

from cleaner.rulebook.ftr.parse import JOINED, directives


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("body: //div[@id='a:b']", ("body", None, "//div[@id='a:b']")),
        ("prune:no", ("prune", None, "no")),
        ("  TITLE :  //h1 ", ("title", None, "//h1")),
        ("http_header(user-agent): Mozilla/5.0 (X)", ("http_header", "user-agent", "Mozilla/5.0 (X)")),
        ('replace_string(<a href="x">): <b>', ("replace_string", '<a href="x">', "<b>")),
        ("replace_string(to post comments)): </div>", ("replace_string", "to post comments)", "</div>")),
        ("strip://h6", ("strip", None, "//h6")),
        ("title:", ("title", None, "")),
        ("just words", ("", None, "just words")),
    ],
)
def test_a_line(line: str, expected: tuple[str, str | None, str]) -> None:
    (found,) = directives(line)
    assert (found.name, found.argument, found.value) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "# body: //p", "   # x\r\n\r\n"])
def test_blank_lines_and_comments_say_nothing(text: str) -> None:
    assert list(directives(text)) == []


def test_lines_are_numbered_however_they_end() -> None:
    assert [one.line for one in directives("body: a\r\n\r\nstrip: b\rtitle: c\n")] == [1, 3, 4]


def test_a_condition_belongs_to_the_line_above() -> None:
    found = list(
        directives("strip: //p\nif_page_contains: //h1\ntitle: //b\nsingle_page_link: //a\nif_page_contains: //h2\n")
    )
    assert [(one.name, one.argument, one.condition) for one in found] == [
        ("strip", None, "//h1"),
        ("if_page_contains", JOINED, None),
        ("title", None, None),
        ("single_page_link", None, None),
        ("if_page_contains", None, None),
    ]


def test_a_condition_of_a_link_below_belongs_to_that() -> None:
    found = list(directives("strip: //p\nif_page_contains: //h1\nsingle_page_link: //a\n"))
    assert [(one.argument, one.condition) for one in found] == [(None, None)] * 3
