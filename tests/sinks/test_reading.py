from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from cleaner import Cleaner, UsageError
from cleaner.provenance import sha256_of
from cleaner.sinks.reading import Unreadable, Written, form_of, read_run
from cleaner.sinks.shards import LAYOUTS, Form
from tests.batch.runs import clean
from tests.stories import HTML_PAGE, PAGE, write_tree

ROOT = Path(__file__).parents[2]
FORMS: tuple[Form, ...] = ("files", *LAYOUTS)
WRAPPED = "\n\n".join(textwrap.fill(line, 60) for line in PAGE.split("\n\n"))
PAGES: dict[str, str | bytes] = {
    "a.txt": PAGE,
    "b.html": HTML_PAGE,
    "c.md": f"# Ferry timetable changes\n\n{WRAPPED}",
    "d.txt": WRAPPED,
}


@pytest.mark.parametrize("tag_only", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_every_record_comes_back_with_the_text_that_it_describes(
    tmp_path: Path, cleaner: Cleaner, form: Form, tag_only: bool
) -> None:
    clean(cleaner, write_tree(tmp_path / "in", PAGES), tmp_path / "out", form, tag_only=tag_only)
    assert form_of(tmp_path / "out") == (form, tag_only)
    found = list(read_run(tmp_path / "out"))
    assert [type(written) for written in found] == [Written] * 4
    assert list(read_run(str(tmp_path / "out"))) == found
    for written in found:
        assert isinstance(written, Written)
        assert sha256_of(written.text) == written.record.output.sha256
    again = clean(cleaner, tmp_path / "in", tmp_path / "out", form, tag_only=tag_only)
    assert again.counts.reused == 4


def test_the_example_in_the_documentation_tells_of_pages_and_of_what_is_none(
    tmp_path: Path, cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clean(cleaner, write_tree(tmp_path / "in", PAGES), tmp_path / "clean")
    (tmp_path / "clean/b.html.txt").unlink()
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/batch.md").read_text("utf-8"), re.DOTALL)
    exec(example, {})
    told = capsys.readouterr().out
    assert told.startswith("a.txt ")
    assert "b.html the record has no text beside it\n" in told


@pytest.mark.parametrize("form", FORMS)
def test_what_is_damaged_is_named_and_the_rest_is_read(tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    clean(cleaner, write_tree(tmp_path / "in", PAGES), tmp_path / "out", form)
    shards = [path for path in (tmp_path / "out").rglob("*") if "part-" in path.name and "attributes" not in path.parts]
    for path in shards or [tmp_path / "out/a.txt.json"]:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) * 4 // 5] if shards else b"{}")
    found = list(read_run(tmp_path / "out"))
    assert [written for written in found if isinstance(written, Unreadable)]


def test_the_form_is_known_without_the_journal_or_by_one_that_is_damaged(tmp_path: Path, cleaner: Cleaner) -> None:
    for form in FORMS:
        clean(cleaner, write_tree(tmp_path / "in", PAGES), tmp_path / form, form)
        journal = tmp_path / form / ".cleaner/journal.jsonl"
        journal.write_bytes(b'{"form": "\xff"}\n')
        assert form_of(tmp_path / form) == (form, False)
        journal.unlink()
        assert form_of(tmp_path / form) == (form, False)
        assert len(list(read_run(tmp_path / form))) == 4


def test_a_folder_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        list(read_run(tmp_path / "nowhere"))
