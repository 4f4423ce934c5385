from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment.inline import inline_breaks
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

# As a string a line: names in links, a bold word, a note, a word in brackets.
STRINGS = """\
Harbour Gazette
News
Sport
Ferry leaves earlier
The harbour board said in a
statement
, which nobody had expected, that the ferry of
Ilse Tamm & Sons
will leave at nine.
According to the
Harbour Gazette
, the
captain
(
Jonas Orr
) was not asked.
[3]
"We were told by radio",
he said
.
Most read
New path along the dunes
"""
PARTS = [
    "Harbour Gazette",
    "News",
    "Sport",
    "Ferry leaves earlier",
    "The harbour board said in a|statement|, which nobody had expected, that the ferry of|Ilse Tamm & Sons|will leave at nine.",
    "According to the|Harbour Gazette|, the|captain|(|Jonas Orr|) was not asked.|[3]",
    '"We were told by radio",|he said|.',
    "Most read",
    "New path along the dunes",
]


def blocks(text: str) -> list[str]:
    return [block.replace("\r", "").replace("\n", "|") for block in segment_text(text).texts()]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_sentences_are_whole_and_labels_apart(end: str) -> None:
    assert blocks(STRINGS.replace("\n", end)) == PARTS


def test_a_long_line_goes_on_behind_a_noun_that_is_written_large() -> None:
    lines = [
        "Gestern kam Kritik auch von dem alten Hafenmeister der kleinen Demokraten",
        "Jonas Orr",
        ", sagte er",
        ".",
        "Hafen",
    ]
    assert blocks("\n".join(lines)) == ["|".join(lines[:4]), "Hafen"]


def test_one_comma_is_enough_beside_a_long_line_that_goes_on() -> None:
    text = "The board of the harbour said on Monday in a\nstatement\n, and again on Friday.\nShips"
    assert blocks(text) == ["The board of the harbour said on Monday in a|statement|, and again on Friday.", "Ships"]


def test_japanese_goes_on_behind_its_comma() -> None:
    text = "港の事務所は\n月曜日\n、知らせを出した。\n船は\n九時\n。"
    assert blocks(text) == ["港の事務所は", "月曜日|、知らせを出した。", "船は", "九時|。"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\n".join(PARAGRAPHS), id="paragraphs"),
        pytest.param("By\n,\nHome\nNews\nthe harbour\nthe ferry", id="one-comma-among-labels"),
        pytest.param("flour\nsugar\neggs from the hens of the neighbour, two for each\nbutter\nmilk", id="list"),
        pytest.param("00\nDAYS\n:\n00\nHOURS\n:\n00\nMINUTES", id="countdown"),
        pytest.param("Ships\n\n, three\n\n, four\n\n. five", id="below-empty-lines"),
        pytest.param("Ships\r\n\r\n, three\r\n\r\n, four", id="below-empty-lines-crlf"),
        pytest.param("a = first\n  .then(one)\n  .then(two)\n  , three\n  , four", id="indented-code"),
        pytest.param("user = find(name)\n.filter(x)\n.map(y)\n.join(z)", id="calls"),
    ],
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert inline_breaks(text) == frozenset()


def test_code_beside_broken_lines_stays_line_by_line() -> None:
    code = ["func Copy(name) {", "    src := open(name)", "\tdst := open(src)"]
    assert blocks("\n".join(["He read a", "book", ", then a", "letter", ", and slept.", *code]))[1:] == [
        line.strip() for line in code
    ]


@given(
    st.lists(st.sampled_from(["in a", "Statement", ", which", ".", "", "  code", "He said.", "(", "[2]"]), max_size=12)
)
def test_breaks_are_newlines_and_no_empty_line_is_crossed(lines: list[str]) -> None:
    text = "\n".join(lines)
    for at in inline_breaks(text):
        assert text[at] == "\n"
        assert text[at - 1 : at] not in {"", "\n"}
        assert text[at + 1 : at + 2] not in {"", "\n"}
