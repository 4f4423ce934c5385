from __future__ import annotations

import errno
import gzip
import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner import clean
from cleaner.cli import cli
from cleaner.model import Page
from cleaner.page_text import page_text
from tests.commands import START, cleaner_command
from tests.stories import HTML_ARTICLE, HTML_PAGE, PAGE, PAGE_ARTICLE, PARAGRAPHS, write_tree

ARTICLE = "\n\n".join(PAGE_ARTICLE) + "\n"
MARKED_UP = f"<p>{PARAGRAPHS[0]}</p>\n<p>{PARAGRAPHS[1]}</p>\n"


def invoke(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["clean", *map(str, arguments)], input=stdin)


def test_a_page_in_a_pipe() -> None:
    done = cleaner_command("clean", stdin=PAGE.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, ARTICLE, b"")


def test_a_dash_means_the_pipe() -> None:
    assert invoke("-", stdin=PAGE.encode()).stdout == ARTICLE


@pytest.mark.parametrize(
    ("name", "content", "article"),
    [
        ("a.txt", PAGE.encode(), PAGE_ARTICLE),
        ("a.html", HTML_PAGE.encode(), HTML_ARTICLE),
        ("a.html.gz", gzip.compress(HTML_PAGE.encode()), HTML_ARTICLE),
        ("a.dat", HTML_PAGE.encode(), HTML_ARTICLE),
    ],
)
def test_a_page_in_a_file(tmp_path: Path, name: str, content: bytes, article: tuple[str, ...]) -> None:
    write_tree(tmp_path, {name: content})
    assert invoke(tmp_path / name).stdout == "\n\n".join(article) + "\n"


def test_json_holds_text_and_record() -> None:
    said = json.loads(invoke("--format", "json", stdin=PAGE.encode()).stdout)
    assert sorted(said) == ["record", "text"]
    assert said["text"] == ARTICLE
    assert said["record"]["article"]["title"] == "Ferry timetable changes"
    assert said["record"]["input"]["path"] is None


