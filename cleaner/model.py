"""The words of the house as types: Page, Block, Document, Finding, Verdict, Metadata.

Everything here is frozen and knows nothing of how it is made. Offsets are Unicode code points in the page text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Kind = Literal[
    "title",
    "breadcrumb",
    "navigation",
    "byline",
    "dateline",
    "caption",
    "media_player",
    "share",
    "advertisement",
    "promo",
    "newsletter",
    "paywall",
    "cookie_notice",
    "comments",
    "comment_form",
    "related",
    "tags",
    "disclaimer",
    "syndication_notice",
    "copyright",
    "footer",
    "widget",
    "unclassified",
]
"""Why a block is not the article. The list is closed: a new kind is a new version of the record's schema."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Action = Literal["keep", "remove"]
MediaType = Literal["text/html", "text/plain", "text/markdown"]

MEDIA_TYPES: tuple[MediaType, ...] = get_args(MediaType)

Mode = Literal["recall", "balanced", "precision"]
"""What weighs more, text lost or junk left in. See docs/decisions/0006-text-engine.md for what each costs."""

MODES: tuple[Mode, ...] = get_args(Mode)

Authority = Literal["site_keep", "site", "platform", "cue", "engine"]
"""Who may overrule whom when two detectors disagree about a block: the earlier in this list wins."""

AUTHORITIES: tuple[Authority, ...] = get_args(Authority)


