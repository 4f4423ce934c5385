"""Pages made to take long, or to break what reads them: each is cleaned in about the time that its length takes."""

from __future__ import annotations

import json
import time

import pytest

from cleaner.errors import PageError
from cleaner.model import MediaType, Page
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from cleaner.provenance import encode
from tests.stories import PARAGRAPHS

STORY = "\n\n".join(PARAGRAPHS[:8])
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:8])
CLEANER = Cleaner()
CLEANER.warm_up()
# A machine under load takes some times as long as an idle one; what grows with the square took ten seconds and more.
SECONDS = 5.0


def linked(**facts: object) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferries leave later", **facts})
    return f'<html><head><script type="application/ld+json">{data}</script></head><body>{BODY}</body></html>'


def locked(selector: str, depth: int) -> str:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": selector}
    return linked(hasPart=part).replace("<body>", "<body>" + "<div>" * depth)


HTML = {
    "drawings in drawings": f"{BODY}{'<svg>' * 4_900}<text>a",
    "a deep drawing of many texts": f"{BODY}<svg>{'<g>' * 480}{'x<path/>' * 100_000}<text>a",
    "descriptions of nothing": f"{BODY}{'<div>' * 480}{'<desc>x</desc>' * 50_000}",
    "a selector of many steps": locked("z div div div div p", 400),
    "a date of blanks and figures": f'<meta property="article:published_time" content="{"1 " * 200}{"ab " * 200}20">{BODY}',
    "an author of brackets": linked(author={"name": "()" * 20_000 + "x"}),
    "an author of blanks": linked(author="Ilse" + " " * 40_000 + "Tamm"),
    "an author of many words": linked(author="Ilse " * 8_000),
    "a title of blanks": f'<meta property="og:title" content="Ferry{" " * 19_000}x"><title>Ferry</title>{BODY}',
    "lines of blanks": f"<option></option>{'<br> ' * 60_000}{BODY}",
    "many stories": "<article><h1>Ferry</h1><p>One</article>" * 8_000,
    "many heads of lists": f"{BODY}{'<h2>Related</h2><p>P' * 16_000}",
    "words with a capital": f"{BODY}<p>Ilse Tamm, {', '.join(['Bern'] * 60)}.</p>",
    "tags closed by other names": f"{'<div></b>' * 80_000}{BODY}",
}
TEXT = {
    "front matter that is none": "---\r\ntitle: x\r\ntags:\r\n" + "    - item\r\n" * 200 + "=\r\n" + STORY,
    "links whose titles never end": "\n\n".join(["# Ferry", STORY, '[a](b "c ' * 20_000, STORY]),
    "dashes below a head of comments": f"{STORY}\n\nComments (5)\n{'-' * 60_000}\n",
    "many heads of lists": STORY + "\n\n" + "More News\nFerries leave later\n" * 8_000,
    "many heads of comments": "3 comments\nMarten K.\n2 hours ago\nAbout time\nReply\n" * 4_000,
    "somebody says figures": f"{STORY}\n\nReply says on {'1' * 40_000}:\n",
}
PAGES: list[tuple[str, MediaType, str]] = [
    *((name, "text/html", page) for name, page in HTML.items()),
    *(
        (name, "text/markdown" if "link" in name or "front" in name else "text/plain", page)
        for name, page in TEXT.items()
    ),
]


@pytest.mark.parametrize(("media", "page"), [page[1:] for page in PAGES], ids=[name for name, _, _ in PAGES])
def test_no_page_takes_longer_than_its_length_does(media: MediaType, page: str) -> None:
    began = time.process_time()
    article = CLEANER.clean(Page(page, media_type=media))
    assert time.process_time() - began < SECONDS
    assert article.verdicts


@pytest.mark.parametrize(
    "facts",
    [
        {"commentCount": "²"},
        {"commentCount": "9" * 5_000},
        {"commentCount": 10**40},
        {"interactionStatistic": {"interactionType": "CommentAction", "userInteractionCount": "³"}},
        {"wordCount": "²", "isAccessibleForFree": False},
        {"itemListElement": [{"name": "Home", "position": "²"}], "@type": "BreadcrumbList"},
    ],
    ids=str,
)
def test_figures_that_are_none_are_passed_over(facts: dict[str, object]) -> None:
    article = CLEANER.clean(Page(linked(**facts), media_type="text/html"))
    assert article.metadata.comments is None
    assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize("field", ["headline", "keywords", "articleSection", "author"])
def test_half_a_character_in_linked_data_loses_no_page(field: str) -> None:
    page = linked(**{field: "Ferry times HALF"}).replace("HALF", "\\ud83d")
    article = CLEANER.clean(Page(page, media_type="text/html"))
    assert PARAGRAPHS[0] in article.text
    assert encode(article.record)


def test_data_nested_too_deep_to_be_read_is_no_data() -> None:
    nested = f'[["a",{"[" * 3_000}{"]" * 3_000}]]'
    article = CLEANER.clean(Page(f"{BODY}<div>{nested}</div>", media_type="text/html"))
    assert PARAGRAPHS[0] in article.text


def test_a_column_of_endless_figures_is_no_count() -> None:
    rows = "\n".join(f"Name {'abcdefghij'[i % 10]}\n{'1' * 5_000}" for i in range(20))
    recall = Cleaner(Options(mode="recall"))
    assert PARAGRAPHS[0] in recall.clean(Page(f"{STORY}\n\n{rows}\n", media_type="text/plain")).text


def test_a_drawing_of_thousands_of_strokes_hides_no_article() -> None:
    drawing = "<svg>" + "<path d='M0 0'/>" * 6_000 + "</svg>"
    article = CLEANER.clean(Page(f"<body>{drawing}<div>{BODY}</div>", media_type="text/html"))
    assert article.warnings == ()
    assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize(
    "name", ["undefined", "unicode_escape", "punycode", "idna", "utf-16", "rot13", "no-such-thing"]
)
def test_no_declared_character_set_breaks_a_page(name: str) -> None:
    page = f'<meta charset="{name}"><p>Caf\u00e9 by the quay \\n, open until nine.</p>{BODY} '.encode("cp1252")
    for content in (page, page + b" "):
        article = CLEANER.clean(Page(content, media_type="text/html"))
        assert "Caf\u00e9 by the quay \\n, open until nine." in article.text
        assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize(
    ("content", "media_type", "told"),
    [
        ("<p>a" * 100_001, "text/html", "100,001 blocks"),
        ("a\n" * 2_000_001, "text/plain", "2,000,001 lines"),
    ],
)
def test_what_has_more_blocks_than_any_page_is_refused_by_name(content: str, media_type: MediaType, told: str) -> None:
    with pytest.raises(PageError, match=told) as caught:
        CLEANER.clean(Page(content, media_type=media_type))
    assert (caught.value.reason, caught.value.stage) == ("too_large", "segment")
