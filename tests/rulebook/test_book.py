from __future__ import annotations

import pickle

import pytest

from cleaner.rulebook.book import LONGEST_LINE, Rulebook, compile_file, host_of
from cleaner.rulebook.load import load_folder, packaged_rules
from cleaner.rulebook.loaded import LoadedFile, Origin
from tests.rules import rule_file, rule_group


def site(name: str, *hosts: str, detect: str = "", origin: Origin = "packaged") -> LoadedFile:
    listed = ", ".join(f'"{host}"' for host in hosts)
    return rule_file(
        f"id: {name}\nsites: [{listed}]\n" + (f"detect: {{text: {detect}}}\n" if detect else ""),
        name=f"sites/{name}.yaml",
        origin=origin,
    )


def id_of(file: LoadedFile | None) -> str | None:
    return file.rules.id if file else None


BOOK = Rulebook(
    [
        site("herald", "herald.example", "*.herald.example"),
        site("sport", "sport.herald.example"),
        site("regions", "*.regions.herald.example"),
        site("co", "herald.co.uk"),
    ]
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://herald.example/a/b?c=d", "herald"),
        ("http://www.herald.example", "herald"),
        ("HTTPS://WWW.HERALD.EXAMPLE/", "herald"),
        ("https://herald.example:8080/", "herald"),
        ("https://me:secret@herald.example/", "herald"),
        ("herald.example/a", "herald"),
        ("//herald.example/a", "herald"),
        ("https://news.herald.example/", "herald"),
        ("https://a.b.herald.example/", "herald"),
        ("https://sport.herald.example/", "sport"),
        ("https://www.sport.herald.example/", "sport"),
        ("https://north.regions.herald.example/", "regions"),
        ("https://herald.co.uk/", "co"),
        ("https://herald.example.evil.example/", None),
        ("https://notherald.example/", None),
        ("https://co.uk/", None),
        ("https://", None),
        ("https://[broken/", None),
        ("file:///pages/herald.example.html", None),
        ("", None),
    ],
)
def test_the_site_of_a_url(url: str, expected: str | None) -> None:
    assert id_of(BOOK.site_of(url)) == expected


def test_the_rules_of_a_user_beat_the_packaged_ones_for_a_host() -> None:
    mine, packaged = site("mine", "herald.example", origin="user"), site("packaged", "herald.example")
    for order in ([mine, packaged], [packaged, mine]):
        assert id_of(Rulebook(order).site_of("https://herald.example/")) == "mine"


def test_a_file_whose_id_another_has_taken_speaks_for_none_of_its_hosts() -> None:
    mine = site("herald", "news.herald.example", origin="user")
    packaged = site("herald", "herald.example", "*.herald.example")
    for order in ([mine, packaged], [packaged, mine]):
        book = Rulebook(order)
        assert book.site_of("https://news.herald.example/") is mine
        assert book.site_of("https://www.herald.example/") is None
        assert book.site_of("https://sport.herald.example/") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["x", "Herald Web"], "one"),
        (["First", "Second"], "two"),
        (["Second", "x", "First"], "two"),
        (["First"], None),
        (["Herald Web", "First", "Second"], None),
        (["x"], None),
        ([], None),
        (["Herald Web" + " " * LONGEST_LINE], None),
    ],
    ids=["one-pattern", "all-of-a-list", "in-any-order", "not-all", "two-sites", "none", "no-lines", "endless-line"],
)
def test_a_site_is_detected_by_its_lines(lines: list[str], expected: str | None) -> None:
    book = Rulebook(
        [
            site("one", "one.example", detect='["^Herald Web"]'),
            site("two", "two.example", detect='[["^First$", "^Second$"]]'),
        ]
    )
    assert id_of(book.detect(lines)) == expected


def test_a_book_without_site_rules_knows_no_site() -> None:
    book = Rulebook([site("one", "one.example", detect='["^Herald Web$"]')], site_rules=False)
    assert book.site_of("https://one.example/") is None
    assert book.detect(["Herald Web"]) is None


def test_a_book_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(BOOK))
    assert copy.sha256 == BOOK.sha256
    assert id_of(copy.site_of("https://sport.herald.example/")) == "sport"


def test_the_hash_of_a_book_follows_from_its_files() -> None:
    one, two = site("one", "one.example"), site("two", "two.example")
    assert Rulebook([one, two]).sha256 == Rulebook([one, two]).sha256
    assert len({Rulebook(files).sha256 for files in ([], [one], [two], [one, two])}) == 4


def test_rules_stand_in_records_with_the_id_of_their_file() -> None:
    body = 'id: sites/herald\nremove:\n  - {id: wall, kind: paywall, line: "^Register$"}\nkeep:\n  - {id: facts, line: "^Fact"}\n'
    assert [rule.id for rule in compile_file(rule_file(body))] == ["sites/herald#facts", "sites/herald#wall"]


def test_a_line_begins_each_rule_once_in_the_order_of_the_file() -> None:
    group = rule_group('kind: share, line: ["^Share", "now$"]', 'kind: promo, line: "Share"')
    assert [rule.id for rule in group.begin("Share now", 2)] == ["t#r0", "t#r1"]


def test_a_group_can_be_pickled() -> None:
    group = pickle.loads(pickle.dumps(rule_group('kind: share, line: "^Share$"')))
    assert [rule.kind for rule in group.begin("Share", 1)] == ["share"]


def test_a_group_without_rules_begins_nowhere() -> None:
    assert rule_group('kind: share, css: ".share"').begin("Share", 1) == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Herald.example:80/a", "herald.example"),
        ("herald.example", "herald.example"),
        (None, ""),
        ("/a/b", ""),
    ],
)
def test_host_of(url: str | None, host: str) -> None:
    assert host_of(url) == host


PACKAGED = Rulebook(load_folder(packaged_rules()))


@pytest.mark.parametrize(
    ("language", "spoken", "foreign"),
    [
        ("de", "Verwandte Artikel", "Noticias relacionadas"),
        ("de-AT", "Verwandte Artikel", "Noticias relacionadas"),
        ("es_MX", "Noticias relacionadas", "Verwandte Artikel"),
    ],
)
def test_a_page_is_judged_by_the_rules_of_its_language_and_english_ones(
    language: str, spoken: str, foreign: str
) -> None:
    group = PACKAGED.generic(language)
    assert group.begin(spoken, 2)
    assert group.begin("Related News", 2)
    assert not group.begin(foreign, 2)


@pytest.mark.parametrize("language", [None, "", "eo", "x"])
def test_a_page_of_an_unknown_language_is_judged_by_all(language: str | None) -> None:
    group = PACKAGED.generic(language)
    assert all(group.begin(line, 2) for line in ("Verwandte Artikel", "Noticias relacionadas", "Related News"))
