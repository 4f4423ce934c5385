"""What a rule file may say: the types from which loading, checking, the JSON Schema and docs/rules.md follow.

Every key of a YAML rule file is a field here; what is not here is an error. Descriptions are for the person who writes
rules: they stand in the editor and in the documentation.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Union

import msgspec
from msgspec import Meta

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

Patterns = Union[str, list[str]]

_ID = Annotated[str, Meta(description="What the rule is called in records: FILE-ID#ID.", examples=["related"])]
_LINE = Annotated[
    Patterns,
    Meta(
        description="RE2 patterns, searched for in a line whose white space is collapsed, without regard to case; one is "
        "enough. Anchor them with ^ and $.",
        examples=["^Register for FREE$"],
    ),
]
_LITERAL = Annotated[
    Patterns,
    Meta(description="Whole lines as they stand, without regard to case and white space.", examples=["Listen now"]),
]
_CSS = Annotated[
    Patterns,
    Meta(description="CSS selectors; an element is taken with all that is in it.", examples=[".related-story"]),
]
_XPATH = Annotated[
    Patterns,
    Meta(
        description="XPath 1.0 expressions that select elements; for what CSS can't say.",
        examples=["//div[h3='Also in this issue']"],
    ),
]
_KIND = Annotated[Kind, Meta(description="Why it is not the article.")]


class RemoveRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """One statement about what is not the article. Lines, elements, or both; a range begins at a line."""

    id: _ID
    kind: _KIND
    line: _LINE = []
    literal: _LITERAL = []
    from_: Annotated[Patterns, Meta(description="Where a range begins; like `line`.", examples=["^More News$"])] = []
    through: Annotated[
        Patterns, Meta(description="The range ends with this line. Without it: the first line alone.")
    ] = []
    until: Annotated[
        Patterns, Meta(description="The range ends before this line. Without it: the first line alone.")
    ] = []
    to: Annotated[
        Literal["end", "prose"] | None,
        Meta(description="The range ends with the page (end), or before the article's next paragraph (prose)."),
    ] = None
    takes: Annotated[
        Structure | None,
        Meta(
            description="The line is a head, and takes with it what belongs to it: `titles` (headlines and truncated "
            "teasers, up to where the article goes on), `teasers` (the same, with whole paragraphs among them), "
            "`comments` (a thread, to the end of the page), `points` (the bare numbers of a list), `widgets` (crumbs "
            "of a player)."
        ),
    ] = None
    css: _CSS = []
    xpath: _XPATH = []
    zone: Annotated[
        Zone,
        Meta(
            description="Where the rule may act on lines: above the article's first paragraph (head), from the first to "
            "the last (body), below it (tail), above or below (edge), anywhere."
        ),
    ] = "any"
    most: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(description="How many lines a range may have; a longer one is cut off.")
    ] = None
    words: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="How many words the line may have; 15 in files of `generic/` that do not say."),
    ] = None
    score: Annotated[float, Meta(gt=0, le=1, description="How sure the rule is; stands in the record.")] = 1.0


class KeepRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must stay, whatever else says so."""

    id: Annotated[str, Meta(description="What the rule is called in records. May be left out.")] = ""
    line: _LINE = []
    literal: _LITERAL = []
    css: _CSS = []
    xpath: _XPATH = []


class KindRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A better name for what is removed anyway, by whomever: the kind decides what is lifted into metadata."""

    id: _ID
    kind: Annotated[Kind, Meta(description="The kind that it is.")]
    was: Annotated[list[Kind], Meta(description="Only what had one of these kinds; empty: whatever it had.")] = []
    line: _LINE = []
    literal: _LITERAL = []
    css: _CSS = []
    xpath: _XPATH = []


class ArticleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The elements that hold the article. They replace the engine's choice; removals still hold inside."""

    css: Annotated[Patterns, Meta(description="CSS selectors, tried in order: the first that finds text counts.")] = []
    xpath: Annotated[Patterns, Meta(description="XPath expressions, tried in order after those of `css`.")] = []


