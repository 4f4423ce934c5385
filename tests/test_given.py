from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, Options, Page, PageError, UsageError
from cleaner.given import folder_of, folders_of, options_of, page_of
from cleaner.provenance import encode, load


class _Text(str):
    def __str__(self) -> str:
        return "something else"


class _Bytes(bytes):
    pass


@pytest.mark.parametrize(
    "page", [Page("a", "https://a.example/"), Page(b"a", None, "text/html", "a.html", date(2025, 3, 4))], ids=repr
)
def test_a_page_that_is_one_stays_itself(page: Page) -> None:
    assert page_of(page) is page
    assert page_of(page.content, page.url, page.media_type) == Page(page.content, page.url, page.media_type)


@pytest.mark.parametrize(
    ("given", "content"),
    [
        (bytearray(b"a"), b"a"),
        (memoryview(b"abc")[::2], b"ac"),
        (_Bytes(b"a"), b"a"),
        (_Text("a"), "a"),
    ],
    ids=["bytearray", "memoryview", "bytes", "str"],
)
def test_relatives_of_text_and_bytes_become_these(given: Any, content: str | bytes) -> None:
    for page in (page_of(given), page_of(Page(given))):
        assert (page.content, type(page.content)) == (content, type(content))


@pytest.mark.parametrize("given", [None, float("nan"), Page(None)], ids=repr)  # type: ignore[arg-type]
def test_a_row_without_a_page_is_an_empty_page(given: Any) -> None:
    with pytest.raises(PageError, match="leave the row out") as caught:
        page_of(given)
    assert (caught.value.reason, caught.value.stage) == ("empty", "decode")


@pytest.mark.parametrize("given", [3, 1.5, [], ["a"], {"text": "a"}, Path("a.html"), Page(3)], ids=repr)  # type: ignore[arg-type]
def test_content_of_other_types_is_wrong_usage(given: Any) -> None:
    with pytest.raises(UsageError, match=r"of the type \w+ is no page: give its text or its bytes"):
        page_of(given)


@pytest.mark.parametrize("name", ["url", "path", "record_id", "charset"])
@pytest.mark.parametrize("value", [3, b"a", Path("a")], ids=repr)
def test_what_is_said_of_a_page_is_text(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match=rf"{name}=.* is no text: give a str"):
        page_of(Page("a", **{name: value}))


@pytest.mark.parametrize("name", ["url", "path", "record_id"])
def test_what_is_said_of_a_page_can_be_written(name: str) -> None:
    article = Cleaner().clean(Page("A page.", **{name: "https://a.example/\udcff\ud800é"}))  # type: ignore[arg-type]
    record = load(encode(article.record))
    written = {"url": record.url, "path": record.input.path, "record_id": record.input.record_id}[name]
    assert written == r"https://a.example/\udcff\ud800é"


def test_arguments_that_a_page_says_itself_are_wrong_usage() -> None:
    for told in ({"url": "https://a.example/"}, {"media_type": "text/html"}):
        with pytest.raises(UsageError, match=r"write Page\(content, url, media_type\)"):
            page_of(Page("a"), **told)  # type: ignore[arg-type]


class _NoTime(datetime):
    """As pandas has it: a time that is none."""

    def date(self) -> date:
        raise ValueError("NaTType does not support date")


def test_the_day_of_capture_is_a_date() -> None:
    page = page_of(Page("a", captured=datetime(2025, 3, 4, 9, 15)))
    assert (page.captured, type(page.captured)) == (date(2025, 3, 4), date)
    with pytest.raises(UsageError, match=r"captured='2025-03-04' is no date"):
        page_of(Page("a", captured="2025-03-04"))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"captured=.* is no date"):
        page_of(Page("a", captured=_NoTime(2025, 3, 4)))


@pytest.mark.parametrize(
    ("given", "folders"),
    [
        ((), []),
        ("rules", ["rules"]),
        (Path("rules"), ["rules"]),
        (("rules", Path("more")), ["rules", "more"]),
        (["rules"], ["rules"]),
    ],
    ids=repr,
)
def test_rule_folders_come_alone_or_as_several(given: str | Path | Iterable[str | Path], folders: list[str]) -> None:
    assert folders_of(given) == [Path(folder) for folder in folders]


@pytest.mark.parametrize("given", [None, 3, [None], b"rules", "", [""]], ids=repr)
def test_what_is_no_rule_folder_is_wrong_usage(given: Any) -> None:
    named = given[0] if isinstance(given, list) else given
    with pytest.raises(UsageError, match=rf"rules={named!r} is no folder: give its path"):
        folders_of(given)
    with pytest.raises(UsageError, match=r"project=.* is no folder: give its path"):
        folder_of("project", given)


def test_options_are_options() -> None:
    assert options_of(None) == Options()
    assert options_of(Options(mode="recall")).mode == "recall"
    for given in ({}, {"mode": "recall"}, "recall"):
        with pytest.raises(UsageError, match=r"no Options: write Options\("):
            options_of(given)  # type: ignore[arg-type]


def test_a_cleaner_takes_one_rule_folder_as_several(tmp_path: Path) -> None:
    rules = tmp_path / "mine.yaml"
    rules.write_text(
        "schema: 1\nid: mine\nsites: [a.example]\nremove:\n  - {id: x, kind: promo, line: ^Buy$}\n", "utf-8"
    )
    several = Cleaner(rules=(tmp_path,)).book.sha256
    assert Cleaner().book.sha256 != several
    assert Cleaner(rules=tmp_path).book.sha256 == Cleaner(rules=str(tmp_path)).book.sha256 == several
    with pytest.raises(UsageError, match="no rule folder 'nowhere'"):
        Cleaner(rules="nowhere")


def test_a_cleaner_refuses_options_and_folders_of_other_types() -> None:
    several: tuple[dict[str, Any], ...] = ({"options": {}}, {"rules": None}, {"project": 3})
    for wrong in several:
        with pytest.raises(UsageError, match=rf"{next(iter(wrong))}="):
            Cleaner(**wrong)
