from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from cleaner.training.bench import Bench
from cleaner.training.flattened import FLATTENINGS, TRANSCRIBED, flattened, marked
from tests.stories import PARAGRAPHS

LONG = [f"{a} {b}" for a, b in zip(PARAGRAPHS[::2], PARAGRAPHS[1::2], strict=True)]
PAGE = "Home\n\n  • News\n  • Sport\n\n" + "\n\n".join(LONG) + "\n\n1. Share\n"


@pytest.mark.parametrize("flatten", FLATTENINGS, ids=lambda flatten: flatten.__name__)
def test_each_flattening_changes_the_page_and_loses_no_line(flatten: Callable[[str], str]) -> None:
    def plain(text: str) -> list[str]:
        return [" ".join(line.split()).lstrip("•-1. ") for line in segment_text(text).texts()]

    assert flatten(PAGE) != PAGE
    assert plain(flatten(PAGE)) == plain(PAGE)


def test_markdown_is_html_with_links_and_headings_and_nothing_else() -> None:
    html = "<nav><a href=/>Home</a></nav><div><h2>Ferries</h2><p>One <a href=/x>two</a></p></div>"
    document = marked(segment_html(Tree(html)))
    assert document.texts() == ["Home", "Ferries", "One two"]
    assert list(document.headings) == [0, 2, 0]
    assert list(document.link_chars) == [4, 0, 3]
    assert document.elements is None


def _bench() -> Bench:
    record = {"id": "page", "url": "https://a.example/", "html": "<p>x", "gold": "\n".join(LONG), "text_main": PAGE}

    def records(name: str) -> Iterator[dict[str, str]]:
        return iter([record] if name == "wcxb-dev-articles" else [])

    return cast(Bench, SimpleNamespace(records=records, score=SimpleNamespace(shingles=Counter)))


def test_a_transcribed_page_says_nothing_and_has_the_labels_of_what_it_was() -> None:
    pages = {page.view: page for page in flattened(_bench(), 2)}
    page = pages[TRANSCRIBED]
    shares = page.sample.labels.share.tolist()
    assert not page.original
    assert len(page.sample.document) == len(shares)
    assert sum(share > 0.9 for share in shares) >= len(LONG)
    assert not {*page.sample.document.texts()} & {*LONG}
