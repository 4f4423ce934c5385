"""The fixture pages with what is expected of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@dataclass(frozen=True)
class Fixture:
    name: str
    path: Path
    expected: dict[str, Any]

    @property
    def negative(self) -> bool:
        return self.name.startswith("negative/")

    @property
    def url(self) -> str | None:
        return self.expected.get("url")


def all_fixtures() -> list[Fixture]:
    return list(_read())


def _read() -> Iterator[Fixture]:
    for expected in sorted(FIXTURES.rglob("*.expected.json")):
        stem = expected.name.removesuffix(".expected.json")
        pages = [path for path in expected.parent.glob(f"{stem}.*") if path != expected]
        assert len(pages) == 1, f"{expected} needs just one page beside it"
        name = pages[0].relative_to(FIXTURES).as_posix()
        yield Fixture(name, pages[0], json.loads(expected.read_text("utf-8")))


def squeeze(text: str) -> str:
    """White space collapsed, as expectations are written."""
    return " ".join(text.split())
