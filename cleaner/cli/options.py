"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

Command = TypeVar("Command", bound=Callable[..., Any])


class _Named(click.Path):
    """A path that has a name. Without one it would be the working folder, where `--out "$OUT"` of a shell that knows no OUT
    is not meant to write.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value as a path; an empty one is wrong usage."""
        if value == "":
            self.fail("the name is empty: write a path, or . for the working folder", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Named(path_type=Path)
"""The type of all arguments and options that name a file or a folder."""

DAY = click.DateTime(["%Y-%m-%d"])
"""The type of all options that name a day."""

rules_option = click.option(
    "--rules",
    multiple=True,
    type=PATH,
    metavar="DIR",
    help="A folder of further rule files; they beat the packaged ones. May be given again.",
)
_SHARED = (
    rules_option,
    click.option(
        "--engine",
        type=click.Choice(["auto", "blocks", "trafilatura"]),
        default="auto",
        show_default=True,
        help="Who judges HTML first: our block classifier (blocks), trafilatura, or ours with trafilatura as its second opinion (auto).",
    ),
    click.option(
        "--mode",
        type=click.Choice(["recall", "balanced", "precision"]),
        default="balanced",
        show_default=True,
        help="What weighs more: text lost or junk left in. Recall loses practically nothing.",
    ),
    click.option("--model", metavar="FILE", help="A model file of your own for our block classifier."),
    click.option("--line-model", metavar="FILE", help="A model file of your own for plain text and Markdown."),
    click.option("--no-site-rules", is_flag=True, help="Leave the rules of single sites out."),
    click.option("--headline", is_flag=True, help="Put the headline above the text."),
    click.option(
        "--record",
        "record_form",
        type=click.Choice(["spans", "full"]),
        default="spans",
        show_default=True,
        help="Verdicts by merged spans, or block by block.",
    ),
    click.option(
        "--search-metadata",
        is_flag=True,
        help="Let trafilatura look for titles, authors and dates that were not found. Slow, and often wrong.",
    ),
    click.option(
        "--timings", is_flag=True, help="Put into records what each stage took; they differ then from run to run."
    ),
)


def cleaning_options(command: Command) -> Command:
    """Add the options that say how a page is cleaned."""
    return with_options(command, _SHARED)


def with_options(command: Command, options: Sequence[Callable[[Any], Any]]) -> Command:
    """Add options to a command, in the order in which its help is to list them."""
    for option in reversed(options):
        command = option(command)
    return command


def cleaning_names() -> set[str]:
    """The parameters that these options set."""

    @click.command()
    @cleaning_options
    def command() -> None: ...

    return {parameter.name for parameter in command.params if parameter.name}


def make_cleaner(rules: tuple[Path, ...], no_site_rules: bool, record_form: str, **chosen: Any) -> Cleaner:
    """The cleaner that the shared options ask for."""
    from cleaner.options import Options
    from cleaner.pipeline import Cleaner
    from cleaner.rulebook.load import project_rules

    options = Options(site_rules=not no_site_rules, each_block=record_form == "full", **chosen)
    return Cleaner(options, rules, project_rules())
