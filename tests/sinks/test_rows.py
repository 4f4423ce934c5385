from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest

from cleaner import Article, Cleaner, Page, PageError
from cleaner.page_text import page_text
from cleaner.sinks.rows import DolmaSink, ParquetSink, RecordSink, read_document_line, read_record_line
from tests.stories import HTML_PAGE, PAGE, PARAGRAPHS

PAGES = [Page(PAGE, path="a.txt"), Page(HTML_PAGE, url="https://herald.example/1", path="b.html")]


def test_a_line_is_the_record_with_its_text(cleaner: Cleaner) -> None:
    for page in PAGES:
        article = cleaner.clean(page)
        (line,) = RecordSink().write(page, article)
        assert line.count(b"\n") == 1
        assert read_record_line(line) == (article.record, article.text)
        assert json.loads(line) == {**msgspec.to_builtins(article.record), "text": article.text}


def commented(article: Article, comments: int) -> Article:
    told = msgspec.structs.replace(article.record.article, comments=comments)
    return replace(article, record=msgspec.structs.replace(article.record, article=told))


@pytest.mark.parametrize("comments", [1 << 63, -(1 << 63) - 1, 10**30])
def test_a_number_that_no_column_holds_is_refused(cleaner: Cleaner, comments: int) -> None:
    article = commented(cleaner.clean(PAGES[0]), comments)
    with pytest.raises(PageError, match="comments") as caught:
        ParquetSink().write(PAGES[0], article)
    assert (caught.value.reason, caught.value.stage) == ("unwritable", "write")


@pytest.mark.parametrize("comments", [(1 << 63) - 1, -(1 << 63), 0])
def test_what_a_column_holds_is_the_same_line(cleaner: Cleaner, comments: int) -> None:
    article = commented(cleaner.clean(PAGES[0]), comments)
    assert ParquetSink().write(PAGES[0], article) == RecordSink().write(PAGES[0], article)


def test_a_document_has_what_dolma_asks_for(cleaner: Cleaner) -> None:
    page = PAGES[1]
    article = cleaner.clean(page)
    document, attributes = (json.loads(line) for line in DolmaSink().write(page, article))
    assert (document["id"], document["text"], document["source"]) == (article.record.id, article.text, "herald.example")
    assert document["created"] == "2025-03-04T09:15:00+01:00"
    assert attributes["id"] == document["id"]
    for spans in attributes["attributes"].values():
        assert all(0 <= start <= end <= len(document["text"]) for start, end, _ in spans)
    assert read_document_line(DolmaSink().write(page, article)[0]) == (article.record, article.text)


def test_tags_alone_mark_the_page_text_and_remove_nothing(cleaner: Cleaner) -> None:
    for page in PAGES:
        article = cleaner.clean(page)
        document, attributes = (json.loads(line) for line in DolmaSink(tag_only=True).write(page, article))
        text = document["text"]
        assert text == page_text(page).text
        spans = attributes["attributes"]
        kept = "\n".join(text[start:end] for start, end, _ in spans["cleaner__cleaner__kept"])
        assert all(paragraph in kept for paragraph in PARAGRAPHS[:4])
        (start, end, score), *_ = spans["cleaner__cleaner__title"]
        assert text[start:end].strip() == "Ferry timetable changes"
        assert 0 < score <= 1
        cut = sum(
            end - start
            for name, found in spans.items()
            if not name.endswith(("removed_share", "confidence"))
            for start, end, _ in found
        )
        assert cut >= len(text.strip()) - text.count("\n")
