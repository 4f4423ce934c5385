from __future__ import annotations

import pytest

from cleaner.article.lines_said import names, people, read, stops_short
from cleaner.judge.verdicts import decide
from cleaner.model import Finding, Kind
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS


def said(*lines: tuple[str, Kind | None]) -> dict[str, object]:
    """What lines say, each removed as a kind or kept; the first value of each field."""
    document = segment_text("\n".join(line for line, _ in lines))
    findings = [
        Finding(i, i + 1, "remove", kind, "test#rule", "cue") for i, (_, kind) in enumerate(lines) if kind is not None
    ]
    found: dict[str, object] = {}
    for item in read(document, decide(len(document), findings)):
        found.setdefault(item.field, item.value)
        if item.start is not None and item.end is not None:
            assert document.text[item.start : item.end].strip()
    return found


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("By Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("By Ilse Tamm and Odile Marren", {"authors": ("Ilse Tamm", "Odile Marren")}),
        ("Written by Ilse Tamm, Odile Marren & Joost Vael", {"authors": ("Ilse Tamm", "Odile Marren", "Joost Vael")}),
        ("Von Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("Par Ilse Tamm et Odile Marren", {"authors": ("Ilse Tamm", "Odile Marren")}),
        ("By Ilse Tamm | 4 March 2025", {"authors": ("Ilse Tamm",), "published": "2025-03-04"}),
        ("By: Ilse Tamm (Harbour)", {"authors": ("Ilse Tamm",)}),
        ("Team Harbour", {"authors": ("Team Harbour",)}),
        ("Reuters", {"agency": "Reuters"}),
        ("By Reuters", {"agency": "Reuters"}),
        ("Agencies | Harbour", {"agency": "Agencies"}),
        ("PTI March 4, 2025", {"agency": "PTI", "published": "2025-03-04"}),
        ("Staff reporter", {}),
    ],
)
def test_a_byline(line: str, fields: dict[str, object]) -> None:
    assert said((line, "byline")) == fields


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("4 March 2025", {"published": "2025-03-04"}),
        ("Published: March 4, 2025, 9:15 am", {"published": "2025-03-04T09:15:00"}),
        ("Updated: March 4, 2025", {"updated": "2025-03-04"}),
        ("Last modified on 4 March 2025", {"updated": "2025-03-04"}),
        ("Aktualisiert: 31.12.2024", {"updated": "2024-12-31"}),
        ("3 hours ago", {}),
    ],
)
def test_a_dateline(line: str, fields: dict[str, object]) -> None:
    assert said((line, "dateline")) == fields


@pytest.mark.parametrize(
    ("crumbs", "section"),
    [
        ("Home > Harbour > Ferry timetable changes in March", "Harbour"),
        ("Home » Harbour", "Harbour"),
        ("Home / News / Sport", "Sport"),
        ("Start › Hafen", "Hafen"),
        ("Home > News > Ferry timetable changes in March", "News"),
        ("Home", None),
    ],
)
def test_a_breadcrumb_names_the_section(crumbs: str, section: str | None) -> None:
    assert said((crumbs, "breadcrumb")).get("section") == section


def test_a_title() -> None:
    assert said(("Ferry timetable changes", "title")) == {"title": "Ferry timetable changes"}


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("VELM, March 4: The ferry will leave earlier.", "Velm", None),
        ("NEW VELM, Dec 21 (Reuters) - The ferry will leave earlier.", "New Velm", "Reuters"),
        ("VELM (AP) — The ferry will leave earlier.", "Velm", "AP"),
        ("The ferry from Velm left early.", None, None),
        ("Velm said: no.", None, None),
    ],
)
def test_the_place_with_which_the_text_begins(line: str, place: str | None, agency: str | None) -> None:
    found = said((line, None))
    assert (found.get("place"), found.get("agency")) == (place, agency)


def test_a_removed_line_names_no_place() -> None:
    assert "place" not in said(("VELM, March 4: An old one.", "related"), (PARAGRAPHS[0], None))


def test_only_the_beginning_of_the_text_names_the_place() -> None:
    paragraphs = [(paragraph, None) for paragraph in PARAGRAPHS]
    assert "place" not in said(*paragraphs, ("TORR, March 5: A later one.", None))


def test_lines_of_other_kinds_say_nothing() -> None:
    assert said(("By Ilse Tamm, 4 March 2025", "related"), ("Home > Harbour", "footer")) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Ilse Tamm", ("Ilse Tamm",)),
        ("ilse@harbour.example", ()),
        ("https://harbour.example/ilse", ()),
        ("By Ilse Tamm, Ilse Tamm", ("Ilse Tamm",)),
        ("By Ilse Tamm - Harbour correspondent", ("Ilse Tamm",)),
        ("By a person who has far too many words to be a name of anybody", ()),
        ("By 7 of 9", ()),
        ("", ()),
    ],
)
def test_names(text: str, found: tuple[str, ...]) -> None:
    assert names(text) == found


def test_people_are_named_once_each_in_order() -> None:
    assert people(["Odile Marren", " Ilse  Tamm,", "Odile Marren", "x"]) == ("Odile Marren", "Ilse Tamm")


@pytest.mark.parametrize(
    ("last", "short"),
    [
        ("The bridge stays closed.", False),
        ("“The bridge stays closed.”", False),
        ("橋は閉鎖されたままだ。", False),
        ("The bridge stays", True),
        ("The bridge stays…", True),
        ("The bridge stays...", True),
        ("The bridge stays [...]", True),
    ],
)
def test_whether_the_text_breaks_off(last: str, short: bool) -> None:
    document = segment_text(f"{PARAGRAPHS[0]}\n{last}\nRegister to read on")
    winners = decide(3, [Finding(2, 3, "remove", "paywall", "r", "cue")])
    assert stops_short(document, winners) is short
