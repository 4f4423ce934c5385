from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, Options, UsageError
from cleaner.batch.run import Output, Settings, run
from cleaner.batch.verify import verify
from cleaner.sinks.shards import Form
from cleaner.sources.entries import entries
from cleaner.sources.files import find_inputs
from tests.batch.runs import clean, write_pages
from tests.records import rows, with_rows
from tests.stories import HTML_PAGE, PAGE, PARAGRAPHS, write_tree


def cleaned(tmp_path: Path, cleaner: Cleaner, files: Mapping[str, str | bytes] | None = None) -> tuple[Path, Path]:
    folder = write_tree(tmp_path / "in", files or {"a.txt": PAGE, "sub/b.html": HTML_PAGE})
    out = tmp_path / "out"
    run(entries(find_inputs([str(folder)], out)), cleaner, Output(out))
    return out, folder


def broken(out: Path, folder: Path) -> dict[str, list[str]]:
    """The promises that are broken, by name of the page."""
    return {c.name: list(dict.fromkeys(b.promise for b in c.broken)) for c in verify(out, folder) if c.broken}


def change_record(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    record = json.loads(path.read_bytes())
    record["verdicts"] = rows(record)
    change(record)
    path.write_text(json.dumps(with_rows(record, record["verdicts"])), "utf-8")


def test_a_run_that_nobody_touched_holds(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    assert [(c.name, c.broken) for c in verify(out, folder)] == [("a.txt", ()), ("sub/b.html", ())]


def test_names_that_are_no_utf8_are_found_again_and_meet_no_other(tmp_path: Path, cleaner: Cleaner) -> None:
    row = json.dumps({"text": PAGE}).encode()
    names: dict[str, str | bytes] = {
        os.fsdecode(b"caf\xe9.txt"): PAGE,
        "caf\\xe9.txt": PAGE + "No.\n",
        os.fsdecode(b"caf\xe9.jsonl"): row,
    }
    out, folder = cleaned(tmp_path, cleaner, names)
    checked = [(c.name, c.broken) for c in verify(out, folder)]
    assert checked == [("caf\\x5cxe9.txt", ()), ("caf\\xe9.jsonl/00000001", ()), ("caf\\xe9.txt", ())]


@pytest.mark.parametrize(
    "options",
    [Options(headline=True), Options(each_block=True), Options(site_rules=False)],
    ids=["headline", "block-by-block", "no-site-rules"],
)
def test_runs_with_other_options_hold(tmp_path: Path, options: Options) -> None:
    assert broken(*cleaned(tmp_path, Cleaner(options))) == {}


def test_pages_in_all_encodings_hold(tmp_path: Path, cleaner: Cleaner) -> None:
    files: dict[str, str | bytes] = {
        "latin.txt": PAGE.encode("cp1252"),
        "bom.txt": PAGE.encode("utf-8-sig"),
        "wide.txt": PAGE.encode("utf-16"),
        "carriage.txt": PAGE.replace("\n", "\r\n"),
        "mojibake.txt": PAGE.replace("Marren", "MÃ¡rren"),
        "controls.html": HTML_PAGE.replace("ferry", "fe\x01rry"),
        "latin.html": HTML_PAGE.replace("utf-8", "windows-1252").encode("cp1252"),
    }
    assert broken(*cleaned(tmp_path, cleaner, files)) == {}


def test_captions_hold_as_readers_see_them(tmp_path: Path, cleaner: Cleaner) -> None:
    marked = ("*Photo: Ilse Tamm / Harbour Gazette*", "Photo: [**Ilse** Tamm](/tamm) / Harbour Gazette")
    links = "\n".join(f"[{number}]Quay {number}" for number in range(1, 12))
    files: dict[str, str | bytes] = {
        f"{number}.md": "\n\n".join(["# Ferry timetable changes", *PARAGRAPHS[:2], caption, *PARAGRAPHS[2:]])
        for number, caption in enumerate(marked)
    }
    files["dump.txt"] = "\n\n".join([links, *PARAGRAPHS[:2], "[12]Photo: Ilse Tamm / Harbour Gazette", *PARAGRAPHS[2:]])
    out, folder = cleaned(tmp_path, cleaner, files)
    assert broken(out, folder) == {}
    for name in files:
        found = json.loads((out / f"{name}.json").read_bytes())["article"]["captions"]
        assert [caption["credit"] for caption in found] == ["Ilse Tamm / Harbour Gazette"]


def test_a_single_file_can_be_the_input(tmp_path: Path, cleaner: Cleaner) -> None:
    page = write_tree(tmp_path / "in", {"a.txt": PAGE}) / "a.txt"
    out = tmp_path / "out"
    run(entries(find_inputs([str(page)], out)), cleaner, Output(out))
    assert [(c.name, c.broken) for c in verify(out, page)] == [("a.txt", ())]


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda text: text.replace("ferry", "train"), id="a-word-changed"),
        pytest.param(lambda text: text + "One line more.\n", id="a-line-added"),
        pytest.param(lambda text: "\n\n".join(text.split("\n\n")[1:]), id="a-paragraph-lost"),
        pytest.param(lambda text: text.rstrip("\n"), id="the-last-line-end-lost"),
        pytest.param(lambda _: "", id="emptied"),
    ],
)
def test_a_changed_text_breaks_hash_and_replay(tmp_path: Path, cleaner: Cleaner, tamper: Callable[[str], str]) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    text = (out / "a.txt.txt").read_text("utf-8")
    (out / "a.txt.txt").write_text(tamper(text), "utf-8")
    assert broken(out, folder) == {"a.txt": ["output", "replay"]}


