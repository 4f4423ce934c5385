from __future__ import annotations

from datetime import date

from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.describe import find_file, list_files, show_file
from tests.rules import rule_file

PRESS = rule_file(
    'id: press\nremove:\n  - {id: share, kind: share, css: .s}\n  - {id: more, kind: related, line: "^More$"}\n',
    "platform",
    name="platforms/press.yaml",
)
SITE = rule_file(
    "id: sites/a.example\nsites: [a.example]\nextends: [press]\nwithout: [more]\nvalid: {from: 2024-01-01}\n"
    "keep:\n  - {css: .facts}\nmetadata: {title: {css: h1}}\narticle: {css: main}\n",
    name="sites/a.yaml",
    origin="user",
)
BOOK = Rulebook([PRESS, SITE])


def test_the_list_names_all_files_by_layer() -> None:
    assert [(one.id, one.layer, one.origin, one.rules, one.valid) for one in list_files(BOOK)] == [
        ("sites/a.example", "site", "user", 1, "from 2024-01-01"),
        ("press", "platform", "packaged", 2, ""),
    ]


def test_a_file_is_found_by_id_host_or_url() -> None:
    for target in ("sites/a.example", "a.example", "www.a.example", "https://a.example/x"):
        assert find_file(BOOK, target, None) is SITE
    assert find_file(BOOK, "https://a.example/x", date(2020, 1, 1)) is None
    assert find_file(BOOK, "press", None) is PRESS
    assert find_file(BOOK, "b.example", None) is None


def test_what_holds_is_told_with_where_it_comes_from() -> None:
    told = "\n".join(show_file(BOOK, SITE))
    assert "# sites/a.example (user: ./sites/a.yaml, from 2024-01-01)" in told
    assert "# press (packaged: platforms/press.yaml)" in told
    assert "  keep    {css: .facts}" in told
    assert "  article {css: main}" in told
    assert "  title: {css: h1}" in told
    assert "  remove  {id: share, kind: share, css: .s}" in told
    assert "#   switched off: remove  {id: more" in told
    assert "everywhere also: 0 rules" in told
