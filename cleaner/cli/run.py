"""`cleaner run`: a folder in, a folder out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from cleaner.cli.options import cleaning_options, make_cleaner


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="OUT", help="The folder to write to.")
@click.option(
    "--urls",
    "urls_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table that tells where pages came from: file name, TAB, URL.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no summary; failures are told all the same.")
@cleaning_options
@click.pass_context
def run(
    context: click.Context, /, inputs: tuple[str, ...], out: Path, urls_file: Path | None, quiet: bool, **how: Any
) -> None:
    """Clean all pages of files, folders and patterns.

    Takes .txt, .md, .html and .htm, each also with .gz. Writes OUT/NAME.txt and OUT/NAME.json, the record of what was
    removed and why, for every page NAME; failures go to OUT/errors.jsonl.
    """
    from cleaner.batch import run as batch
    from cleaner.report.terminal import print_summary
    from cleaner.sources.files import InputFile, find_inputs, read_urls

    def tell(file: InputFile, failure: batch.Failure | None) -> None:
        if failure:
            click.echo(f"{file.name}: {failure.reason}: {failure.message}", err=True)

    found = find_inputs(inputs, out)
    urls = read_urls(urls_file) if urls_file else {}
    summary = batch.run(found, make_cleaner(**how), out, urls, tell)
    if not quiet:
        print_summary(summary, sys.stdout)
    context.exit(summary.exit_code)
