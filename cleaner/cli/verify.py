"""`cleaner verify` and `cleaner schema`: what holds a run to its promises."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--input",
    "inputs",
    required=True,
    type=click.Path(path_type=Path),
    metavar="INPUT",
    help="The folder that was cleaned.",
)
@click.pass_context
def verify(context: click.Context, /, out: Path, inputs: Path) -> None:
    """Check every record in OUT against its page and its text.

    Hashes: page and text are what they were. Replay: the kept spans, repaired and joined, are the text. Accounting:
    kept and removed spans together are all that was on the page.
    """
    from cleaner.batch.verify import verify as check_all

    good = bad = 0
    for checked in check_all(out, inputs):
        for broken in checked.broken:
            click.echo(f"{checked.name}: {broken.promise}: {broken.detail}")
        bad += bool(checked.broken)
        good += not checked.broken
    click.echo(f"{good:,} records hold, {bad:,} do not")
    context.exit(int(bool(bad)))


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from cleaner.provenance import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
