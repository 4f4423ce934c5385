"""`cleaner run`: pages in, articles and records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from cleaner.cli.options import cleaning_names, cleaning_options, make_cleaner
from cleaner.cli.pipes import standard_input
from cleaner.cli.run_options import run_options

if TYPE_CHECKING:
    from cleaner.batch.run import Output, Settings, Summary
    from cleaner.report.lines import JsonLines, Lines
    from cleaner.report.terminal import Bar
    from cleaner.sources.entries import Told
    from cleaner.sources.files import Found
    from cleaner.sources.item import Entry


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@run_options
@cleaning_options
@click.pass_context
def run(context: click.Context, /, inputs: tuple[str, ...], **options: Any) -> None:
    """Clean all pages of files, folders, patterns and archives; - is standard input.

    Reads .html .htm .xhtml .mhtml .txt .md, .jsonl .parquet, .warc .wet, .zip .tar; most also compressed (.gz .zst .bz2
    .xz). Writes OUT/NAME.txt and OUT/NAME.json, the record of what was removed and why, for every page NAME, or a
    dataset (--format). Failures go to OUT/errors.jsonl.

    A run that was interrupted goes on where it was when the same command is given again.
    """
    from cleaner.batch.run import run as start

    how = _Chosen(inputs, options)
    cleaner = make_cleaner(**how.cleaning)
    output, settings = how.output(), how.settings()
    entries = how.entries()
    if options["dry_run"]:
        context.exit(_dry_run(entries, settings, verbose=options["verbose"]))
    listener = how.listener()
    try:
        summary = start(entries, cleaner, output, settings, listener)
    finally:
        how.close()
    _tell(summary, listener, quiet=options["quiet"])
    context.exit(summary.exit_code)


def _tell(summary: Summary, listener: Lines | JsonLines, *, quiet: bool) -> None:
    from cleaner.report.lines import JsonLines
    from cleaner.report.terminal import print_summary

    if summary.message:
        click.echo(f"cleaner: {summary.message}", err=True)
    if isinstance(listener, JsonLines):
        listener.summary(summary)
    elif not quiet and sys.stdout is not None:  # so it is where somebody has closed it
        print_summary(summary, sys.stdout)


def _dry_run(entries: Iterator[Entry], settings: Settings, *, verbose: bool) -> int:
    """Say what a run would read; write nothing."""
    from cleaner.batch.plan import chosen
    from cleaner.sources.item import Item, Problem

    pages = problems = others = 0
    for entry in chosen(entries, settings.limit, settings.sample):
        if isinstance(entry, Item):
            pages += 1
            if verbose:
                click.echo(entry.name)
        elif isinstance(entry, Problem):
            problems += 1
            click.echo(f"{entry.name}: {entry.reason}: {entry.message}", err=True)
        else:
            others += 1
    click.echo(
        f"{pages:,} pages to clean, {problems:,} that can't be read, {others:,} passed over; nothing was written"
    )
    return int(bool(problems))


class _Chosen:
    """The options of one call, and what they make."""

    def __init__(self, inputs: tuple[str, ...], options: dict[str, Any]) -> None:
        self.inputs, self.options = inputs, options
        self.cleaning = {name: options[name] for name in cleaning_names()}
        self._bar: Bar | None = None

    def output(self) -> Output:
        from cleaner.batch.run import Output

        chosen = self.options
        return Output(chosen["out"], chosen["form"], chosen["tag_only"], chosen["shard_size"] * 1_000_000)

    def settings(self) -> Settings:
        from cleaner.batch.cores import processes
        from cleaner.batch.pool import Limits
        from cleaner.batch.run import Settings

        chosen = self.options
        share, number = chosen["fail_on"] or (None, None)
        return Settings(
            jobs=processes(chosen["jobs"]),
            limits=Limits(chosen["page_timeout"], chosen["page_memory"] << 20),
            force=chosen["force"],
            retry_failed=chosen["retry_failed"],
            limit=chosen["limit"],
            sample=chosen["sample"],
            fail_share=share,
            fail_number=number,
            arguments=self.inputs,
        )

    @cached_property
    def _found(self) -> Iterable[Found]:
        from cleaner.sources.files import find_inputs

        named = [argument for argument in self.inputs if argument != "-"]
        return find_inputs(named, self.options["out"], follow_links=self.options["follow_links"]) if named else ()

    def entries(self) -> Iterator[Entry]:
        from itertools import chain

        from cleaner.sources.entries import entries
        from cleaner.sources.stdin import read_stdin

        told = self._told()
        parts = [entries(self._found, told)]
        if "-" in self.inputs:
            parts.append(read_stdin(standard_input(), self.options["stdin_form"], told))
        return chain.from_iterable(parts)

    def listener(self) -> Lines | JsonLines:
        from cleaner.report.lines import JsonLines, Lines
        from cleaner.report.terminal import Bar

        quiet, verbose = self.options["quiet"], self.options["verbose"]
        if self.options["log_format"] == "json":
            return JsonLines(lambda line: click.echo(line, err=True), verbose, quiet)
        if quiet or verbose or not sys.stderr.isatty():
            return Lines(lambda line: click.echo(line, err=True), verbose, progress=not quiet)
        self._bar = Bar(sys.stderr, self._total())
        return Lines(self._bar.say, verbose, bar=self._bar)

    def close(self) -> None:
        if self._bar:
            self._bar.close()

    def _total(self) -> int | None:
        """Pages in all; None where only reading tells."""
        from cleaner.sources.files import InputFile

        if "-" in self.inputs or self.options["sample"] is not None:
            return None
        total = 0
        for file in self._found:
            if isinstance(file, InputFile):
                if not file.format.is_page:
                    return None
                total += 1
        limit: int | None = self.options["limit"]
        return total if limit is None else min(total, limit)

    def _told(self) -> Told:
        from cleaner.sources.columns import Columns
        from cleaner.sources.entries import Told
        from cleaner.sources.urls import read_urls

        chosen = self.options
        columns = Columns(
            chosen["content_column"],
            chosen["id_column"],
            chosen["url_column"],
            chosen["date_column"],
            chosen["content_is"],
        )
        return Told(read_urls(chosen["urls_file"]) if chosen["urls_file"] else {}, columns)
