from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.decode import decode, looks_like_html
from cleaner.errors import PageError
from cleaner.model import MediaType, Page

TEXT = "Ærø’s naïve café — “quoted” text, said the mayor’s office in Ærøskøbing on Thursday.\n"
RUSSIAN = "Паром к островам отправится на двадцать минут раньше, сообщила контора порта в понедельник.\n"
FRENCH = (
    "Le maire a déclaré que le pont resterait fermé jusqu’à l’été. Les dégâts ne sont pas très élevés, d’après lui.\n"
)
SPANISH = "El alcalde dijo que el puente permanecerá cerrado hasta mañana. No habrá más daños en los próximos años.\n"
SWEDISH = (
    "Borgmästaren sade att bron över ån öppnar först i sommar. Några större skador på pålarna har inte uppstått.\n"
)
POLISH = "Burmistrz powiedział, że most będzie zamknięty do lata. Większych szkód na palach, według niego, nie ma.\n"
JAPANESE = "市は来年の春に新しい橋を架けると火曜日に発表した。工事は三年かかる見込みだ。\n"


def html(charset: str, body: str) -> str:
    return f'<html><head><meta charset="{charset}"><title>x</title></head><body><p>{body}</p></body></html>'


@pytest.mark.parametrize(
    ("content", "encoding", "source"),
    [
        pytest.param(TEXT.encode(), "utf-8", "utf-8", id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), "utf-8", "bom", id="utf-8-mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16-le", "bom", id="utf-16-mark"),
        pytest.param("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"), "utf-16-be", "bom", id="utf-16-be-mark"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", "guessed", id="utf-16-le"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", "guessed", id="utf-16-be"),
    ],
)
def test_plain_text(content: bytes, encoding: str, source: str) -> None:
    found = decode(Page(content))
    assert (found.text, found.encoding, found.encoding_source, found.media_type) == (
        TEXT,
        encoding,
        source,
        "text/plain",
    )
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(TEXT * 20, "cp1252", id="danish"),
        pytest.param(FRENCH * 20, "cp1252", id="french"),
        pytest.param(SPANISH * 20, "cp1252", id="spanish"),
        pytest.param(SWEDISH * 20, "cp1252", id="swedish"),
        pytest.param(POLISH * 20, "cp1250", id="polish"),
        pytest.param(RUSSIAN * 20, "cp1251", id="windows-1251"),
        pytest.param(RUSSIAN * 20, "koi8-r", id="koi8-r"),
        pytest.param(JAPANESE * 20, "shift_jis", id="shift-jis"),
        pytest.param(JAPANESE * 20, "euc_jp", id="euc-jp"),
    ],
)
def test_text_in_an_encoding_that_nobody_named_is_guessed(text: str, encoding: str) -> None:
    found = decode(Page(text.encode(encoding)))
    assert (found.text, found.encoding_source) == (text, "guessed")


@pytest.mark.parametrize(
    ("charset", "codec", "body"),
    [
        ("windows-1252", "cp1252", TEXT),
        ("iso-8859-1", "cp1252", TEXT),
        ("windows-1251", "cp1251", RUSSIAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("shift_jis", "shift_jis", JAPANESE),
        ("euc-jp", "euc_jp", JAPANESE),
        ("iso-2022-jp", "iso2022_jp", JAPANESE),
        ("UTF-8", "utf-8", TEXT),
    ],
)
def test_a_declared_character_set_is_honoured(charset: str, codec: str, body: str) -> None:
    found = decode(Page(html(charset, body).encode(codec)))
    assert body in found.text
    assert (found.encoding_source, found.media_type) == ("declared", "text/html")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        "Το πλοίο για τα νησιά θα φύγει είκοσι λεπτά νωρίτερα.\n",
        "המעבורת לאיים תצא עשרים דקות מוקדם יותר.\n",
        html("x", RUSSIAN),
    ],
    ids=["russian", "greek", "hebrew", "markup"],
)
def test_utf16_of_other_scripts_needs_no_mark(text: str, encoding: str) -> None:
    found = decode(Page((text * 20).encode(encoding)))
    assert (found.text, found.encoding, found.encoding_source) == (text * 20, encoding, "guessed")


def test_a_declaration_in_plain_text_is_text() -> None:
    content = f'Write <meta charset="koi8-r"> at the top. {TEXT}'
    found = decode(Page(content.encode(), media_type="text/plain"))
    assert (found.text, found.encoding_source) == (content, "utf-8")


def test_a_false_declaration_does_not_spoil_good_utf8() -> None:
    found = decode(Page(html("windows-1252", TEXT).encode("utf-8")))
    assert TEXT in found.text
    assert found.encoding == "utf-8"


def test_an_unknown_declaration_is_passed_over() -> None:
    assert TEXT in decode(Page(html("klingon-8", TEXT).encode("utf-8"))).text


