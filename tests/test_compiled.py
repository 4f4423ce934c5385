"""Compiled modules and the plain Python that they are made of: the same results, and neither older than the other."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interpreted import ROOT, results

TYPED = sorted((ROOT / "cleaner").rglob("*.pxd"))
SOURCES = sorted([*TYPED, *(ROOT / "cleaner").rglob("*.pyx")])


def compiled(path: Path) -> Path | None:
    """The compiled module that Python imports for a `.pxd`; None if it takes the `.py`."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    file = Path(str(importlib.import_module(name).__file__))
    return None if file.suffix == ".py" else file


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.stem)
def test_types_stand_beside_a_module(path: Path) -> None:
    assert path.with_suffix(".py").is_file()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_is_compiled_is_not_older_than_its_source(path: Path) -> None:
    try:
        made = compiled(path)
    except ModuleNotFoundError:  # a reader that only exists where it could be compiled
        made = None
    if made is None or not made.is_relative_to(ROOT):
        pytest.skip("not compiled here")
    newest = max(source.stat().st_mtime for source in (path, path.with_suffix(".py")) if source.is_file())
    assert made.stat().st_mtime >= newest, "compile again: pip install -e '.[dev]'"


def test_plain_python_gives_the_same_results() -> None:
    if all(compiled(path) is None for path in TYPED):
        pytest.skip("not compiled here")
    plain = subprocess.run(
        [sys.executable, "-m", "tests.interpreted"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    mine, theirs = results(), plain.stdout.splitlines()
    assert theirs[0] == ".py"
    assert mine[0] != ".py"
    assert theirs[1:] == mine[1:]
