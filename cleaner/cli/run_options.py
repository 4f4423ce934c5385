"""The options of `cleaner run`."""

from __future__ import annotations

import math
from typing import Any

import click

from cleaner.cli.options import PATH, Command, with_options


def _share(_context: click.Context, _parameter: click.Parameter, value: Any) -> float | None:
    """A share, as 1% or 0.01."""
    if value is None:
        return None
    share = _share_in(str(value).strip())
    if share is None:
        raise click.BadParameter(f"{value!r} is no share: write 1% or 0.01")
    return share


def _share_in(text: str) -> float | None:
    try:
        share = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return None
    return share if 0 < share <= 1 else None


def _seconds(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    """A length of time; "nan" and "inf" are numbers too."""
    if not math.isfinite(value):
        raise click.BadParameter(f"{value} is no length of time: write seconds, such as 60")
    return value


def _fail_on(
    _context: click.Context, _parameter: click.Parameter, value: Any
) -> tuple[float | None, int | None] | None:
    """A share with its percent sign, or a number of pages."""
    if value is None:
        return None
    text = str(value).strip()
    if text.isdecimal():
        return None, int(text)
    share = _share_in(text) if text.endswith("%") else None  # 1 is a page, so that 1.0 or 0.01 would be misread
    if share is None:
        raise click.BadParameter(f"{value!r} is neither a share nor a number: write 1% or 50")
    return share, None


_CONTENT_OPTIONS = (
    click.option("--content-column", metavar="NAME", help="The field of JSONL or Parquet rows that holds the page."),
    click.option(
        "--content-is",
        type=click.Choice(["html", "text", "markdown"]),
        help="What that field holds. Default: by its name.",
    ),
)
_OPTIONS = (
    click.option("--out", required=True, type=PATH, metavar="OUT", help="The folder to write to."),
    click.option(
        "--format",
        "form",
        type=click.Choice(["files", "jsonl", "jsonl.gz", "jsonl.zst", "parquet", "dolma"]),
        default="files",
        show_default=True,
        help="Two files a page, or a dataset in shards.",
    ),
    click.option("--tag-only", is_flag=True, help="Write the page text, and only mark in it what would be removed."),
    click.option(
        "--shard-size",
        type=click.IntRange(1),
        default=256,
        show_default=True,
        metavar="MB",
        help="After how many megabytes a shard of a dataset is full.",
    ),
    click.option(
        "--urls",
        "urls_file",
        type=PATH,
        metavar="FILE",
        help="A table that tells where pages came from: file name, TAB, URL, and if known TAB, capture date.",
    ),
    *_CONTENT_OPTIONS,
    click.option("--id-column", metavar="NAME", help="The field that holds the page's id."),
    click.option("--url-column", metavar="NAME", help="The field that holds its URL."),
    click.option("--date-column", metavar="NAME", help="The field that holds the date on which it was fetched."),
    click.option(
        "--stdin",
        "stdin_form",
        type=click.Choice(["auto", "page", "jsonl", "warc", "tar", "paths"]),
        default="auto",
        show_default=True,
        help="What comes from standard input; paths: names of files, one a line.",
    ),
    click.option("--follow-links", is_flag=True, help="Go into folders that are links."),
    click.option(
        "-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Worker processes. Default: 0, one a core."
    ),
    click.option(
        "--page-timeout",
        type=click.FloatRange(0, min_open=True),
        callback=_seconds,
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="A page that takes longer is ended, tried once more alone, then reported.",
    ),
    click.option(
        "--page-memory",
        type=click.IntRange(1),
        default=2048,
        show_default=True,
        metavar="MB",
        help="A page that takes more memory is ended likewise.",
    ),
    click.option("--limit", type=click.IntRange(1), metavar="N", help="The first N pages only."),
    click.option(
        "--sample", callback=_share, metavar="SHARE", help="Only this share of the pages; their names say which."
    ),
    click.option("--force", is_flag=True, help="Do pages again that are done."),
    click.option("--retry-failed", is_flag=True, help="Do pages again that failed."),
    click.option(
        "--fail-on",
        callback=_fail_on,
        metavar="SHARE|N",
        help="Stop when more than 1% (of at least 100), or more than N, failed.",
    ),
    click.option("--dry-run", is_flag=True, help="Say what would be read, and write nothing."),
    click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How progress is told.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Print no summary; failures are told all the same."),
    click.option("-v", "--verbose", is_flag=True, help="Tell every page."),
)


def content_options(command: Command) -> Command:
    """Add the options that say where in a table its pages stand: for whoever reads them again."""
    return with_options(command, _CONTENT_OPTIONS)


def run_options(command: Command) -> Command:
    """Add the options of `cleaner run`."""
    return with_options(command, _OPTIONS)
