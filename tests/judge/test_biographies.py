from __future__ import annotations

import pytest

from cleaner.judge.biographies import _NAMED, judge_biographies
from cleaner.judge.cues import lines_of
from cleaner.judge.structures import Lines
from cleaner.model import Finding
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

STORY = list(PARAGRAPHS[:4])
TOLD = "Maud Ferrant is a former deckhand who keeps the log of the harbour company."


def measured(*lines: str) -> Lines:
    return lines_of(segment_text("\n\n".join(lines)))


def biography(*lines: str, byline: int | None = None) -> list[tuple[int, int]]:
    """What is taken for a biography; with `byline`, of a page in which a rule has removed that line as one, and of which all
    paragraphs are likely the article's.
    """
    seen = measured(*lines)
    found = [] if byline is None else [Finding(byline, byline + 1, "remove", "byline", "rule", "cue")]
    chances = [0.9 if prose else 0.1 for prose in seen.shapes.prose]
    return [(f.first, f.last) for f in judge_biographies(seen, found, chances)]


def test_a_name_and_a_line_that_begins_with_it_sign_an_article() -> None:
    assert biography(*STORY, "Maud Ferrant", "Maud Ferrant writes about ports and lives by one.") == [(4, 6)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([STORY[0], "Maud Ferrant", "Maud Ferrant opened her shop in 1911 and sold rope.", *STORY[1:]], id="in-the-article"),
        pytest.param([*STORY, "Maud Ferrant", "She writes about ports and lives by one."], id="another-beginning"),
        pytest.param([*STORY, "The harbour", "The harbour was dredged in March and opened again in May."], id="no-name"),
    ],
)  # fmt: skip
def test_a_section_about_a_person_is_not_signed(lines: list[str]) -> None:
    assert biography(*lines) == []


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        pytest.param("By Maud Ferrant", TOLD, id="english"),
        pytest.param("Von Maud Ferrant, Hafenstadt", "Maud Ferrant ist Matrosin und schreibt seit Jahren über Schiffe.", id="german"),
        pytest.param("Par Maud Ferrant", "Maud Ferrant est journaliste et vit au bord de la mer depuis dix ans.", id="french"),
        pytest.param("Por Maud Ferrant", "Maud Ferrant, periodista, vive junto al puerto desde hace diez años.", id="spanish"),
        pytest.param("By Maud Ferrant", "Maud Ferrant (@maudferrant) has kept the log of the harbour company since May.", id="account"),
    ],
)  # fmt: skip
def test_a_paragraph_below_the_article_that_begins_with_the_name_of_its_author_is_about_the_author(
    byline: str, told: str
) -> None:
    lines = ["A ferry every hour from May, if anybody comes", byline, *STORY, told, "Read more", PARAGRAPHS[5]]
    assert biography(*lines) == [(6, 7)]


def test_a_byline_that_only_a_rule_knows_names_an_author() -> None:
    assert biography("A ferry every hour", "Maud Ferrant", *STORY, TOLD, byline=1) == [(6, 7)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["By Maud Ferrant", TOLD, *STORY], id="above-the-article"),
        pytest.param(["By Maud Ferrant", f"{STORY[0]} Maud Ferrant was there.", *STORY[1:], TOLD], id="the-article-names-her"),
        pytest.param(["By Maud Ferrant", *STORY, "Maud Ferrant: We never had as many boats in this harbour as now."], id="speaks"),
        pytest.param(["By Maud Ferrant", *STORY, "Maud Ferrant Harbour was opened in 1911 by the company's owner."], id="called-after-her"),
        pytest.param(["Maud Ferrant", *STORY, TOLD], id="not-signed"),
        pytest.param([*STORY, TOLD, "By Maud Ferrant"], id="signed-below"),
    ],
)  # fmt: skip
def test_a_paragraph_about_a_person_stays(lines: list[str]) -> None:
    assert biography(*lines) == []


def test_the_record_says_what_a_biography_is() -> None:
    page = "\n\n".join(["A ferry every hour from May, if anybody comes", "By Maud Ferrant", *PARAGRAPHS[:5], TOLD])
    article = Cleaner().clean(page, media_type="text/plain")
    assert TOLD not in article.text
    assert [v.kind for v in article.verdicts if TOLD in page[v.start : v.end]] == ["byline"]
    assert all(paragraph in article.text for paragraph in PARAGRAPHS[:5])


def test_of_html_a_biography_among_the_paragraphs_goes() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:5])
    page = f"<body><div><h1>A ferry every hour from May</h1><p>By Maud Ferrant</p>{body}<p>{TOLD}</p></div>"
    article = Cleaner(Options(engine="blocks")).clean(page)
    assert TOLD not in article.text
    assert all(paragraph in article.text for paragraph in PARAGRAPHS[:5])


@pytest.mark.parametrize(("above", "found"), [(900, True), (2_100, False)])
def test_who_signs_does_so_among_the_first_lines_of_a_page(above: int, *, found: bool) -> None:
    lines = [*(f"Berth {number}" for number in range(above)), "By Maud Ferrant", *STORY * 40, TOLD]
    assert biography(*lines, byline=above) == ([(above + 161, above + 162)] if found else [])


def test_a_name_that_goes_on_with_titles_is_still_one() -> None:
    for told in (
        "Ilse Tamm, MS, RD, is a cook.",
        "Ilse Tamm Ph.D. writes.",
        "Ilse Tamm (@tamm) writes.",
        "Ilse Tamm, who sails",
    ):
        assert _NAMED.match(told), told
    for told in ("Ilse Tamm: yes", "Ilse Tamm", "Ilse Tamm Harbours Association"):
        assert not _NAMED.match(told), told
