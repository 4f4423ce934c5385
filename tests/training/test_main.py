"""The one command, on a handful of invented pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cleaner.judge.lines import LineTagger
from cleaner.judge.tagger import Tagger
from cleaner.segment.text import segment_text
from cleaner.training.__main__ import main
from cleaner.training.bench import ALL_SETS
from cleaner.training.fit import Settings
from tests.judge.tagger.pages import COMMENTS, STORY, article, document
from tests.stories import PARAGRAPHS

pytest.importorskip("catboost", reason="the extra `train` is not installed")

TINY = Settings(iterations=6, seeds=(1,), folds=2, least_hosts=2)
SCORE = """
from collections import Counter
def shingles(text): return Counter((word,) for word in text.split())
def f1(p, r): return 2 * p * r / (p + r) if p + r else 0.0
def precision_recall(found, gold):
    both = sum((found & gold).values())
    return both / max(sum(found.values()), 1), both / max(sum(gold.values()), 1)
def grade(name, folder):
    return {"set": name, "texts": len(list(__import__("pathlib").Path(folder).rglob("*.txt")))}, []
"""


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    folder = tmp_path / "bench"
    folder.mkdir()
    (folder / "score.py").write_text(SCORE, "utf-8")
    for name in ALL_SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            for i in range(8):
                story = [PARAGRAPHS[(i + k) % len(PARAGRAPHS)] for k in range(4)]
                record = {
                    "id": f"{name[:2]}/{i}.v1",
                    "url": f"https://www.{name}-{i}.example/story",
                    "html": article(*story, around=COMMENTS),
                    "gold": "\n".join(story) if i else "",
                    "text_main": "\n\n".join(["Harbour Herald", *story, "Share"]),
                    "text_full": "\n".join(
                        ["Home", "News", "Harbour Herald", *story, "Share", "2 Comments", "So late again."]
                    )
                    if i != 5
                    else "",
                }
                lines.write(json.dumps(record) + "\n")
    return folder


def test_training_writes_a_model_and_its_figures(
    bench: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, work = tmp_path / "model.bin", tmp_path / "work"
    assert main(["--bench", str(bench), "--out", str(out), "--work", str(work)], TINY) == 0
    tagged = Tagger.load(out).tag(document(STORY))
    assert tagged.score[3] > tagged.score[2]
    found = json.loads((tmp_path / "model.json").read_text("utf-8"))
    assert {name: row["pages"] for name, row in found["cross_validation"].items()} == dict.fromkeys(ALL_SETS, 7)
    assert sorted(found["calibration"]["true"]) == found["calibration"]["true"]
    assert "fundus-dev" in (work / "worst.txt").read_text("utf-8")
    assert Tagger.load(out).sha256 in capsys.readouterr().out


def test_the_same_pages_give_the_same_bytes(bench: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.bin", tmp_path / "second.bin"
    assert [main(["--bench", str(bench), "--out", str(out)], TINY) for out in (first, second)] == [0, 0]
    assert first.read_bytes() == second.read_bytes()


def test_held_out_pages_go_through_the_whole_pipeline(
    bench: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "work"
    assert main(["cv", "--bench", str(bench), "--work", str(work)], TINY) == 0
    assert [path.name for path in sorted(work.glob("fold-*.bin"))] == ["fold-0.bin", "fold-1.bin"]
    assert (work / "fundus-dev" / "fu" / "3.v1.txt").exists()
    for ending in ("aged", "boxed", "commented", "long"):
        assert (work / f"fundus-dev-{ending}" / "fu" / "3.v1.txt").read_text("utf-8")
    told = capsys.readouterr().out
    assert (told.count("texts 8"), told.count("(7 pages)")) == (13, 7)
    assert "wcxb-dev-other-transcribed" in told


def test_the_line_engine_is_trained_by_the_same_command(
    bench: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "lines.bin", tmp_path / "again.bin"
    assert [main(["lines", "--bench", str(bench), "--out", str(out)], TINY) for out in (first, second)] == [0, 0]
    assert first.read_bytes() == second.read_bytes()
    assert LineTagger.load(first).sha256 in capsys.readouterr().out
    tagged = LineTagger.load(first).tag(segment_text("\n".join(["Home", "News", *PARAGRAPHS[:4], "Share"])))
    assert min(tagged.score[2:6]) > max(tagged.score[0], tagged.score[6])
    found = json.loads((tmp_path / "lines.json").read_text("utf-8"))["cross_validation"]
    pages = {name: row["pages"] for name, row in found.items()}
    assert pages == {
        f"{name} {view}": 6 if view == "text_full" else 7
        for name in ALL_SETS
        for view in ("text_main", "text_full", "markdown")
    }


def test_held_out_text_goes_through_the_whole_pipeline(
    bench: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "work"
    assert main(["lines-cv", "--bench", str(bench), "--work", str(work)], TINY) == 0
    assert [path.name for path in sorted(work.glob("lines-*.bin"))] == ["lines-0.bin", "lines-1.bin"]
    assert (work / "fundus-dev-text_main" / "fu" / "3.v1.txt").read_text("utf-8")
    assert (work / "fundus-dev-text_full" / "fu" / "5.v1.txt").read_text("utf-8") == ""
    told = capsys.readouterr().out
    assert (told.count("texts 8"), told.count("(7 pages)"), told.count("(6 pages)")) == (16, 6, 6)
    assert (work / "fundus-dev-strings" / "fu" / "3.v1.txt").read_text("utf-8")
    assert "fundus-dev-text_main-transcribed" in told
    assert main(["lines-held", "--bench", str(bench), "--work", str(work), "--mode", "recall"], TINY) == 0
    assert (work / "recall" / "fundus-dev-text_main" / "fu" / "3.v1.txt").read_text("utf-8")
    told = capsys.readouterr().out
    assert (told.count("texts 8"), told.count("pages 7  kept"), told.count("pages 6  kept")) == (8, 4, 4)


def test_without_models_nothing_is_held_out(bench: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines-held", "--bench", str(bench), "--work", str(tmp_path)], TINY) == 2
    assert "run lines-cv first" in capsys.readouterr().err


def test_a_folder_that_is_no_benchmark_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--bench", str(tmp_path)], TINY) == 2
    assert "score.py is missing" in capsys.readouterr().err
