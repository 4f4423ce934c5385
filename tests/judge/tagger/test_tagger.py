from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from cleaner.errors import UsageError
from cleaner.judge.tagger import Tagged, Tagger
from cleaner.segment.text import segment_text
from tests.judge.tagger.pages import COMMENTS, STORY, article, document
from tests.stories import PARAGRAPHS

SHIPPED = Path(__file__).parents[3] / "cleaner" / "judge" / "tagger" / "model.bin"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def test_the_shipped_model_names_itself_by_its_hash(tagger: Tagger) -> None:
    assert tagger.sha256 == hashlib.sha256(SHIPPED.read_bytes()).hexdigest()
    assert tagger.id == f"blocks/2+{tagger.sha256[:8]}"


def test_the_shipped_model_keeps_the_story_and_drops_the_frame(tagger: Tagger) -> None:
    tagged = tagger.tag(document(article(*PARAGRAPHS[:6], around=COMMENTS)))
    assert tagged.keep[3:9] == [True] * 6
    assert not any(tagged.keep[9:])
    assert 0 < tagged.confidence <= 1


def test_dead_blocks_are_never_kept(tagger: Tagger) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:6])
    tagged = tagger.tag(document(f"<nav>{whole}</nav><textarea>{PARAGRAPHS[0]}</textarea><footer>{whole}</footer>"))
    assert tagged == Tagged([False] * 13, [0.0] * 13, 0.0)


def test_what_it_says_of_a_page_does_not_hang_on_other_pages(tagger: Tagger) -> None:
    pages = [document(html) for html in (STORY, article(*PARAGRAPHS[2:5], around=COMMENTS), "<p>x", "")]
    forth = [tagger.tag(page) for page in pages]
    back = [tagger.tag(page) for page in reversed(pages)]
    assert forth == back[::-1]
    assert forth == [Tagger.load().tag(page) for page in pages]


def test_answers_are_plain_numbers(tagger: Tagger) -> None:
    tagged = tagger.tag(document(STORY))
    assert {type(score) for score in tagged.score} == {float}
    assert {type(keep) for keep in tagged.keep} == {bool}
    assert tagged.score == [round(score, 4) for score in tagged.score]
    assert type(tagged.confidence) is float


def test_pages_of_no_and_of_one_block(tagger: Tagger) -> None:
    assert tagger.tag(document("")) == Tagged([], [], 0.0)
    assert len(tagger.tag(document("<p>The ferry left at nine.")).keep) == 1


def test_a_page_without_elements_has_nothing_to_keep(tagger: Tagger) -> None:
    assert tagger.tag(segment_text("The ferry left at nine.")) == Tagged([False], [0.0], 0.0)


def test_it_can_be_pickled(tagger: Tagger) -> None:
    again = pickle.loads(pickle.dumps(tagger))
    assert again.id == tagger.id
    assert again.tag(document(STORY)) == tagger.tag(document(STORY))


def test_a_model_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.bin"
    path.write_bytes(SHIPPED.read_bytes())
    assert Tagger.load(path).sha256 == Tagger.load().sha256


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, "No such file", id="missing"),
        pytest.param(b"<html>", "does not begin", id="no-model"),
        pytest.param(SHIPPED.read_bytes()[:-1], "cut off", id="cut-off"),
        pytest.param(SHIPPED.read_bytes().replace(b'"words"', b'"wards"', 1), "other features", id="other-features"),
    ],
)
def test_a_file_that_is_no_model_is_named_with_the_mend(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "own.bin"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=says) as error:
        Tagger.load(path)
    assert str(path) in str(error.value)
    assert "python -m cleaner.training" in str(error.value)
