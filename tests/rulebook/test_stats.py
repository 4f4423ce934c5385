from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from cleaner import Cleaner, Page, UsageError
from cleaner.rulebook.stats import never_fired, read_run
from tests.stories import PAGE, write_tree

RULES = """schema: 1
id: sites/a.example
sites: [a.example]
remove:
  - {id: advertisement, kind: advertisement, line: "^Advertisement$"}
  - {id: never, kind: promo, line: "^Join us$"}
"""


@pytest.fixture
def made(tmp_path: Path) -> tuple[Cleaner, Path]:
    """A cleaner with rules for a site, and what it wrote of two of its pages and one of another."""
    cleaner = Cleaner(rules=(write_tree(tmp_path / "rules", {"sites/a.yaml": RULES}),))
    run = tmp_path / "run"
    run.mkdir()
    for number, url in enumerate(["https://a.example/1", "https://a.example/2", "https://b.example/1"]):
        record = cleaner.clean(Page(PAGE, url)).record
        (run / f"{number}.json").write_bytes(msgspec.json.encode(record))
    (run / "other.json").write_bytes(b'{"not": "a record"}')
    (run / "broken.json").write_bytes(b"{")
    return cleaner, run


def test_how_often_each_rule_fired(made: tuple[Cleaner, Path]) -> None:
    stats = read_run(made[1])
    assert stats.records == 3
    assert stats.sites == {"sites/a.example": 2}
    fired = stats.rules["sites/a.example#advertisement"]
    assert (fired.pages, fired.spans, fired.characters) == (2, 2, 2 * len("Advertisement"))
    assert "generic/en#related-head" in stats.rules


def test_which_site_rules_never_fired(made: tuple[Cleaner, Path]) -> None:
    cleaner, run = made
    assert never_fired(read_run(run), cleaner.book) == {"sites/a.example": ["sites/a.example#never"]}


def test_records_in_lines_are_counted_too(made: tuple[Cleaner, Path], tmp_path: Path) -> None:
    records = [path.read_bytes() for path in sorted(made[1].glob("[0-9].json"))]
    rows = [b'{"text": "x", "record": ' + record + b"}" for record in records]
    folder = write_tree(tmp_path / "lines", {"a.jsonl": b"\n".join(rows), "b.jsonl": b"\n".join(records)})
    assert read_run(folder).records == 6


def test_a_folder_without_records_is_wrong_usage(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError):
            read_run(folder)
