from __future__ import annotations

import hashlib
import pickle
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from cleaner.errors import UsageError
from cleaner.judge.lines import LineTagger
from cleaner.judge.tagger.forests import loads
from cleaner.segment.markdown import segment_markdown
from cleaner.segment.text import segment_text
from tests.long_pages import paragraph
from tests.stories import HUB, PARAGRAPHS

SHIPPED = Path(__file__).parents[3] / "cleaner" / "judge" / "lines" / "model.bin"
MENU = ["Home", "News", "Sport", "Weather", "Subscribe", "Log in"]
TAIL = [
    "Related articles",
    "Lighthouse opens at night again",
    "New path along the dunes",
    "Privacy policy",
    "Contact us",
]
PAGE = "\n".join([*MENU, *PARAGRAPHS[:6], *TAIL])
EXPECTED = [False] * 6 + [True] * 6 + [False] * 5


@pytest.fixture(scope="module")
def tagger() -> LineTagger:
    return LineTagger.load()


def test_the_shipped_model_names_itself_by_its_hash(tagger: LineTagger) -> None:
    assert tagger.sha256 == hashlib.sha256(SHIPPED.read_bytes()).hexdigest()
    assert tagger.id == f"lines/3+{tagger.sha256[:8]}"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n", "\r\n", "\n  "], ids=repr)
def test_the_story_is_kept_and_the_frame_dropped_whatever_parts_the_lines(tagger: LineTagger, between: str) -> None:
    tagged = tagger.tag(segment_text(PAGE.replace("\n", between)))
    assert tagged.keep == EXPECTED
    assert 0 < tagged.confidence <= 1
    assert tagged.language == "en"


@pytest.mark.parametrize("bullet", ["", "• ", "- ", "  * "])
def test_bullets_before_the_frame_change_nothing(tagger: LineTagger, bullet: str) -> None:
    page = "\n".join([*(bullet + line for line in MENU), *PARAGRAPHS[:6], *(bullet + line for line in TAIL)])
    assert tagger.tag(segment_text(page)).keep == EXPECTED


def test_markdown_is_judged_by_its_links_too(tagger: LineTagger) -> None:
    page = "\n\n".join([*(f"[{line}](/x)" for line in MENU), *PARAGRAPHS[:6], *(f"- [{line}](/y)" for line in TAIL)])
    assert tagger.tag(segment_markdown(page).shown).keep == EXPECTED


def test_each_mode_keeps_what_the_stricter_one_keeps(tagger: LineTagger) -> None:
    document = segment_text(PAGE)
    recall, balanced, precision = (tagger.tag(document, mode).keep for mode in ("recall", "balanced", "precision"))
    assert all(a >= b >= c for a, b, c in zip(recall, balanced, precision, strict=True))


def test_what_learned_from_all_pages_is_heard_of_unsure_texts_only(tagger: LineTagger) -> None:
    *earlier, last = loads(SHIPPED.read_bytes(), LineTagger.magic, 4)
    other = LineTagger.of((*earlier, replace(last, leaf=np.negative(last.leaf), bias=-last.bias)))
    listing = segment_text("\n".join(HUB))
    assert tagger.tag(segment_text(PAGE)) == other.tag(segment_text(PAGE))
    assert tagger.tag(listing) != other.tag(listing)


def test_what_it_says_of_a_page_does_not_hang_on_other_pages(tagger: LineTagger) -> None:
    pages = [segment_text(text) for text in (PAGE, "\n".join(PARAGRAPHS), "one", "…")]
    forth = [tagger.tag(page) for page in pages]
    assert forth == [tagger.tag(page) for page in reversed(pages)][::-1]
    assert forth == [LineTagger.load().tag(page) for page in pages]


def test_a_text_of_very_many_lines_is_judged_piece_by_piece(tagger: LineTagger) -> None:
    random = Random(1)
    lines = [paragraph(random) for _ in range(21_000)]
    tagged = tagger.tag(segment_text("\n".join(lines)))
    assert len(tagged.keep) == len(tagged.score) == 21_000
    assert sum(tagged.keep) > 20_000
    pieces = [tagger.tag(segment_text("\n".join(lines[first : first + 10_000]))) for first in (0, 10_000, 20_000)]
    assert tagged.score == [score for piece in pieces for score in piece.score]
    assert tagged.keep == [keep for piece in pieces for keep in piece.keep]


def test_answers_are_plain_numbers(tagger: LineTagger) -> None:
    tagged = tagger.tag(segment_text(PAGE))
    assert {type(score) for score in tagged.score} == {float}
    assert {type(keep) for keep in tagged.keep} == {bool}
    assert type(tagged.confidence) is float


def test_nothing_at_all(tagger: LineTagger) -> None:
    assert tagger.tag(segment_text("")).keep == []


def test_it_can_be_pickled(tagger: LineTagger) -> None:
    again = pickle.loads(pickle.dumps(tagger))
    assert again.tag(segment_text(PAGE)) == tagger.tag(segment_text(PAGE))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, "No such file", id="missing"),
        pytest.param(b"<html>", "does not begin", id="no-model"),
        pytest.param("cut", "cut off", id="cut-off"),
        pytest.param("blocks", "does not begin", id="a-model-of-the-other-engine"),
    ],
)
def test_a_file_that_is_no_model_is_named_with_the_mend(tmp_path: Path, content: bytes | str | None, says: str) -> None:
    path = tmp_path / "own.bin"
    known = {"cut": SHIPPED.read_bytes()[:-1], "blocks": (SHIPPED.parents[1] / "tagger" / "model.bin").read_bytes()}
    if content is not None:
        path.write_bytes(known[content] if isinstance(content, str) else content)
    with pytest.raises(UsageError, match=says) as error:
        LineTagger.load(path)
    assert str(path) in str(error.value)
    assert "python -m cleaner.training lines" in str(error.value)
