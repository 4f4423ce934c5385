"""Checks a finished run: every record against its page and its text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from cleaner import provenance
from cleaner.batch.run import ERRORS
from cleaner.errors import PageError, UsageError
from cleaner.model import MediaType, Page
from cleaner.pipeline import page_text
from cleaner.provenance import Broken
from cleaner.sources.files import read_content


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about one output: nothing broken is good."""

    name: str
    broken: tuple[Broken, ...]


def verify(out: Path, inputs: Path) -> Iterator[Checked]:
    """Check every output of a run, in order of names.

    Args:
        out: the run's output folder.
        inputs: the folder that the record's input paths are relative to.

    Raises:
        UsageError: a folder is missing.
    """
    for folder in (out, inputs):
        if not folder.exists():
            raise UsageError(f"no such folder: {str(folder)!r}")
    base = inputs if inputs.is_dir() else inputs.parent
    records = {path.relative_to(out).as_posix()[: -len(".json")] for path in out.rglob("*.json")}
    texts = {path.relative_to(out).as_posix()[: -len(".txt")] for path in out.rglob("*.txt")}
    for name in sorted(records | texts):
        if name == ERRORS:
            continue
        if name not in records:
            yield Checked(name, (Broken("record", "the text has no record beside it"),))
        elif name not in texts:
            yield Checked(name, (Broken("output", "the record has no text beside it"),))
        else:
            yield Checked(name, tuple(_check(out, name, base)))


def _check(out: Path, name: str, base: Path) -> list[Broken]:
    try:
        record = provenance.decode_record((out / f"{name}.json").read_bytes())
        text = (out / f"{name}.txt").read_bytes().decode()
    except (ValueError, OSError) as error:
        return [Broken("record", str(error))]
    if not record.input.path:
        return [Broken("input", "the record does not say where its page was")]
    try:
        content = read_content(base / record.input.path)
    except PageError as error:
        return [Broken("input", str(error))]
    if hashlib.sha256(content).hexdigest() != record.input.sha256:
        return [Broken("input", "the page has changed since it was cleaned")]
    medias: tuple[MediaType, ...] = get_args(MediaType)
    media: MediaType = next((known for known in medias if known == record.input.media_type), "text/plain")
    document = page_text(Page(content, record.url, media, record.input.path))
    return provenance.check(record, document, text)
