from __future__ import annotations

import base64
import quopri
from datetime import date
from pathlib import Path

import pytest

from cleaner import Cleaner, PageError
from cleaner.sources.entries import entries, page_of
from cleaner.sources.files import find_inputs, read_content
from cleaner.sources.item import Item
from cleaner.sources.mhtml import page_in_mhtml
from tests.stories import HTML_ARTICLE, HTML_PAGE, write_tree


def mhtml(html: bytes, encoding: str = "quoted-printable", charset: str = "") -> bytes:
    body = quopri.encodestring(html) if encoding == "quoted-printable" else base64.encodebytes(html)
    return b"\r\n".join(
        [
            b"From: <Saved by a browser>",
            b"Snapshot-Content-Location: https://herald.example/ferry",
            b"Subject: Ferry",
            b"Date: Sat, 2 Mar 2024 09:15:00 -0000",
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/related; type="text/html"; boundary="xx"',
            b"",
            b"--xx",
            b"Content-Type: text/html" + charset.encode(),
            b"Content-Transfer-Encoding: " + encoding.encode(),
            b"",
            body,
            b"--xx",
            b"Content-Type: text/html",
            b"",
            b"<html>a frame</html>",
            b"--xx--",
            b"",
        ]
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_page_is_the_first_html_part(encoding: str) -> None:
    found = page_in_mhtml(mhtml(HTML_PAGE.encode(), encoding))
    assert found.content.decode().split() == HTML_PAGE.split()
    assert (found.url, found.captured) == ("https://herald.example/ferry", date(2024, 3, 2))


def test_the_character_set_of_the_part_is_heard() -> None:
    found = page_in_mhtml(mhtml("<p>café".encode("latin-1"), charset="; charset=iso-8859-1"))
    assert found.content.decode() == "<p>café"


def test_an_archive_without_a_page_has_a_name() -> None:
    with pytest.raises(PageError) as caught:
        page_in_mhtml(b"From: x\r\nContent-Type: text/plain\r\n\r\nno page")
    assert caught.value.reason == "no_page"


def test_a_saved_page_is_cleaned(tmp_path: Path, cleaner: Cleaner) -> None:
    write_tree(tmp_path / "in", {"a.mhtml": mhtml(HTML_PAGE.encode())})
    (item,) = entries(find_inputs([str(tmp_path / "in")], tmp_path / "out"))
    assert isinstance(item, Item)
    page = page_of(item)
    assert page.content == read_content(tmp_path / "in/a.mhtml")
    article = cleaner.clean(page)
    assert all(paragraph in article.text for paragraph in HTML_ARTICLE)
    assert article.record.url == "https://herald.example/ferry"