def test_a_changed_page_is_named(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (folder / "a.txt").write_text(PAGE + "x", "utf-8")
    assert broken(out, folder) == {"a.txt": ["input"]}


def test_a_missing_page_is_named(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (folder / "a.txt").unlink()
    assert broken(out, folder) == {"a.txt": ["input"]}


def test_a_missing_text_is_named(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (out / "a.txt.txt").unlink()
    assert broken(out, folder) == {"a.txt": ["output"]}


def test_a_missing_record_is_named(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (out / "a.txt.json").unlink()
    assert broken(out, folder) == {"a.txt": ["record"]}


def _drop_a_removal(record: dict[str, Any]) -> None:
    record["verdicts"] = [v for v in record["verdicts"] if v["kind"] != "advertisement"]


def _drop_the_last(record: dict[str, Any]) -> None:
    record["verdicts"].pop()


def _overlap(record: dict[str, Any]) -> None:
    record["verdicts"][1]["start"] = record["verdicts"][0]["start"]


def _beyond_the_page(record: dict[str, Any]) -> None:
    record["verdicts"][-1]["end"] = 10**9


def _backwards(record: dict[str, Any]) -> None:
    record["verdicts"].reverse()


@pytest.mark.parametrize("tamper", [_drop_a_removal, _drop_the_last, _overlap, _beyond_the_page, _backwards])
def test_verdicts_that_do_not_account_for_the_page_are_named(
    tmp_path: Path, cleaner: Cleaner, tamper: Callable[[dict[str, Any]], None]
) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", tamper)
    assert "accounting" in broken(out, folder)["a.txt"]


def _keep_the_removed(record: dict[str, Any]) -> None:
    for verdict in record["verdicts"]:
        if verdict["kind"] == "advertisement":
            verdict.update(action="keep", kind=None)


def _remove_the_kept(record: dict[str, Any]) -> None:
    for verdict in record["verdicts"]:
        if verdict["action"] == "keep":
            verdict.update(action="remove", kind="related")


@pytest.mark.parametrize("tamper", [_keep_the_removed, _remove_the_kept])
def test_verdicts_that_do_not_give_the_text_are_named(
    tmp_path: Path, cleaner: Cleaner, tamper: Callable[[dict[str, Any]], None]
) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", tamper)
    assert "replay" in broken(out, folder)["a.txt"]


def _wrong_count(record: dict[str, Any]) -> None:
    record["output"]["removed_characters"] = 1


def _wrong_total(record: dict[str, Any]) -> None:
    record["output"]["page_characters"] += 1


def _wrong_length(record: dict[str, Any]) -> None:
    record["output"]["characters"] += 1


def _wrong_share(record: dict[str, Any]) -> None:
    record["output"]["removed_share"] = 0.5


def _wrong_words(record: dict[str, Any]) -> None:
    record["article"]["words"] += 1


def _too_confident(record: dict[str, Any]) -> None:
    record["output"]["confidence"] = 1.5


def _mended(*spans: tuple[int, int]) -> Callable[[dict[str, Any]], None]:
    return lambda record: record["output"].update(repaired=spans)


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (_wrong_count, "removed_characters is"),
        (_wrong_total, "page_characters is"),
        (_wrong_length, "wrong figures: characters is"),
        (_wrong_share, "removed_share is 0."),
        (_wrong_words, "words is"),
        (_too_confident, "the confidence is 1.5, not 0 to 1"),
        (_mended((5, 10**9)), "the mended span at 5"),
        (_mended((-2, 4)), "the mended span at -2"),
        (_mended((7, 7)), "the mended span at 7"),
        (_mended((20, 30), (8, 10)), "the mended span at 8"),
        (_mended((8, 12), (11, 14)), "the mended span at 11"),
    ],
)
def test_figures_and_spans_that_do_not_follow_from_page_and_text_are_named(
    tmp_path: Path, cleaner: Cleaner, tamper: Callable[[dict[str, Any]], None], said: str
) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", tamper)
    (found,) = [checked for checked in verify(out, folder) if checked.broken]
    ((promise, detail),) = [(b.promise, b.detail) for b in found.broken]
    assert (found.name, promise) == ("a.txt", "output")
    assert said in detail


@pytest.mark.parametrize("headline", [False, True])
@pytest.mark.parametrize("words", [0, None], ids=["never-counted", "counted"])
def test_words_are_those_of_the_text_without_its_headline(tmp_path: Path, headline: bool, words: int | None) -> None:
    out, folder = cleaned(tmp_path, Cleaner(Options(headline=headline)))
    if words is not None:
        change_record(out / "a.txt.json", lambda record: record["article"].update(words=words))
    assert broken(out, folder) == {}


def test_an_id_that_does_not_follow_from_path_and_content_is_named(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", lambda record: record.update(id="0" * 32))
    assert broken(out, folder) == {"a.txt": ["record"]}


@pytest.mark.parametrize("score", [-0.01, 1.01])
def test_scores_beyond_0_and_1_are_named(tmp_path: Path, cleaner: Cleaner, score: float) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", lambda record: record["verdicts"][0].update(score=score))
    (found,) = [checked for checked in verify(out, folder) if checked.broken]
    assert [(b.promise, b.detail) for b in found.broken] == [
        ("accounting", f"the score of the verdict at 0 is {score}, not 0 to 1")
    ]


def test_outputs_that_are_gone_are_named(tmp_path: Path, cleaner: Cleaner) -> None:
    lines = "".join(json.dumps({"text": f"{PAGE}\nLine {number}.\n"}) + "\n" for number in range(3))
    files: dict[str, str | bytes] = {"a.txt": PAGE, "b.txt": "", "c.jsonl": lines, "sub/d.html": HTML_PAGE}
    out, folder = cleaned(tmp_path, cleaner, files)
    gone = ["c.jsonl/00000002", "sub/d.html"]
    for name in gone:
        (out / f"{name}.txt").unlink()
        (out / f"{name}.json").unlink()
    (out / "a.txt.txt").unlink()
    expected = {"a.txt": ["output"], **{name: ["record"] for name in gone}}
    assert broken(out, folder) == expected
    shutil.rmtree(out / ".cleaner")
    assert broken(out, folder) == expected
    write_tree(folder, {"e.txt": PAGE, "f.txt": PAGE})  # nobody can say any more which ones are meant
    assert broken(out, folder) == {"a.txt": ["output"], str(out): ["record"]}
    (checked,) = [c for c in verify(out, folder) if c.name == str(out)]
    assert "2 of the 5 pages" in checked.broken[0].detail


@pytest.mark.parametrize("form", ["jsonl", "dolma"])
def test_a_shard_that_is_gone_is_missed(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder, out = write_pages(tmp_path / "in", 30), tmp_path / "out"
    clean(cleaner, folder, out, form)
    assert broken(out, folder) == {}
    for shard in out.rglob("part-*"):
        shard.unlink()
    assert len(broken(out, folder)) == 29


def test_a_run_of_some_pages_misses_no_others(tmp_path: Path, cleaner: Cleaner) -> None:
    folder, out = write_pages(tmp_path / "in", 30), tmp_path / "out"
    clean(cleaner, folder, out, settings=Settings(limit=5))
    assert broken(out, folder) == {}
    (out / "00/0001.txt.txt").unlink()
    (out / "00/0001.txt.json").unlink()
    assert broken(out, folder) == {"00/0001.txt": ["record"]}


@pytest.mark.parametrize("files", [{}, {"a.txt": "no output of a run"}], ids=["empty", "other-files"])
def test_a_folder_that_no_run_wrote_is_wrong_usage(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE})
    with pytest.raises(UsageError, match="no records in"):
        list(verify(write_tree(tmp_path / "out", files), folder))


def _other_hash(record: dict[str, Any]) -> None:
    record["input"]["sha256"] = "0" * 64


def _no_path(record: dict[str, Any]) -> None:
    record["input"]["path"] = None


@pytest.mark.parametrize("tamper", [_other_hash, _no_path])
def test_a_record_of_another_page_is_named(
    tmp_path: Path, cleaner: Cleaner, tamper: Callable[[dict[str, Any]], None]
) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", tamper)
    assert broken(out, folder) == {"a.txt": ["input"]}


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"no json", b"\xff\xfe", b"[]", b'{"schema": "cleaner/record/99"}'],
    ids=["empty", "no-keys", "no-json", "no-text", "a-list", "another-format"],
)
def test_what_is_no_record_is_named(tmp_path: Path, cleaner: Cleaner, content: bytes) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (out / "a.txt.json").write_bytes(content)
    assert broken(out, folder) == {"a.txt": ["record"]}


def test_a_record_of_a_later_format_says_so(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)

    def later(record: dict[str, Any]) -> None:
        record["schema"] = "cleaner/record/99"

    change_record(out / "a.txt.json", later)
    (checked,) = [c for c in verify(out, folder) if c.broken]
    assert "cleaner/record/99" in checked.broken[0].detail


def test_a_text_that_is_no_utf8_is_named(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (out / "a.txt.txt").write_bytes(b"caf\xe9")
    assert list(broken(out, folder)) == ["a.txt"]


def test_a_page_that_turned_into_something_else_does_not_stop_the_check(tmp_path: Path, cleaner: Cleaner) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    (folder / "a.txt").unlink()
    (folder / "a.txt").mkdir()
    (folder / "sub/b.html").write_bytes(b"")
    assert broken(out, folder) == {"a.txt": ["input"], "sub/b.html": ["input"]}


@pytest.mark.parametrize("missing", ["out", "in"])
def test_a_folder_that_is_missing_is_wrong_usage(tmp_path: Path, missing: str) -> None:
    write_tree(tmp_path / ("in" if missing == "out" else "out"), {})
    with pytest.raises(UsageError, match=missing):
        list(verify(tmp_path / "out", tmp_path / "in"))


def test_replay_needs_no_rules(tmp_path: Path) -> None:
    rules = write_tree(
        tmp_path / "rules",
        {
            "mine.yaml": f'schema: 1\nid: mine\nsites: [a.example]\ndetect: {{text: ["^{PARAGRAPHS[0][:20]}"]}}\n'
            'remove:\n  - {id: x, kind: promo, line: "^Forty people"}\n'
        },
    )
    folder = write_tree(tmp_path / "in", {"a.txt": PAGE * 3})
    out = tmp_path / "out"
    run(entries(find_inputs([str(folder)], out)), Cleaner(rules=(rules,)), Output(out))
    assert "Forty people" not in (out / "a.txt.txt").read_text("utf-8")
    assert broken(out, folder) == {}


def test_a_caption_that_a_rule_has_cut_holds_without_the_rule(tmp_path: Path) -> None:
    rules = write_tree(
        tmp_path / "rules",
        {
            "mine.yaml": "schema: 1\nid: mine\nsites: [a.example]\ndetect: {html: [.rights]}\n"
            "remove:\n  - {id: x, kind: promo, css: .rights}\n"
        },
    )
    caption = "The old ferry at the quay. Photo: Ilse Tamm / Harbour Gazette"
    figure = f'<figure><img src="a.jpg"><figcaption>{caption} <span class="rights">Buy it</span></figcaption></figure>'
    page = HTML_PAGE.replace(f"<p>{PARAGRAPHS[1]}", f"{figure}<p>{PARAGRAPHS[1]}")
    folder = write_tree(tmp_path / "in", {"a.html": page})
    out = tmp_path / "out"
    run(entries(find_inputs([str(folder)], out)), Cleaner(rules=(rules,)), Output(out))
    found = json.loads((out / "a.html.json").read_bytes())["article"]["captions"]
    assert [said["text"] for said in found] == [caption]
    assert broken(out, folder) == {}


def _a_place_beyond_the_page(record: dict[str, Any]) -> None:
    record["article"]["sources"]["end"][0] = 10**9


def _another_caption(record: dict[str, Any]) -> None:
    record["article"]["captions"] = [{"text": "Nobody said this.", "credit": None, "start": 0, "end": 4}]


@pytest.mark.parametrize("tamper", [_a_place_beyond_the_page, _another_caption])
def test_metadata_that_has_no_place_on_the_page_is_named(
    tmp_path: Path, cleaner: Cleaner, tamper: Callable[[dict[str, Any]], None]
) -> None:
    out, folder = cleaned(tmp_path, cleaner)
    change_record(out / "a.txt.json", tamper)
    assert broken(out, folder) == {"a.txt": ["metadata"]}


def test_many_pages_are_checked_in_parallel_and_told_in_order(tmp_path: Path, cleaner: Cleaner) -> None:
    names = [f"{number:03}.txt" for number in range(70)]
    out, folder = cleaned(tmp_path, cleaner, {name: f"{PAGE}\n{name} was here on Monday.\n" for name in names})
    (out / "017.txt.txt").write_text("something else\n", "utf-8")
    (out / "044.txt.json").write_bytes(b"no json")
    alone, together = list(verify(out, folder, jobs=1)), list(verify(out, folder, jobs=2))
    assert together == alone
    assert [c.name for c in together] == names
    assert broken(out, folder) == {"017.txt": ["output", "replay"], "044.txt": ["record"]}
