"""`cleaner rules`: look at rules, try them, and make new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.options import DAY, PATH, rules_option

if TYPE_CHECKING:
    from cleaner.model import Page
    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.loaded import LoadedFile

_PATHS = click.argument("paths", nargs=-1, type=PATH, metavar="[PATH]...")


@click.group()
def rules() -> None:
    """Look at rules, try them, and make new ones. What rule files say: docs/rules.md."""


def _book(folders: Iterable[Path]) -> Rulebook:
    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.load import load_all, project_rules

    book = Rulebook(load_all(folders, project_rules()))
    book.check()
    return book


def _or_own(paths: Sequence[Path]) -> list[Path]:
    """The paths, or where none is given all rules there are: packaged ones and the project's."""
    from cleaner.rulebook.load import packaged_rules, project_rules

    own = project_rules()
    return list(paths) or [packaged_rules(), *([own] if own else [])]


@rules.command()
@_PATHS
@click.option("--strict", is_flag=True, help="Treat advice as errors.")
@click.pass_context
def lint(context: click.Context, /, paths: tuple[Path, ...], strict: bool) -> None:
    """Look for errors in rule files: folders or single files; without PATH all rules there are."""
    from cleaner.rulebook.lint import lint as look

    report = look(_or_own(paths))
    for error in report.errors:
        click.echo(f"error: {error}")
    for advice in report.advice:
        click.echo(f"advice: {advice}")
    click.echo(f"{len(report.files):,} files are right, {len(report.errors):,} errors, {len(report.advice):,} advice")
    context.exit(int(bool(report.errors) or (strict and bool(report.advice))))


@rules.command()
@_PATHS
@click.option("--unproved", is_flag=True, help="Also name the rules that no example makes fire.")
@click.pass_context
def test(context: click.Context, /, paths: tuple[Path, ...], unproved: bool) -> None:
    """Run the examples of rule files: folders or single files; without PATH all rules there are."""
    from cleaner.rulebook.examples import try_file

    book, chosen = _chosen(paths)
    good = bad = 0
    for file in chosen:
        outcomes = try_file(book, file)
        for outcome in outcomes:
            good, bad = good + (not outcome.problems), bad + bool(outcome.problems)
            for problem in outcome.problems:
                click.echo(f"{file.place}, example {outcome.number}: {problem}")
        if unproved:
            fired = frozenset().union(*(outcome.fired for outcome in outcomes))
            silent = [rule.id for rule in file.rules.remove if f"{file.rules.id}#{rule.id}" not in fired]
            if silent:
                click.echo(f"{file.place}: no example shows {', '.join(silent)}")
    click.echo(f"{good:,} examples hold, {bad:,} do not")
    context.exit(int(bool(bad)))


def _chosen(paths: Sequence[Path]) -> tuple[Rulebook, list[LoadedFile]]:
    """The rules with those in some paths, and the files that these mean."""
    from cleaner.errors import UsageError
    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.lint import NO_FILES, folder_of
    from cleaner.rulebook.load import extended_beside, load_all, load_file, load_folder, project_rules

    if not paths:
        book = _book(())
        return book, list(book.holding)
    files, chosen = load_all(project=project_rules()), []
    for turn, path in enumerate(paths):
        if path.is_dir():
            found = load_folder(path, origin="user", turn=turn)
            chosen += found
        else:
            file = load_file(path, folder_of(path), origin="user", turn=turn)
            found = [file, *extended_beside(file)]
            chosen.append(file)
        files += found
    if not chosen:
        raise UsageError(NO_FILES)
    book = Rulebook(files)
    book.check()
    return book, chosen


@rules.command("list")
@rules_option
def list_(rules: tuple[Path, ...]) -> None:
    """List all rule files: id, layer, where from, rules, examples, hosts, dates."""
    from cleaner.rulebook.describe import list_files

    listed = list_files(_book(rules))
    rows = [("ID", "LAYER", "FROM", "RULES", "EXAMPLES", "SITES", "VALID")]
    rows += [(f.id, f.layer, f.origin, str(f.rules), str(f.examples), f.sites or "-", f.valid or "-") for f in listed]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@rules.command()
