"""One run over many files. No page stops it: what fails is listed, counted, and told by the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from cleaner.errors import PageError, UsageError
from cleaner.model import Page
from cleaner.pipeline import Cleaner
from cleaner.result import Article
from cleaner.sinks.files import forget_article, write_article, write_whole
from cleaner.sources.files import InputFile, read_content, url_of

ERRORS = "errors.jsonl"


class Failure(msgspec.Struct, frozen=True):
    """A line of errors.jsonl."""

    path: str
    stage: str
    reason: str
    message: str


@dataclass(slots=True)
class Summary:
    """What a run did; grows as it goes.

    Attributes:
        kind_pages, kind_characters: for each kind, pages that had it, and characters removed for it.
        page_characters, kept_characters: characters that are not blank, on the pages and in the texts.
    """

    pages: int = 0
    failures: list[Failure] = field(default_factory=list)
    kind_pages: Counter[str] = field(default_factory=Counter)
    kind_characters: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    page_characters: int = 0
    kept_characters: int = 0
    interrupted: bool = False

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some pages failed, 130 interrupted."""
        return 130 if self.interrupted else int(bool(self.failures))

    def count(self, article: Article) -> None:
        """Add one cleaned page."""
        self.pages += 1
        output = article.record.output
        self.page_characters += output.page_characters
        self.kept_characters += output.page_characters - output.removed_characters
        self.warnings.update(article.warnings)
        removed: Counter[str] = Counter()
        for verdict in article.verdicts:
            if verdict.action == "remove" and verdict.kind:
                removed[verdict.kind] += verdict.end - verdict.start
        self.kind_characters.update(removed)
        self.kind_pages.update(removed.keys())


def run(
    inputs: Iterable[InputFile],
    cleaner: Cleaner,
    out: Path,
    urls: Mapping[str, str],
    tell: Callable[[InputFile, Failure | None], None],
) -> Summary:
    """Clean all inputs into a folder.

    Args:
        tell: called after each page, with its failure if it failed.

    Raises:
        UsageError: the output folder can't be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"the output folder {str(out)!r} can't be made: {error.strerror}") from error
    summary = Summary()
    try:
        for file in inputs:
            failure = _clean_file(file, cleaner, out, url_of(file, urls), summary)
            if failure:
                summary.failures.append(failure)
                forget_article(out, file.name)
            tell(file, failure)
    except KeyboardInterrupt:
        summary.interrupted = True
    encoded = b"".join(msgspec.json.encode(failure) + b"\n" for failure in summary.failures)
    try:
        write_whole(out / ERRORS, encoded)
    except OSError as error:
        raise UsageError(f"{out / ERRORS} can't be written: {error.strerror}") from error
    return summary


def _clean_file(file: InputFile, cleaner: Cleaner, out: Path, url: str | None, summary: Summary) -> Failure | None:
    try:
        content = read_content(file.path)
        article = cleaner.clean(Page(content, url, file.media_type, file.name))
        write_article(out, file.name, article)
    except PageError as error:
        return Failure(file.name, error.stage, error.reason, str(error))
    except Exception as error:
        return Failure(file.name, "clean", "internal", f"{type(error).__name__}: {error}")
    summary.count(article)
    return None
