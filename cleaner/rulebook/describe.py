"""What rules hold where, told for a reader: for `cleaner rules list` and `show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.rule import keep_id
from cleaner.rulebook.schema import FieldRule, KeepRule, KindRule, RemoveRule
from cleaner.rulebook.yaml_file import write_yaml


@dataclass(frozen=True, slots=True)
class Listed:
    """One rule file in a list."""

    id: str
    layer: str
    origin: str
    rules: int
    examples: int
    sites: str
    valid: str
    place: str


def list_files(book: Rulebook) -> list[Listed]:
    """All rule files, in the order in which they are heard; those that are not heard are left out."""
    layers = {"site": 0, "platform": 1, "generic": 2}
    files = sorted(book.holding, key=lambda file: (layers[file.layer], file.rank, file.rules.id))
    return [
        Listed(
            file.rules.id,
            file.layer,
            file.origin,
            len(file.rules.remove) + len(file.rules.keep) + len(file.rules.kinds),
            len(file.rules.examples),
            " ".join(file.rules.sites),
            valid_text(file),
            file.place,
        )
        for file in files
    ]


def valid_text(file: LoadedFile) -> str:
    """When the rules hold; empty if always."""
    valid = file.rules.valid
    return " ".join(
        [f"from {valid.from_}"] * (valid.from_ is not None) + [f"until {valid.until}"] * (valid.until is not None)
    )


def find_file(book: Rulebook, target: str, day: date | None) -> LoadedFile | None:
    """The rule file that a reader means: by its id, else the one that speaks about a URL or host."""
    for file in book.holding:
        if file.rules.id in {target, f"sites/{target}"}:
            return file
    return book.site_of(target, lambda: day)


def show_file(book: Rulebook, file: LoadedFile) -> Iterator[str]:
    """The rules that hold where a file speaks, line by line: nearest first, each with the file that it comes from."""
    family = book.family(file)
    for one in family.files:
        when = valid_text(one)
        yield f"# {one.rules.id} ({one.origin}: {one.place}{', ' + when if when else ''})"
        off = family.off(one)
        for line, rule_id in _rules(one):
            yield f"#   switched off: {line}" if rule_id in off else f"  {line}"
        yield ""
    if file.layer != "generic":
        ids = tuple(f"{one.rules.id}#" for one in family.files)
        elsewhere = sorted(rule for rule in family.off() if not rule.startswith(ids))
        if elsewhere:
            yield f"# switched off elsewhere: {', '.join(elsewhere)}"
        safety = family.safety()
        yield f"# safety: most_removed {safety.most_removed}, least_kept {safety.least_kept}"
        if file.layer == "site":
            known = ", ".join(one.rules.id for one in book.layers["platform"] if one not in family.files)
            yield f"# where they are detected also: {known}"
        files = book.layers["generic"]
        count = sum(len(one.rules.remove) for one in files)
        yield f"# everywhere also: {count} rules in {len(files)} files of the layer generic"


def _rules(file: LoadedFile) -> Iterator[tuple[str, str]]:
    """Each statement of a file as a line, with the full id of the rule."""
    rules, prefix = file.rules, f"{file.rules.id}#"
    if selectors := _said(rules.article):
        yield f"article {selectors}", f"{prefix}article"
    for number, rule in enumerate(rules.keep, 1):
        yield f"keep    {_said(rule)}", prefix + keep_id(rule, number)
    for removal in rules.remove:
        yield f"remove  {_said(removal)}", prefix + removal.id
    for kind in rules.kinds:
        yield f"kind    {_said(kind)}", prefix + kind.id
    for field in rules.metadata.__struct_fields__:
        said: FieldRule | None = getattr(rules.metadata, field)
        if said is not None:
            yield f"{field}: {_said(said)}", prefix + field


def _said(rule: RemoveRule | KeepRule | KindRule | FieldRule | msgspec.Struct) -> str:
    written = msgspec.to_builtins(rule)
    return write_yaml(written, one_line=True).strip() if written else ""