def test_a_byte_order_mark_beats_the_declaration() -> None:
    found = decode(Page(html("koi8-r", TEXT).encode("utf-8-sig")))
    assert TEXT in found.text
    assert found.encoding_source == "bom"


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    found = decode(Page(TEXT.encode() * 20 + b"\xff\xfe broken \xc3" + TEXT.encode() * 20))
    assert found.text.count(TEXT) >= 39
    assert (found.encoding, found.encoding_source, found.warnings) == ("utf-8", "fallback", ("undecodable_characters",))


@pytest.mark.parametrize("count", range(13))
def test_one_broken_character_does_not_spoil_a_page_that_says_what_it_is(count: int) -> None:
    words = "Fähre " * count + "harbour " * 20
    content = html("utf-8", words + "cut ").encode() + b"\xe2\x80 in the middle"
    found = decode(Page(content))
    assert (found.encoding, found.warnings) == ("utf-8", ("undecodable_characters",))
    assert words in found.text


def test_who_says_utf8_and_writes_something_else_is_not_believed() -> None:
    found = decode(Page(html("utf-8", FRENCH * 3).encode("cp1252")))
    assert (found.encoding, found.warnings) == ("cp1252", ())


@pytest.mark.parametrize(
    "content", ["", " \n\t\u00a0", b"", b" \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe", "\ufeff"], ids=repr
)
def test_a_page_without_text_is_empty(content: str | bytes) -> None:
    with pytest.raises(PageError) as caught:
        decode(Page(content))
    assert (caught.value.reason, caught.value.stage) == ("empty", "decode")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"%PDF-1.7\nplain words", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0JFIF", id="jpeg"),
        pytest.param(b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00", id="gif"),
        pytest.param(b"PK\x03\x04 words", id="zip"),
        pytest.param(b"\x1f\x8b\x08\x00", id="gzip"),
        pytest.param(b"\x28\xb5\x2f\xfdwords", id="zstandard"),
        pytest.param(bytes(range(256)) * 10, id="all-bytes"),
        pytest.param(b"\0" * 1000, id="zeros"),
    ],
)
@pytest.mark.parametrize("media", [None, "text/html", "text/plain"])
def test_what_is_no_text_is_binary(content: bytes, media: MediaType | None) -> None:
    with pytest.raises(PageError) as caught:
        decode(Page(content, media_type=media))
    assert caught.value.reason == "binary"
    assert "leave it out" in str(caught.value)


def test_text_that_came_decoded_is_taken_as_it_is() -> None:
    found = decode(Page("\ufeff" + TEXT))
    assert (found.text, found.encoding, found.encoding_source) == (TEXT, "unicode", "text")


def test_lone_surrogates_become_replacement_characters_and_are_said() -> None:
    found = decode(Page("a\ud800b \U0001f642 \udc80"))
    assert (found.text, found.warnings) == ("a\ufffdb \U0001f642 \ufffd", ("undecodable_characters",))


def test_replacement_characters_that_came_with_the_text_are_no_warning() -> None:
    assert decode(Page("a\ufffdb")).warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "<!doctype HTML>",
        "<html lang=en>",
        "\n\n<!-- made by hand --><HTML>",
        "<body><p>x",
        "<div class='a'>x</div>",
        "<p>One</p>",
        "<h1>Head</h1>",
        '<table border="0"><tr><td>x</td></tr></table>',
        '<CENTER><FONT SIZE="2">x</FONT>',
    ],
)
def test_markup_looks_like_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "if a < b and c > d: pass",
        "The <div> element was new in HTML 3.2.",
        "Write <p> for a paragraph, the teacher said.",
        "<3 this town",
        "Ferry <info@harbour.example> wrote:",
        "",
    ],
)
def test_text_that_speaks_of_markup_does_not_look_like_html(text: str) -> None:
    assert not looks_like_html(text)


@pytest.mark.parametrize("media", ["text/html", "text/plain"])
def test_what_the_page_is_said_to_be_beats_its_look(media: MediaType) -> None:
    assert decode(Page("<html><p>x</p></html>", media_type=media)).media_type == media
    assert decode(Page("words", media_type=media)).media_type == media


@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "text/plain"]))
def test_any_bytes_decode_to_text_that_can_be_written_or_are_a_named_error(
    content: bytes, media: MediaType | None
) -> None:
    try:
        found = decode(Page(content, media_type=media))
    except PageError as error:
        assert error.reason in {"empty", "binary"}
        return
    assert found.text.encode("utf-8").decode("utf-8") == found.text
    assert found == decode(Page(content, media_type=media))


@given(st.text(max_size=100))
def test_any_text_stays_as_it_is_but_for_marks_and_surrogates(text: str) -> None:
    try:
        found = decode(Page(text))
    except PageError as error:
        assert error.reason == "empty"
        return
    assert found.text == text.removeprefix("\ufeff")
