"""Formulas are read once, drawings where they have text, and what is for programs is not read."""

from __future__ import annotations

import pytest

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree

LOGO = "<svg><title>Logo</title><path/></svg>"


def text_of(html: str) -> str:
    return segment_html(Tree(f"<body>{html}</body>")).text


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><text>Sluice</text></svg>",
        "<svg><g>\n<text\nx='1'>Slu<tspan>ice</tspan></text></g></svg>",
        "<svg><foreignObject><div>Sluice</div></foreignObject></svg>",
        "<svg><title>Mill</title><desc>A mill</desc><metadata>m</metadata><text>Sluice</text></svg>",
        "<svg><defs><text>d</text></defs><symbol><text>s</text></symbol><text>Sluice</text></svg>",
        "<svg><defs><symbol><defs><text>d</text></defs></symbol></defs><text>Sluice</text></svg>",
    ],
)
def test_what_a_drawing_shows_is_read(drawing: str) -> None:
    assert text_of(f"<p>Above.</p>{drawing}<p>Below.</p>") == "Above.\n\nSluice\n\nBelow."


def test_drawings_without_text_part_no_line() -> None:
    line = f"<p>The mill {LOGO} on the river.</p>"
    assert text_of(line) == "The mill on the river."
    assert text_of(f"{line}<svg><text>Sluice</text></svg>{line}") == (
        "The mill on the river.\n\nSluice\n\nThe mill on the river."
    )
    assert text_of(f"{line}<textarea>Sluice</textarea>") == "The mill on the river.\n\nSluice"


def test_the_source_of_a_formula_is_not_read() -> None:
    formula = "<math><mi>x</mi><annotation>\\x<annotation>y</annotation></annotation></math>"
    assert text_of(f"<p>Let {formula} be.</p>") == "Let x be."


def test_what_stands_for_an_object_is_read() -> None:
    assert text_of("<object data='a.swf'><param name='p'><p>It needs a player.</p></object><p>Below.</p>") == (
        "It needs a player.\n\nBelow."
    )
    assert text_of("<p>Above <object data='a.svg'>a mill</object> here.</p><object><p>Below.</p><p>Last.</p>") == (
        "Above a mill here.\n\nBelow.\n\nLast."
    )
