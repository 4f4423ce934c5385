from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner import provenance as p

FIRST: dict[str, Any] = {
    "schema": "cleaner/record/1",
    "id": "0123456789abcdef0123456789abcdef",
    "url": "https://www.herald.example/1",
    "host": "herald.example",
    "input": {
        "path": "a.txt",
        "sha256": "0" * 64,
        "bytes": 44,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "encoding_source": "utf-8",
        "record_id": None,
    },
    "article": {
        "title": "Ferry changes",
        "authors": ["Ilse Tamm"],
        "agency": None,
        "published": "2025-03-04",
        "updated": None,
        "section": "Harbour",
        "language": None,
        "place": None,
        "syndicated": False,
        "truncated": False,
        "sources": [
            {"field": "title", "source": "line:head/1", "start": 0, "end": 13},
            {"field": "section", "source": "meta:article:section", "start": None, "end": None},
        ],
    },
    "activity": {
        "tool": "cleaner",
        "version": "0.1.0",
        "ftfy": "6.3.1",
        "selectolax": "0.4.0",
        "trafilatura": "2.0.0",
        "engine": "lines",
        "model": None,
        "model_sha256": None,
        "rules_sha256": "1" * 64,
        "site": None,
        "site_known_by": None,
        "config_sha256": "2" * 64,
    },
    "output": {
        "path": "a.txt.txt",
        "sha256": "3" * 64,
        "characters": 29,
        "page_characters": 36,
        "removed_characters": 12,
        "removed_share": 0.3333,
        "confidence": None,
        "headline": False,
        "repaired": [],
        "warnings": [],
    },
    "verdicts": [
        {"start": 0, "end": 13, "action": "remove", "kind": "title", "by": "head/1", "score": 0.75},
        {"start": 15, "end": 44, "action": "keep", "kind": None, "by": "default/1", "score": 1.0},
    ],
}


def test_a_record_of_the_first_format_becomes_one_of_the_newest() -> None:
    record = p.load(json.dumps(FIRST).encode())
    assert record.schema == p.SCHEMA
    assert [(v.start, v.end, v.action, v.kind, v.by, v.score) for v in record.verdicts] == [
        (0, 13, "remove", "title", "head/1", 0.75),
        (15, 44, "keep", None, "default/1", 1.0),
    ]
    assert (record.article.title, record.article.authors, record.article.tags) == ("Ferry changes", ["Ilse Tamm"], [])
    assert [(s.field, s.source, s.start, s.end) for s in record.article.sources] == [
        ("title", "line:head/1", 0, 13),
        ("section", "meta:article:section", 0, 0),
    ]
    assert p.load(p.encode(record)) == record


def test_a_record_can_be_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(FIRST), "utf-8")
    assert p.load(path) == p.load(str(path)) == p.load(path.read_bytes())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"schema": "cleaner/record/99"}, "update cleaner"),
        ({"schema": 7}, "not a cleaner/record/2 record"),
        ({"verdicts": [{"start": 0}]}, "not a cleaner/record/1 record"),
        ({"article": None}, "not a cleaner/record/1 record"),
        ({"output": {}}, "not a cleaner/record/1 record"),
    ],
)
def test_what_cannot_be_read_is_a_named_error(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        p.load(json.dumps({**FIRST, **change}).encode())


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("sources", "end", [1]),
        ("alternatives", "value", ["Another title"]),
        ("verdicts", "score", []),
        ("verdicts", "by", [0, 7]),
        ("verdicts", "kind", [0, -1]),
    ],
)
def test_tables_whose_columns_do_not_fit_are_no_record(table: str, column: str, value: list[Any]) -> None:
    record = json.loads(p.encode(p.load(json.dumps(FIRST).encode())))
    p.load(json.dumps(record).encode())
    {**record["article"], "verdicts": record["verdicts"]}[table][column] = value
    with pytest.raises(ValueError, match=r"not a cleaner/record/2 record: .*(differ in length|is not listed)"):
        p.load(json.dumps(record).encode())


def test_bytes_that_are_no_text_are_no_record() -> None:
    with pytest.raises(ValueError, match="not a cleaner/record/2 record"):
        p.load(b'{"schema": "\xff"}')
