"""Train the block engine's model.

`python -m cleaner.training --bench DIR` cross-validates by host, prints and writes the figures, trains on all pages and
writes the model. `python -m cleaner.training cv --bench DIR --work DIR` runs the whole pipeline over held-out pages.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import msgspec

from cleaner.errors import CleanerError
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.forest import dumps
from cleaner.training.bench import SETS, Bench
from cleaner.training.fit import Settings
from cleaner.training.heldout import write_heldout
from cleaner.training.lexicons import page_words
from cleaner.training.validate import Guess, calibrate, calibrated, cross_validate, figures, train_on
from cleaner.training.worst import worst

_WORST = 60


def main(arguments: Sequence[str] | None = None, settings: Settings | None = None) -> int:
    """The command line; `settings` are for tests, which can't wait for the real ones."""
    parser = argparse.ArgumentParser(prog="python -m cleaner.training", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=("train", "cv"), default="train")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the benchmark sets and score.py")
    parser.add_argument(
        "--out", type=Path, default=Path("model.bin"), help="the model; figures stand beside it (.json)"
    )
    parser.add_argument("--work", type=Path, help="folder for what is to be looked at: worst pages, held-out texts")
    options = parser.parse_args(arguments)
    if options.verb == "cv" and options.work is None:
        parser.error("cv needs --work")
    try:
        bench = Bench(options.bench)
        if options.verb == "cv":
            cv(bench, options.work, settings or Settings())
        else:
            train(bench, options.out, options.work, settings or Settings())
    except CleanerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def train(bench: Bench, out: Path, work: Path | None, settings: Settings) -> None:
    """Measure by host, then train on everything."""
    samples = bench.samples()
    words = [page_words(sample) for sample in samples]
    guesses = [guess for _, part in cross_validate(bench, samples, words, settings) for guess in part]
    report(bench, guesses, out.with_suffix(".json"), settings)
    if work is not None:
        work.mkdir(parents=True, exist_ok=True)
        (work / "worst.txt").write_text("\n".join(worst(guesses, _WORST)) + "\n", encoding="utf-8")
    out.write_bytes(dumps(calibrated(train_on(samples, words, settings), guesses)))
    print(f"{out}: {out.stat().st_size:,} bytes, sha256 {Tagger.load(out).sha256}")


def report(bench: Bench, guesses: Sequence[Guess], path: Path, settings: Settings) -> None:
    """Print the figures, and write them."""
    table, calibration = figures(bench, guesses), calibrate(guesses)
    for name, row in table.items():
        print(f"{name:18s}  {row}")
    for expected, true in zip(calibration.expected, calibration.true, strict=True):
        print(f"expected {expected:.3f}  true {true:.3f}")
    found = {
        "settings": asdict(settings),
        "cross_validation": {name: asdict(row) for name, row in table.items()},
        "calibration": msgspec.to_builtins(calibration),
    }
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def cv(bench: Bench, work: Path, settings: Settings) -> None:
    """Write the model of every fold, and what the pipeline makes of that fold's pages with it."""
    samples = bench.samples()
    words = [page_words(sample) for sample in samples]
    parts = list(cross_validate(bench, samples, words, settings))
    work.mkdir(parents=True, exist_ok=True)
    models = [work / f"fold-{number}.bin" for number in range(len(parts))]
    for number, (path, (forest, _)) in enumerate(zip(models, parts, strict=True)):
        others = [guess for other, (_, part) in enumerate(parts) if other != number for guess in part]
        path.write_bytes(dumps(calibrated(forest, others)))
    write_heldout(bench, models, work)
    for name in SETS:
        total, _ = bench.score.grade(str(bench.folder / f"{name}.jsonl.gz"), str(work / name))
        shown = (f"{key} {value:.4f}" if isinstance(value, float) else f"{key} {value}" for key, value in total.items())
        print("  ".join(shown))


if __name__ == "__main__":
    sys.exit(main())