class Detect(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How to know a page whose URL is not known, or the system that made it."""

    text: Annotated[
        list[Union[str, list[str]]],
        Meta(
            description="For flattened pages. Each item is a pattern that some line must match, or a list of patterns "
            "that must all be found; one item is enough.",
            examples=[["^Example Web Stories$"]],
        ),
    ] = []
    markup: Annotated[
        list[str],
        Meta(
            description="Patterns tried on what the page loads and says of itself, a line each: `generator: CONTENT`, "
            "`meta NAME: CONTENT`, `script: SRC`, `link: HREF`, `html: CLASSES`, `body: CLASSES`.",
            examples=[["^generator: WordPress"]],
        ),
    ] = []
    html: Annotated[
        list[str],
        Meta(
            description="CSS selectors of which one must match. Dearer than `markup`: the whole page is searched.",
            examples=[["#onetrust-consent-sdk"]],
        ),
    ] = []


class Valid(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """When the site looked like this. Compared with the day on which the page was captured, else with the page's own
    date; where neither is known the newest rules are used.
    """

    from_: Annotated[date | None, Meta(description="The first day.", examples=["2024-01-01"])] = None
    until: Annotated[date | None, Meta(description="The first day on which they no longer hold.")] = None


class FieldRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where one metadata field stands: in a line, or in an element."""

    line: Annotated[
        Patterns,
        Meta(
            description="RE2 patterns with a group `value`; the first line that one is found in counts.",
            examples=["^Updated on: (?P<value>.+?) IST"],
        ),
    ] = []
    css: Annotated[
        Patterns, Meta(description="CSS selectors, tried in order; the first element with a value counts.")
    ] = []
    xpath: Annotated[
        Patterns, Meta(description="XPath expressions, tried in order after `css`; they may also give strings.")
    ] = []
    attribute: Annotated[
        str | None, Meta(description="Take this attribute of the element, not its text.", examples=["datetime"])
    ] = None
    pattern: Annotated[
        str | None, Meta(description="An RE2 pattern with a group `value`, tried on what `css` or `xpath` found.")
    ] = None
    timezone: Annotated[
        str | None,
        Meta(description="IANA name of the zone that times without one are meant in.", examples=["Asia/Kolkata"]),
    ] = None
    day_first: Annotated[bool | None, Meta(description="03/04/2025 is the third of April.")] = None


class MetadataRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where the page says what the article is. What these find beats all other findings."""

    title: FieldRule | None = None
    authors: FieldRule | None = None
    agency: FieldRule | None = None
    published: FieldRule | None = None
    updated: FieldRule | None = None
    section: FieldRule | None = None
    place: FieldRule | None = None


class Safety(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When not to believe these rules: they would take too much. Then they are not heard, and the record carries the
    warning `site_rules_reverted`.
    """

    most_removed: Annotated[
        float, Meta(gt=0, le=1, description="The share that they may take of what would stay without them.")
    ] = 0.9
    least_kept: Annotated[
        int, Meta(ge=0, description="So many characters must stay, if there were as many without them.")
    ] = 250


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A page, and what the rules must take from it and leave. Give it as `text`, `html` or `file`."""

    text: Annotated[str | None, Meta(description="A flattened page, made up.")] = None
    html: Annotated[str | None, Meta(description="An HTML page, made up.")] = None
    file: Annotated[
        str | None, Meta(description="A page in a file beside the rule file.", examples=["pages/story.html"])
    ] = None
    url: Annotated[str | None, Meta(description="Where the page is from, if the rules look at that.")] = None
    captured: Annotated[date | None, Meta(description="When the page was saved.")] = None
    removes: Annotated[list[str], Meta(description="Lines that must go.")] = []
    keeps: Annotated[list[str], Meta(description="Lines, or parts of lines, that must stay.")] = []
    metadata: Annotated[dict[str, str], Meta(description="Metadata fields with the values that must be found.")] = {}


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who wrote the rules, when and why."""

    author: Annotated[str, Meta(description="Who wrote them.")] = ""
    added: Annotated[str, Meta(description="When.", examples=["2026-11-21"])] = ""
    license: Annotated[str, Meta(description="Under which licence they may be used.", examples=["MIT"])] = ""
    why: Annotated[str, Meta(description="What repeats on the pages.")] = ""
    pages: Annotated[list[str], Meta(description="URLs of pages that the rules were made for.")] = []


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole file."""

    schema: Annotated[Literal[1], Meta(description="The version of this format.")]
    id: Annotated[
        str,
        Meta(
            description="What the file is called in records and by others that extend it.",
            examples=["sites/example.com"],
        ),
    ]
    sites: Annotated[
        list[str],
        Meta(
            description='Hosts: `example.com` (and www.), `"*.example.com"` (all below it), `"example.*"` (that name under '
            "any public suffix: example.org, example.co.uk). The more exact beats the less exact.",
            examples=[["example.com", "*.example.com"]],
        ),
    ] = []
    paths: Annotated[
        list[str],
        Meta(
            description="Patterns for the URL's path; one must be found. Files with `paths` go before files without.",
            examples=[["^/live/"]],
        ),
    ] = []
    detect: Detect = Detect()
    extends: Annotated[
        list[str],
        Meta(
            description="Ids of files whose rules hold too: a platform, or a site's packaged rules.",
            examples=[["platforms/wordpress"]],
        ),
    ] = []
    without: Annotated[
        list[str],
        Meta(
            description="Rules that do not hold here, by id: `more-news` of an extended file, or with the file's id "
            "any rule of any layer.",
            examples=[["jetpack-share", "generic/en#newsletter"]],
        ),
    ] = []
    valid: Valid = Valid()
    language: Annotated[
        str | None, Meta(description="For files of `generic/`: the language of the pages that they speak to.")
    ] = None
    remove: list[RemoveRule] = []
    keep: list[KeepRule] = []
    kinds: list[KindRule] = []
    article: ArticleRule = ArticleRule()
    metadata: MetadataRules = MetadataRules()
    safety: Safety | None = None
    examples: list[Example] = []
    about: About = About()


def patterns(value: Patterns) -> tuple[str, ...]:
    """A pattern or a list of them, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)
