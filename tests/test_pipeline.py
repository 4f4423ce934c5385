from __future__ import annotations

import importlib.metadata
import pickle
from itertools import permutations
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

import cleaner as package
from cleaner import Article, Cleaner, Options, Page, PageError, UsageError, clean, pipeline
from cleaner import provenance as p
from cleaner.judge.engine import Opinion
from cleaner.model import MODES, Mode
from tests.stories import HTML_ARTICLE, HTML_PAGE, PAGE, PAGE_ARTICLE, PARAGRAPHS, lines_of_text

ARTICLE = "\n\n".join(PAGE_ARTICLE) + "\n"


def kinds(article: Article, page: str) -> dict[str, str | None]:
    """What was removed from a flattened page: line -> kind."""
    return {
        line: verdict.kind
        for verdict in article.verdicts
        if verdict.action == "remove"
        for line in lines_of_text(page[verdict.start : verdict.end])
    }


def test_a_flattened_page(cleaner: Cleaner) -> None:
    article = cleaner.clean(PAGE)
    assert article.text == ARTICLE
    assert kinds(article, PAGE) == {
        "Home > News > Harbour > Ferry timetable changes": "breadcrumb",
        "Ferry timetable changes": "title",
        "By Ilse Tamm": "byline",
        "Published: 4 March 2025, 09:15": "dateline",
        "Advertisement": "advertisement",
        "Related News": "related",
        "Lighthouse opens at night again": "related",
        "New path along the dunes": "related",
        "Swimmers welcome a warmer lake": "related",
        "© 2025 The Harbour Herald. All rights reserved.": "copyright",
    }


def test_an_html_page(cleaner: Cleaner) -> None:
    article = cleaner.clean(HTML_PAGE)
    assert article.text == "\n\n".join(HTML_ARTICLE) + "\n"
    assert {v.kind for v in article.verdicts if v.action == "remove"} >= {"navigation", "title", "related"}


@pytest.mark.parametrize(
    "content",
    [
        *(PAGE, PAGE.encode(), PAGE.encode("utf-16"), PAGE.replace("\n", "\r\n"), Page(PAGE), Page(PAGE.encode())),
        *(bytearray(PAGE.encode()), memoryview(PAGE.encode()), np.bytes_(PAGE.encode()), np.str_(PAGE)),
    ],
    ids=[
        *("str", "bytes", "utf-16", "carriage-returns", "page-of-str", "page-of-bytes"),
        *("bytearray", "memoryview", "numpy-bytes", "numpy-str"),
    ],
)
def test_a_page_may_come_in_many_forms(cleaner: Cleaner, content: str | bytes | bytearray | memoryview | Page) -> None:
    assert cleaner.clean(content).text == ARTICLE


def test_options_that_there_are_not_are_wrong_usage_and_say_which_there_are(cleaner: Cleaner) -> None:
    assert get_args(Mode) == MODES
    with pytest.raises(UsageError, match=r"engine='foo'.*'auto', 'blocks', 'trafilatura'"):
        Options(engine="foo")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"mode='foo'.*'recall', 'balanced', 'precision'"):
        Options(mode="foo")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"media_type='html'.*'text/html', 'text/plain', 'text/markdown'"):
        cleaner.clean(PAGE, media_type="html")  # type: ignore[arg-type]


def test_the_function_says_the_same_as_the_class(cleaner: Cleaner) -> None:
    for page in (PAGE, HTML_PAGE):
        assert clean(page, url="https://herald.example/") == cleaner.clean(page, "https://herald.example/")


def test_the_media_type_may_be_told(cleaner: Cleaner) -> None:
    assert "<p>" in cleaner.clean(f"<p>{PARAGRAPHS[0]}</p>", media_type="text/plain").text
    assert "<b>" not in cleaner.clean(f"<b>{PARAGRAPHS[0]}</b>", media_type="text/html").text


def test_relatives_of_bytes_may_hold_markup(cleaner: Cleaner) -> None:
    page = HTML_PAGE.encode()
    expected = cleaner.clean(page)
    for content in (bytearray(page), memoryview(page), np.bytes_(page), Page(np.bytes_(page))):
        assert cleaner.clean(content) == expected


@pytest.mark.parametrize("content", ["", b"", " \n", b"\x89PNG\r\n\0\0", None, float("nan")], ids=repr)
def test_what_is_no_page_is_a_page_error(cleaner: Cleaner, content: Any) -> None:
    with pytest.raises(PageError):
        cleaner.clean(content)


