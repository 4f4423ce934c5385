"""The record's format, as types: the JSON Schema, the documentation and the reader all follow from them.

Lists of many small things (verdicts, sources) stand as tables by columns: one list a column, entries of the same place
belong together. That is a quarter of the size of a list of objects, and what Parquet makes of it anyway. In Python a
table is walked row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from cleaner.model import Action, Alternative, Kind, Source, Verdict

SCHEMA = "cleaner/record/2"


def about(text: str, **terms: str) -> msgspec.Meta:
    """What a field says, and what it is called elsewhere: prov, dolma, datatrove, schema_org."""
    return msgspec.Meta(description=text, extra=dict(terms))


def _of_one_length(*columns: Sequence[object]) -> None:
    if len({len(column) for column in columns}) != 1:
        raise ValueError("columns of a table differ in length")


class InputRecord(msgspec.Struct, frozen=True):
    """The page as it came."""

    path: Annotated[
        str | None,
        about(
            "Name of the page below the input, or the name that the caller gave it.",
            prov="prov:atLocation",
            datatrove="metadata.file_path",
        ),
    ]
    sha256: Annotated[
        str,
        about(
            "SHA-256 of the content: of a compressed file, of what was in it; of text that was handed over decoded, of its UTF-8 form."
        ),
    ]
    bytes: Annotated[int, about("Size of the same content in bytes.")]
    media_type: Annotated[
        str, about("`text/html`, `text/plain` or `text/markdown`.", prov="dcterms:format", schema_org="encodingFormat")
    ]
    encoding: Annotated[str, about("The codec as Python names it; `unicode` if the page came decoded.")]
    encoding_source: Annotated[
        str, about("How the encoding was found: `text`, `bom`, `declared`, `utf-8`, `guessed` or `fallback`.")
    ]
    record_id: Annotated[
        str | None,
        about(
            "The page's own id in its container: WARC-Record-ID, or the key in a dataset.", dolma="id", datatrove="id"
        ),
    ]
    captured: Annotated[
        str | None,
        about(
            "The day on which the page was saved, if that was told: it decides which rules of a site hold.",
            prov="prov:generatedAtTime",
        ),
    ] = None


class SourceRecord(msgspec.Struct, frozen=True):
    """A row of `SourceTable`: where a field of the article was found."""

    field: str
    source: str
    start: int
    end: int


class SourceTable(msgspec.Struct, frozen=True):
    """Where each field of the article was found, by columns."""

    field: Annotated[list[str], about("Names of fields of the article.")]
    source: Annotated[
        list[str],
        about(
            "How the value came to be known: `rule` (of the site, see `activity.site`), `json-ld:KEY`, `microdata:KEY`, `meta:NAME`, `html:WHAT` "
            "(an element), `line:DETECTOR` (a removed line, and who removed it), `text` (a line that stayed), `url`, `trafilatura`."
        ),
    ]
    start: Annotated[list[int], about("Where on the page it stands; an empty span, 0 to 0: not on the page.")]
    end: Annotated[list[int], about("Where it ends.")]

    def __post_init__(self) -> None:
        _of_one_length(self.field, self.source, self.start, self.end)

    def __iter__(self) -> Iterator[SourceRecord]:
        return map(SourceRecord, self.field, self.source, self.start, self.end)

    def __len__(self) -> int:
        return len(self.field)

    @classmethod
    def of(cls, sources: Sequence[Source]) -> SourceTable:
        """The table of some sources."""
        return cls(
            [s.field for s in sources],
            [s.source for s in sources],
            [s.start or 0 for s in sources],
            [s.end or 0 for s in sources],
        )


class AlternativeTable(msgspec.Struct, frozen=True):
    """What other places of the page say about a field, and what was not believed, by columns."""

    field: Annotated[list[str], about("Names of fields of the article.")]
    value: Annotated[list[str], about("The value; of fields that hold several, these joined by `; `.")]
    source: Annotated[list[str], about("As in `sources`.")]

    def __post_init__(self) -> None:
        _of_one_length(self.field, self.value, self.source)

    @classmethod
    def of(cls, others: Sequence[Alternative]) -> AlternativeTable:
        """The table of some alternatives."""
        return cls([a.field for a in others], [a.value for a in others], [a.source for a in others])


class CaptionRecord(msgspec.Struct, frozen=True):
    """What stood below a picture, and was removed from the text."""

    text: Annotated[
        str, about("The whole caption as a reader sees it, white space collapsed.", schema_org="ImageObject.caption")
    ]
    credit: Annotated[
        str | None, about("Who made the picture, as far as the caption says it.", schema_org="ImageObject.creditText")
    ]
    start: Annotated[int, about("Where on the page it stands.")]
    end: Annotated[int, about("Where it ends.")]


_DATE = "ISO 8601, with a zone only where the page or its site's rule names one"
_PRECISION = (
    "What of the date was written: `year`, `month`, `day`, `minute` or `second`; the rest is filled with zeros."
)


class ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the article beside its text. `null`, an empty list, `false`: not found."""

    title: Annotated[
        str | None, about("The headline.", prov="dcterms:title", dolma="metadata.title", schema_org="headline")
    ]
    subtitle: Annotated[
        str | None, about("The standfirst below it, if the page marks one.", schema_org="alternativeHeadline")
    ] = None
    authors: Annotated[
        list[str],
        about(
            "People, and teams that sign as such; neither the publisher nor wire services.",
            prov="prov:wasAttributedTo",
            dolma="metadata.authors",
            schema_org="author",
        ),
    ] = []
    agency: Annotated[
        str | None, about("The wire service.", prov="prov:wasAttributedTo", schema_org="sourceOrganization")
    ] = None
    publisher: Annotated[str | None, about("Who runs the site.", prov="dcterms:publisher", schema_org="publisher")] = (
        None
    )
    published: Annotated[
        str | None,
        about(
            f"When it was published: {_DATE}.",
            prov="prov:generatedAtTime",
            dolma="created",
            datatrove="metadata.date",
            schema_org="datePublished",
        ),
    ] = None
    published_precision: Annotated[str | None, about(_PRECISION)] = None
    updated: Annotated[
        str | None, about(f"When it was last changed: {_DATE}.", prov="dcterms:modified", schema_org="dateModified")
    ] = None
    updated_precision: Annotated[str | None, about("As `published_precision`.")] = None
    section: Annotated[str | None, about("The part of the site that it stands in.", schema_org="articleSection")] = None
    breadcrumb: Annotated[list[str], about("The path to it, from the outermost step.", schema_org="breadcrumb")] = []
    language: Annotated[
        str | None,
        about(
            "BCP 47.",
            prov="dcterms:language",
            dolma="metadata.language",
            datatrove="metadata.language",
            schema_org="inLanguage",
        ),
    ] = None
    place: Annotated[str | None, about("Where the story is dated from.", schema_org="dateline")] = None
    tags: Annotated[
        list[str], about("Keywords in the page's order.", prov="dcterms:subject", schema_org="keywords")
    ] = []
    canonical: Annotated[
        str | None,
        about("The URL that the page gives as its own.", prov="dcterms:identifier", schema_org="mainEntityOfPage"),
    ] = None
    licence: Annotated[
        str | None,
        about("URL or name of the licence that the page names.", prov="dcterms:license", schema_org="license"),
    ] = None
    captions: Annotated[
        list[CaptionRecord], about("Captions that were removed from the text.", schema_org="image")
    ] = []
    words: Annotated[
        int, about("Words of the text; each character of Chinese and Japanese counts.", schema_org="wordCount")
    ] = 0
    syndicated: Annotated[bool, about("A notice says that the story is somebody else's.")] = False
    syndicated_by: Annotated[
        str | None, about("Whose, as far as the page says it.", schema_org="sourceOrganization")
    ] = None
    paywalled: Annotated[
        bool, about("A wall stands before the story or a part of it.", schema_org="isAccessibleForFree (negated)")
    ] = False
    truncated: Annotated[
        bool, about("The text stops short: behind a wall, as an excerpt, or below the length that the page declares.")
    ] = False
    comments: Annotated[int | None, about("How many comments the page says it has.", schema_org="commentCount")] = None
    sources: Annotated[SourceTable, about("Where each of these was found.")]
    alternatives: Annotated[AlternativeTable, about("Other values that the page gives.")]