def test_names_and_urls_that_are_not_utf8_can_be_written(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(PAGE, "utf-8")
    arguments = (os.fsdecode(b"caf\xe9.txt"), "--url", os.fsdecode(b"https://a.example/\xe9"), "--format", "json")
    done = cleaner_command("clean", *arguments, cwd=tmp_path)
    record = json.loads(done.stdout)["record"]
    assert (record["input"]["path"], record["url"]) == (r"caf\xe9.txt", r"https://a.example/\udce9")


def test_the_url_stands_in_the_record_and_picks_the_rules() -> None:
    said = json.loads(invoke("--format", "json", "--url", "https://www.mid-day.com/news/1", stdin=PAGE.encode()).stdout)
    assert (said["record"]["url"], said["record"]["host"]) == ("https://www.mid-day.com/news/1", "mid-day.com")
    assert said["record"]["activity"]["site"] == "sites/mid-day.com"


def test_as_html_reads_markup_that_does_not_look_like_a_page() -> None:
    loose = b"<b>no page</b> " + PARAGRAPHS[0].encode()
    assert "<b>" in invoke("--as", "text", stdin=loose).stdout
    assert "<b>" not in invoke("--as", "html", stdin=loose).stdout


def test_as_text_leaves_markup_alone() -> None:
    assert invoke("--as", "text", stdin=MARKED_UP.encode()).stdout == MARKED_UP


def test_as_beats_the_name(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": HTML_PAGE, "b.html": PAGE})
    assert invoke(tmp_path / "a.txt", "--as", "html").stdout == "\n\n".join(HTML_ARTICLE) + "\n"
    assert invoke(tmp_path / "b.html", "--as", "text").stdout == ARTICLE


def test_headline() -> None:
    assert invoke("--headline", stdin=PAGE.encode()).stdout == f"Ferry timetable changes\n\n{ARTICLE}"


def test_text_is_utf8_whatever_the_terminal() -> None:
    done = cleaner_command("clean", stdin="Ærø: “naïve” 日本\n".encode())
    assert done.stdout == "Ærø: “naïve” 日本\n".encode()


@pytest.mark.parametrize(
    ("stdin", "reason"), [(b"", b"no text"), (b" \n\t", b"no text"), (b"\x89PNG\r\n\0\0", b"not text")], ids=str
)
def test_a_page_that_can_not_be_cleaned_ends_with_1(stdin: bytes, reason: bytes) -> None:
    done = cleaner_command("clean", stdin=stdin)
    assert (done.returncode, done.stdout) == (1, b"")
    assert reason in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], b"'nowhere.txt'"),
        (["--as", "pdf"], b"--as"),
        (["--format", "xml"], b"--format"),
        (["--rules", "nowhere"], b"'nowhere'"),
        ([""], b"no such file: ''"),
        (["--rules", ""], b"'--rules': the name is empty"),
        (["--model", ""], b"model='' is no model file"),
        (["pages.jsonl"], b"'pages.jsonl' holds many pages, and one page is wanted"),
        (["folder"], b"'folder' is a folder, and one page is wanted"),
    ],
    ids=[
        "missing-file",
        "as",
        "format",
        "rules",
        "empty-name",
        "empty-rules",
        "empty-model",
        "many-pages",
        "folder",
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: list[str], said: bytes) -> None:
    write_tree(tmp_path, {"pages.jsonl": b'{"text": "A page."}\n', "folder/a.txt": b"A page."})
    done = cleaner_command("clean", *arguments, stdin=PAGE.encode(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_of_many_pages_is_one_for_whoever_says_what_it_is(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.warc": PAGE.encode()})
    assert invoke(tmp_path / "a.warc", "--as", "text").stdout == ARTICLE


def test_a_reader_that_closes_the_pipe_early_sees_no_traceback() -> None:
    import subprocess  # noqa: PLC0415

    from tests.commands import START  # noqa: PLC0415

    process = subprocess.Popen([*START, "clean"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(PAGE.encode() * 500)
    process.stdin.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(30)
    assert b"Traceback" not in said


def test_the_command_says_the_same_as_the_call() -> None:
    article = clean(HTML_PAGE.encode(), "https://herald.example/1")
    said = json.loads(invoke("--format", "json", "--url", "https://herald.example/1", stdin=HTML_PAGE.encode()).stdout)
    assert said["text"] == article.text
    assert said["record"]["output"]["sha256"] == article.record.output.sha256


@pytest.mark.parametrize("page", [PAGE, HTML_PAGE], ids=["text", "html"])
def test_flatten_prints_what_offsets_count_in(page: str) -> None:
    said = CliRunner().invoke(cli, ["flatten"], input=page.encode()).stdout
    assert said == page_text(Page(page.encode())).text
    for verdict in clean(page.encode()).verdicts:
        assert said[verdict.start : verdict.end].strip()


def test_flatten_of_no_page_ends_with_1() -> None:
    assert cleaner_command("flatten", stdin=b"").returncode == 1


def test_the_day_of_capture_chooses_the_version_of_a_sites_rules(tmp_path: Path) -> None:
    old, new = PARAGRAPHS[3:5]
    for name, valid, line in (("old", "until: 2020-01-01", old), ("new", "from: 2020-01-01", new)):
        (tmp_path / f"{name}.yaml").write_text(
            f"schema: 1\nid: {name}\nsites: [a.example]\nvalid: {{{valid}}}\n"
            f'remove:\n  - {{id: x, kind: promo, literal: "{line}"}}\n'
        )
    page = "\n\n".join(PARAGRAPHS).encode()
    arguments = ["clean", "--as", "text", "--url", "https://a.example/", "--rules", str(tmp_path)]
    for day, gone in (("2019-05-01", old), ("2024-05-01", new)):
        text = cleaner_command(*arguments, "--captured", day, stdin=page).stdout.decode()
        assert [line for line in PARAGRAPHS if line not in text] == [gone]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["clean", "in/a.txt"], ["flatten", "in/a.txt"], ["schema"], ["--help"], ["run", "in", "--out", "out"]],
    ids=lambda arguments: arguments[0],
)
def test_a_full_standard_output_ends_with_1_and_one_line(tmp_path: Path, arguments: list[str]) -> None:
    write_tree(tmp_path, {"in/a.txt": PAGE})
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*START, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == f"cleaner: standard output: {os.strerror(errno.ENOSPC)}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("clean a.txt >&-", 1, "standard output is closed: leave it open, the text goes there"),
        ("flatten a.txt >&-", 1, "standard output is closed: leave it open, the text goes there"),
        ("clean - <&-", 2, "standard input is closed: name a file or a folder"),
        ("run - --out out <&-", 2, "standard input is closed: name a file or a folder"),
    ],
)
def test_a_closed_pipe_ends_with_one_line(tmp_path: Path, arguments: str, code: int, said: str) -> None:
    write_tree(tmp_path, {"a.txt": PAGE})
    command = f"{shlex.join(START)} {arguments}"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr.decode()) == (code, f"cleaner: {said}\n")


def test_a_run_needs_no_standard_output(tmp_path: Path) -> None:
    write_tree(tmp_path, {"in/a.txt": PAGE})
    command = f"{shlex.join(START)} run in --out out >&-"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert (tmp_path / "out/a.txt.txt").read_text("utf-8") == ARTICLE
