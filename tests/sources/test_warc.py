from __future__ import annotations

import gzip
import io
from datetime import date

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleaner.compression import decompressed
from cleaner.errors import PageError
from cleaner.sources import warc
from cleaner.sources.item import Entry, Item, Problem, Skipped
from cleaner.sources.warc import read_warc
from tests.stories import HTML_PAGE, PAGE


def archive(*records: tuple[str, str, bytes, list[tuple[str, str]] | None, str], compress: bool = False) -> bytes:
    """Records as (type, URL, payload, HTTP headers, status)."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=compress)
    for kind, url, payload, headers, status in records:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if headers is not None else None
        told = {"WARC-Date": "2024-03-02T09:15:00Z"}
        record = writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(payload),
            http_headers=http,
            warc_headers_dict=told,
            warc_content_type="" if http else "text/plain",
        )
        writer.write_record(record)
    return buffer.getvalue()


def response(
    url: str, payload: bytes, *headers: tuple[str, str], status: str = "200 OK"
) -> tuple[str, str, bytes, list[tuple[str, str]], str]:
    return "response", url, payload, list(headers) or [("Content-Type", "text/html; charset=utf-8")], status


def read(data: bytes) -> list[Entry]:
    return list(read_warc(io.BytesIO(data), "a.warc", "key"))


PAGES = [response(f"https://one.example/{n}", HTML_PAGE.encode()) for n in range(5)]


def test_pages_come_with_all_that_the_archive_knows() -> None:
    (item,) = read(archive(PAGES[0]))
    assert isinstance(item, Item)
    assert (item.name, item.key, item.content) == ("a.warc/00000001", "key", HTML_PAGE.encode())
    assert (item.url, item.captured, item.media_type) == ("https://one.example/0", date(2024, 3, 2), "text/html")
    assert item.record_id and item.record_id.startswith("<urn:uuid:")
    assert item.charset == "utf-8"


def test_what_servers_did_to_the_page_is_undone() -> None:
    packed = gzip.compress(HTML_PAGE.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    items = read(archive(*[response("https://one.example/", chunked, *headers)] * 3))
    assert [item.content for item in items if isinstance(item, Item)] == [HTML_PAGE.encode()] * 3


def coded(coding: str, body: bytes) -> tuple[str, str, bytes, list[tuple[str, str]], str]:
    return response("https://one.example/", body, ("Content-Type", "text/html"), ("Content-Encoding", coding))


def test_brotli_is_undone() -> None:
    items = read(archive(coded("br", brotli.compress(HTML_PAGE.encode())), PAGES[0]))
    assert [item.content for item in items if isinstance(item, Item)] == [HTML_PAGE.encode()] * 2


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(HTML_PAGE.encode())[:-200]), ("br", brotli.compress(HTML_PAGE.encode())[:-200])],
    ids=["gzip", "brotli"],
)
def test_a_body_that_breaks_off_is_a_failure_of_its_record_alone(coding: str, body: bytes) -> None:
    cut, page = read(archive(coded(coding, body), PAGES[0]))
    assert isinstance(cut, Problem)
    assert (cut.name, cut.reason, cut.stage) == ("a.warc/00000001", "truncated", "read")
    assert isinstance(page, Item)


def test_what_nobody_expected_of_a_record_is_its_failure_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, _codings: list[str]) -> bytes:
        if b"odd" in data:
            raise AttributeError("no such thing")
        return data

    monkeypatch.setattr(warc, "undone", fail)
    odd, page = read(archive(response("https://one.example/", b"<p>odd</p>"), PAGES[0]))
    assert isinstance(odd, Problem)
    assert (odd.name, odd.reason, odd.message) == ("a.warc/00000001", "internal", "AttributeError: no such thing")
    assert isinstance(page, Item)


def test_extracted_text_is_text() -> None:
    (item,) = read(archive(("conversion", "https://one.example/", PAGE.encode(), None, "")))
    assert isinstance(item, Item)
    assert (item.media_type, item.content) == ("text/plain", PAGE.encode())


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (response("https://one.example/", b"GIF89a", ("Content-Type", "image/gif")), "media_type"),
        (response("https://one.example/", b"moved", status="301 Moved"), "status"),
        (response("https://one.example/", b"gone", status="404 Not Found"), "status"),
        (("revisit", "https://one.example/", b"", [("Content-Type", "text/html")], "200 OK"), "revisit"),
    ],
    ids=["picture", "redirect", "missing", "revisit"],
)
def test_what_is_no_page_is_passed_over_and_counted(
    record: tuple[str, str, bytes, list[tuple[str, str]], str], reason: str
) -> None:
    skipped, page = read(archive(record, PAGES[0]))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert isinstance(page, Item)


def test_requests_and_metadata_are_no_pages() -> None:
    found = read(archive(("metadata", "https://one.example/", b"a: b", None, ""), PAGES[0]))
    assert [entry.name for entry in found] == ["a.warc/00000002"]


def test_an_archive_cut_off_anywhere_keeps_what_came_before_and_tells() -> None:
    data = archive(*PAGES)
    ends = [*(i for i in range(1, len(data)) if data.startswith(b"WARC/1.0", i)), len(data)]
    for cut in range(0, len(data) - 4, 97):
        whole, told = [], False
        try:
            for entry in read_warc(io.BytesIO(data[:cut]), "a.warc", "key"):
                whole.append(entry)
        except PageError as error:
            told = error.reason == "truncated"
        complete = sum(end - 4 <= cut for end in ends)
        assert len([e for e in whole if isinstance(e, Item) and e.content == HTML_PAGE.encode()]) == complete, cut
        assert told or any(0 <= cut - end + 4 <= 4 for end in [4, *ends]), cut


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.9])
def test_a_compressed_archive_cut_off_keeps_what_came_before_and_tells(share: float) -> None:
    data = archive(*PAGES, compress=True)
    found = []
    with pytest.raises(PageError, match="damaged") as caught:
        for entry in read_warc(decompressed(io.BytesIO(data[: int(len(data) * share)]), ".gz"), "a.warc.gz", "key"):
            found.append(entry)
    assert caught.value.reason == "truncated"
    assert len(found) == int(5 * share)


@pytest.mark.parametrize("data", [b"hello world\n" * 20, b"GET / HTTP/1.1\r\n\r\n", b"\0" * 500])
def test_what_is_no_archive_is_told(data: bytes) -> None:
    with pytest.raises(PageError, match="no WARC record"):
        read(data)


def test_an_empty_archive_is_empty() -> None:
    assert read(b"") == []
