from __future__ import annotations

import contextlib

import ftfy
import pytest

from cleaner.article.repair import repair


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        pytest.param("the cafÃ© by the quay", "the café by the quay", id="mojibake"),
        pytest.param("â€œWe waited,â€\x9d he said", "“We waited,” he said", id="mojibake-quotes"),
        pytest.param("a\x00b\x08c", "abc", id="control-characters"),
        pytest.param("salt &amp;amp; pepper", "salt & pepper", id="entities-escaped-twice"),
        pytest.param("cafe\u0301", "café", id="combining-accent"),
    ],
)
def test_broken_characters_are_mended(broken: str, mended: str) -> None:
    assert repair(broken) == mended


@pytest.mark.parametrize(
    "text",
    [
        "“Curly quotes,” she said, and ‘so on’",
        "the ﬁrst ligature",
        "ＦＵＬＬ　ＷＩＤＴＨ",
        "naïve façade über Ærø",
        "日本語の文。",
        "plain",
        "",
        "emoji \U0001f642 and a flag \U0001f1eb\U0001f1f7",
    ],
)
def test_what_an_author_may_have_meant_is_left_alone(text: str) -> None:
    assert repair(text) is text


def test_repairing_twice_changes_nothing_more() -> None:
    once = repair("the cafÃ© &amp;amp; bar\x01")
    assert repair(once) == once


def misread() -> list[str]:
    """Texts in UTF-8 as they look in the character sets that have signs for all of their bytes."""
    found = []
    for text in ("Паром отправится", "“Café” — naïve", "Fähre – später"):
        for charset in ("mac_roman", "cp1252", "latin-1", "cp437"):
            with contextlib.suppress(UnicodeDecodeError):
                found.append(text.encode().decode(charset))
    return found


@pytest.mark.parametrize("broken", misread())
def test_what_was_misread_is_mended_as_by_ftfy_alone(broken: str) -> None:
    mended = ftfy.fix_text(broken, uncurl_quotes=False, fix_character_width=False)
    assert repair(broken) == mended
