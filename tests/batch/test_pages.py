from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.batch.pages import Containers, item_of
from cleaner.batch.run import Output, run
from cleaner.batch.verify import verify
from cleaner.errors import PageError
from cleaner.sinks.shards import Form
from cleaner.sources.entries import entries
from cleaner.sources.files import find_inputs
from tests.sources.test_warc import archive, response
from tests.stories import HTML_PAGE, PAGE, write_tree


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, text in members.items():
            container.writestr(f"{name}.txt", text)
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages as files, and in containers of three kinds."""
    lines = "".join(json.dumps({"text": f"{PAGE}\nLine {number} of many.\n"}) + "\n" for number in range(3))
    return write_tree(
        tmp_path / "in",
        {
            "a.txt": PAGE,
            "b.warc": archive(
                response("https://a.example/1", HTML_PAGE.encode()), response("https://a.example/2", HTML_PAGE.encode())
            ),
            "c.jsonl": lines,
            "d.zip": zipped(z=PAGE, y=PAGE + "Yes.\n", x=PAGE + "No.\n"),
        },
    )


@pytest.mark.parametrize("form", ["files", "jsonl", "dolma"])
def test_runs_over_containers_hold_in_every_form(folder: Path, tmp_path: Path, cleaner: Cleaner, form: Form) -> None:
    out = tmp_path / "out"
    run(entries(find_inputs([str(folder)], out)), cleaner, Output(out, form))
    checked = list(verify(out, folder))
    assert [c for c in checked if c.broken] == []
    assert len(checked) == 9


def test_a_container_that_has_changed_is_named_page_by_page(folder: Path, tmp_path: Path, cleaner: Cleaner) -> None:
    out = tmp_path / "out"
    run(entries(find_inputs([str(folder)], out)), cleaner, Output(out))
    (folder / "d.zip").write_bytes(zipped(z=PAGE, y=PAGE + "Another.\n"))
    found = {c.name: [b.promise for b in c.broken] for c in verify(out, folder) if c.broken}
    assert found == {"d.zip/x.txt": ["input"], "d.zip/y.txt": ["input"]}


def test_pages_are_found_in_whatever_order_they_are_asked_for(folder: Path) -> None:
    containers = Containers(folder)
    names = ["d.zip/x.txt", "d.zip/z.txt", "b.warc/00000002", "b.warc/00000001", "d.zip/y.txt"]
    assert [containers.find(name).name for name in names] == names
    assert [containers.find(name).name for name in [names[4], names[4]]] == [names[4], names[4]]


@pytest.mark.parametrize("name", ["d.zip/none.txt", "none.zip/x.txt", "none.txt", "../in/d.zip"])
def test_a_page_that_is_nowhere_is_an_error(folder: Path, name: str) -> None:
    with pytest.raises(PageError, match="no such page"):
        Containers(folder).find(name)


def test_a_file_is_found_without_being_opened(folder: Path) -> None:
    item = item_of(folder, "a.txt")
    assert item is not None
    assert (item.path, item.content) == (folder / "a.txt", None)
    assert item_of(folder, "d.zip") is None
    assert item_of(folder, "none.txt") is None
