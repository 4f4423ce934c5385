"""Train the models of the block engine (HTML) and of the line engine (plain text).

`python -m cleaner.training --bench DIR` cross-validates the block engine by host, prints and writes the figures, trains on
all pages and writes the model. `python -m cleaner.training cv --bench DIR --work DIR` runs the whole pipeline over
held-out pages. `lines` and `lines-cv` do the same for the line engine. With --work the first of each pair does what the
second does too, from one cross-validation. `lines-held --work DIR --mode MODE` runs the pipeline over held-out pages once
more, with the models that `lines-cv` has left there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import get_args

import msgspec

from cleaner.errors import CleanerError, UsageError
from cleaner.judge.lines import LineTagger
from cleaner.judge.tagger import Tagger
from cleaner.judge.tagger.forests import Forests
from cleaner.judge.tagger.stored import StoredModel
from cleaner.model import Mode
from cleaner.training.bench import ALL_SETS, SETS, Bench
from cleaner.training.fit import Settings
from cleaner.training.flattened import VIEWS, flattened
from cleaner.training.guises import samples_in_guises
from cleaner.training.heldout import (
    AGED,
    BOXED,
    COMMENTED,
    kept_of,
    measure_longer,
    measure_longer_text,
    measure_transcribed,
    measure_transcribed_text,
    write_heldout,
    write_heldout_text,
)
from cleaner.training.lexicons import page_words
from cleaner.training.lines import by_view, corpus
from cleaner.training.lines import cross_validate as cross_validate_lines
from cleaner.training.lines import train_on as train_lines_on
from cleaner.training.stripping import STRIPPED
from cleaner.training.validate import Figures, Guess, calibrate, calibrated, cross_validate, figures, train_on
from cleaner.training.worst import worst

_WORST = 60


def main(arguments: Sequence[str] | None = None, settings: Settings | None = None) -> int:
    """The command line; `settings` are for tests, which can't wait for the real ones."""
    parser = argparse.ArgumentParser(prog="python -m cleaner.training", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=("train", "cv", "lines", "lines-cv", "lines-held"), default="train")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the benchmark sets and score.py")
    parser.add_argument(
        "--out", type=Path, default=Path("model.bin"), help="the model; figures stand beside it (.json)"
    )
    parser.add_argument("--work", type=Path, help="folder for what is to be looked at: worst pages, held-out texts")
    parser.add_argument("--mode", choices=get_args(Mode), default="balanced", help="for lines-held")
    options = parser.parse_args(arguments)
    if options.verb.endswith(("cv", "held")) and options.work is None:
        parser.error(f"{options.verb} needs --work")
    try:
        bench = Bench(options.bench)
        if options.verb == "cv":
            cv(bench, options.work, settings or Settings())
        elif options.verb == "lines-cv":
            cv_lines(bench, options.work, settings or Settings())
        elif options.verb == "lines-held":
            hold_again(bench, options.work, options.mode)
        elif options.verb == "lines":
            train_lines(bench, options.out, options.work, settings or Settings())
        else:
            train(bench, options.out, options.work, settings or Settings())
    except CleanerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def train(bench: Bench, out: Path, work: Path | None, settings: Settings) -> None:
    """Measure by host, then train on everything."""
    samples = samples_in_guises(bench, settings.folds)
    words = [page_words(sample) for sample in samples]
    parts = list(cross_validate(bench, samples, words, settings))
    guesses = [guess for _, part in parts for guess in part]
    report(figures(bench, guesses), guesses, out.with_suffix(".json"), settings)
    if work is not None:
        hold_out(bench, parts, work)
        (work / "worst.txt").write_text("\n".join(worst(guesses, _WORST)) + "\n", encoding="utf-8")
    write(Tagger.of(calibrated(train_on(samples, words, settings), guesses)), out)


def write(model: StoredModel, out: Path) -> None:
    """The model's file, and by what it is known."""
    out.write_bytes(model.weights)
    print(f"{out}: {out.stat().st_size:,} bytes, sha256 {model.sha256}")


def report(table: Mapping[str, Figures], guesses: Sequence[Guess], path: Path, settings: Settings) -> None:
    """Print the figures, and write them."""
    calibration = calibrate(guesses)
    for name, row in table.items():
        print(f"{name:28s}  {row}")
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
    samples = samples_in_guises(bench, settings.folds)
    words = [page_words(sample) for sample in samples]
    hold_out(bench, list(cross_validate(bench, samples, words, settings)), work)


