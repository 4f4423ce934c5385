from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.blanks import collapsed, longer_lines

TEXT = st.text(st.sampled_from("ab \t\n\r\u00a0\u2009\u3000\u200b港"), max_size=40)


@given(TEXT)
def test_white_space_is_collapsed_as_split_and_join_would(text: str) -> None:
    assert collapsed(text) == " ".join(text.split())


@pytest.mark.parametrize("text", ["one", "one two", "Ärger am Kai", "a\u200bb", ""])
def test_a_text_that_has_single_blanks_only_is_left_alone(text: str) -> None:
    assert collapsed(text) is text or not text


@given(TEXT)
def test_longer_lines(text: str) -> None:
    lines = text.split("\n")
    assert longer_lines(text, 5) == (len(lines), sum(len(line) > 5 for line in lines))
