"""Writes what is made from the rule format's types: python -m tests.write_reference"""

from __future__ import annotations

import json
from pathlib import Path

from cleaner.rulebook.reference import json_schema, markdown

ROOT = Path(__file__).resolve().parent.parent


def made() -> dict[Path, str]:
    """The files, and what has to stand in them."""
    schema = json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    return {ROOT / "docs" / "rules.md": markdown(), ROOT / "rules" / "schema.json": schema}


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
