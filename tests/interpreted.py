"""Cleans fixtures with every module as plain Python, compiled or not, and prints what came out: see test_compiled.py."""

from __future__ import annotations

import hashlib
import importlib.abc
import importlib.util
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent


class PlainPython(importlib.abc.MetaPathFinder):
    """Finds the `.py` file of a module of ours, where Python would prefer a compiled one."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        for folder in path or ():
            file = Path(folder, *fullname.split(".")[-1:]).with_suffix(".py")
            if fullname.startswith("cleaner.") and file.is_file():
                return importlib.util.spec_from_file_location(fullname, file)
            if fullname.startswith("cleaner.") and file.with_suffix(".pyx").is_file():
                raise ModuleNotFoundError(f"{fullname} has no plain form", name=fullname)
        return None


def results() -> list[str]:
    """For each fixture a hash of all that cleaning it gives."""
    from cleaner import Cleaner, Page, provenance  # noqa: PLC0415 - after the finder is in place
    from cleaner.judge.tagger import tree  # noqa: PLC0415

    cleaner = Cleaner()
    lines = [Path(tree.__file__).suffix]
    for path in sorted((ROOT / "fixtures").rglob("*.*")):
        if path.suffix in {".html", ".txt", ".md"}:
            article = cleaner.clean(Page(path.read_bytes(), path=path.name))
            whole = article.text.encode() + provenance.encode(article.record)
            lines.append(f"{path.relative_to(ROOT)} {hashlib.sha256(whole).hexdigest()}")
    return lines


if __name__ == "__main__":
    sys.meta_path.insert(0, PlainPython())
    print("\n".join(results()))
