"""A wheel, installed where the checkout is out of reach, finds its rules and cleans a page."""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.stories import HTML_ARTICLE, HTML_PAGE, PAGE

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.xdist_group("wheel")


def _pip(*arguments: str | Path, **surroundings: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **surroundings},
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all processes that run tests: to compile it takes a minute and more, and a group of tests is not kept
    together by every pair of versions of pytest and pytest-xdist.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "wheel"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not any(folder.glob("cleaner-*.whl")):
            # Where the build backend is there already, no network is needed.
            alone = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
            # What is tested is what a wheel holds: without optimisation it is made in half the time.
            (folder / "temporary").mkdir()
            _pip(
                "wheel", "--no-deps", *alone, "--wheel-dir", folder, ROOT,
                CFLAGS="-O0", TMPDIR=str(folder / "temporary"),
            )  # fmt: skip
    (built,) = folder.glob("cleaner-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; third parties are borrowed from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    _pip("--python", folder / "bin" / "python", "install", "--no-deps", "--no-index", wheel)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def _run(command: Path, *arguments: str, stdin: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(command), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=surroundings,
        check=False,
    )


def test_a_wheel_holds_all_rules_and_says_that_it_is_typed(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert {f"cleaner/{name}" for name in rules} <= names
    assert "cleaner/py.typed" in names


def test_a_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.partition("/")[0].partition("-")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"cleaner"}


def test_a_wheel_leaves_nothing_behind_but_itself(wheel: Path) -> None:
    assert list((wheel.parent / "temporary").iterdir()) == []


def test_an_installed_package_is_the_wheel_and_not_the_checkout(environment: Path, tmp_path: Path) -> None:
    code = "import cleaner, cleaner.rulebook.load as load; print(cleaner.__file__); print(load.packaged_rules())"
    done = _run(environment / "bin" / "python", "-c", code, stdin="", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(Path(line).is_relative_to(environment) for line in done.stdout.split("\n") if line)


def test_an_installed_command_cleans_a_page_by_its_rules(environment: Path, tmp_path: Path) -> None:
    command = environment / "bin" / "cleaner"
    done = _run(command, "clean", "--format", "json", stdin=f"{PAGE}\nMid-Day Web Stories\n", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)["record"]
    assert record["activity"]["site"] == "sites/mid-day.com"
    assert record["article"]["title"] == "Ferry timetable changes"


def test_an_installed_command_cleans_html(environment: Path, tmp_path: Path) -> None:
    done = _run(environment / "bin" / "cleaner", "clean", stdin=HTML_PAGE, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "\n\n".join(HTML_ARTICLE) + "\n"), done.stderr