@dataclass(frozen=True, slots=True)
class Page:
    """One input page as it came, and what is known of it.

    Attributes:
        content: the raw bytes, or text that somebody has decoded already.
        url: where the page came from; decides which site rules apply.
        media_type: None means: look at the content.
        path: the name the page goes by in records and reports.
        captured: the day on which it was saved; decides which version of a site's rules applies.
        record_id: what its source calls it: a WARC record id, the id column of a row.
        charset: the character set that its transport declared (HTTP, MIME).
    """

    content: bytes | str
    url: str | None = None
    media_type: MediaType | None = None
    path: str | None = None
    captured: date | None = None
    record_id: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page after decoding.

    Attributes:
        text: the page's characters; for HTML still with its markup.
        encoding: the codec's name as Python knows it; "unicode" when the page came as text.
        encoding_source: how it was found: "text", "bom", "declared", "utf-8", "guessed" or "fallback".
        warnings: what the reader of the record should know, as short fixed words.
        utf8: the same characters in UTF-8, where somebody has them: the parser and the record's hash want them too.
    """

    text: str
    media_type: MediaType
    encoding: str
    encoding_source: str
    warnings: tuple[str, ...] = ()
    utf8: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Elements:
    """The block-level elements of an HTML page that hold any block, as columns in document order (preorder).

    A subtree is a contiguous range: element `i` and all below it are `i .. last[i] - 1`.

    Attributes:
        tag: lower-case element names.
        parent: index of the parent element; -1 for the root.
        depth: number of ancestors.
        tokens: id and class, joined by blanks, as written; cut off after some hundred characters.
        last: index after the last descendant.
        look: number of the element's tag and tokens in `looks`.
        looks: all pairs of tag and tokens that there are.
    """

    tag: Sequence[str]
    parent: Sequence[int]
    depth: Sequence[int]
    tokens: Sequence[str]
    last: Sequence[int]
    look: Sequence[int]
    looks: Sequence[tuple[str, str]]

    def outermost(self, tag: str) -> list[int]:
        """The elements of a name that lie in no other of that name."""
        found: list[int] = []
        for i, name in enumerate(self.tag):
            if name == tag and not (found and i < self.last[found[-1]]):
                found.append(i)
        return found


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of visible text: `[start, end)` in the page text."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A segmented page: the page text, and its blocks as columns in document order.

    Every non-blank character of `text` lies in exactly one block. For plain text the columns that only markup
    can fill are empty.

    Attributes:
        text: the page text; what all offsets count in.
        start, end: one number per block.
        element: index of the block's nearest block-level element in `elements`.
        link_chars: number of non-blank characters of the block that stand inside links.
        marks: per block the numbers of the selectors that caught it (see `segment.html`).
        headings: of Markdown, each block's heading level, 0 for what is none.
        soft_breaks: places of newlines inside blocks that only wrap or break a line; the text has none there.
    """

    text: str
    media_type: MediaType
    start: Sequence[int]
    end: Sequence[int]
    elements: Elements | None = None
    element: Sequence[int] = ()
    link_chars: Sequence[int] = ()
    marks: Sequence[tuple[int, ...]] = ()
    warnings: tuple[str, ...] = ()
    headings: Sequence[int] = ()
    soft_breaks: Set[int] = frozenset()

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[Block]:
        return (self.block(index) for index in range(len(self.start)))

    def block(self, index: int) -> Block:
        """The block at `index`, with its text."""
        start, end = self.start[index], self.end[index]
        return Block(index, start, end, self.text[start:end])

    def is_link(self, index: int) -> bool:
        """Whether the block at `index` is mostly a link; in plain text nothing is."""
        return bool(self.link_chars) and 2 * self.link_chars[index] > self.end[index] - self.start[index]

    def texts(self) -> list[str]:
        """The blocks' texts, in order."""
        text = self.text
        return [text[start:end] for start, end in zip(self.start, self.end, strict=True)]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one detector says of the blocks `[first, last)`: the raw material of verdicts.

    Attributes:
        by: rule or detector id with its version.
        score: certainty, 0 to 1.
        evidence: for a reader: what gave it away.
    """

    first: int
    last: int
    action: Action
    kind: Kind
    by: str
    authority: Authority
    score: float = 1.0
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Keep or remove, for the span `[start, end)` of the page text, and why.

    Attributes:
        start, end: in code points.
        kind: why it is not the article; None of what stays.
        by: the rule ("generic/en#newsletter") or detector ("blocks/2+3a02d926") that decided, with its version.
        score: how sure that is, 0 to 1; of several blocks in one span the least sure.
        evidence: for a reader: what gave it away; may be empty.
    """

    start: int
    end: int
    action: Action
    kind: Kind | None
    by: str
    score: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a metadata value was found.

    Attributes:
        field: the metadata field.
        source: how the value came to be known: "rule" (of the site), "json-ld:KEY", "microdata:KEY", "meta:NAME",
            "html:WHAT" (an element of the page), "line:RULE" (a removed line, and what removed it), "text" (a line
            that stayed), "url", "trafilatura".
        start, end: the place in the page text, when it was found there.
    """

    field: str
    source: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another place of the page says about a field, and what was not believed.

    Attributes:
        field, source, start, end: as in `Source`.
        value: of fields that hold several values, these joined by "; ".
    """

    field: str
    value: str
    source: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """What stood below a picture.

    Attributes:
        text: all of it, white space collapsed.
        credit: who made the picture, as far as the caption names them.
        start, end: its place in the page text.
    """

    text: str
    credit: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about the article beside its text. None, empty or False: not found.

    Dates are ISO 8601, with a zone only where the page or its site's rule names one. What of them was written, and not
    filled in, says the precision: "year", "month", "day", "minute" or "second".

    Attributes:
        title: the headline.
        subtitle: the standfirst below it, if the page marks one.
        authors: people, and editorial teams that sign as such; neither the publisher nor wire services.
        agency: the wire service that the story comes from.
        publisher: who runs the site.
        section: the part of the site that the story stands in.
        breadcrumb: the path to it, from the outermost step.
        language: BCP 47.
        place: where the story is dated from.
        tags: keywords, in the page's order.
        canonical: the URL that the page gives as its own.
        licence: URL or name of the licence it was put under.
        captions: of pictures, those that were removed from the text.
        words: number of words of the text; each character of Chinese and Japanese counts.
        syndicated: somebody else's story, as a notice on the page says.
        syndicated_by: whose, if the notice names them.
        paywalled: a wall stands before (a part of) the story.
        truncated: the text stops short.
        comments: how many comments the page says it has.
        sources: where each value was found.
        alternatives: other values that the page gives for a field.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_precision: str | None = None
    updated: str | None = None
    updated_precision: str | None = None
    section: str | None = None
    breadcrumb: tuple[str, ...] = ()
    language: str | None = None
    place: str | None = None
    tags: tuple[str, ...] = ()
    canonical: str | None = None
    licence: str | None = None
    captions: tuple[Caption, ...] = ()
    words: int = 0
    syndicated: bool = False
    syndicated_by: str | None = None
    paywalled: bool = False
    truncated: bool = False
    comments: int | None = None
    sources: tuple[Source, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
