from __future__ import annotations

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.questions import heads_answer
from cleaner.segment.text import segment_text

ANSWER = "The county pays two thirds of it, and the town the rest."


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("Who pays for it?", True),
        ("Wer „zahlt dafür?“", True),
        ("« Qui paie donc ? »", False),
        ("Pagan ellos, dice usted?”", True),
        ("من يدفع ثمن الجسر؟", True),
        ("橋の費用は誰が払うのですか？", True),
        ("And who?", False),
        ("Nobody pays for it.", False),
    ],
)
def test_a_line_of_some_words_with_its_sign_is_a_question(line: str, asks: bool) -> None:
    assert heads_answer(lines_of(segment_text(f"{line}\n{ANSWER}")), 0) is asks


def test_a_short_line_is_no_answer_and_a_caller_may_ask_less_of_a_question() -> None:
    assert not heads_answer(lines_of(segment_text("Who pays for it?\nThe county.")), 0)
    assert heads_answer(lines_of(segment_text(f"And who?\n{ANSWER}")), 0, 2)
