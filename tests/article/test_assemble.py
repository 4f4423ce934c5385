from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.article import assemble as assembling
from cleaner.article.assemble import assemble


def cut(page: str, *kept: str) -> str:
    """Keep these pieces of a page, each looked for after the one before."""
    spans, at = [], 0
    for piece in kept:
        start = page.index(piece, at)
        at = start + len(piece)
        spans.append((start, at))
    return assemble(page, spans).text


@pytest.mark.parametrize(
    ("page", "kept", "text"),
    [
        pytest.param("one\ntwo\nthree", ["one", "two"], "one\ntwo\n", id="a-line-end-stays-a-line-end"),
        pytest.param("one\n\ntwo", ["one", "two"], "one\n\ntwo\n", id="an-empty-line-stays"),
        pytest.param("one\n\n\n\n \ntwo", ["one", "two"], "one\n\ntwo\n", id="many-empty-lines-become-one"),
        pytest.param("one\nx\ntwo", ["one", "two"], "one\ntwo\n", id="a-removed-line-leaves-none"),
        pytest.param("one\nx\n\ntwo", ["one", "two"], "one\n\ntwo\n", id="an-empty-line-after-the-removed-one"),
        pytest.param("one\n\nx\ntwo", ["one", "two"], "one\n\ntwo\n", id="an-empty-line-before-the-removed-one"),
        pytest.param("one x two", ["one", "two"], "one two\n", id="removed-within-a-line"),
        pytest.param("onextwo", ["one", "two"], "onetwo\n", id="removed-within-a-word"),
        pytest.param("One.More onTwo.", ["One.", "Two."], "One.\nTwo.\n", id="removed-between-what-has-run-together"),
        pytest.param("One.“Two.”", ["One.", "“Two.”"], "One.\n“Two.”\n", id="run-together"),
        pytest.param(
            "index (X), a link on Friday", ["index (X)", "on Friday"], "index (X) on Friday\n", id="in-a-sentence"
        ),
        pytest.param("foods (a link).", ["foods", "."], "foods .\n", id="before-a-full-stop"),
        pytest.param("one\r\n\r\ntwo", ["one", "two"], "one\n\ntwo\n", id="carriage-returns"),
        pytest.param("one\rtwo", ["one\rtwo"], "one\ntwo\n", id="carriage-return-within-a-piece"),
        pytest.param("one \t\n  two", ["one \t\n  two"], "one\n  two\n", id="blanks-at-a-line-end-go"),
        pytest.param("a\tb\n", ["a\tb"], "a\tb\n", id="tabs-between-cells-stay"),
        pytest.param("one", ["one"], "one\n", id="ends-with-one-newline"),
        pytest.param("one", [], "", id="nothing-kept-is-empty"),
    ],
)
def test_pieces_are_joined_as_they_stood_apart(page: str, kept: list[str], text: str) -> None:
    assert cut(page, *kept) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param("def f(x):\n    y = 1\n\n    return y", "def f(x):\n    y = 1\n\n    return y", id="code"),
        pytest.param("- one\n\n  - two\n \n  - three", "- one\n\n  - two\n\n  - three", id="a list in a list"),
        pytest.param("   One.\n\n   Two.\n     - a\n", "One.\n\nTwo.\n  - a", id="a margin"),
        pytest.param("   One.\n\n Two.", "One.\n\nTwo.", id="a first line further in"),
        pytest.param("\tone\n\n\t\ttwo", "one\n\n\ttwo", id="tabs"),
    ],
)
def test_what_is_indented_stays_so_and_a_margin_of_all_lines_goes(page: str, text: str) -> None:
    start = len(page) - len(page.lstrip())
    assert assemble(page, [(start, len(page))]).text == f"{text}\n"


def test_what_was_repaired_is_said() -> None:
    page = "fine\ncafÃ© au lait\nfine"
    result = assemble(page, [(0, 4), (5, 18), (19, 23)])
    assert result.text == "fine\ncafé au lait\nfine\n"
    assert result.repaired == ((5, 18),)


def test_a_piece_that_repair_leaves_empty_leaves_no_line() -> None:
    page = "one\n\n\x01\x02\n\ntwo"
    assert assemble(page, [(0, 3), (5, 7), (9, 12)]).text == "one\n\ntwo\n"


def test_merged_spans_give_the_same_text_as_single_blocks() -> None:
    page = "one\ntwo\n\nthree\r\nfour  \n\n\n\nfive"
    single = [(0, 3), (4, 7), (9, 14), (16, 20), (26, 30)]
    assert [page[a:b] for a, b in single] == ["one", "two", "three", "four", "five"]
    assert assemble(page, [(0, 30)]).text == assemble(page, single).text


@given(st.text(st.sampled_from("ab. \t\n\r?&;#Ãàé’”…\u00a0\u3000\u0301\u2126\u200b™"), max_size=60))
def test_a_piece_looked_at_as_a_whole_comes_out_as_line_by_line(text: str) -> None:
    mended = assembling._mended(text, 0, len(text), [], frozenset())
    assert assemble(text, [(0, len(text))]).text.rstrip("\n") == assembling._tidy(mended, 0).rstrip("\n")
