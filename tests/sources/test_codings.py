from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest

from cleaner.compression import compressed
from cleaner.errors import PageError
from cleaner.sources import codings
from cleaner.sources.codings import codings_of, undone
from tests.stories import HTML_PAGE

PAGE = HTML_PAGE.encode()


def chunked(data: bytes, size: int = 100) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


CODINGS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("chunked", chunked),
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw_deflate),
    ("br", brotli.compress),
    ("zstd", lambda data: compressed(data, ".zst")),
]
IDS = ["chunked", "gzip", "x-gzip", "deflate", "deflate-without-frame", "brotli", "zstd"]


@pytest.mark.parametrize(("coding", "code"), CODINGS, ids=IDS)
def test_each_coding_is_undone(coding: str, code: Callable[[bytes], bytes]) -> None:
    assert undone(code(PAGE), [coding]) == PAGE


@pytest.mark.parametrize(("coding", "code"), CODINGS, ids=IDS)
@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_a_body_that_breaks_off_says_so(coding: str, code: Callable[[bytes], bytes], share: float) -> None:
    data = code(PAGE)
    with pytest.raises(PageError, match="damaged") as caught:
        undone(data[: int(len(data) * share)], [coding])
    assert (caught.value.reason, caught.value.stage) == ("truncated", "read")


@pytest.mark.parametrize(("coding", "code"), [CODINGS[1], CODINGS[3], CODINGS[5]], ids=["gzip", "deflate", "brotli"])
def test_damage_says_so(coding: str, code: Callable[[bytes], bytes]) -> None:
    data = code(PAGE)
    with pytest.raises(PageError, match="damaged"):
        undone(data[:200] + b"\xff" * 100 + data[300:], [coding])


@pytest.mark.parametrize("coding", [*dict(CODINGS), "identity", "compress"])
@pytest.mark.parametrize(
    "data", [PAGE, "Straße\r\nund Hafen\r\n".encode("latin-1"), b""], ids=["html", "text", "empty"]
)
def test_what_is_none_of_its_coding_stays_as_it_is(coding: str, data: bytes) -> None:
    assert undone(data, [coding]) == data


def test_the_last_coding_is_undone_first() -> None:
    assert codings_of(["deflate, GZip", None, "chunked"]) == ["deflate", "gzip", "chunked"]
    assert undone(chunked(gzip.compress(zlib.compress(PAGE))), ["deflate", "gzip", "chunked"]) == PAGE


def test_several_members_are_one_body_and_what_stands_behind_them_is_no_part_of_it() -> None:
    assert undone(gzip.compress(b"one ") + gzip.compress(b"two") + b"\n", ["gzip"]) == b"one two"


@pytest.mark.parametrize(("coding", "code"), CODINGS[1:], ids=IDS[1:])
def test_a_body_that_unpacks_to_too_much_is_refused(
    coding: str, code: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codings, "LARGEST_RECORD", 1 << 16)
    assert len(undone(code(b"a" * (1 << 16)), [coding])) == 1 << 16
    with pytest.raises(PageError) as caught:
        undone(code(b"a" * ((1 << 16) + 1)), [coding])
    assert caught.value.reason == "too_large"
