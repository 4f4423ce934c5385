from __future__ import annotations

import pytest

from cleaner import Cleaner
from cleaner.article.head_said import around, text_title
from cleaner.article.site import Site
from cleaner.judge.verdicts import decide
from cleaner.model import Finding, Kind
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

FERRY = "Ferry to the outer islands leaves earlier"


def page(*lines: str) -> str:
    return "\n".join([*lines, PARAGRAPHS[0], PARAGRAPHS[1]])


def title_of(text: str, url: str | None = None) -> str | None:
    document = segment_text(text)
    found = text_title(document, [None] * len(document), url)
    return str(found.value) if found else None


@pytest.mark.parametrize(
    "above",
    [
        [],
        ["Sign in", "My account", "Weather and tides for today"],
        ["• Swimmers welcome a warmer lake", "• Lighthouse opens at night again"],
    ],
)
def test_the_title_is_the_line_that_says_what_the_text_is_about(above: list[str]) -> None:
    assert title_of(page(*above, FERRY)) == FERRY


def test_the_words_of_the_address_decide() -> None:
    lines = page("Ferry to the islands: all stories", "A petition against the timetable")
    assert (
        title_of(lines, "https://herald.example/2025/petition-against-timetable.html")
        == "A petition against the timetable"
    )


def test_without_a_line_above_there_is_no_title() -> None:
    assert title_of(page()) is None
    assert title_of(page("News", "Sport")) is None


def test_lists_put_no_bullet_into_the_title() -> None:
    assert title_of(page(f"• {FERRY}")) == FERRY


def test_what_stands_in_scripts_without_blanks() -> None:
    text = "島へ向かう船が早く出る\n島へ向かう船は月曜日から二十分早く出ると港の事務所が知らせた。島の人びとは困っている。\n船は毎朝九時に出ていたが、これからは八時四十分に出ることになる。"
    assert title_of(text) == "島へ向かう船が早く出る"


def said(*lines: tuple[str, Kind | None]) -> dict[str, object]:
    """What stands around the headline, which is the first line."""
    document = segment_text("\n".join([FERRY, *(line for line, _ in lines), PARAGRAPHS[0], PARAGRAPHS[1]]))
    findings = [
        Finding(i, i + 1, "remove", kind, "r", "cue") for i, (_, kind) in enumerate(lines, 1) if kind is not None
    ]
    winners = decide(len(document), findings)
    found: dict[str, object] = {}
    title = text_title(document, winners, None)
    for item in around(document, winners, [], title, Site()):
        found.setdefault(item.field, item.value)
    return found


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ([("By Ilse Tamm", None)], {"authors": ("Ilse Tamm",)}),
        ([("Written by", "unclassified"), ("Ilse Tamm", "unclassified")], {"authors": ("Ilse Tamm",)}),
        ([("Ilse Tamm", None), ("4 March 2025", None)], {"authors": ("Ilse Tamm",), "published": "2025-03-04"}),
        ([("Ilse Tamm", "unclassified"), ("Harbour reporter", "unclassified")], {"authors": ("Ilse Tamm",)}),
        ([("Last updated", "unclassified"), ("Aug 4, 2025", "dateline")], {"updated": "2025-08-04"}),
        ([("Swimmers welcome a warmer lake", None)], {}),
        ([("In This Article", "unclassified"), ("4 March 2025", None)], {"published": "2025-03-04"}),
    ],
)
def test_what_stands_below_the_headline(lines: list[tuple[str, Kind | None]], fields: dict[str, object]) -> None:
    assert said(*lines) == fields


@pytest.mark.parametrize("kind", ["comments", "related", "promo", "newsletter", "caption", "footer"])
def test_lines_of_comments_teasers_and_boxes_sign_nothing(kind: Kind) -> None:
    assert said(("By Odile Marren, 4 March 2020", kind)) == {}


def test_the_nearest_byline_is_the_articles(cleaner: Cleaner) -> None:
    text = "\n\n".join(
        [
            FERRY,
            "By Ilse Tamm",
            "4 March 2025",
            *PARAGRAPHS[:4],
            "Related News",
            "By Odile Marren",
            "1 January 2020",
            "By Joost Vael",
        ]
    )
    found = cleaner.clean(text).metadata
    assert (found.authors, found.published) == (("Ilse Tamm",), "2025-03-04")
