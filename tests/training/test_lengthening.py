"""Articles that go on."""

from __future__ import annotations

import pytest

from cleaner.segment.tree import Tree
from cleaner.training.lengthening import Stories, label_longer, lines_of, longer_page, longer_text
from tests.stories import PARAGRAPHS
from tests.training.pages import texts

KEYS = [str(number) for number in range(12)]
OWN = "\n\n".join(
    [*PARAGRAPHS, *(f"On day {day} the ferry was late again. The harbour counted {day} boats." for day in range(20))]
)
OTHER = "\n".join(
    f"Story {story}, paragraph {number}: nothing of this stands elsewhere."
    for story in range(3)
    for number in range(300)
)
STORIES = Stories(
    [("en", OWN), ("en", OTHER), ("de", "Ein Satz, der hier nichts zu suchen hat, in einer anderen Gruppe.")]
)
MORE = [
    "It goes on, and nobody knows for how long it will.",
    "A new part",
    "- one thing",
    "- and another",
    "The last line of all, at last.",
]
GOLD = (
    "Why\nThe ferries leave twenty minutes later from Monday on.\n- a\nThe last boat goes at nine, as it did in spring."
)
PAGE = """<body><nav><a href=/>Home</a></nav><main><h2>Why</h2><p class="b c">The ferries leave twenty minutes
later from Monday on.</p><ul><li>a</ul><p class=b>The last boat goes at nine, as it did in spring.</p><p>Share</p></main>
<footer><p>Copyright</p></footer>"""


@pytest.mark.parametrize("key", KEYS)
def test_what_is_added_is_the_others_or_the_articles_own_and_of_its_group(key: str) -> None:
    more = STORIES.more(OWN, "en", key)
    assert more == STORIES.more(OWN, "en", key)
    assert 20 <= len(more) <= 600
    assert set(more) <= set(lines_of(OTHER)) or all(line.split(". ")[0] in OWN for line in more)
    assert not any("Gruppe" in line for line in more)


def test_both_happen_and_not_all_are_equally_long() -> None:
    added = [STORIES.more(OWN, "en", key) for key in KEYS]
    assert len({len(more) for more in added}) > len(KEYS) // 2
    assert 0 < sum(more[0] in OTHER for more in added) < len(KEYS)


def test_nobody_else_in_the_group_and_too_few_sentences_is_nothing() -> None:
    assert Stories([("en", OTHER[:200])]).more(OTHER[:200], "en", "a") == []


def test_a_text_goes_on_below_its_last_line_of_the_article() -> None:
    assert longer_text(["Home", "One.", "Two.", "Share"], [0, 1, 0.9, 0.2], ["Three."]).split("\n") == [
        "Home", "One.", "Two.", "Three.", "Share",
    ]  # fmt: skip
    assert longer_text(["Home"], [0], ["One."]) == "One.\nHome"


def test_a_page_goes_on_below_its_last_paragraph_in_elements_like_that() -> None:
    html = longer_page(PAGE, GOLD, MORE)
    assert html is not None
    assert texts(html) == [
        "Home", "Why", "The ferries leave twenty minutes later from Monday on.", "a",
        "The last boat goes at nine, as it did in spring.", MORE[0], "A new part", "one thing", "and another", MORE[4],
        "Share", "Copyright",
    ]  # fmt: skip
    tree = Tree(html)
    assert len(tree.select("main > p.b")) == 4
    assert [node.text() for node in tree.select("h3")] == ["A new part"]
    assert len(tree.select("ul")) == 2


@pytest.mark.parametrize("html", ["", "<p>Other words than those of gold, and not few of them.</p>", "<div>" + GOLD])
def test_a_page_without_a_paragraph_of_gold_stays(html: str) -> None:
    assert longer_page(html, GOLD, MORE) is None


def test_what_was_added_is_the_articles_and_for_the_rest_gold_speaks() -> None:
    lines = texts(longer_page(PAGE, GOLD, MORE) or "")
    labels = label_longer(lines, GOLD, [True] * len(lines), MORE)
    assert labels.share.tolist() == [0, *[1] * 9, 0, 0]
    assert labels.covered == 1
