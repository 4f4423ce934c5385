"""Texts in other scripts."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.lines.characters import KINDS, SORT, UNSPACED, UNSTOPPED
from cleaner.judge.writing import ENDS_OF_SENTENCES
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.training.transcribing import transcribed, transcriber
from tests.stories import PARAGRAPHS

KEYS = [str(number) for number in range(80)]
SENTENCE = "The mayor said on Monday that the old bridge, which crosses the river at Stone Gate, will be closed."


def _share(line: str, bit: int, kind: int) -> float:
    letters = [char for char in line if char.isalpha()]
    return sum(KINDS[ord(char)] & bit == kind for char in letters) / len(letters)


def test_a_page_is_written_in_one_script_that_follows_from_its_key() -> None:
    for key in KEYS:
        first, again = transcriber(key), transcriber(key)
        lines = [first(paragraph) for paragraph in PARAGRAPHS]
        assert lines == [again(paragraph) for paragraph in PARAGRAPHS]
        assert not any(unicodedata.category(char) == "Lu" for line in lines for char in line)
        assert not re.search(r"[A-Za-z]", "".join(lines))


def test_scripts_of_all_sorts() -> None:
    lines = [transcriber(key)(SENTENCE) for key in KEYS]
    unspaced = [line for line in lines if _share(line, SORT, UNSPACED) > 0.5]
    unstopped = [line for line in unspaced if _share(line, UNSTOPPED, UNSTOPPED) > 0.5]
    ideographs = [line for line in unspaced if "\u4e00" <= line[0] <= "\u9fff"]
    spaced = [line for line in lines if line.count(" ") == SENTENCE.count(" ")]
    assert min(map(len, (spaced, unspaced, unstopped, ideographs))) >= 8
    assert any(re.search("[ぁ-ん]", line) for line in ideographs)
    assert not any(" " in line for line in ideographs)
    assert all(line[-1] in ENDS_OF_SENTENCES for line in lines if line not in unstopped)
    assert not any(char in ENDS_OF_SENTENCES for line in unstopped for char in line)


def test_figures_stay_and_the_same_words_are_the_same_again() -> None:
    for key in KEYS:
        write = transcriber(key)
        assert "1976" in write("The drought of 1976 was long")
        assert write("Read more") == write("Read more") != write("Share this")


@given(st.text(max_size=60), st.sampled_from(KEYS[:12]))
def test_no_line_is_lost(line: str, key: str) -> None:
    assert bool(transcriber(key)(line)) == bool(line)


def test_a_page_in_another_script_has_its_blocks_elements_and_links() -> None:
    links = "".join(f"<li><a href='/{number}'>Read more of this</a> or not" for number in range(4))
    story = "".join(f"<p class=story>{paragraph}</p>" for paragraph in PARAGRAPHS)
    before = segment_html(Tree(f"<div id=page><ul>{links}</ul><pre>one line\nand the next</pre>{story}</div>"))
    for key in KEYS[:20]:
        after = transcribed(before, key)
        old, new = before.texts(), after.texts()
        assert after.elements == before.elements
        assert after.element == before.element
        assert len(new) == len(old)
        assert all(new)
        assert not {*new} & {*old}
        assert [after.is_link(i) for i in range(len(after))] == [before.is_link(i) for i in range(len(before))]
        assert all(count <= sum(map(len, text.split())) for count, text in zip(after.link_chars, new, strict=True))
        assert "".join(after.text.split()) == "".join("".join(new).split())
