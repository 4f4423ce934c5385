"""The command line: options become calls. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

import click

from cleaner.cli.clean import clean, flatten
from cleaner.cli.config import blame_file, load_defaults
from cleaner.cli.options import PATH
from cleaner.cli.rules import rules
from cleaner.cli.run import run
from cleaner.cli.verify import schema, verify
from cleaner.errors import CleanerError, OutputError, PageError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cleaner")
@click.option(
    "--config",
    type=PATH,
    metavar="FILE",
    help="Defaults for options. Without it: cleaner.toml, or [tool.cleaner] in pyproject.toml, in the working folder.",
)
@click.pass_context
def cli(context: click.Context, /, config: Path | None) -> None:
    """Take everything that is not the article out of web pages and flattened text, and record every cut.

    Exit codes: 0 all well, 1 some pages failed, 2 wrong usage or configuration, 130 interrupted.
    """
    context.default_map = load_defaults(cli, config)


for command in (run, clean, flatten, verify, schema, rules):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors with a name end it with their exit code and a line that says the mend."""
    try:
        result = cli.main(prog_name="cleaner", standalone_mode=False)
        if sys.stdout is not None:  # so it is where somebody has closed it
            sys.stdout.flush()
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        blamed = blame_file(error) if isinstance(error, click.BadParameter) else None
        if blamed:
            click.echo(f"cleaner: {blamed}", err=True)
        else:
            error.show()
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except CleanerError as error:
        click.echo(f"cleaner: {error}", err=True)
        sys.exit(1 if isinstance(error, PageError | OutputError) else 2)
    except OSError as error:
        if error.errno != errno.EPIPE:  # who reads no further wants to hear nothing
            click.echo(f"cleaner: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        _forget_output()
        sys.exit(1)
    sys.exit(result if isinstance(result, int) else 0)


def _forget_output() -> None:
    """What standard output did not take, Python would try to write once more at its end, and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
