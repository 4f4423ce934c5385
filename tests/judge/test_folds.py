"""What a click unfolds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaner.judge.cues import lines_of
from cleaner.judge.engine import Opinion
from cleaner.judge.folds import with_unfolded
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.judge.opinions import come_back

ABOVE = "<p>The bridge was closed on Monday, and nobody had been told.</p>"
ASKED = "Who pays for the bridge?"
ANSWER = "The county pays two thirds of it, and the town the rest."
OTHER = "Nobody knows when, for the engineers have not given a date."


def back(html: str, out: Sequence[int], chance: float = 0.4, first: Sequence[bool] | None = None) -> list[int]:
    """The blocks that come back, if the engine leaves some out."""
    document = segment_html(Tree(html))
    lines = lines_of(document)
    return come_back(document, out, lambda opinion: with_unfolded(document, lines, opinion), chance, first)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f"<h3><button>{ASKED}</button></h3>", id="a-button"),
        pytest.param(f"<button><h3>{ASKED}</h3></button>", id="a-heading-in-a-button"),
        pytest.param("<details><summary>How long?</summary></details>", id="a-summary"),
        pytest.param(f"<h4 class=panel-title><a href='#one'>{ASKED}</a></h4>", id="a-panel"),
        pytest.param("<h4 class=panel-title><a href='#one'>A chapel</a></h4>", id="a-title"),
        pytest.param(f"<div class=elementor-tab-title><a tabindex=0>{ASKED}</a></div>", id="a-tab"),
        pytest.param(
            f"<div class='faq-item__question'><div><span>{ASKED}</span></div></div>", id="a-list-of-questions"
        ),
    ],
)
def test_what_is_clicked_stays_above_an_answer_that_does(head: str) -> None:
    assert back(f"{ABOVE}{head}<p>{ANSWER}</p>", [1], 0.0) == [1]
    assert back(f"{ABOVE}{head}<p>{ANSWER}</p>", [1, 2], 0.0) == []
    assert back(f"{ABOVE}{head}<p>Yes</p>", [1], 0.0) == []
    assert back(f"{head}<p>{ANSWER}</p>", [0], 0.0) == []


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("<button>Show the next three boats</button>", id="a-button"),
        pytest.param("<button>Questions?</button>", id="a-short-question"),
        pytest.param("<button>Why boats?</button>", id="a-question-of-two-words"),
        pytest.param(f"<h3><a href=/boats>{ASKED}</a></h3>", id="another-story"),
        pytest.param("<div class=toggle>The ferry has a new captain</div>", id="a-toggle-without-a-title"),
    ],
)
def test_other_lines_do_not(head: str) -> None:
    assert back(f"{ABOVE}{head}<p>{ANSWER}</p>", [1], 0.4) == []


def test_an_answer_stays_beside_one_that_does() -> None:
    items = "".join(
        f"<div class=accordion-item><div class=accordion-title>{q}</div><div><p>{a}</p></div></div>"
        for q, a in ((ASKED, ANSWER), ("When does it open again?", OTHER))
    )
    page = f"{ABOVE}<div class=accordion>{items}</div>"
    assert back(page, [1, 3, 4]) == [1, 3, 4]
    assert back(page, [1, 3, 4], 0.1) == [1]
    assert back(page, [1, 2, 3, 4]) == []
    assert back(page.replace("accordion", "story"), [1, 3, 4]) == []


def test_a_second_opinion_and_plain_text_are_left_alone() -> None:
    assert back(f"{ABOVE}<button>{ASKED}</button><p>{ANSWER}</p>", [1], first=[True] * 3) == []
    document = segment_text(f"{ASKED}\n{ANSWER}")
    opinion = Opinion([False, True], [0.6, 0.9], "engine", 0.9)
    assert with_unfolded(document, lines_of(document), opinion) is opinion
