from __future__ import annotations

import pytest

from cleaner.article.site import Site
from cleaner.article.text_said import ends_as_teaser, place, stops_short
from cleaner.judge.verdicts import decide
from cleaner.model import Finding, Kind
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS


def said(*lines: tuple[str, Kind | None]) -> dict[str, object]:
    document = segment_text("\n".join(line for line, _ in lines))
    findings = [Finding(i, i + 1, "remove", kind, "r", "cue") for i, (_, kind) in enumerate(lines) if kind is not None]
    return {found.field: found.value for found in place(document, decide(len(document), findings), Site())}


@pytest.mark.parametrize(
    ("line", "where", "agency"),
    [
        ("VELM, March 4: The ferry will leave earlier.", "Velm", None),
        ("NEW VELM, Dec 21 (Reuters) - The ferry will leave earlier.", "New Velm", "Reuters"),
        ("VELM (AP) — The ferry will leave earlier.", "Velm", "AP"),
        ("VELM — The ferry will leave earlier.", "Velm", None),
        ("Velm, June 19: The ferry will leave earlier.", "Velm", None),
        ("Velm (dpa) - Die Fähre fährt früher.", "Velm", "dpa"),
        ("Velm, 4 mar (EFE).- El barco sale antes.", "Velm", "EFE"),
        ("ВЕЛЬМ, 4 марта. /ТАСС/. Паром уйдет раньше.", "Вельм", "ТАСС"),
        ("【ベルム共同】船は早く出る。", "ベルム", "共同"),
        ("新华社韦尔姆3月4日电 渡轮将提前出发。", "韦尔姆", "新华社"),
        ("(벨름=연합뉴스) 배가 일찍 떠난다.", "벨름", "연합뉴스"),
        ("The ferry from Velm left early.", None, None),
        ("Velm said: no.", None, None),
        ("UPDATE — The ferry left.", None, None),
        ("Ferries - a short history.", None, None),
        ("Ilse Tamm (the baker) - she began it.", None, None),
    ],
)
def test_the_place_with_which_the_text_begins(line: str, where: str | None, agency: str | None) -> None:
    found = said((line, None))
    assert (found.get("place"), found.get("agency")) == (where, agency)


def test_a_removed_line_names_no_place() -> None:
    assert said(("VELM, March 4: An old one.", "related"), (PARAGRAPHS[0], None)) == {}


def test_only_the_beginning_of_the_text_names_the_place() -> None:
    paragraphs = [(paragraph, None) for paragraph in PARAGRAPHS]
    assert said(*paragraphs, ("TORR, March 5: A later one.", None)) == {}


@pytest.mark.parametrize(
    ("last", "short", "teaser"),
    [
        ("The bridge stays closed.", False, False),
        ("“The bridge stays closed.”", False, False),
        ("橋は閉鎖されたままだ。", False, False),
        ("पुल बंद रहेगा।", False, False),
        ("The bridge stays", True, False),
        ("The bridge stays…", True, False),
        ("The bridge stays...", True, False),
        ("The bridge stays [...]", True, True),
        ("The bridge stays closed. Continue reading", True, True),
    ],
)
def test_whether_the_text_breaks_off(last: str, short: bool, teaser: bool) -> None:
    document = segment_text(f"{PARAGRAPHS[0]}\n{last}\nRegister to read on")
    winners = decide(3, [Finding(2, 3, "remove", "paywall", "r", "cue")])
    assert stops_short(document, winners) is short
    assert ends_as_teaser(document, winners) is teaser


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("NEW VELM, Dec 21 (Reuters) - The ferry will leave earlier.", "Reuters"),
        ("МОСКВА, 4 марта. /ТАСС/. Паром уйдёт раньше.", "ТАСС"),
        ("(서울=연합뉴스) 여객선이 일찍 떠난다.", "연합뉴스"),
    ],
)
def test_a_wire_service_is_found_where_it_is_named(line: str, agency: str) -> None:
    document = segment_text(line)
    places = {f.field: (f.start, f.end) for f in place(document, decide(len(document), []), Site())}
    first, last = places["agency"]
    assert first is not None
    assert line[first:last] == agency