def hold_out(bench: Bench, parts: Sequence[tuple[Forests, Sequence[Guess]]], work: Path) -> None:
    """Clean the pages of each fold with the model that has not seen them, and print the benchmark's measures."""
    work.mkdir(parents=True, exist_ok=True)
    models = [work / f"fold-{number}.bin" for number in range(len(parts))]
    for number, (path, (forests, _)) in enumerate(zip(models, parts, strict=True)):
        others = [guess for other, (_, part) in enumerate(parts) if other != number for guess in part]
        path.write_bytes(Tagger.of(calibrated(forests, others)).weights)
    write_heldout(bench, models, work)
    for name in ALL_SETS:
        grade(bench, name, work / name)
    for ending in (AGED, BOXED, COMMENTED):
        for name in SETS:
            grade(bench, name, work / f"{name}{ending}")
    for folder, row in chain(measure_longer(bench, models, work), measure_transcribed(bench, parts)):
        print(folder, row)


def train_lines(bench: Bench, out: Path, work: Path | None, settings: Settings) -> None:
    """Measure by host, then train on everything: the line engine."""
    known = corpus(list(flattened(bench, settings.folds)))
    folds = list(cross_validate_lines(bench, known, settings))
    parts = [part for _, part in folds]
    guesses = _flat(parts)
    report(by_view(bench, parts), guesses, out.with_suffix(".json"), settings)
    if work is not None:
        hold_out_lines(bench, folds, work)
    write(LineTagger.of(calibrated(train_lines_on(known, settings), guesses)), out)


def cv_lines(bench: Bench, work: Path, settings: Settings) -> None:
    """Write the line model of every fold, and what the pipeline makes of that fold's flattened pages with it."""
    hold_out_lines(
        bench, list(cross_validate_lines(bench, corpus(list(flattened(bench, settings.folds))), settings)), work
    )


def hold_again(bench: Bench, work: Path, mode: Mode) -> None:
    """Clean the flattened pages in a mode, each with the model of WORK that has not seen it; print the benchmark's measures,
    and how much is kept of what was there.
    """
    models = sorted(work.glob("lines-*.bin"))
    if not models:
        raise UsageError(f"{work} holds no lines-*.bin: run lines-cv first")
    folder = work / mode
    write_heldout_text(bench, models, folder, mode)
    for name in ALL_SETS:
        for view in VIEWS:
            grade(bench, name, folder / f"{name}-{view}")
            print(kept_of(bench, name, view, folder / f"{name}-{view}"))


def hold_out_lines(bench: Bench, parts: Sequence[tuple[Forests, Mapping[str, Sequence[Guess]]]], work: Path) -> None:
    """Clean the flattened pages of each fold with the model that has not seen them, and print the benchmark's measures."""
    work.mkdir(parents=True, exist_ok=True)
    models = [work / f"lines-{number}.bin" for number in range(len(parts))]
    for number, (path, (trained, _)) in enumerate(zip(models, parts, strict=True)):
        others = _flat([part for other, (_, part) in enumerate(parts) if other != number])
        path.write_bytes(LineTagger.of(calibrated(trained, others)).weights)
    write_heldout_text(bench, models, work)
    for name in ALL_SETS:
        for view in (*VIEWS, *STRIPPED):
            grade(bench, name, work / f"{name}-{view}")
    for folder, row in chain(measure_longer_text(bench, models, work), measure_transcribed_text(bench, models)):
        print(folder, row)


def _flat(parts: Sequence[Mapping[str, Sequence[Guess]]]) -> list[Guess]:
    return [guess for part in parts for guesses in part.values() for guess in guesses]


def grade(bench: Bench, name: str, folder: Path) -> None:
    """Print the benchmark's measures of the texts in a folder."""
    total, _ = bench.score.grade(str(bench.folder / f"{name}.jsonl.gz"), str(folder))
    shown = (f"{key} {value:.4f}" if isinstance(value, float) else f"{key} {value}" for key, value in total.items())
    print(folder.name, "  ".join(shown))


if __name__ == "__main__":
    sys.exit(main())
