"""Rules at work on whole pages."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from cleaner import Article, Cleaner, Page, RuleError
from cleaner.page_text import page_text
from tests.stories import PARAGRAPHS, TRAPS, write_tree

STORY = [*PARAGRAPHS, *TRAPS]
TEXT = "\n\n".join(STORY)
HTML = (
    "<html><head><title>T</title></head><body><nav>Home</nav><main class=story>"
    + "".join(f"<p class=p{number}>{text}</p>" for number, text in enumerate(STORY))
    + "</main><div class=facts><p>The mill was built in 1790.</p></div></body></html>"
)
URL = "https://herald.example/news/1"


def clean(tmp_path: Path, content: str, body: str, name: str = "sites/herald.yaml", **page: object) -> Article:
    text = f"schema: 1\nid: {name.removesuffix('.yaml')}\n{body}"
    return Cleaner(rules=(write_tree(tmp_path, {name: text}),)).clean(Page(content, URL, **page))  # type: ignore[arg-type]


SITE = "sites: [herald.example]\n"


@pytest.mark.parametrize(
    ("content", "body"),
    [
        pytest.param(HTML, "remove:\n  - {id: x, kind: related, css: .story}\n", id="css"),
        pytest.param(HTML, "remove:\n  - {id: x, kind: related, xpath: //main/p}\n", id="xpath"),
        pytest.param(HTML, 'remove:\n  - {id: x, kind: related, from: "^The ferry", to: end}\n', id="range-of-html"),
        pytest.param(TEXT, 'remove:\n  - {id: x, kind: related, from: "^Forty people", to: end}\n', id="range-of-text"),
        pytest.param(TEXT, 'remove:\n  - {id: x, kind: related, line: "e"}\n', id="a-pattern-too-broad"),
        pytest.param(HTML, "article: {css: nav}\n", id="a-container-of-something-else"),
    ],
)
def test_a_page_of_which_the_rules_would_cut_nearly_all_keeps_its_text_and_says_so(
    tmp_path: Path, content: str, body: str
) -> None:
    article = clean(tmp_path, content, SITE + body)
    assert "site_rules_reverted" in article.warnings
    assert all(paragraph in article.text for paragraph in STORY)
    assert "site_rules_reverted" in article.record.output.warnings


def test_a_platform_that_would_cut_nearly_all_is_not_heard_either(tmp_path: Path) -> None:
    body = "detect: {html: [.story]}\nremove:\n  - {id: x, kind: related, css: .story}\n"
    article = clean(tmp_path, HTML, body, "platforms/press.yaml")
    assert "platform_rules_reverted" in article.warnings
    assert all(paragraph in article.text for paragraph in STORY)


RULES = [
    "remove:\n  - {id: x, kind: related, css: '.p1, .p3'}\nkeep:\n  - {css: .p3}\n",
    "remove:\n  - {id: x, kind: related, xpath: '//p[3]'}\n  - {id: y, kind: promo, line: '^Prices for hay'}\n",
    "article: {css: main}\nkinds:\n  - {id: k, kind: navigation, css: nav}\n",
    "article: {xpath: '//main'}\nremove:\n  - {id: x, kind: related, css: .p2}\n",
]


@pytest.mark.parametrize("body", RULES)
def test_the_page_text_does_not_depend_on_rules(tmp_path: Path, body: str) -> None:
    article = clean(tmp_path, HTML, SITE + body)
    text = page_text(Page(HTML)).text
    kept = [text[v.start : v.end] for v in article.verdicts if v.action == "keep"]
    assert " ".join(" ".join(kept).split()) == " ".join(article.text.split())
    covered = sum(len("".join(text[v.start : v.end].split())) for v in article.verdicts)
    assert covered == len("".join(text.split()))


def test_what_a_site_keeps_beats_all_removal(tmp_path: Path) -> None:
    body = SITE + "remove:\n  - {id: x, kind: related, css: [.facts, .p1]}\nkeep:\n  - {css: .facts}\n"
    text = clean(tmp_path, HTML, body).text
    assert "The mill was built in 1790." in text
    assert STORY[1] not in text
    assert STORY[0] in text


def test_where_the_site_says_the_article_stands_the_engine_is_not_asked(tmp_path: Path) -> None:
    half = HTML.replace("<p class=p9>", "</main><div class=rest><p class=p9>", 1).replace(
        "</main><div class=facts>", "</div><div class=facts>"
    )
    article = clean(tmp_path, half, SITE + "article: {css: .story}\n")
    assert article.text == "\n\n".join(STORY[:9]) + "\n"
    assert {v.by for v in article.verdicts} >= {"sites/herald#article"}
    assert article.confidence is None


def test_the_rules_of_the_day_on_which_the_page_was_saved(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "old.yaml": f"schema: 1\nid: old\n{SITE}valid: {{until: 2020-01-01}}\nremove:\n  - {{id: x, kind: promo, css: .p1}}\n",
            "new.yaml": f"schema: 1\nid: new\n{SITE}valid: {{from: 2020-01-01}}\nremove:\n  - {{id: x, kind: promo, css: .p2}}\n",
        },
    )
    cleaner = pickle.loads(pickle.dumps(Cleaner(rules=(tmp_path,))))
    for day, site, gone in ((date(2019, 5, 1), "old", 1), (date(2024, 5, 1), "new", 2), (None, "new", 2)):
        article = cleaner.clean(Page(HTML, URL, captured=day))
        assert article.record.activity.site == site
        assert [number for number, text in enumerate(STORY) if text not in article.text] == [gone]


def test_metadata_is_selected_by_the_sites_rules(tmp_path: Path) -> None:
    body = SITE + (
        "metadata:\n  title: {css: title}\n  section: {xpath: '//nav'}\n"
        "  published: {css: time, attribute: datetime, timezone: Europe/London}\n"
    )
    page = HTML.replace("<nav>", "<time datetime='2025-07-01 09:15'>Tuesday</time><nav>")
    found = clean(tmp_path, page, body).metadata
    assert (found.title, found.section, found.published) == ("T", "Home", "2025-07-01T09:15:00+01:00")
    assert {s.source for s in found.sources if s.field in {"title", "section", "published"}} == {"rule"}


def test_of_several_rule_folders_the_last_is_heard(tmp_path: Path) -> None:
    folders = []
    for number in (1, 2):
        text = f"schema: 1\nid: f{number}\n{SITE}remove:\n  - {{id: x, kind: promo, css: .p{number}}}\n"
        folders.append(write_tree(tmp_path / str(number), {"a.yaml": text}))
    project = write_tree(tmp_path / "p", {"a.yaml": f"schema: 1\nid: p\n{SITE}"})
    assert Cleaner(rules=tuple(folders), project=project).clean(Page(HTML, URL)).record.activity.site == "f2"
    assert Cleaner(project=project).clean(Page(HTML, URL)).record.activity.site == "p"


def test_rules_that_extend_nothing_are_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="platforms/none"):
        clean(tmp_path, HTML, SITE + "extends: [platforms/none]\n")
