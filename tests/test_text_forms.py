"""Plain text in its forms: hard-wrapped, Markdown, and in each mode, through the whole pipeline."""

from __future__ import annotations

import json
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Page, model
from cleaner.options import Options
from cleaner.page_text import page_text
from cleaner.sinks.text import article_text
from tests.commands import cleaner_command
from tests.records import broken_promises
from tests.stories import PARAGRAPHS, lines_of_text

CLEANER = Cleaner()
MODES = {mode: Cleaner(Options(mode=mode)) for mode in model.MODES}
STORY = [f"{a} {b}" for a, b in zip(PARAGRAPHS[::2], PARAGRAPHS[1::2], strict=True)]
MENU = ["Home", "News", "Sport", "Weather", "Subscribe"]
TAIL = [
    "Related articles",
    "Lighthouse opens at night again",
    "New path along the dunes",
    "Privacy policy | Contact us",
]


def wrapped(width: int, end: str = "\n") -> str:
    """A page of which every paragraph is filled to a width."""
    blocks = [*MENU, *STORY, "Advertisement", *TAIL]
    return (end * 2).join(textwrap.fill(block, width).replace("\n", end) for block in blocks) + end


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("width", [60, 65, 72, 80])
def test_a_wrapped_story_comes_out_in_whole_paragraphs(width: int, end: str) -> None:
    page = Page(wrapped(width, end), None, "text/plain", "a.txt")
    article = CLEANER.clean(page)
    assert lines_of_text(article.text) == STORY
    assert "unwrapped" in article.warnings
    assert broken_promises(page, article) == []


def test_a_story_with_a_string_a_line_comes_out_in_whole_paragraphs() -> None:
    broken = [f"{a}, says the\nHarbour Gazette\n, and so does\nIlse Tamm\n. {b}" for a, b in pairwise(STORY)]
    whole = [f"{a}, says the Harbour Gazette, and so does Ilse Tamm. {b}" for a, b in pairwise(STORY)]
    page = Page("\n".join([*MENU, *broken, "Advertisement", *TAIL]), None, "text/plain", "a.txt")
    article = CLEANER.clean(page)
    assert lines_of_text(article.text) == whole
    assert "unwrapped" in article.warnings
    assert broken_promises(page, article) == []
    assert article_text(article.record, page_text(page).text, tag_only=True) == article.text


def test_a_story_that_has_run_together_comes_out_in_paragraphs() -> None:
    page = Page("".join([*MENU, *STORY, "Advertisement", *TAIL]), None, "text/plain", "a.txt")
    article = CLEANER.clean(page)
    assert lines_of_text(article.text) == STORY
    assert broken_promises(page, article) == []
    assert article_text(article.record, page_text(page).text, tag_only=True) == article.text


def test_offsets_of_a_wrapped_page_count_in_the_page_as_it_came() -> None:
    text = wrapped(72)
    article = CLEANER.clean(text, media_type="text/plain")
    kept = " ".join(" ".join(text[v.start : v.end].split()) for v in article.verdicts if v.action == "keep")
    assert kept == " ".join(STORY)


def test_records_of_wrapped_pages_verify(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(wrapped(72), "utf-8")
    assert cleaner_command("run", tmp_path / "in", "--out", tmp_path / "out").returncode == 0
    done = cleaner_command("verify", tmp_path / "out", "--input", tmp_path / "in")
    assert done.returncode == 0, done.stdout.decode()


def test_the_text_of_a_wrapped_page_follows_from_the_page_and_its_record() -> None:
    page = Page(wrapped(72), None, "text/plain", "a.txt")
    article = CLEANER.clean(page)
    assert article_text(article.record, page_text(page).text, tag_only=True) == article.text


def test_a_page_that_is_not_wrapped_says_nothing_of_it() -> None:
    assert "unwrapped" not in CLEANER.clean("\n\n".join(STORY), media_type="text/plain").warnings


MARKDOWN = "\n\n".join(
    [
        " | ".join(f"[{line}](/{number})" for number, line in enumerate(MENU)),
        "# Ferry timetable changes",
        "By [Ilse Tamm](/people/tamm)",
        f"{STORY[0]} See the [full *notice*](https://harbour.example/notice_(2)).",
        "## What the islanders say",
        f"> {STORY[1]}",
        f"**{STORY[2][:20]}**{STORY[2][20:]}",
        "- a first demand of the islanders, who want the evening boat back before the winter\n"
        "- a second demand, which concerns the price of a ticket for children and for dogs",
        STORY[3],
        "\n".join(f"* [{line}](/{number})" for number, line in enumerate(TAIL)),
    ]
)


def test_markdown_stays_markdown_and_loses_its_frame() -> None:
    page = Page(MARKDOWN, None, "text/markdown", "a.md")
    article = CLEANER.clean(page)
    for kept in MARKDOWN.split("\n\n")[3:-1]:
        assert kept in article.text
    assert "/people/tamm" not in article.text
    assert not [line for line in (*MENU, *TAIL) if f"[{line}]" in article.text]
    assert article.record.input.media_type == "text/markdown"
    assert broken_promises(page, article) == []


def test_what_markdown_says_of_itself_is_lifted_without_its_marks() -> None:
    found = CLEANER.clean(MARKDOWN, media_type="text/markdown").metadata
    assert (found.title, found.authors) == ("Ferry timetable changes", ("Ilse Tamm",))
    for source in found.sources:
        if source.start is not None:
            assert MARKDOWN[source.start : source.end] in MARKDOWN.split("\n\n")


def test_markdown_is_known_by_its_looks_and_by_its_name(tmp_path: Path) -> None:
    assert CLEANER.clean(MARKDOWN).record.input.media_type == "text/markdown"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(MARKDOWN, "utf-8")
    assert cleaner_command("run", tmp_path / "in", "--out", tmp_path / "out").returncode == 0
    record = json.loads((tmp_path / "out" / "a.md.json").read_text("utf-8"))
    assert record["input"]["media_type"] == "text/markdown"
    done = cleaner_command("verify", tmp_path / "out", "--input", tmp_path / "in")
    assert done.returncode == 0, done.stdout.decode()


PIECES = st.sampled_from(
    ["# Head", "- item", "[link](/x)", "*Photo: Ilse Tamm / Harbour Gazette*", "Photo: [Ilse Tamm](/x) / Harbour Gazette", "![](p.png)", "***", "```", "> quote", "| a | b |", "|---|---|", "\t", "    code",
     "[1]: /x", "===", "<div>", *PARAGRAPHS[:3], "Advertisement", "", " "]
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=20), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_any_markdown_is_cleaned_and_accounted_for(pieces: list[str], end: str) -> None:
    page = Page(end.join(["Text.", *pieces]), None, "text/markdown", "a.md")
    article = CLEANER.clean(page)
    assert broken_promises(page, article) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from((*PARAGRAPHS, *MENU, "")), min_size=1, max_size=25), st.integers(20, 100))
