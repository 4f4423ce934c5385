from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Cleaner, Page
from cleaner.errors import UsageError
from cleaner.rulebook.ftr.convert import Account, convert, import_folder, site_of
from cleaner.rulebook.ftr.report import rate, summary, write_report
from cleaner.rulebook.lint import lint
from cleaner.rulebook.load import parse_rules
from tests.stories import PARAGRAPHS, write_tree

FILE = """\
# The Harbour Herald
title: //h1[@class='headline']
author: substring-after(//p[@class='by'], 'By ')
date: //time/@datetime

body: //div[@id='story']
body: //article[1]
strip: //div[contains(@class, 'related')]
strip: //footer/following-sibling::*
strip: //div[@class='unclosed'
strip_id_or_class: share-bar
strip_attr: //p/@style
strip_image_src: pixel.gif
prune: no
tidy:no
http_header(user-agent): Mozilla/5.0
find_string: <noscript>
replace_string: <div>
single_page_link: //a[@class='one-page']
if_page_contains: //a[@class='next']
strip: //p[@class='note']
if_page_contains: //div[@class='notes']
strip: //img/@srcset
test_url: https://herald.example/1
"""


def converted(text: str) -> tuple[str | None, Account]:
    account = Account("herald.example.txt")
    return convert(text, "herald.example", account), account


def test_a_site_file_becomes_a_rule_file() -> None:
    text, account = converted(FILE)
    assert text is not None
    rules = parse_rules(text, "sites/herald.example.yaml")
    assert rules.sites == ["herald.example"]
    assert rules.article.xpath == ["//div[@id='story']", "//article[1]"]
    assert [(rule.kind, rule.css, rule.xpath) for rule in rules.remove] == [
        ("related", "div[class*='related']", []),
        ("unclassified", [], "//footer/following-sibling::*"),
        ("unclassified", "div[class='unclosed']", []),
        ("share", "[id*='share-bar'], [class*='share-bar']", []),
        ("unclassified", [], "(//p[@class='note'])[//div[@class='notes']]"),
    ]
    assert rules.metadata.published is not None
    assert rules.metadata.published.xpath == ["//time/@datetime"]
    assert rules.about.pages == ["https://herald.example/1"]
    assert dict(account.converted) == {
        "title": 1, "author": 1, "date": 1, "body": 2, "strip": 4, "strip_id_or_class": 1, "if_page_contains": 1, "test_url": 1,
    }  # fmt: skip
    assert account.failed == {}
    once = ("http_header", "if_page_contains", "strip_attr", "strip of attributes", "single_page_link", "tidy")
    assert {account.left_out[name] for name in once} == {1}


def test_the_condition_of_a_body_holds_where_its_order_among_others_counts_too() -> None:
    text, account = converted(
        "body: //div[@class='a']\nbody: //div[h1='x']\nif_page_contains: //meta[@name='k']\nbody: //div[\n"
    )
    assert text is not None
    article = parse_rules(text, "sites/herald.example.yaml").article
    assert (article.css, article.xpath) == ([], ["//div[@class='a']", "(//div[h1='x'])[//meta[@name='k']]"])
    assert dict(account.converted) == {"body": 2, "if_page_contains": 1}
    assert dict(account.failed) == {"body": 1}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("strip: //div[", "herald.example.txt:2: strip: not an XPath expression"),
        ("strip: //p/text()[1]", "herald.example.txt:2: strip: an XPath expression that gives no elements"),
        ("strip_id_or_class: it's", "herald.example.txt:2: strip_id_or_class: not a word"),
        ("stirp: //div", "herald.example.txt:2: unknown directive 'stirp', perhaps strip"),
        ("qqq: //div", "herald.example.txt:2: unknown directive 'qqq'"),
        ("what is this", "herald.example.txt:2: no directive: 'what is this'"),
    ],
)
def test_what_cannot_be_converted_is_told_by_file_and_line(line: str, problem: str) -> None:
    text, account = converted(f"body: //main\n{line}\n")
    assert text is not None
    assert [said for said in account.problems if said.startswith(problem)] == account.problems
    assert account.problems


@pytest.mark.parametrize("text", ["", "prune: no\ntidy: no\n", "body: \ntest_url: https://herald.example/\n"])
def test_of_a_file_without_meaning_nothing_is_written(text: str) -> None:
    assert converted(text)[0] is None


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("example.com.txt", "example.com"),
        ("www.Example.com.txt", "example.com"),
        (".example.com.txt", "*.example.com"),
        ("LICENSE.txt", None),
        (".com.txt", None),
        ("a b.com.txt", None),
    ],
)
def test_the_name_of_a_file_says_the_site(name: str, site: str | None) -> None:
    assert site_of(name) == site


def test_a_checkout_is_imported_and_what_comes_out_is_right_and_works(tmp_path: Path) -> None:
    source = write_tree(
        tmp_path / "ftr",
        {
            "herald.example.txt": FILE,
            ".herald.example.txt": "body: //main\nstrip: //nav\n",
            "www.herald.example.txt": "body: //main\n",
            "latin.example.txt": b"strip_id_or_class: caf\xe9\n",
            "empty.example.txt": "prune: no\n",
            "LICENSE.txt": "CC0",
            "README.md": "no site",
        },
    )
    out = tmp_path / "out"
    accounts = import_folder(source, out)
    assert sorted(account.name for account in accounts) == [
        ".herald.example.txt",
        "empty.example.txt",
        "herald.example.txt",
        "latin.example.txt",
        "www.herald.example.txt",
    ]
    assert sorted(path.name for path in (out / "sites").iterdir()) == [
        "_.herald.example.yaml",
        "herald.example.yaml",
        "latin.example.yaml",
    ]
    report = lint([out])
    assert (len(report.files), report.errors) == (3, [])
    good, total = rate(accounts)
    assert (good, total) == (10, 10)
    assert any("herald.example has the file" in problem for account in accounts for problem in account.problems)
    assert any("100.0%" in line for line in summary(accounts))
    write_report(accounts, out / "report.tsv")
    assert "herald.example.txt\tsites/herald.example.yaml\tleft out\thttp_header\t1" in (out / "report.tsv").read_text()
    story = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f"<p>Elsewhere in the paper</p><div id=story>{story}<div class=related>Other</div></div><footer></footer><p>After</p>"
    article = Cleaner(rules=(out,)).clean(Page(page, "https://herald.example/1", "text/html"))
    assert article.text == "\n\n".join(PARAGRAPHS) + "\n"
    assert {verdict.by for verdict in article.verdicts} >= {
        "sites/herald.example#article",
        "sites/herald.example#strip-1",
    }


@pytest.mark.parametrize("files", [{}, {"README.md": "x"}])
def test_a_folder_without_site_files_is_wrong_usage(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    with pytest.raises(UsageError):
        import_folder(write_tree(tmp_path / "ftr", files), tmp_path / "out")
    with pytest.raises(UsageError):
        import_folder(tmp_path / "nowhere", tmp_path / "out")
