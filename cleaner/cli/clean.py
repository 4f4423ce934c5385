"""`cleaner clean` and `cleaner flatten`: filters for one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import click

from cleaner.cli.options import DAY, cleaning_options, make_cleaner
from cleaner.cli.pipes import standard_input, write_out

if TYPE_CHECKING:
    from cleaner.model import MediaType, Page

Form = Literal["html", "text", "markdown"]
_MEDIA_TYPES: Mapping[Form, MediaType] = {"html": "text/html", "text": "text/plain", "markdown": "text/markdown"}
_FILE = click.argument("file", default="-", metavar="[FILE|-]")
_AS = click.option(
    "--as",
    "form",
    type=click.Choice(["html", "text", "markdown"]),
    help="What the page is. Default: by name, then by look.",
)
_URL = click.option("--url", metavar="URL", help="Where the page came from; decides which site rules apply.")
_CAPTURED = click.option(
    "--captured",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="When the page was saved; decides which version of a site's rules applies.",
)


def _page(file: str, form: Form | None, url: str | None, captured: datetime | None = None) -> Page:
    from cleaner.cli.pages import page_in
    from cleaner.model import Page

    media_type = _MEDIA_TYPES[form] if form else None
    page = Page(standard_input().read(), url, media_type) if file == "-" else page_in(file, url, media_type)
    return replace(page, captured=captured.date()) if captured else page


@click.command()
@_FILE
@_URL
@_CAPTURED
@_AS
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The text, or text and record in one JSON object.",
)
@cleaning_options
def clean(file: str, url: str | None, captured: datetime | None, form: Form | None, output: str, **how: Any) -> None:
    """Clean one page; the text goes to standard output."""
    article = make_cleaner(**how).clean(_page(file, form, url, captured))
    if output == "json":
        import msgspec

        write_out(msgspec.json.encode({"text": article.text, "record": article.record}) + b"\n")
    else:
        write_out(article.text.encode("utf-8", "replace"))


@click.command()
@_FILE
@_AS
def flatten(file: str, form: Form | None) -> None:
    """Print the page text: what the offsets in records count in."""
    from cleaner.page_text import page_text

    write_out(page_text(_page(file, form, None)).text.encode("utf-8", "replace"))
