from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.segment.glued import LONG, parted
from tests.stories import PARAGRAPHS

STORY = PARAGRAPHS[:6]
MENU = ["News", "Sport", "Weather", "Family notices", "Sign in"]


def pieces(text: str) -> list[str]:
    start, end = parted(text, [0], [len(text)])
    return [text[a:b] for a, b in zip(start, end, strict=True)]


def test_a_line_falls_into_what_has_run_together() -> None:
    parts = [*MENU, "Ferry timetable changes", *STORY, "It was 2024Harbour board", "NEWS", "The last of them"]
    assert pieces("".join(parts)) == [*parts[:-3], "It was 2024", "Harbour board", "NEWS", "The last of them"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param('"We were told", he said.', "“And the ferry?”", id="quotes"),
        pytest.param("He was not asked (nor was she).", "Nobody was.", id="brackets"),
        pytest.param("It cost 300.", "Nobody paid.", id="figures"),
        pytest.param("Паром уйдёт в девять.", "Никто не спросил.", id="cyrillic"),
        pytest.param("Topics:", "Ferry and harbour", id="colon"),
    ],
)
def test_where_a_sentence_ends_and_the_next_begins(above: str, below: str) -> None:
    assert pieces("".join([*STORY, above, below])) == [*STORY, above, below]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("She saw it on HarborTube. Nobody had told HarborTube of it, she said.", id="comes-again"),
        pytest.param("She saw it on YouTube. Nobody had told Maureen McGregor of it, she said.", id="known"),
    ],
)
def test_a_name_is_whole(said: str) -> None:
    story = "".join([*STORY, said])
    assert pieces(story) == [*STORY, story[len("".join(STORY)) :]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" ".join(PARAGRAPHS), id="blanks-between"),
        pytest.param(" ".join(PARAGRAPHS) + "And one.Two.", id="two-of-many"),
        pytest.param("Files.Copy(a).Then.Close() " * 9, id="short-code"),
        pytest.param(f"{'The YouTube and the GitHub of the MacBook, and so on. ' * 20}", id="names"),
        pytest.param("港の事務所は月曜日から伝えた。船は九時に出る。" * 40, id="japanese"),
        pytest.param("see https://harbour.example/FerryTimes?Day=2&Hour=Nine " * 20, id="addresses"),
    ],
)
def test_other_lines_are_left_as_they_are(text: str) -> None:
    assert pieces(text) == [text]


def test_short_lines_beside_are_no_part_of_it() -> None:
    text = "".join(STORY)
    assert len(text) >= LONG
    page = f"NewsSport\n{text}"
    start, end = parted(page, [0, 10], [9, len(page)])
    assert [page[a:b] for a, b in zip(start, end, strict=True)] == ["NewsSport", *STORY]


def test_coded_bytes_are_not_cut() -> None:
    code = "QBcDe0" * 100_000
    assert pieces("".join([*STORY, code])) == [*STORY, code]


@given(st.lists(st.sampled_from(["a", "B", "be", "Be.", '"', "“", " ", "2", "(", ":", "É", "é."]), min_size=1))
def test_pieces_are_the_whole_line(parts: list[str]) -> None:
    line = "".join(STORY) + "".join(parts)
    found = pieces(line)
    assert "".join(found) == line
    assert all(found)
