from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("one\ntwo", ["one", "two"], id="line-feed"),
        pytest.param("one\r\ntwo", ["one", "two"], id="carriage-return-line-feed"),
        pytest.param("one\rtwo", ["one", "two"], id="carriage-return"),
        pytest.param("one\n\n\n \t\n\u00a0\ntwo\n", ["one", "two"], id="blank-lines"),
        pytest.param("  one \t\n\u3000two\u00a0", ["one", "two"], id="white-space-around"),
        pytest.param("one  and\ttwo", ["one  and\ttwo"], id="white-space-within"),
        pytest.param("one", ["one"], id="no-line-end"),
        pytest.param(" \n\t\r\n", [], id="nothing-visible"),
        pytest.param("", [], id="empty"),
        pytest.param("a\U0001f642b\nc", ["a\U0001f642b", "c"], id="beyond-the-basic-plane"),
    ],
)
def test_each_line_that_is_not_blank_is_a_block(text: str, blocks: list[str]) -> None:
    assert segment_text(text).texts() == blocks


def test_offsets_count_code_points_of_the_input() -> None:
    document = segment_text("\U0001f642\n  two\n")
    assert document.text == "\U0001f642\n  two\n"
    assert list(zip(document.start, document.end, strict=True)) == [(0, 1), (4, 7)]


def test_blocks_know_their_place() -> None:
    block = segment_text("one\ntwo").block(1)
    assert (block.index, block.start, block.end, block.text) == (1, 4, 7, "two")


def test_plain_text_has_no_columns_of_markup() -> None:
    document = segment_text("one")
    assert (document.media_type, document.elements, list(document.element)) == ("text/plain", None, [])


def test_warnings_of_the_decoder_are_handed_on() -> None:
    assert segment_text("one", ("undecodable_characters",)).warnings == ("undecodable_characters",)


@given(st.text())
def test_every_visible_character_lies_in_just_one_block(text: str) -> None:
    document = segment_text(text)
    at = 0
    for start, end in zip(document.start, document.end, strict=True):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_a_long_run_of_blanks_takes_no_more_than_linear_time() -> None:
    began = time.process_time()
    assert segment_text(" " * 20_000 + "\nword").texts() == ["word"]
    assert time.process_time() - began < 1


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_of_any_system_are_unwrapped_alike(ending: str) -> None:
    paragraphs = [textwrap.fill(" ".join(PARAGRAPHS[i : i + 3]), 64) for i in range(6)]
    text = "\n\n".join(paragraphs)
    document = segment_text(text.replace("\n", ending))
    assert document.warnings == ("unwrapped",)
    assert len(document) == len(segment_text(text)) == len(paragraphs)
