"""A site file of ftr-site-config as a rule file, and an account of what became of each of its lines."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.errors import RuleError, SelectorError, UsageError
from cleaner.judge.containers import kind_of_tokens
from cleaner.rulebook.ftr.parse import JOINED, KNOWN, MEANINGLESS, NEEDLESS, Directive, directives
from cleaner.rulebook.ftr.selectors import as_selector, mended
from cleaner.rulebook.hosts import site_problem
from cleaner.rulebook.load import parse_rules
from cleaner.rulebook.yaml_file import write_yaml

_FIELDS: Mapping[str, str] = {"title": "title", "author": "authors", "date": "published"}
_OF_ATTRIBUTES = re.compile(r"/@[\w:-]+\s*$")  # these take no text away
EDITOR_LINE = "# yaml-language-server: $schema=../schema.json\n"


@dataclass(slots=True)
class Account:
    """What became of one site file.

    Attributes:
        converted: number of lines that became rules, by directive.
        failed: number of lines that should have, and did not.
        left_out: number of lines that have no meaning or no effect here, by directive.
        problems: what is wrong with lines, and where.
        written: the name of the rule file; None if nothing came of it.
    """

    name: str
    converted: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    written: str | None = None

    def fail(self, directive: Directive, problem: str) -> None:
        """A line should have become a rule and did not."""
        self.failed[directive.name] += 1
        self.problems.append(f"{self.name}:{directive.line}: {directive.name}: {problem}")


def import_folder(source: Path, out: Path) -> list[Account]:
    """Convert all site files of a checkout.

    Args:
        out: the rule folder to write to; what an earlier import wrote there is written anew.

    Raises:
        UsageError: there is no such folder, or no site file in it.
    """
    if not source.is_dir():
        raise UsageError(f"no such folder: {str(source)!r}")
    paths = [path for path in sorted(source.glob("*.txt")) if path.is_file()]
    names = {path.name.lower() for path in paths}
    accounts = []
    (out / "sites").mkdir(parents=True, exist_ok=True)
    seen: dict[str, str] = {}
    for path in paths:
        host, account = site_of(path.name), Account(path.name)
        if host is None:
            continue
        accounts.append(account)
        if host in seen:
            account.problems.append(f"{path.name}: {host} has the file {seen[host]} already")
            continue
        seen[host] = path.name
        text = convert(path.read_bytes().decode("utf-8-sig", "replace"), host, account)
        if text is not None:
            account.written = f"sites/{host.replace('*.', '_.')}.yaml"
            (out / account.written).write_text(text, "utf-8")
    if not accounts:
        raise UsageError(f"no site files in {str(source)!r}: they are called example.com.txt ({len(names)} others)")
    return accounts


def site_of(name: str) -> str | None:
    """The host that a file's name stands for: `.example.com.txt` is for all below it; None if it is no host."""
    stem = name.removesuffix(".txt").lower()
    host = f"*{stem}" if stem.startswith(".") else stem.removeprefix("www.")
    return host if "." in host.removeprefix("*.") and site_problem(host) is None else None


def convert(text: str, host: str, account: Account) -> str | None:
    """The rule file that says what a site file says; None if that is nothing.

    Args:
        host: as it stands in `sites`.
        account: what became of each line is written down there.
    """
    article: dict[str, list[str]] = {"css": [], "xpath": []}
    removals: list[dict[str, Any]] = []
    metadata: dict[str, dict[str, list[str]]] = {}
    pages: list[str] = []
    for directive in directives(text):
        name = directive.name
        if name == "test_url":
            pages.append(directive.value)
        elif name == "if_page_contains" and directive.argument == JOINED:
            pass  # it was converted with the line that it is about
        elif _is_left_out(directive, account):
            continue
        else:
            try:
                _add(directive, article, removals, metadata)
            except SelectorError as error:
                account.fail(directive, str(error))
                continue
        account.converted[name] += 1
    # XPath alternatives would be tried after all CSS ones: the order of the file counts more than speed.
    if article["css"] and article["xpath"]:
        bodies = (directive for directive in directives(text) if directive.name == "body" and directive.value)
        article = {"css": [], "xpath": [expression for body in bodies for expression in _as_xpath(body)]}
    return _write(host, account.name, {k: v for k, v in article.items() if v}, removals, metadata, pages)