class ActivityRecord(msgspec.Struct, frozen=True):
    """What was done, by which versions, with which rules and options."""

    tool: Annotated[str, about("`cleaner`.", prov="prov:wasAssociatedWith")]
    version: Annotated[str, about("Version of the tool.", prov="prov:wasAssociatedWith")]
    ftfy: Annotated[str, about("Version of the library that mends characters.")]
    selectolax: Annotated[str, about("Version of the HTML parser.")]
    trafilatura: Annotated[str, about("Version of the second opinion.")]
    engine: Annotated[
        str, about("Who judged first: `auto`, `blocks`, `trafilatura`; `lines` for plain text.", prov="prov:hadPlan")
    ]
    model: Annotated[str | None, about("Id of the model that judged.", prov="prov:used")]
    model_sha256: Annotated[str | None, about("SHA-256 of the model file.", prov="prov:used")]
    rules_sha256: Annotated[str, about("One hash over all rules that were loaded.", prov="prov:used")]
    site: Annotated[str | None, about("Id of the site's rule file, if one was used.", prov="prov:used")]
    site_known_by: Annotated[str | None, about("What the site was known by: `url`, `canonical`, `text` or `html`.")]
    config_sha256: Annotated[str, about("Hash of the options.", prov="prov:hadPlan")]


