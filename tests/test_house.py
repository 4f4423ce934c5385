"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.errors import PageError

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cleaner"

ONLY_IN = {
    "trafilatura": "engines/trafilatura.py",
    "ftfy": "article/repair.py",
    "selectolax": "segment/tree.py",
    "re2": "rulebook/patterns.py",
    "yaml": "rulebook/yaml_file.py",
    "rich": "report/terminal.py",
    "warcio": "sources/warc.py",
    "brotli": "sources/codings.py",
    "pyarrow": "parquet.py",
    "backports": "compression.py",
    "tomli": "cli/config.py",
    "w3lib": "decode.py",
    "charset_normalizer": "decode.py",
    "babel": "article/calendar.py",
    "lxml": "segment/xpath.py",
    "publicsuffixlist": "rulebook/public_suffix.py",
}


def imported_by(path: Path) -> Iterator[str]:
    """Top-level names of all that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


IMPORTS = {path.relative_to(PACKAGE).as_posix(): set(imported_by(path)) for path in PACKAGE.rglob("*.py")}


@pytest.mark.parametrize(("library", "module"), ONLY_IN.items(), ids=list(ONLY_IN))
def test_each_third_party_is_imported_by_one_module(library: str, module: str) -> None:
    assert [name for name, imports in IMPORTS.items() if library in imports] == [module]


def test_nothing_is_imported_that_nobody_asked_for() -> None:
    known = {*ONLY_IN, "cleaner", "click", "compression", "msgspec", "numpy", "tomllib"} | set(sys.stdlib_module_names)
    assert {name: imports - known for name, imports in IMPORTS.items() if imports - known} == {}


def test_click_is_for_the_command_line_only() -> None:
    assert [name for name, imports in IMPORTS.items() if "click" in imports and not name.startswith("cli/")] == []


def test_every_reason_of_a_page_error_is_named_where_they_are_told() -> None:
    calls = [
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "PageError" and node.args
    ]
    reasons = {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}
    assert reasons
    assert {reason for reason in reasons if f'"{reason}"' not in (PageError.__doc__ or "")} == set()


HEAVY = (
    "trafilatura",
    "ftfy",
    "lxml",
    "selectolax",
    "charset_normalizer",
    "rich",
    "babel",
    "htmldate",
    "pyarrow",
    "warcio",
)


def loaded_by(code: str) -> set[str]:
    """The heavy libraries that are loaded after some code has run, in a process of its own."""
    code = (
        f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("loaded:")[2].split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import cleaner") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["clean", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(f"sys.argv[1:] = {arguments!r}; from cleaner.cli import main; main()") == set()


def test_cleaning_plain_text_loads_no_engine() -> None:
    loaded = loaded_by("import cleaner; cleaner.clean('The ferry to the islands left at nine.')")
    assert loaded & {"trafilatura", "ftfy", "lxml", "htmldate"} == set()


def test_cleaning_html_that_is_whole_mends_no_characters() -> None:
    assert "ftfy" not in loaded_by(
        "import cleaner; cleaner.clean('<html><body><p>The ferry left at nine.</p></body></html>')"
    )


# What an editable install compiles stays out of git, and names the folder in which it was made.
_COMPILED = frozenset({".so", ".pyd"})


def _files() -> Iterator[Path]:
    for name in ("cleaner", "rules", "tests", "fixtures", "docs", "benchmarks", ".ci"):
        files = (path for path in (ROOT / name).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        yield from (path for path in files if path.suffix not in _COMPILED)
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")


def test_no_path_of_a_machine_stands_in_the_tree() -> None:
    machine = re.compile(
        "|".join([re.escape(str(ROOT)) + r"\b", *(rf"(?<![\w.:/~-])/{top}/\w" for top in ("home", "Users", "root"))])
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _files()
        if (match := machine.search(path.read_bytes().decode("utf-8", "replace")))
    ]
    assert found == []


def test_tests_mirror_modules_by_name() -> None:
    modules = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"}
    folders = {"segment", "judge", "article", "rulebook", "sources", "sinks", "batch", "report", "cli"}
    tests = Path(__file__).parent
    strays = [
        test.relative_to(tests).as_posix()
        for folder in folders
        for test in (tests / folder).glob("test_*.py")
        if Path(folder) / test.name.removeprefix("test_") not in modules
    ]
    assert strays == []
