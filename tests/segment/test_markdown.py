from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment.markdown import looks_like_markdown, segment_markdown
from tests.stories import PARAGRAPHS


@pytest.mark.parametrize(
    ("raw", "shown", "linked", "level"),
    [
        pytest.param("# Ferry changes", "Ferry changes", 0, 1, id="heading"),
        pytest.param("### Ferry changes ###", "Ferry changes", 0, 3, id="closed-heading"),
        pytest.param("Ferry changes\n=====", "Ferry changes", 0, 1, id="underlined"),
        pytest.param("Ferry changes\n-----", "Ferry changes", 0, 2, id="underlined-twice"),
        pytest.param("[Home](/) of [all](/a)", "Home of all", 7, 0, id="links"),
        pytest.param("[a (b)](https://h.example/x_(y)_z 'title')", "a (b)", 4, 0, id="parentheses"),
        pytest.param("see [the rules][2] or [these][]", "see the rules or these", 13, 0, id="references"),
        pytest.param("<https://h.example/a>", "https://h.example/a", 19, 0, id="address"),
        pytest.param("- [ ] **bold** and *thin*", "bold and thin", 0, 0, id="task"),
        pytest.param("12. a_b_c and `code` ~~gone~~", "a_b_c and code gone", 0, 0, id="numbered"),
        pytest.param("> quoted _words_", "quoted words", 0, 0, id="quotation"),
        pytest.param("![A ferry](ferry.jpg)", "A ferry", 0, 0, id="image"),
        pytest.param("[![Logo](l.png)](/)", "Logo", 4, 0, id="linked-image"),
        pytest.param("2 \\* 3 * 4 = 24", "2 * 3 * 4 = 24", 0, 0, id="escapes"),
        pytest.param("* * *", "—", 0, 0, id="rule"),
        pytest.param("![](x.png)", "—", 0, 0, id="image-without-words"),
        pytest.param("| one | two |\n|---|:-:|", "one | two", 0, 0, id="table"),
        pytest.param("<b>two</b> words<br>", "two words", 0, 0, id="tags"),
        pytest.param("```py\nx = [1](2)\n\ny = 3\n```", "py x = [1](2) y = 3", 0, 0, id="code"),
    ],
)
def test_a_block_is_shown_without_its_marks(raw: str, shown: str, linked: int, level: int) -> None:
    seen = segment_markdown(raw)
    assert seen.page.texts() == [raw]
    assert seen.shown.texts() == [shown]
    assert (list(seen.shown.link_chars), list(seen.shown.headings)) == ([linked], [level])


def test_lines_are_blocks_and_wrapped_paragraphs_are_one() -> None:
    assert segment_markdown("[Home](/)\n[News](/n)\n\nA line.").page.texts() == ["[Home](/)", "[News](/n)", "A line."]
    wrapped = "\n\n".join(textwrap.fill(f"{a} {b}", 70) for a, b in pairwise(PARAGRAPHS))
    assert len(segment_markdown(f"# Ferries\n\n{wrapped}\n").page) == 1 + len(PARAGRAPHS) - 1


def test_the_head_of_a_file_is_one_block() -> None:
    seen = segment_markdown("---\ntitle: Ferry\ntags:\n  - boats\n---\n# Ferry\n")
    assert seen.page.texts() == ["---\ntitle: Ferry\ntags:\n  - boats\n---", "# Ferry"]
    assert list(seen.shown.headings) == [0, 1]


def test_gaps_stay_as_they_were() -> None:
    assert segment_markdown("# One\n\n\n- two\n- three\n").shown.text == "One\n\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        pytest.param("# Ferry\n\n[Home](/) [News](/n)\n\n## More\n\n[a](https://x.example)\n", True, id="page"),
        pytest.param("* [One](/1)\n* [Two](/2)\n* [Three](/3)\n", True, id="list-of-links"),
        pytest.param("\n\n".join(PARAGRAPHS), False, id="story"),
        pytest.param("# 1\n# 2\n# 3\n# 4\n# 5\nThe choir won.", False, id="numbers"),
        pytest.param("call(a[0](x)); b[1](y)", False, id="code"),
    ],
)
def test_markdown_is_known_by_its_marks(text: str, is_markdown: bool) -> None:
    assert looks_like_markdown(text) is is_markdown


@given(st.text(alphabet="ab#[]()!*_`~<>-=|:\n\r \t.1\\/", max_size=200))
def test_page_and_what_is_shown_have_the_same_blocks_and_all_that_is_visible(text: str) -> None:
    seen = segment_markdown(text)
    assert len(seen.page) == len(seen.shown) == len(seen.shown.link_chars) == len(seen.shown.headings)
    assert all(line.strip() for line in seen.shown.texts())
    at = 0
    for start, end in zip(seen.page.start, seen.page.end, strict=True):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("mark", ["[", "![", "](", "*", "_", "`", "<a", "[a](", "- [", "> ", "|-", "<http"])
def test_runs_of_marks_take_no_more_than_linear_time(mark: str) -> None:
    import time  # noqa: PLC0415

    began = time.process_time()
    segment_markdown(mark * 20_000)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_may_hold_empty_lines_and_comments(end: str) -> None:
    lines = ["---", "title: Ferry", "tags:", "    - boat", "", "# more", "date: 2025-03-04", "---", "", PARAGRAPHS[0]]
    assert segment_markdown(end.join(lines)).page.texts() == [end.join(lines[:8]), PARAGRAPHS[0]]


def test_titles_of_links_may_hold_quotes() -> None:
    shown = segment_markdown('[one](/a "x \\" y") [two](/b \'z\') [three](/c (w)) four').shown
    assert shown.texts() == ["one two three four"]
