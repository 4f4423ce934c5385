"""What a rule file may say: the types from which loading, checking and the file format follow.

Every key of a YAML rule file is a field here; what is not here is an error.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from cleaner.model import Kind

Structure = Literal["titles", "teasers", "comments", "points", "widgets"]
"""What a head line takes with it:

titles: short lines that look like headlines, and truncated teasers, up to where the article goes on.
teasers: the same, and whole paragraphs between truncated ones.
comments: name-and-text pairs, to the end of the page; without such pairs, the head alone.
points: the numbers of a list of points that stand alone; the points themselves stay.
widgets: line repeats, counters, times and other crumbs of a player.
"""

Zone = Literal["head", "body", "tail", "edge", "any"]
"""Where a rule may act: before the article's first paragraph, between first and last, after the last, before or
after (edge), anywhere.
"""

Layer = Literal["site", "platform", "generic"]

Patterns = str | list[str]


class RemoveRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """One statement about what is not the article."""

    id: str
    kind: Kind
    line: Patterns = []
    from_: Patterns = []
    through: Patterns = []
    until: Patterns = []
    to: Literal["end"] | None = None
    takes: Structure | None = None
    css: Patterns = []
    zone: Zone = "any"
    most: Annotated[int, msgspec.Meta(ge=1)] | None = None
    words: Annotated[int, msgspec.Meta(ge=1)] | None = None
    score: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1.0


class KeepRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must stay, whatever else says so."""

    id: str = "keep"
    line: Patterns = []
    css: Patterns = []


class Detect(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How to know a page whose URL is not known.

    Each item of `text` is a pattern that some line must match, or a list of patterns that must all be found; one
    item is enough. `html` holds CSS selectors of which one must match.
    """

    text: list[str | list[str]] = []
    html: list[str] = []


class FieldRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """In which line one metadata field stands: patterns with a group `value`."""

    line: Patterns = []
    timezone: str | None = None
    day_first: bool | None = None


class MetadataRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Rules for metadata fields."""

    title: FieldRule | None = None
    authors: FieldRule | None = None
    agency: FieldRule | None = None
    published: FieldRule | None = None
    updated: FieldRule | None = None
    section: FieldRule | None = None
    place: FieldRule | None = None


class Safety(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When not to believe the rules of a site: they would take too much."""

    most_removed: Annotated[float, msgspec.Meta(gt=0, le=1)] = 0.9
    least_kept: Annotated[int, msgspec.Meta(ge=0)] = 250


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text with what the rules must take from it and what they must leave."""

    text: str
    removes: list[str] = []
    keeps: list[str] = []


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who wrote the rules, when and why."""

    author: str = ""
    added: str = ""
    license: str = ""
    why: str = ""


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole file."""

    schema: Literal[1]
    id: str
    sites: list[str] = []
    detect: Detect = Detect()
    language: str | None = None
    remove: list[RemoveRule] = []
    keep: list[KeepRule] = []
    metadata: MetadataRules = MetadataRules()
    safety: Safety = Safety()
    examples: list[Example] = []
    about: About = About()


def patterns(value: Patterns) -> tuple[str, ...]:
    """A pattern or a list of them, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)
