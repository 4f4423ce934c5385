from __future__ import annotations

import pytest

from cleaner.judge.shape import Shapes, count_words, shapes
from tests.stories import PARAGRAPHS, TRAPS


def measure(line: str) -> Shapes:
    return shapes([line], [count_words(line)])


@pytest.mark.parametrize("line", PARAGRAPHS + TRAPS)
def test_a_paragraph_is_prose_and_no_title(line: str) -> None:
    shape = measure(line)
    assert (shape.prose[0], shape.title[0]) == (True, False)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Nine of the ten bells in the old tower were cast by the same woman”.", id="closing-quote"),
        pytest.param("The third bridge was the longest of them all, the engineer told the class!", id="exclamation"),
        pytest.param("Is that too much to ask of a town? The mayor thinks that it is?", id="question-after-a-sentence"),
        pytest.param("市は来年の春に新しい橋を架けると火曜日に発表した。工事は三年かかる。", id="japanese"),
        pytest.param("สภาเมืองลงมติให้สร้างสะพานใหม่ข้ามแม่น้ำภายในสองปีข้างหน้าและจะเริ่มงานในเดือนมีนาคม.", id="thai"),
        pytest.param("परिषद ने नए पुल के लिए मतदान किया और काम मार्च में शुरू होगा।", id="hindi-danda"),
        pytest.param("وافق المجلس على بناء الجسر الجديد وسيبدأ العمل في شهر مارس المقبل؟ نعم.", id="arabic"),
        pytest.param(" ".join(["word"] * 27), id="27-words-without-an-end"),
    ],
)
def test_prose_in_other_forms(line: str) -> None:
    assert measure(line).prose[0]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Lighthouse opens at night again", id="plain"),
        pytest.param("Who will pay for the new bridge?", id="question"),
        pytest.param("Bring back the bells!", id="exclamation"),
        pytest.param("Council votes for bridge, and other things that happened on a long Tuesday in March", id="long"),
    ],
)
def test_a_headline_is_a_title_and_no_prose(line: str) -> None:
    shape = measure(line)
    assert (shape.title[0], shape.prose[0]) == (True, False)


@pytest.mark.parametrize("line", ["1", "12:30", "•", "A", "A.", "***", "—", "(3)", "03.04."])
def test_a_crumb_is_tiny_and_no_title(line: str) -> None:
    shape = measure(line)
    assert (shape.tiny[0], shape.title[0]) == (True, False)


@pytest.mark.parametrize("line", ["Ab", "No", "Harbour news", "1st place"])
def test_a_word_is_not_tiny(line: str) -> None:
    assert not measure(line).tiny[0]


@pytest.mark.parametrize(
    "line",
    [
        "The beds off the island are growing again after a long […]",
        "The beds off the island are growing again after a long [...]",
        "The beds off the island are growing again after a long…",
        "The beds off the island are growing again after a long...",
        "“The beds off the island are growing again after a long…”",
    ],
)
def test_a_teaser_is_truncated_and_neither_prose_nor_title(line: str) -> None:
    shape = measure(line)
    assert (shape.truncated[0], shape.prose[0], shape.title[0]) == (True, False, False)


def test_brackets_at_the_end_are_not_a_teaser() -> None:
    assert not measure("The figures for the year are in the table [4]").truncated[0]


def test_unspaced_scripts_are_counted_two_characters_a_word() -> None:
    assert measure("市は来年の春に新しい橋を架けると発表した").words[0] >= 8


def test_one_entry_a_line() -> None:
    texts = ["One", "Two words", PARAGRAPHS[0]]
    shape = shapes(texts, [count_words(text) for text in texts])
    assert len(shape) == 3
    assert list(shape.words) == [1, 2, len(PARAGRAPHS[0].split())]


def test_a_line_means_the_same_wherever_it_stands() -> None:
    texts = [*PARAGRAPHS, "Lighthouse opens at night again", "1", "More […]"]
    together = shapes(texts, [count_words(text) for text in texts])
    for i, text in enumerate(texts):
        alone = measure(text)
        assert (together.prose[i], together.title[i], together.tiny[i], together.truncated[i]) == (
            alone.prose[0],
            alone.title[0],
            alone.tiny[0],
            alone.truncated[0],
        )
