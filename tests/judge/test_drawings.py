"""Labels in drawings are named and left out; a page that is one drawing is judged like any other."""

from __future__ import annotations

from cleaner import Cleaner, Options
from cleaner.judge.drawings import DETECTOR, judge_drawings
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree

PARAGRAPH = (
    "<p>The mill on the river ground rye for two hundred years, and its wheel has not turned since the flood.</p>"
)
DIAGRAM = '<svg viewBox="0 0 9 9"><g><text x="1">Sluice</text><path d="M0 0"/><text>Wheel</text></g></svg>'


def judged(html: str) -> list[tuple[str, ...]]:
    """The texts of each finding's blocks."""
    document = segment_html(Tree(f"<body>{html}</body>"))
    return [
        tuple(document.text[document.start[i] : document.end[i]] for i in range(finding.first, finding.last))
        for finding in judge_drawings(document)
    ]


def test_labels_of_a_drawing_are_one_finding() -> None:
    assert judged(f"{PARAGRAPH}{DIAGRAM}{PARAGRAPH}") == [("Sluice", "Wheel")]
    assert judged(f"{PARAGRAPH}{DIAGRAM}{PARAGRAPH}{DIAGRAM}") == [("Sluice", "Wheel"), ("Sluice", "Wheel")]


def test_words_beside_drawings_are_nobodys_labels() -> None:
    assert judged(f"{PARAGRAPH}<p>See the wheel</p>") == []
    assert judged(f"{PARAGRAPH}<svg><path/></svg><p>See the wheel</p>") == []
    assert judge_drawings(segment_text("The mill on the river.")) == []


def test_a_page_that_is_one_drawing_is_judged_as_pages_are() -> None:
    drawn = "".join(f"<text y='{n}'>The mill on the river ground rye for {n} years.</text>" for n in range(9))
    assert judged(f"<p>Mill</p><svg>{drawn}</svg>") == []


def test_the_record_names_them() -> None:
    article = Cleaner(Options(engine="blocks")).clean(
        f"<body><article><h1>Mill</h1>{PARAGRAPH * 5}{DIAGRAM}{PARAGRAPH}</article>"
    )
    assert "Sluice" not in article.text
    assert article.text.count("rye") == 6
    (verdict,) = [one for one in article.verdicts if one.by == DETECTOR]
    assert (verdict.action, verdict.kind) == ("remove", "widget")
