from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from cleaner import provenance
from cleaner.provenance import types
from cleaner.provenance.document import document

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"


def test_the_page_about_records_is_current() -> None:
    written = (DOCS / "provenance.md").read_text("utf-8")
    assert written == document(), "run: python -m cleaner.provenance.document > docs/provenance.md"


def test_every_key_of_a_record_is_described() -> None:
    page = document()
    for name in dir(types):
        part = getattr(types, name)
        if (
            isinstance(part, type)
            and issubclass(part, msgspec.Struct)
            and name not in {"Broken", "SourceRecord", "VerdictRecord"}
        ):
            for field in part.__struct_fields__ if part is not msgspec.Struct else ():
                assert f"| `{field}` |" in page, f"{name}.{field}"


def test_the_schema_says_what_the_page_says() -> None:
    described = set(re.findall(r'"description": "([^"]+)"', json.dumps(provenance.json_schema(), ensure_ascii=False)))
    assert "The headline." in described


def test_the_page_names_all_four_vocabularies() -> None:
    page = document()
    assert all(f"`{term}`" in page for term in ("prov:Activity", "datePublished", "attributes", "metadata.file_path"))