def _as_xpath(directive: Directive) -> list[str]:
    """What a line selects, as XPath; nothing if that is no expression."""
    try:
        return [mended(_expression(directive))]
    except SelectorError:
        return []


def _expression(directive: Directive) -> str:
    """What a line selects: with a condition, only on the pages on which that holds."""
    value, condition = directive.value, directive.condition
    return f"({mended(value)})[{condition}]" if condition else value


def _is_left_out(directive: Directive, account: Account) -> bool:
    """Whether a line says nothing that rules could say; then it is counted, and told if it looks like a mistake."""
    name = directive.name
    why = None
    if not name:
        account.problems.append(f"{account.name}:{directive.line}: no directive: {directive.value[:60]!r}")
        return True
    if name in NEEDLESS or name in MEANINGLESS or name == "if_page_contains":
        why = name
    elif name not in KNOWN:
        why = f"{name} (unknown)"
        close = difflib.get_close_matches(name, KNOWN, n=1)
        meant = f", perhaps {close[0]}" if close else ""
        account.problems.append(f"{account.name}:{directive.line}: unknown directive {name!r}{meant}")
    elif not directive.value:
        why = f"{name} without a value"
    elif name == "strip" and _OF_ATTRIBUTES.search(directive.value):
        why = "strip of attributes"
    if why is not None:
        account.left_out[why] += 1
    return why is not None


def _add(
    directive: Directive,
    article: dict[str, list[str]],
    removals: list[dict[str, Any]],
    metadata: dict[str, dict[str, list[str]]],
) -> None:
    name, value = directive.name, directive.value
    if name in _FIELDS:
        expression = mended(value, elements=False)
        metadata.setdefault(_FIELDS[name], {"xpath": []})["xpath"].append(expression)
        return
    if name == "strip_id_or_class":
        word = value.strip().strip("'\"")
        if not word or "'" in word or "\\" in word:
            raise SelectorError(f"not a word of an id or class: {value!r}")
        form, selector = "css", f"[id*='{word}'], [class*='{word}']"
    else:
        form, selector = as_selector(_expression(directive))
    if name == "body":
        article[form].append(selector)
    else:
        kind = kind_of_tokens(" ".join(_words(selector))) or "unclassified"
        removals.append({"id": f"strip-{len(removals) + 1}", "kind": kind, form: selector})


def _words(selector: str) -> Iterable[str]:
    """What stands in quotes: names of classes and ids."""
    return (part.strip() for part in selector.replace('"', "'").split("'")[1::2])


def _write(
    host: str,
    source: str,
    article: dict[str, list[str]],
    removals: list[dict[str, Any]],
    metadata: dict[str, dict[str, list[str]]],
    pages: list[str],
) -> str | None:
    if not (article or removals or metadata):
        return None
    data: dict[str, Any] = {"schema": 1, "id": f"sites/{host.replace('*.', '_.')}", "sites": [host]}
    data |= {"article": article} if article else {}
    data |= {"remove": removals} if removals else {}
    data |= {"metadata": metadata} if metadata else {}
    data["about"] = {
        "author": "the contributors of ftr-site-config",
        "license": "CC0-1.0",
        "why": f"imported from {source}",
        **({"pages": pages} if pages else {}),
    }
    text = EDITOR_LINE + write_yaml(data)
    try:
        parse_rules(text, f"{host}.yaml")
    except RuleError as error:
        raise UsageError(f"{source} can't be converted: {error}") from error
    return text