def test_any_wrapped_text_is_cleaned_and_accounted_for(pieces: list[str], width: int) -> None:
    page = Page("\n".join(["Text.", *(textwrap.fill(piece, width) for piece in pieces)]), None, "text/plain", "a.txt")
    article = CLEANER.clean(page)
    assert broken_promises(page, article) == []


MIXED = "\n\n".join([*MENU, "Ferry timetable changes", *STORY, "The boats are painted every year.", *TAIL])


@pytest.mark.parametrize("page", [MIXED, f"<html><body><p>{'</p><p>'.join(MIXED.split(chr(10) * 2))}</p></body></html>"],
                         ids=["text", "html"])  # fmt: skip
def test_each_mode_keeps_at_least_what_the_stricter_one_keeps(page: str) -> None:
    kept = {mode: set(lines_of_text(cleaner.clean(page).text)) for mode, cleaner in MODES.items()}
    assert kept["recall"] >= kept["balanced"] >= kept["precision"]


def test_recall_keeps_the_whole_article_and_whatever_might_be_of_it() -> None:
    kept = lines_of_text(MODES["recall"].clean(MIXED, media_type="text/plain").text)
    assert [line for line in (*STORY, "The boats are painted every year.") if line not in kept] == []


SOURCES = [f"{number}. {text}" for number, text in enumerate(
    ["Marren, O. Sheep of the north slope. Valley Press, 1998.", "Tamm, I. (2004). On ferries. https://ferries.example",
     "The harbour office. Timetables.", "Keel, B. Signals. Railway Annals 12, 44-61.", "Unsigned. Prices of hay. 2021."],
    1)]  # fmt: skip
TIDES = [cell for row in ("Skarvik 4.2 1.1", "Tarn 3.9 0.8", "Olm 4.4 1.3", "Brude 4.0 1.0", "Vell 3.7 0.6")
         for cell in row.split()]  # fmt: skip


@pytest.mark.parametrize("form", ["\n", "\n\n"], ids=["close", "blank-lines"])
@pytest.mark.parametrize("series", [SOURCES, TIDES], ids=["sources", "table"])
def test_recall_keeps_a_list_or_a_table_whole(series: list[str], form: str) -> None:
    page = form.join([*MENU, "Ferry timetable changes", *STORY, *series, *TAIL])
    kept = lines_of_text(MODES["recall"].clean(page, media_type="text/plain").text)
    assert [line for line in series if line not in kept] == []


def test_records_tell_modes_apart() -> None:
    hashes = {cleaner.clean(MIXED).record.activity.config_sha256 for cleaner in MODES.values()}
    assert len(hashes) == 3


def test_the_mode_is_an_option_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MIXED, "utf-8")
    outputs = {}
    for mode, cleaner in MODES.items():
        done = cleaner_command("clean", tmp_path / "a.txt", "--mode", mode)
        assert done.returncode == 0, done.stderr.decode()
        outputs[mode] = done.stdout.decode()
        assert outputs[mode] == cleaner.clean(MIXED, media_type="text/plain").text
    assert cleaner_command("clean", tmp_path / "a.txt", "--mode", "most").returncode == 2
