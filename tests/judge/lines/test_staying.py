from __future__ import annotations

from array import array

import pytest

from cleaner.judge.lines.staying import likely, whole

MANY = 400.0  # words of a sentence: of a page with so many, no sentence stays for being one


def staying(lines: str, limit: float = 0.5) -> str:
    """Which lines of a page stay, as "x". Capitals are sentences; a to z rise from no chance to certainty."""
    chances = array("d", [(ord(line.lower()) - ord("a")) / 25 for line in lines])
    prose = array("d", [MANY if line.isupper() else 0.0 for line in lines])
    return "".join("x" if stays else "." for stays in whole(chances, prose, likely(chances, limit)))


@pytest.mark.parametrize(
    ("lines", "stay"),
    [
        pytest.param("aZzaa", ".xx..", id="what-is-likely"),
        pytest.param("ZFZ", "xxx", id="a-sentence-within"),
        pytest.param("ZBZ", "x.x", id="a-sentence-beyond-doubt-something-else"),
        pytest.param("ZfZ", "xxx", id="a-lone-line-within"),
        pytest.param("ZffZ", "x..x", id="two-lines-within"),
        pytest.param("aGZG", ".xxx", id="sentences-right-beside-the-run"),
        pytest.param("GaZaG", "..x.x", id="one-line-apart-below-but-not-above"),
        pytest.param("ffaa", "....", id="nothing-likely"),
        pytest.param("", "", id="no-line"),
    ],
)
def test_what_stays_with_what_is_likely(lines: str, stay: str) -> None:
    assert staying(lines) == stay


def test_a_page_of_few_words_keeps_its_sentences() -> None:
    chances, prose = array("d", [0.9, 0.06, 0.02, 0.06]), array("d", [40.0, 40.0, 40.0, 0.0])
    assert whole(chances, prose, likely(chances, 0.5)) == [True, True, False, False]
