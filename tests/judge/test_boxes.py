from __future__ import annotations

import pytest

from cleaner.judge.boxes import judge_boxes
from cleaner.judge.cues import lines_of
from cleaner.pipeline import Cleaner
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS

_BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:8])
_THREAD = "<h3>2 comments</h3><p>Ann B.</p><p>I was there and saw it.</p><p>Carl D.</p><p>So was I, at noon.</p>"
_TEASERS = (
    '<h3>Related stories</h3><p><a href="/1">Owls return to the old mill</a></p><p>They nest in the roof again, and nobody '
    'minds the noise they make.</p><p><a href="/2">Mill wheel turns</a></p>'
)
_SIGN_UP = "<h3>Newsletter</h3><p>Every Friday the best of the valley, for nothing.</p>"


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


def taken(cleaner: Cleaner, html: str) -> dict[str, str]:
    """What the boxes of a page take if its engine kept all of it, each text with its kind."""
    document = segment_html(Tree(html))
    lines = lines_of(document)
    found = judge_boxes(document, lines, [True] * len(lines), cleaner.book.generic("en"))
    return {lines.texts[i]: finding.kind for finding in found for i in range(finding.first, finding.last)}


@pytest.mark.parametrize(
    ("box", "kind"), [(_THREAD, "comments"), (_TEASERS, "related"), (_SIGN_UP, "newsletter")], ids=lambda box: box[:20]
)
def test_a_container_goes_whole(cleaner: Cleaner, box: str, kind: str) -> None:
    found = taken(cleaner, f"<main>{_BODY}<div>{box}</div>{_BODY}</main>")
    assert len(found) == box.count("</") - box.count("</a>")
    assert set(found.values()) == {kind}


def test_a_wrapper_around_the_container_goes_too(cleaner: Cleaner) -> None:
    html = f"<main>{_BODY}<section><div>{_THREAD}</div><p>Write to us</p></section>{_BODY}</main>"
    assert taken(cleaner, html)["Write to us"] == "comments"


@pytest.mark.parametrize(
    "section",
    [
        f"<h2>Comments</h2><p>{PARAGRAPHS[8]}</p><p>{PARAGRAPHS[9]}</p>",
        f"<h2>Related articles</h2><p>{PARAGRAPHS[8]}</p><p>{PARAGRAPHS[9]}</p>",
        f'<h2>Related stories</h2><p><a href="/1">Owls return</a></p><p>{PARAGRAPHS[8]}</p><p>{PARAGRAPHS[9]}</p>',
        f"<h2>Newsletter</h2>{_BODY}",
    ],
    ids=["comments", "related", "related with a link", "long newsletter"],
)
def test_a_section_of_the_article_under_such_a_heading_stays(cleaner: Cleaner, section: str) -> None:
    assert taken(cleaner, f"<main>{_BODY}<section>{section}</section>{_BODY * 3}</main>") == {}


def test_what_holds_much_of_the_article_is_no_box(cleaner: Cleaner) -> None:
    assert taken(cleaner, f"<main><div>{_THREAD}{_BODY}</div></main>") == {}


def test_a_container_that_would_go_anyway_is_left_alone(cleaner: Cleaner) -> None:
    document = segment_html(Tree(f"<main>{_BODY}<div>{_THREAD}</div></main>"))
    lines = lines_of(document)
    kept = [text in PARAGRAPHS for text in lines.texts]
    assert judge_boxes(document, lines, kept, cleaner.book.generic("en")) == []


def test_pages_without_elements_have_no_boxes(cleaner: Cleaner) -> None:
    document = segment_html(Tree("<p>"))
    assert judge_boxes(document, lines_of(document), [], cleaner.book.generic("en")) == []


def test_a_consent_layer_that_an_article_quotes_stays(cleaner: Cleaner) -> None:
    layer = "<p>We value your privacy</p><p>We and our 842 partners store and read information on your device.</p><p>Agree</p>"
    html = "<main>{body}<{tag}>{layer}</{tag}>{body}</main>"
    assert taken(cleaner, html.format(body=_BODY, tag="div", layer=layer))
    assert not taken(cleaner, html.format(body=_BODY, tag="blockquote", layer=layer))
