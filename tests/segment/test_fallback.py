from __future__ import annotations

import json
from html import escape

import pytest

from cleaner import Cleaner, Options, Page
from cleaner.segment.fallback import SHOWN, with_fallback
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from tests.records import broken_promises

PARAGRAPHS = [
    "The mill at the weir has ground no corn since the great frost, and its wheel stood still for forty years.",
    "Two brothers from the valley bought it in the spring, with the meadow and with all that lay in the loft.",
    "They found the old stones whole, a ledger with the names of nine hundred farmers, and a family of owls.",
    "The owls stay in the loft, the ledger goes to the town archive, and the stones will turn again in September.",
]
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MENU = "".join(f"<li><a href=/{i}>Part {i} of the site, with its own long name</a></li>" for i in range(60))
LONG = [f"{paragraph} So much for chapter {number}." for number in range(4) for paragraph in PARAGRAPHS]


def _falls_back(html: str, *told: str) -> list[str] | None:
    tree = Tree(html)
    found = with_fallback(tree, segment_html(tree).text, told)
    return None if found is None else segment_html(found).texts()


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<body><div id=app></div><noscript>{STORY}</noscript>", id="noscript"),
        pytest.param(f"<body><div id=app></div><NOSCRIPT class=a>{STORY}</NOSCRIPT >", id="in-capitals"),
        pytest.param(
            f"<head><title>T</title></head><frameset cols='20%,*'><frame src=a><noframes><body>{STORY}</body></noframes>"
            "</frameset>",
            id="frames",
        ),
        pytest.param(f"<body><x-story><template shadowrootmode=open>{STORY}</template></x-story>", id="shadow-tree"),
        pytest.param(
            f"<body><x-a><template shadowrootmode=open><template><p>{{{{ row }}}}</p></template>{STORY}</template></x-a>",
            id="a-template-in-a-shadow-tree",
        ),
    ],
)
def test_fallback_content_of_a_page_that_shows_nothing(html: str) -> None:
    assert segment_html(Tree(html)).text == ""
    assert _falls_back(html) == PARAGRAPHS


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<body><ul>{MENU}</ul><noscript>{STORY}</noscript>", id="the-page-shows-enough"),
        pytest.param(f"<body>{STORY}<noscript>{STORY}</noscript>", id="the-same-twice"),
        pytest.param("<body><noscript>Switch on JavaScript to see this page.</noscript>", id="a-request"),
        pytest.param(f"<body><template>{STORY}</template>", id="a-template-for-scripts"),
        pytest.param("<body><p>Short.</p>", id="nothing-else"),
        pytest.param(
            "<head><noscript><style>p { color: red }</style></noscript></head><body>", id="a-style-sheet-in-the-head"
        ),
        pytest.param("", id="empty"),
    ],
)
def test_pages_that_stay_as_they_are(html: str) -> None:
    assert _falls_back(html) is None


def test_a_word_or_two_beside_it_stay_on_the_page() -> None:
    texts = _falls_back(f"<body><p>Loading</p><noscript>{STORY}</noscript>")
    assert texts == ["Loading", *PARAGRAPHS]


def test_what_search_engines_are_told_of_a_page_that_shows_nothing() -> None:
    assert _falls_back("<body><div id=app></div></body></html>", *PARAGRAPHS) == PARAGRAPHS


def test_the_longer_one_counts() -> None:
    html = f"<body><noscript>{STORY}</noscript>"
    assert _falls_back(html, *LONG) == LONG
    assert _falls_back(html, PARAGRAPHS[0]) == PARAGRAPHS


def test_a_story_that_is_told_and_stands_nowhere_joins_what_the_page_shows() -> None:
    texts = _falls_back(f"<body><ul>{MENU}</ul></body>", *LONG)
    assert texts is not None
    assert texts[-len(LONG) :] == LONG
    assert len(texts) == 60 + len(LONG)


def test_a_story_that_is_told_and_shown_is_not_added() -> None:
    shown = "".join(f"<div>{paragraph}</div>" for paragraph in LONG)
    assert _falls_back(f"<body><ul>{MENU}</ul>{shown}", *LONG) is None


def test_a_teaser_that_is_told_is_not_added() -> None:
    assert _falls_back(f"<body><ul>{MENU}</ul>", "The mill at the weir turns again.") is None


def test_what_is_told_is_text_and_no_markup() -> None:
    told = [f"{paragraph} <b>&amp; 1 < 2" for paragraph in PARAGRAPHS]
    assert _falls_back("<body>", *told) == told


def _told(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return (
        f"<html><head><script type='application/ld+json'>{data}</script></head><body><div id=app></div></body></html>"
    )


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<html><body><div id=app></div><noscript>{STORY}</noscript></body></html>", id="noscript"),
        pytest.param(_told("\n\n".join(PARAGRAPHS)), id="told-in-lines"),
        pytest.param(_told(STORY), id="told-in-markup"),
        pytest.param(_told(escape(STORY)), id="told-in-escaped-markup"),
    ],
)
@pytest.mark.parametrize("mode", ["recall", "balanced", "precision"])
def test_the_whole_way_keeps_the_story_with_its_record(html: str, mode: str) -> None:
    page = Page(html.encode(), media_type="text/html")
    article = Cleaner(Options(mode=mode)).clean(page)  # type: ignore[arg-type]
    assert article.text.split("\n\n") == [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + "\n"]
    assert SHOWN in article.warnings
    assert broken_promises(page, article) == []


def test_many_unclosed_tags_take_no_time() -> None:
    assert _falls_back("<noscript" * 100_000 + "<template shadowroot>" * 20_000) is None


def test_what_the_parser_had_to_do_to_the_page_stays_said() -> None:
    html = f"<body><noscript>{STORY}</noscript>{'<div>' * 20_000}</body>"
    assert Cleaner().clean(Page(html, media_type="text/html")).warnings[:2] == ("markup_capped", SHOWN)