@pytest.mark.parametrize(
    "options", [Options(), Options(site_rules=False, headline=True, each_block=True)], ids=["plain", "all"]
)
def test_a_cleaner_can_be_sent_to_another_process(options: Options) -> None:
    fresh = Cleaner(options)
    copies = [pickle.loads(pickle.dumps(fresh))]
    fresh.clean(PAGE)
    fresh.clean(HTML_PAGE)
    copies.append(pickle.loads(pickle.dumps(fresh)))
    for copy in copies:
        assert [copy.clean(page) for page in (PAGE, HTML_PAGE)] == [fresh.clean(page) for page in (PAGE, HTML_PAGE)]


def test_a_used_cleaner_is_no_larger_than_a_new_one() -> None:
    cleaner = Cleaner()
    before = len(pickle.dumps(cleaner))
    for number in range(5):
        cleaner.clean(f"{PAGE}\n{number}")
        cleaner.clean(HTML_PAGE.replace("Ferry", f"Ferry {number}"))
    assert len(pickle.dumps(cleaner)) == before


def test_pages_do_not_influence_each_other(cleaner: Cleaner) -> None:
    pages = {
        "text": PAGE,
        "html": HTML_PAGE,
        "site": f"{PAGE}\nMid-Day Web Stories\n",
        "broken": "<div>" * 30 + PARAGRAPHS[0],
    }
    alone = {name: p.encode(Cleaner().clean(page).record) for name, page in pages.items()}
    for order in list(permutations(pages))[::17]:
        assert {name: p.encode(cleaner.clean(pages[name]).record) for name in order} == alone


def test_what_a_cleaner_saw_before_a_hundred_times_changes_nothing(cleaner: Cleaner) -> None:
    first = cleaner.clean(HTML_PAGE)
    for _ in range(20):
        cleaner.clean(HTML_PAGE)
        cleaner.clean(PAGE)
    assert cleaner.clean(HTML_PAGE) == first


def test_headline_above_the_text() -> None:
    article = Cleaner(Options(headline=True)).clean(PAGE)
    assert article.text == f"Ferry timetable changes\n\n{ARTICLE}"
    assert article.record.output.headline


def test_a_page_without_a_title_gets_no_headline() -> None:
    article = Cleaner(Options(headline=True)).clean(PARAGRAPHS[0])
    assert article.text == PARAGRAPHS[0] + "\n"
    assert not article.record.output.headline


def test_block_by_block_the_text_is_the_same() -> None:
    full = Cleaner(Options(each_block=True)).clean(PAGE)
    assert full.text == ARTICLE
    assert len(full.verdicts) == len(lines_of_text(PAGE))


def test_a_page_of_which_rules_would_leave_nothing_stays_whole_and_says_so(cleaner: Cleaner) -> None:
    page = "Advertisement\n\nShare\n\nSubscribe now\n"
    article = cleaner.clean(page)
    assert article.text == page
    assert "cue_rules_reverted" in article.record.output.warnings


def test_a_page_that_is_nothing_but_controls_is_empty_and_says_so(cleaner: Cleaner) -> None:
    article = cleaner.clean("<html><body><button>Send</button><select><option>One<option>Two</select></body></html>")
    assert article.text == ""
    assert "nothing_kept" in article.record.output.warnings


def test_an_html_page_in_which_the_engine_finds_nothing_keeps_what_no_container_names(cleaner: Cleaner) -> None:
    article = cleaner.clean("<html><body><nav>Home</nav><p>Short.</p></body></html>")
    assert "Short." in article.text
    assert "Home" not in article.text


def test_a_rule_folder_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Cleaner(rules=(tmp_path / "nowhere",))


def test_an_article_can_be_sent_to_another_process(cleaner: Cleaner) -> None:
    article = cleaner.clean(HTML_PAGE)
    assert pickle.loads(pickle.dumps(article)) == article


@pytest.mark.parametrize("name", package.__all__)
def test_all_public_names_exist(name: str) -> None:
    assert getattr(package, name) is not None


def test_what_the_signatures_name_is_public_and_so_is_the_version() -> None:
    assert "MediaType" in package.__all__
    assert package.__version__ == importlib.metadata.version("cleaner")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        package.nonsense  # noqa: B018


@pytest.mark.parametrize("name", ["with_subheads", "with_standfirst", "with_unfolded", "with_gaps_closed"])
def test_the_mode_that_wants_no_junk_puts_nothing_back(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_document: object, _lines: object, opinion: Opinion, *_: object) -> Opinion:
        asked.append(name)
        return opinion

    monkeypatch.setattr(pipeline, name, ask)
    Cleaner(Options(mode="precision")).clean(HTML_PAGE)
    assert asked == []
    Cleaner(Options(mode="balanced")).clean(HTML_PAGE)
    assert asked == [name]


def test_a_warning_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "bound", lambda _document, findings, _safety: (findings, ("not_an_article",)))
    assert Cleaner().clean("<body><img src=a.png></body>").warnings.count("not_an_article") == 1
