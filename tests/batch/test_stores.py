"""A run that was killed goes on, and the result is as if nothing had happened."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest

from cleaner import Article, Cleaner, Options, UsageError
from cleaner.batch.counts import Counts
from cleaner.batch.run import Settings
from cleaner.batch.state import Line
from cleaner.sinks.reading import Written, read_run
from cleaner.sinks.rows import RecordSink
from cleaner.sinks.shards import LAYOUTS, Form
from tests.batch.runs import Recorder, clean, promised, write_pages

DATASETS = tuple(LAYOUTS)
FORMS: tuple[Form, ...] = ("files", *DATASETS)
NUMBER = 70


class Snapshots(Recorder):
    """Copies the output as it stands after every chunk: what a kill would leave."""

    def __init__(self, out: Path, copies: Path) -> None:
        super().__init__()
        self.out, self.copies = out, copies

    def chunk(self, line: Line, counts: Counts, names: list[str], *, kept: bool) -> None:
        super().chunk(line, counts, names, kept=kept)
        shutil.copytree(self.out, self.copies / f"{len(self.fresh):03}")


@pytest.mark.parametrize("form", FORMS)
def test_a_run_killed_at_any_chunk_goes_on_to_the_same_bytes(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", NUMBER)
    snapshots = Snapshots(tmp_path / "out", tmp_path / "copies")
    clean(cleaner, folder, tmp_path / "out", form, listener=snapshots)
    whole = promised(tmp_path / "out")
    copies = sorted((tmp_path / "copies").iterdir())
    assert len(copies) == 5
    for copy in copies:
        done = int(copy.name)
        listener = Recorder()
        summary = clean(cleaner, folder, copy, form, listener=listener)
        assert promised(copy) == whole
        assert summary.counts.reused == done
        assert (summary.counts.pages, summary.counts.failures) == (67, 4)
        if form != "files":
            assert len(listener.kept) == done


@pytest.mark.parametrize("form", FORMS)
def test_what_a_kill_tore_off_is_done_again(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", NUMBER)
    snapshots = Snapshots(tmp_path / "out", tmp_path / "copies")
    clean(cleaner, folder, tmp_path / "out", form, listener=snapshots)
    whole = promised(tmp_path / "out")
    copy = sorted((tmp_path / "copies").iterdir())[2]
    journal = copy / ".cleaner/journal.jsonl"
    for name in (journal, *copy.glob(".cleaner/*part-*")):
        with name.open("ab") as stream:
            stream.write(b'{"torn')
    clean(cleaner, folder, copy, form)
    assert promised(copy) == whole


@pytest.mark.parametrize("form", DATASETS)
def test_a_draft_that_lost_its_end_is_written_from_there(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    """After a power cut the journal may know of more than the drafts hold."""
    folder = write_pages(tmp_path / "in", NUMBER)
    snapshots = Snapshots(tmp_path / "out", tmp_path / "copies")
    clean(cleaner, folder, tmp_path / "out", form, listener=snapshots, shard_size=1 << 20)
    whole = promised(tmp_path / "out")
    for damage in ("cut", "zeros"):
        copy = tmp_path / damage
        shutil.copytree(sorted((tmp_path / "copies").iterdir())[3], copy)
        (draft, *_) = copy.glob(".cleaner/*part-*")
        data = draft.read_bytes()
        draft.write_bytes(data[:-10] if damage == "cut" else data[:-10] + bytes(10))
        listener = Recorder()
        clean(cleaner, folder, copy, form, listener=listener, shard_size=1 << 20)
        assert promised(copy) == whole
        assert listener.kept, "what was whole is kept"


@pytest.mark.parametrize("form", FORMS)
def test_a_finished_run_has_nothing_to_do(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", NUMBER)
    first = clean(cleaner, folder, tmp_path / "out", form)
    whole = promised(tmp_path / "out")
    again = clean(cleaner, folder, tmp_path / "out", form)
    assert promised(tmp_path / "out") == whole
    assert (again.counts.reused, again.exit_code) == (67, 1)
    for name in ("pages", "failed", "kind_pages", "kind_characters", "page_characters", "hosts"):
        assert getattr(again.counts, name) == getattr(first.counts, name)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", ["changed", "added", "removed", "first"])
def test_changed_inputs_are_done_again(tmp_path: Path, cleaner: Cleaner, form: Form, change: str) -> None:
    folder = write_pages(tmp_path / "in", NUMBER)
    clean(cleaner, folder, tmp_path / "out", form)
    if change == "removed":
        (folder / "06/0065.txt").unlink()
    else:
        name = {"changed": "05/0050.txt", "added": "07/new.txt", "first": "00/0000.txt"}[change]
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Something else altogether stands on this page, said the printer on Monday.")
    clean(cleaner, folder, tmp_path / "fresh", form)
    listener = Recorder()
    clean(cleaner, folder, tmp_path / "out", form, listener=listener)
    expected = promised(tmp_path / "fresh")
    if form == "files" and change == "removed":  # what nobody asks for any more is left where it is
        expected |= {n: d for n, d in promised(tmp_path / "out").items() if "0065" in n}
    assert promised(tmp_path / "out") == expected


@pytest.mark.parametrize("form", FORMS)
def test_other_options_make_pages_stale_and_that_is_told(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 30)
    clean(cleaner, folder, tmp_path / "out", form)
    other = Cleaner(Options(each_block=True))
    listener = Recorder()
    summary = clean(other, folder, tmp_path / "out", form, listener=listener)
    clean(other, folder, tmp_path / "fresh", form)
    assert promised(tmp_path / "out") == promised(tmp_path / "fresh")
    assert summary.counts.reused == 0
    assert listener.changed == (["options"] if form != "files" else [])
    assert summary.counts.stale == ({"options": 29} if form == "files" else {})


@pytest.mark.parametrize("form", ["files", "jsonl"])
def test_other_rules_make_pages_stale(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 20)
    clean(cleaner, folder, tmp_path / "out", form)
    summary = clean(Cleaner(Options(site_rules=True), rules=(_rules(tmp_path),)), folder, tmp_path / "out", form)
    assert summary.counts.reused == 0


def _rules(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/mine.yaml").write_text(
        "schema: 1\nid: mine\nsites: [a.example]\nremove:\n  - {id: x, kind: promo, line: '^Share$'}\n"
    )
    return tmp_path / "rules"


@pytest.mark.parametrize("form", FORMS)
def test_force_does_everything_again(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 30)
    clean(cleaner, folder, tmp_path / "out", form)
    whole = promised(tmp_path / "out")
    summary = clean(cleaner, folder, tmp_path / "out", form, Settings(force=True))
    assert (summary.counts.reused, promised(tmp_path / "out")) == (0, whole)


@pytest.mark.parametrize("form", FORMS)
def test_failures_are_remembered_until_they_are_to_be_tried_again(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 30)

    class Failing(Cleaner):
        def clean(self, content: object, *_: object, **__: object) -> object:  # type: ignore[override]
            if "0012" in str(content):
                raise RuntimeError("out of ink")
            return super().clean(content)  # type: ignore[arg-type]

    first = clean(Failing(), folder, tmp_path / "out", form)
    assert first.counts.failed == {"empty": 2, "internal": 1}
    errors = (tmp_path / "out/errors.jsonl").read_bytes()
    second = clean(cleaner, folder, tmp_path / "out", form)
    assert (second.counts.failed, (tmp_path / "out/errors.jsonl").read_bytes()) == (first.counts.failed, errors)
    third = clean(cleaner, folder, tmp_path / "out", form, Settings(retry_failed=True))
    assert third.counts.failed == {"empty": 2}
    clean(cleaner, folder, tmp_path / "fresh", form)
    assert promised(tmp_path / "out") == promised(tmp_path / "fresh")


def test_an_unforeseen_error_leaves_a_traceback_under_the_name_that_is_told(tmp_path: Path) -> None:
    class Failing(Cleaner):
        def clean(self, *_: object, **__: object) -> object:  # type: ignore[override]
            raise RuntimeError("out of ink")

    folder = write_pages(tmp_path / "in", 3)
    clean(Failing(), folder, tmp_path / "out")
    clean(Failing(), folder, tmp_path / "again")
    assert promised(tmp_path / "out") == promised(tmp_path / "again")
    (trace,) = (tmp_path / "out/.cleaner/tracebacks").iterdir()
    assert f'"traceback":"{trace.stem}"' in (tmp_path / "out/errors.jsonl").read_text()
    assert "RuntimeError: out of ink" in trace.read_text()
    assert str(tmp_path) not in trace.read_text()


class Counting(Cleaner):
    """Finds more comments on one page than any column of Parquet can count."""

    def clean(self, content: Any, *_: Any, **__: Any) -> Article:
        article = super().clean(content)
        if "0012" not in str(content):
            return article
        told = msgspec.structs.replace(article.record.article, comments=10**30)
        return replace(article, record=msgspec.structs.replace(article.record, article=told))


@pytest.mark.parametrize("shard_size", [2_000, 1 << 20])
def test_a_page_that_does_not_fit_into_parquet_is_told_and_the_others_are_written(
    tmp_path: Path, cleaner: Cleaner, shard_size: int
) -> None:
    folder = write_pages(tmp_path / "in", 40)
    summary = clean(Counting(), folder, tmp_path / "out", "parquet", shard_size=shard_size)
    assert (summary.state, summary.counts.failed) == ("finished", {"empty": 2, "unwritable": 1})
    (folder / "01/0012.txt").unlink()
    clean(cleaner, folder, tmp_path / "fresh", "parquet", shard_size=shard_size)
    out, fresh = ([w for w in read_run(tmp_path / name) if isinstance(w, Written)] for name in ("out", "fresh"))
    assert [(w.record, w.text) for w in out] == [(w.record, w.text) for w in fresh]


@pytest.mark.parametrize("shard_size", [2_000, 1 << 20])
def test_a_shard_that_can_not_be_made_of_its_draft_is_done_again(
    tmp_path: Path, shard_size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a version may have left it that did not look at every page."""
    folder = write_pages(tmp_path / "in", 40)
    with monkeypatch.context() as patched:
        patched.setattr("cleaner.batch.run.ParquetSink", RecordSink)
        broken = clean(Counting(), folder, tmp_path / "out", "parquet", shard_size=shard_size)
    assert (broken.state, broken.exit_code) == ("broken", 1)
    assert "run the same command again" in broken.message
    summary = clean(Counting(), folder, tmp_path / "out", "parquet", shard_size=shard_size)
    assert (summary.state, summary.counts.failed) == ("finished", {"empty": 2, "unwritable": 1})
    clean(Counting(), folder, tmp_path / "fresh", "parquet", shard_size=shard_size)
    assert promised(tmp_path / "out") == promised(tmp_path / "fresh")


