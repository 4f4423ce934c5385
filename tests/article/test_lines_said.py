from __future__ import annotations

import pytest

from cleaner.article.dates import Habits
from cleaner.article.lines_said import captions, read
from cleaner.article.site import Site
from cleaner.judge.verdicts import decide
from cleaner.model import Finding, Kind
from cleaner.segment.text import segment_text


def said(*lines: tuple[str, Kind | None], site: Site = Site()) -> dict[str, object]:  # noqa: B008 - frozen
    """What lines say, each removed as a kind or kept; the first value of each field."""
    document = segment_text("\n".join(line for line, _ in lines))
    findings = [
        Finding(i, i + 1, "remove", kind, "test#rule", "cue") for i, (_, kind) in enumerate(lines) if kind is not None
    ]
    found: dict[str, object] = {}
    for item in read(document, decide(len(document), findings), site):
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
        ("Email", {}),
        ("By Ilse Tamm, Senior Reporter, and Odile Marren", {"authors": ("Ilse Tamm", "Odile Marren")}),
        ("Dec. 19, 2025 · By Ilse Tamm", {"authors": ("Ilse Tamm",), "published": "2025-12-19"}),
        ("Von Ilse Tamm, Odile Marren und Joost", {"authors": ("Ilse Tamm", "Odile Marren", "Joost")}),
        ("Por Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("di Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("Door Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("Autor: Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("Yazan: Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("Автор: Ильзе Тамм", {"authors": ("Ильзе Тамм",)}),
        ("بقلم إلزه تام", {"authors": ("إلزه تام",)}),
        ("लेखक: इल्से तम्म", {"authors": ("इल्से तम्म",)}),
        ("Oleh Ilse Tamm", {"authors": ("Ilse Tamm",)}),
        ("文／田村花子", {"authors": ("田村花子",)}),
        ("记者：田小花", {"authors": ("田小花",)}),
        ("2025-03-04 09:30 来源:港口周刊 作者:田小花", {"authors": ("田小花",), "published": "2025-03-04T09:30:00"}),
        ("김일서 기자", {"authors": ("김일서",)}),
        ("IANS June 19, 2025 376 views", {"agency": "IANS", "published": "2025-06-19"}),
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
        ("today", {}),
        ("Published 4 March 2025 | Updated 5 March 2025", {"published": "2025-03-04", "updated": "2025-03-05"}),
        ("First published 4 March 2025", {"published": "2025-03-04"}),
        ("Mis à jour le 4 mars 2025 à 9h15", {"updated": "2025-03-04T09:15:00"}),
        ("Actualizado: 4 de marzo de 2025", {"updated": "2025-03-04"}),
        ("Aggiornato il 4 marzo 2025", {"updated": "2025-03-04"}),
        ("Atualizado em 4 de março de 2025", {"updated": "2025-03-04"}),
        ("Bijgewerkt: 4 maart 2025", {"updated": "2025-03-04"}),
        ("Aktualizacja: 4 marca 2025", {"updated": "2025-03-04"}),
        ("Güncelleme: 04.03.2025", {"updated": "2025-03-04"}),
        ("Обновлено: 4 марта 2025", {"updated": "2025-03-04"}),
        ("Diperbarui: 4 Maret 2025", {"updated": "2025-03-04"}),
        ("更新：2025年3月4日", {"updated": "2025-03-04"}),
        ("수정 2025.03.04", {"updated": "2025-03-04"}),
        ("Updated on: 25 October,2024 07:52 AM | Velm", {"updated": "2024-10-25T07:52:00", "place": "Velm"}),
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


def test_the_steps_of_a_breadcrumb() -> None:
    assert said(("Home > News > Harbour > Ferry changes in March", "breadcrumb"))["breadcrumb"] == (
        "Home",
        "News",
        "Harbour",
    )


def test_a_title() -> None:
    assert said(("Ferry timetable changes", "title")) == {"title": "Ferry timetable changes"}


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("Tags: ferry, harbour, islands", "tags", {"tags": ("ferry", "harbour", "islands")}),
        ("Schlagwörter: Fähre · Hafen", "tags", {"tags": ("Fähre", "Hafen")}),
        ("#ferry #harbour", "tags", {"tags": ("ferry", "harbour")}),
        ("Tags", "tags", {}),
        (
            "This story is from a syndicated feed of Reuters.",
            "syndication_notice",
            {"syndicated": True, "syndicated_by": "Reuters"},
        ),
        ("Register to read on", "paywall", {"paywalled": True}),
        ("© 2025 The Harbour Herald. All rights reserved.", "copyright", {"publisher": "The Harbour Herald"}),
        ("Text: CC BY-SA 4.0", "footer", {"licence": "CC BY-SA 4.0"}),
        ("12 comments", "comments", {"comments": 12}),
        ("Kommentare (7)", "comments", {"comments": 7}),
        ("I have slept on that pier twice in 2012.", "comments", {}),
        ("By Ilse Tamm", "comments", {}),
    ],
)
def test_lines_of_other_kinds(text: str, kind: Kind, fields: dict[str, object]) -> None:
    assert said((text, kind)) == fields


def test_dates_are_read_as_the_site_writes_them() -> None:
    assert said(("03/04/2025", "dateline")) == {}
    assert said(("03/04/2025", "dateline"), site=Site(habits=Habits(day_first=True))) == {"published": "2025-04-03"}


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The pier at noon. Pic/AFP", "AFP"),
        ("The pier at noon. Photo: Joost Vael", "Joost Vael"),
        ("Der Steg am Mittag. (Foto: Joost Vael/dpa)", "Joost Vael/dpa"),
        ("The pier at noon © Joost Vael", "Joost Vael"),
        ("Photograph by Joost Vael", "Joost Vael"),
        ("The pier at noon", None),
    ],
)
def test_captions_and_credits(text: str, credit: str | None) -> None:
    document = segment_text(f"{text}\nA line between.\n{text}")
    found = captions(document, decide(3, [Finding(i, i + 1, "remove", "caption", "r", "cue") for i in (0, 2)]))
    assert [(caption.text, caption.credit, caption.start) for caption in found] == [(text, credit, 0)]


def test_lines_of_other_kinds_say_nothing() -> None:
    assert said(("By Ilse Tamm, 4 March 2025", "related"), ("Home > Harbour", "footer")) == {}
