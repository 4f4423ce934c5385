from __future__ import annotations

import pytest

from cleaner.article.marked import marked_elements, read_licence, read_marked
from cleaner.segment.tree import Tree


def marked(body: str) -> list[tuple[str, str, str, bool]]:
    return [
        (m.what, m.text, m.source, m.below)
        for m in read_marked(marked_elements(Tree(f"<html><body>{body}</body></html>")))
    ]


@pytest.mark.parametrize(
    ("element", "found"),
    [
        ('<span itemprop="author">Ilse Tamm</span>', ("author", "Ilse Tamm", "microdata:author")),
        (
            '<div itemprop="author" itemscope><b itemprop="name">Ilse Tamm</b>, baker</div>',
            ("author", "Ilse Tamm", "microdata:author"),
        ),
        (
            '<meta itemprop="datePublished" content="2025-03-04">',
            ("published", "2025-03-04", "microdata:datepublished"),
        ),
        ('<time datetime="2025-03-04">yesterday</time>', ("published", "2025-03-04", "html:time")),
        ('<time class="updated" datetime="2025-03-04">x</time>', ("updated", "2025-03-04", "html:time")),
        ("<time>4 March 2025</time>", ("published", "4 March 2025", "html:time")),
        ('<a rel="author" href="/t">Ilse Tamm</a>', ("author", "Ilse Tamm", "html:rel=author")),
        ('<p class="byline">By Ilse Tamm</p>', ("author", "By Ilse Tamm", "html:class")),
        (
            '<p class="article-subtitle">What the islands say of it</p>',
            ("subtitle", "What the islands say of it", "html:class"),
        ),
    ],
)
def test_what_elements_are_marked_as(element: str, found: tuple[str, str, str]) -> None:
    assert marked(f"<h1>Ferry</h1>{element}") == [(*found, True)]
    assert marked(element) == [(*found, False)]


@pytest.mark.parametrize(
    "frame",
    [
        '<div id="comments">{}</div>',
        '<ol class="comment-list"><li>{}</li></ol>',
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        '<div class="related-posts"><article>{}</article></div>',
        '<div itemscope itemtype="https://schema.org/Comment">{}</div>',
        '<div class="post-card card">{}</div>',
        '<section class="most-read">{}</section>',
    ],
)
@pytest.mark.parametrize(
    "element",
    [
        '<a rel="author">Odile Marren</a>',
        '<time datetime="2020-01-01">x</time>',
        '<span itemprop="author">Odile Marren</span>',
    ],
    ids=["author", "time", "microdata"],
)
def test_what_belongs_to_comments_and_other_stories_says_nothing(frame: str, element: str) -> None:
    assert marked("<h1>Ferry</h1>" + frame.format(element)) == []


@pytest.mark.parametrize(
    "element",
    [
        '<div class="author-bio">Ilse Tamm bakes.</div>',
        '<img class="author-image" alt="x">',
        '<span class="authority">The harbour office</span>',
        '<p class="byline">' + "word " * 100 + "</p>",
        '<p class="subtitle">News</p>',
    ],
)
def test_what_only_looks_like_it_says_nothing(element: str) -> None:
    assert marked(f"<h1>Ferry</h1>{element}") == []


def test_the_licence_is_where_the_first_link_to_one_goes() -> None:
    html = "<a rel=license>none</a><link rel=license href=/no><a rel='license noopener' href=/by>BY</a><a rel=license href=/nd>"
    assert read_licence(marked_elements(Tree(html))) == "/by"
    assert read_licence(marked_elements(Tree("<a rel=licensed href=/x>"))) is None