@pytest.mark.parametrize("damage", ["cut", "fewer"])
def test_a_shard_that_was_damaged_since_is_done_again_when_pages_are_added(
    tmp_path: Path, cleaner: Cleaner, damage: str
) -> None:
    folder, out = write_pages(tmp_path / "in", 40), tmp_path / "out"
    clean(cleaner, folder, out, "parquet", shard_size=1 << 20)
    shard = out / "part-00000.parquet"
    if damage == "cut":
        shard.write_bytes(shard.read_bytes()[:-100])
    else:
        pq.write_table(pq.read_table(shard).slice(0, 20), shard)
    (folder / "09").mkdir()
    (folder / "09/new.txt").write_text("Something else altogether stands on this page, said the printer on Monday.")
    broken = clean(cleaner, folder, out, "parquet", shard_size=1 << 20)
    assert (broken.state, broken.exit_code) == ("broken", 1)
    assert "part-00000.parquet is damaged: run the same command again" in broken.message
    assert clean(cleaner, folder, out, "parquet", shard_size=1 << 20).state == "finished"
    clean(cleaner, folder, tmp_path / "fresh", "parquet", shard_size=1 << 20)
    assert promised(out) == promised(tmp_path / "fresh")


@pytest.mark.parametrize("form", DATASETS)
@pytest.mark.parametrize("shard_size", [2_000, 1 << 20])
def test_whatever_happens_while_a_shard_is_finished_the_next_run_goes_on(
    tmp_path: Path, cleaner: Cleaner, form: Form, shard_size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("out of ink")

    folder = write_pages(tmp_path / "in", NUMBER)
    with monkeypatch.context() as patched:
        patched.setattr("cleaner.sinks.shards.Shards.close", fail)
        broken = clean(cleaner, folder, tmp_path / "out", form, shard_size=shard_size)
    assert (broken.state, broken.exit_code) == ("broken", 1)
    assert broken.message.startswith("RuntimeError: out of ink")
    (trace,) = (tmp_path / "out/.cleaner/tracebacks").iterdir()
    assert trace.stem in broken.message
    assert '"state":"broken"' in (tmp_path / "out/manifest.jsonl").read_text()
    summary = clean(cleaner, folder, tmp_path / "out", form, shard_size=shard_size)
    assert summary.state == "finished"
    assert summary.counts.reused == broken.counts.pages > 0
    clean(cleaner, folder, tmp_path / "fresh", form, shard_size=shard_size)
    assert promised(tmp_path / "out") == promised(tmp_path / "fresh")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
def test_who_ends_a_run_while_it_finishes_is_heard(
    tmp_path: Path, cleaner: Cleaner, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    folder = write_pages(tmp_path / "in", 20)
    with monkeypatch.context() as patched:
        patched.setattr("cleaner.sinks.shards.Shards.close", fail)
        with pytest.raises(type(error)):
            clean(cleaner, folder, tmp_path / "out", "jsonl", shard_size=1 << 20)
    assert clean(cleaner, folder, tmp_path / "out", "jsonl", shard_size=1 << 20).state == "finished"


def test_a_dataset_is_not_destroyed_by_mistake(tmp_path: Path, cleaner: Cleaner) -> None:
    folder = write_pages(tmp_path / "in", 30)
    out = tmp_path / "out"
    clean(cleaner, folder, out, "jsonl", Settings(arguments=("in",)))
    whole = promised(out)
    for form, settings, said in (
        ("dolma", Settings(arguments=("in",)), "--format"),
        ("files", Settings(arguments=("in",)), "--format"),
        ("jsonl", Settings(arguments=("other",)), "INPUT"),
        ("jsonl", Settings(arguments=("in",), limit=3), "--limit"),
        ("jsonl", Settings(arguments=("in",), sample=0.1), "--sample"),
    ):
        with pytest.raises(UsageError, match=said):
            clean(cleaner, folder, out, form, settings)  # type: ignore[arg-type]
    (out / ".cleaner/journal.jsonl").unlink()
    with pytest.raises(UsageError, match="journal"):
        clean(cleaner, folder, out, "jsonl", Settings(arguments=("in",)))
    with pytest.raises(UsageError, match="--format"):
        clean(cleaner, folder, out, "files", Settings(arguments=("in",)))
    assert promised(out) == whole
    assert clean(cleaner, folder, out, "files", Settings(arguments=("in",), force=True)).counts.pages == 29


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_files_and_a_dataset_may_stand_beside_each_other_and_that_is_told(
    tmp_path: Path, cleaner: Cleaner, form: Form
) -> None:
    folder, out = write_pages(tmp_path / "in", 3), tmp_path / "out"
    clean(cleaner, folder, out, "files")
    before = {path for path in out.rglob("*.txt")}
    with pytest.raises(UsageError, match=r"holds files that were made .* or --force to write beside what is there"):
        clean(cleaner, folder, out, form)
    clean(cleaner, folder, out, form, Settings(force=True))
    assert before <= set(out.rglob("*.txt"))
    with pytest.raises(UsageError, match=r"holds a dataset that was made .* or --force to write beside what is there"):
        clean(cleaner, folder, out, "files")
    with pytest.raises(UsageError, match=r"holds a dataset that was made .* or --force to write it anew"):
        clean(cleaner, folder, out, form, Settings(limit=2, arguments=("other",)))


@pytest.mark.parametrize("form", FORMS)
def test_a_limit_can_grow(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", NUMBER)
    for limit in (5, 40, None):
        summary = clean(cleaner, folder, tmp_path / "out", form, Settings(limit=limit))
        assert summary.counts.pages + summary.counts.failures == (limit or 71)
    clean(cleaner, folder, tmp_path / "fresh", form)
    assert promised(tmp_path / "out") == promised(tmp_path / "fresh")
    if form != "files":
        with pytest.raises(UsageError, match="--limit"):
            clean(cleaner, folder, tmp_path / "out", form, Settings(limit=40))


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_only_a_limit_below_what_is_done_would_throw_it_away(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 30)
    out = tmp_path / "out"
    counts = clean(cleaner, folder, out, form).counts
    done, whole = counts.pages + counts.failures, promised(out)
    for limit in (done, done + 1, 500):
        assert clean(cleaner, folder, out, form, Settings(limit=limit)).counts.reused == counts.pages
        assert promised(out) == whole
    with pytest.raises(UsageError, match=f"would throw away what is done, {done} pages"):
        clean(cleaner, folder, out, form, Settings(limit=done - 1))
    assert promised(out) == whole


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_hold_the_same_records(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    folder = write_pages(tmp_path / "in", 30)
    for tag_only in (False, True):
        out = tmp_path / str(tag_only)
        clean(cleaner, folder, out / form, form, tag_only=tag_only)
        clean(cleaner, folder, out / "reference")
        found = [written for written in read_run(out / form) if isinstance(written, Written)]
        reference = [written for written in read_run(out / "reference") if isinstance(written, Written)]
        assert sorted((w.record.id, w.text, w.record.verdicts) for w in found) == sorted(
            (w.record.id, w.text, w.record.verdicts) for w in reference
        )
        assert len(found) == 29
