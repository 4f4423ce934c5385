"""`cleaner verify` and `cleaner schema`: what holds a run to its promises."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cleaner.cli.options import PATH
from cleaner.cli.run_options import content_options


@click.command()
@click.argument("out", type=PATH)
@click.option(
    "--input",
    "inputs",
    required=True,
    type=PATH,
    metavar="INPUT",
    help="The folder that was cleaned; of several inputs the nearest folder that holds them all.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes. Default: one for each core."
)
@content_options
@click.pass_context
def verify(
    context: click.Context,
    /,
    out: Path,
    inputs: Path,
    jobs: int | None,
    content_column: str | None,
    content_is: str | None,
) -> None:
    """Check every record in OUT against its page and its text.

    Says for each page which promise is broken. Record: there is one for each page that the run cleaned, it can be read,
    and its id is right. Input: the page is what it was; name the column of a table as for `run`. Output: so is the text,
    and the figures about it are right. Replay: the kept spans, repaired and joined, are the text. Accounting: kept and removed
    spans together are all that was on the page. Metadata: what was found on the page has its place there.
    """
    from collections import Counter

    from cleaner.batch.verify import verify as check_all
    from cleaner.sources.columns import Columns
    from cleaner.sources.entries import Told

    good = bad = 0
    promises: Counter[str] = Counter()
    told = Told(columns=Columns(content_column, media=content_is))
    for checked in check_all(out, inputs, jobs, told):
        for broken in checked.broken:
            click.echo(f"{checked.name}: {broken.promise}: {broken.detail}")
        promises.update({broken.promise for broken in checked.broken})
        bad += bool(checked.broken)
        good += not checked.broken
    if promises:
        click.echo("broken, in pages: " + ", ".join(f"{name} {count:,}" for name, count in sorted(promises.items())))
    click.echo(f"{good:,} records hold, {bad:,} do not")
    context.exit(int(bool(bad)))


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from cleaner.provenance import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
