"""Rules written in a test, ready to be tried."""

from __future__ import annotations

import hashlib

from cleaner.judge.cues import lines_of
from cleaner.judge.structures import Lines
from cleaner.model import Finding
from cleaner.rulebook.book import RuleGroup, compile_file
from cleaner.rulebook.load import parse_rules
from cleaner.rulebook.loaded import LoadedFile, Origin
from cleaner.rulebook.schema import Layer
from cleaner.segment.text import segment_text


def rule_file(
    body: str, layer: Layer = "site", *, name: str = "sites/test.yaml", origin: Origin = "packaged"
) -> LoadedFile:
    """A rule file, as if it had been loaded. `body` begins after `schema: 1`."""
    text = "schema: 1\n" + body
    return LoadedFile(name, layer, origin, parse_rules(text, name), hashlib.sha256(text.encode()).hexdigest())


def rule_group(*rules: str, layer: Layer = "site") -> RuleGroup:
    """A group of removing rules, each written as YAML flow mapping without id: `kind: related, line: "^More$"`."""
    listed = "".join(f"  - {{id: r{number}, {rule}}}\n" for number, rule in enumerate(rules))
    return RuleGroup(compile_file(rule_file(f"id: t\nremove:\n{listed}", layer)))


def lines(text: str) -> Lines:
    """The lines of a flattened page."""
    return lines_of(segment_text(text))


def removed(found: list[Finding], page: Lines) -> list[str]:
    """The texts of the lines that findings would remove, in order."""
    taken = {i for f in found if f.action == "remove" for i in range(f.first, f.last)}
    return [page.texts[i] for i in sorted(taken)]