@click.argument("target", metavar="URL|HOST|ID")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD", help="As they hold on this day.")
@rules_option
@click.pass_context
def show(context: click.Context, /, target: str, day: datetime | None, rules: tuple[Path, ...]) -> None:
    """Print the rules that hold for a site, each with where it comes from."""
    from cleaner.rulebook.describe import find_file, show_file

    book = _book(rules)
    file = find_file(book, target, day.date() if day else None)
    if file is None:
        count = len(book.layers["generic"]), len(book.layers["platform"])
        click.echo(f"No file speaks about {target}: only the {count[0]} generic files, and the {count[1]} platforms")
        click.echo("where they are detected. `cleaner rules new` makes a file.")
        context.exit(1)
    for line in show_file(book, file):
        click.echo(line)


@rules.command()
@click.argument("run", type=PATH, metavar="RUN")
@rules_option
def stats(run: Path, rules: tuple[Path, ...]) -> None:
    """Tell how often each rule fired in a run, and which rules of its sites never did."""
    from cleaner.rulebook.stats import never_fired, read_run

    found = read_run(run)
    click.echo(
        f"{found.records:,} pages, {sum(found.sites.values()):,} of them from {len(found.sites):,} sites with rules"
    )
    click.echo(f"{'pages':>8}  {'spans':>8}  {'characters':>12}  rule")
    for rule, fired in sorted(found.rules.items(), key=lambda item: (-item[1].pages, -item[1].spans, item[0])):
        click.echo(f"{fired.pages:>8,}  {fired.spans:>8,}  {fired.characters:>12,}  {rule}")
    for site, pages in sorted(found.reverted.items()):
        click.echo(f"reverted on {pages:,} pages: {site} would have taken too much; look whether the site has changed")
    for site, silent in sorted(never_fired(found, _book(rules)).items()):
        click.echo(f"never fired on {found.sites[site]:,} pages: {', '.join(silent)}")


@rules.command()
@click.argument("pages", nargs=-1, required=True, metavar="URL|FILE...")
@click.option("--url", metavar="URL", help="Where the files came from.")
@click.option("--out", type=PATH, metavar="FILE", help="Write there; default: standard output.")
def new(pages: tuple[str, ...], url: str | None, out: Path | None) -> None:
    """Make a rule file to begin with: several pages of one site, saved or by address, show what repeats."""
    import json

    from cleaner.errors import UsageError
    from cleaner.pipeline import Cleaner
    from cleaner.rulebook.reference import json_schema
    from cleaner.rulebook.skeleton import skeleton

    if out is not None and out.exists():
        raise UsageError(f"{str(out)!r} is there already: it is not written over")
    schema = Path("..") / "schema.json" if out is not None and out.parent.name == "sites" else Path("schema.json")
    text = skeleton([_page(page, url) for page in pages], Cleaner(), schema=schema.as_posix())
    if out is None:
        click.echo(text, nl=False)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8")
    beside = out.parent / schema
    if not beside.exists():
        beside.write_text(json.dumps(json_schema(), indent=1) + "\n", "utf-8")
    click.echo(f"wrote {out}; look at it, then: cleaner rules lint {out}")


def _page(name: str, url: str | None) -> Page:
    from cleaner.cli.pages import page_in
    from cleaner.rulebook.fetch import fetch

    return fetch(name) if "://" in name else page_in(name, url)


@rules.command()
def schema() -> None:
    """Print the JSON Schema of rule files."""
    import json

    from cleaner.rulebook.reference import json_schema

    click.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))


@rules.group("import")
def import_() -> None:
    """Make rule files of other tools' rules."""


@import_.command()
@click.argument("folder", type=PATH, metavar="DIR")
@click.option("--out", required=True, type=PATH, metavar="OUT", help="The rule folder to write to.")
@click.option("-q", "--quiet", is_flag=True, help="Do not print what is wrong with single lines.")
def ftr(folder: Path, out: Path, quiet: bool) -> None:
    """Convert a checkout of ftr-site-config (Full-Text RSS) in DIR; use what comes out with --rules OUT.

    OUT/import-report.tsv says for each file what became of its lines.
    """
    from cleaner.rulebook.ftr.convert import import_folder
    from cleaner.rulebook.ftr.report import summary, write_report

    accounts = import_folder(folder, out)
    write_report(accounts, out / "import-report.tsv")
    if not quiet:
        for account in accounts:
            for problem in account.problems:
                click.echo(problem)
    for line in summary(accounts):
        click.echo(line)