class OutputRecord(msgspec.Struct, frozen=True):
    """The text that was written."""

    path: Annotated[str | None, about("Name of the text below the output folder.", prov="prov:atLocation")]
    sha256: Annotated[str, about("SHA-256 of the text in UTF-8.")]
    characters: Annotated[int, about("Length of the text in code points.")]
    page_characters: Annotated[int, about("Characters of the page that are not blank.")]
    removed_characters: Annotated[int, about("Those of them that were removed.")]
    removed_share: Annotated[float, about("Their ratio.")]
    confidence: Annotated[float | None, about("The F1 that the engine expects of its own choice of blocks, 0 to 1.")]
    headline: Annotated[bool, about("The title stands above the text.")]
    repaired: Annotated[list[tuple[int, int]], about("Spans of the page in which characters were mended.")]
    warnings: Annotated[list[str], about("Fixed words, see below.")]


class VerdictRecord(msgspec.Struct, frozen=True):
    """A row of `VerdictTable`: keep or remove the span [start, end) of the page text."""

    start: int
    end: int
    action: Action
    kind: Kind | None
    by: str
    score: float


class VerdictTable(msgspec.Struct, frozen=True):
    """What became of every span of the page text, in order, by columns. Together they cover what is not blank."""

    kinds: Annotated[
        list[Kind | None],
        about("The kinds that occur, each once: why a span is not the article's. `null` stands for what stays."),
    ]
    detectors: Annotated[
        list[str],
        about("The rules and detectors that decided, each once, with their versions.", prov="prov:wasAssociatedWith"),
    ]
    start: Annotated[list[int], about("First character, in code points of the page text.", dolma="span start")]
    end: Annotated[list[int], about("Behind the last character.", dolma="span end")]
    kind: Annotated[list[int], about("Number of the kind in `kinds`, from 0.", dolma="attribute name")]
    by: Annotated[list[int], about("Number of the detector in `detectors`, from 0.", dolma="attribute name")]
    score: Annotated[
        list[float], about("How sure, 0 to 1; of several blocks in one span the least sure.", dolma="span score")
    ]

    def __post_init__(self) -> None:
        _of_one_length(self.start, self.end, self.kind, self.by, self.score)
        for numbers, names in ((self.kind, len(self.kinds)), (self.by, len(self.detectors))):
            if numbers and not 0 <= min(numbers) <= max(numbers) < names:
                raise ValueError("a number of a kind or detector that is not listed")

    def __iter__(self) -> Iterator[VerdictRecord]:
        for start, end, kind, by, score in zip(self.start, self.end, self.kind, self.by, self.score, strict=True):
            why = self.kinds[kind]
            yield VerdictRecord(start, end, "keep" if why is None else "remove", why, self.detectors[by], score)

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def of(cls, verdicts: Sequence[Verdict] | Sequence[VerdictRecord]) -> VerdictTable:
        """The table of some verdicts."""
        kinds: dict[Kind | None, int] = {}
        detectors: dict[str, int] = {}
        kind = [kinds.setdefault(v.kind if v.action == "remove" else None, len(kinds)) for v in verdicts]
        by = [detectors.setdefault(v.by, len(detectors)) for v in verdicts]
        score = [round(v.score, 2) for v in verdicts]
        return cls(
            list(kinds), list(detectors), [v.start for v in verdicts], [v.end for v in verdicts], kind, by, score
        )


