"""The seed pages that this project began with. They lie beside the checkout, not in it: without them nothing runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import cleaner_command
from tests.records import rows

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(
    not (SEEDS / "expected.json").is_file(), reason="the seed pages are not beside the checkout"
)

EXPECTED: dict[str, Any] = (
    json.loads((SEEDS / "expected.json").read_text("utf-8")) if (SEEDS / "expected.json").is_file() else {}
)


def _cleaned(out: Path, *options: str) -> Path:
    done = cleaner_command("run", SEEDS, "--out", out, *options)
    assert done.returncode == 0, done.stderr.decode()
    score = out.parent / f"{out.name}-renamed"
    score.mkdir()
    for name in EXPECTED:
        (score / name).write_bytes((out / f"{name}.txt").read_bytes())
    return out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _cleaned(tmp_path_factory.mktemp("seeds") / "out")


@pytest.fixture(scope="module")
def generic_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _cleaned(tmp_path_factory.mktemp("seeds") / "generic", "--no-site-rules")


def score(out: Path) -> tuple[int, int, str]:
    """Lines that are right, all lines, and what the scorer said."""
    done = subprocess.run(
        [sys.executable, str(SHARED / "bench" / "score.py"), "seeds", str(out.parent / f"{out.name}-renamed")],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"(\d+) of (\d+) seed lines right", done.stdout)
    assert found, done.stdout + done.stderr
    return int(found[1]), int(found[2]), done.stdout


def verdict_at(record: dict[str, Any], offset: int) -> dict[str, Any]:
    (found,) = [v for v in rows(record) if v["start"] <= offset < v["end"]]
    return dict(found)


def test_every_seed_line_is_right(out: Path) -> None:
    right, total, said = score(out)
    assert right == total, said


def test_without_site_rules_97_of_100_seed_lines_are_right(generic_out: Path) -> None:
    right, total, said = score(generic_out)
    assert right >= 0.97 * total, said


def test_without_site_rules_no_line_of_an_article_is_lost(generic_out: Path) -> None:
    assert "lost:" not in score(generic_out)[2]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_removed_line_has_its_kind(out: Path, name: str) -> None:
    record = json.loads((out / f"{name}.json").read_bytes())
    text = (SEEDS / name).read_bytes().decode("utf-8")
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    wrong = {}
    for number, kind in EXPECTED[name]["drop"].items():
        line = lines[int(number) - 1]
        verdict = verdict_at(record, starts[int(number) - 1] + len(line) - len(line.lstrip()))
        if (verdict["action"], verdict["kind"]) != ("remove", kind):
            wrong[number] = f"{verdict['action']} {verdict['kind']} by {verdict['by']} instead of {kind}"
    assert wrong == {}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_the_page_says_of_its_article_is_found(out: Path, name: str) -> None:
    found = json.loads((out / f"{name}.json").read_bytes())["article"]
    assert {field: found[field] for field in EXPECTED[name]["article"]} == EXPECTED[name]["article"]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_site_is_detected_without_a_url(out: Path, name: str) -> None:
    activity = json.loads((out / f"{name}.json").read_bytes())["activity"]
    site = EXPECTED[name]["site"]
    assert activity["site_known_by"] == "text"
    assert site is None or activity["site"] == f"sites/{site}"


def test_the_records_hold(out: Path) -> None:
    done = cleaner_command("verify", out, "--input", SEEDS)
    assert (done.returncode, done.stdout) == (0, b"5 records hold, 0 do not\n")