class TimingsRecord(msgspec.Struct, frozen=True):
    """Milliseconds that each stage took."""

    decode: Annotated[float, about("Bytes to characters.")]
    parse: Annotated[float, about("Characters to a tree.")]
    markup: Annotated[float, about("Reading JSON-LD, meta elements and marked elements.")]
    segment: Annotated[float, about("The page text and its blocks.")]
    judge: Annotated[float, about("Engine, rules and what else finds verdicts.")]
    assemble: Annotated[float, about("Cutting, mending, joining.")]
    metadata: Annotated[float, about("Lifting metadata; with `markup` all that metadata cost.")]


class Record(msgspec.Struct, frozen=True):
    """Everything about one page. Without timings it depends on nothing but the page, the rules, the options and versions."""

    schema: Annotated[str, about(f"The format's version: `{SCHEMA}`.")]
    id: Annotated[str, about("Follows from path and content alone.", prov="prov:Entity", dolma="id", datatrove="id")]
    url: Annotated[
        str | None,
        about(
            "Where the page came from.",
            prov="prov:wasDerivedFrom",
            dolma="metadata.url",
            datatrove="metadata.url",
            schema_org="url",
        ),
    ]
    host: Annotated[str | None, about("Its host in lower case, without `www.`.", dolma="source")]
    input: Annotated[InputRecord, about("The page as it came.", prov="prov:Entity (prov:used)")]
    article: Annotated[
        ArticleRecord,
        about("What is known of the article.", dolma="metadata", datatrove="metadata", schema_org="NewsArticle"),
    ]
    activity: Annotated[ActivityRecord, about("What was done.", prov="prov:Activity")]
    output: Annotated[
        OutputRecord,
        about(
            "The text that was written.",
            prov="prov:Entity (prov:wasGeneratedBy)",
            dolma="text",
            datatrove="text",
            schema_org="articleBody",
        ),
    ]
    verdicts: Annotated[
        VerdictTable, about("What became of every span.", prov="prov:qualifiedDerivation", dolma="attributes")
    ]
    timings: Annotated[TimingsRecord | None, about("What each stage took; only with `--timings`.")] = None


class Broken(msgspec.Struct, frozen=True):
    """A promise that a record does not keep.

    Attributes:
        promise: "record", "input", "output", "replay", "accounting" or "metadata"; docs/provenance.md says what each means.
        detail: for a reader: what is wrong, and where.
    """

    promise: str
    detail: str
