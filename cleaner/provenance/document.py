"""Writes `docs/provenance.md` from the types: `python -m cleaner.provenance.document > docs/provenance.md`."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import msgspec

from cleaner.provenance import types
from cleaner.provenance.load import FIRST

_PARTS: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("", types.Record),
    ("input", types.InputRecord),
    ("article", types.ArticleRecord),
    ("article.captions[]", types.CaptionRecord),
    ("article.sources", types.SourceTable),
    ("article.alternatives", types.AlternativeTable),
    ("activity", types.ActivityRecord),
    ("output", types.OutputRecord),
    ("verdicts", types.VerdictTable),
    ("timings", types.TimingsRecord),
)
_VOCABULARIES = (("prov", "W3C PROV"), ("dolma", "Dolma"), ("datatrove", "datatrove"), ("schema_org", "schema.org"))

_HEAD = f"""\
# How a record looks

Beside each `NAME.txt` stands `NAME.json`, one line of JSON. `cleaner schema` prints its JSON Schema. Schema and this page
are generated from the types in `cleaner/provenance/types.py`. A record depends on nothing but the page, the rules, the
options and versions; when and where a run happened is not in it. It names the versions of the tool and of three libraries. Those
that find encodings, read dates and try patterns can change an output too: to get the same again, keep all at their versions.

`cleaner flatten PAGE` prints the page text that offsets count in, in Unicode code points: for plain text and Markdown the decoded
input, for HTML the visible text as the segmenter renders it. A span reaches from its `start` up to and without its `end`.

Lists of many small things stand as tables by columns: entry 3 of `start` belongs to entry 3 of `end`.

```python
from cleaner.provenance import load

record = load("out/page.html.json")
for verdict in record.verdicts:  # row by row: start, end, action, kind, by, score
    print(verdict)
```

## Which versions can be read

This is `{types.SCHEMA}`. `cleaner.provenance.load` reads it and all before it, from `{FIRST}` on, and hands out the
newest form. Within a format no key changes its name, place, type or meaning; new keys come with a default, so that older
records of the format stay valid. Whatever breaks this is a new format with a new number.
"""

_ORDER = """\
## Which value is believed

For each field of the article the first of these that has one, and what the others say otherwise is kept in
`alternatives` (up to three values a field):

1. `rule`: the site's rules;
2. `html:h1`, `line:`: for the title the first heading that the page shows and its markup knows by a similar title; only
   where a news story's JSON-LD and `og:title` agree on another, `json-ld:headline` comes first;
3. `json-ld:`: of the object that describes the article, references resolved;
4. `meta:`: in the order in which the names stand in `cleaner/article/told.py`;
5. `microdata:`, then `html:`: elements of the body that are marked as author, date, subtitle; nothing from comments,
   teasers, boxes and footers;
6. `line:`, `text`: lines, the nearest to the headline first, below it before above it: removed bylines, datelines,
   breadcrumbs and so on, and what stands around the headline;
7. `text`: the place that the text begins with, and its language;
8. `url`: a date in the address;
9. `trafilatura`: only with the option `search_metadata`, and only for what nothing else names.

Of dates a later source that tells the same day more exactly replaces the first. A site's name is an author only where
JSON-LD says that it is a person, and it looks like one. Which number of 03/04/2025 is the day is said by the site's rule,
the language with its region, the country of the host, other dates of the page; by nobody: such a date is left out.
"""

_TAIL = """\
## Checking

`cleaner verify OUT --input INPUT` reads every page again, in as many processes as there are cores, and says of each page
which promise is broken:

- *record*: there is one for each page that the run cleaned, it can be read, and its id follows from path and content;
- *input*: the page is what it was (of a table whose column the run was told, `verify` is told it again: `--content-column`);
- *output*: so is the text, the figures about it are right (lengths, the share removed, words; a confidence is 0 to 1), and
  what was mended lies on the page, in order;
- *replay*: the kept spans, repaired and joined, are the text;
- *accounting*: the verdicts overlap nowhere, leave no visible character out, and have scores of 0 to 1;
- *metadata*: what was found on the page has its place there.

## Warnings

| word | means |
|---|---|
| `undecodable_characters` | some bytes could not be read in any encoding that fits; they stand as U+FFFD |
| `unwrapped` | the text was hard-wrapped, or broken at links and bold words; line breaks inside paragraphs (they follow from the page text) are not in the output |
| `markup_capped` | tags nested deeper than browsers go, or attributes by the thousand, were dropped |
| `fallback_content` | the page does not show its text; what it holds for readers without scripts, frames or shadow trees, or tells search engines, was taken for it |
| `not_an_article` | a hub, a listing, a log-in or an error page by its looks; the text is given all the same |
| `second_opinion` | our engine was unsure of the page, and trafilatura decided |
| `unsure_kept_more` | our engine was unsure of the page, and kept what may be the article, as `--mode recall` does |
| `engine_found_nothing` | no engine saw an article; what stands in no telling container was kept, of plain text everything |
| `cue_rules_reverted`, `platform_rules_reverted`, `site_rules_reverted` | these rules would have taken nearly all of the page, and were not heard |
| `nothing_kept` | the text is empty |
"""


def document() -> str:
    """The whole page."""
    tables = "\n".join(_table(place, part) for place, part in _PARTS)
    return f"{_HEAD}\n## Field by field\n\n{tables}\n{_mappings()}\n{_ORDER}\n{_TAIL}"


def _table(place: str, part: type[msgspec.Struct]) -> str:
    rows = "\n".join(f"| `{name}` | {_named(kind)} | {meta.description} |" for name, kind, meta in _fields(part))
    title = f"### `{place}`" if place else "### The record"
    return f"{title}\n\n{(part.__doc__ or '').strip()}\n\n| key | type | says |\n|---|---|---|\n{rows}\n"


def _mappings() -> str:
    """What fields are called in other vocabularies."""
    rows = [
        (f"{place}.{name}".strip("."), *(str((meta.extra or {}).get(key, "")) for key, _ in _VOCABULARIES))
        for place, part in _PARTS
        for name, _, meta in _fields(part)
        if meta.extra
    ]
    lines = "\n".join(
        "| " + " | ".join([f"`{row[0]}`", *(f"`{cell}`" if cell else "" for cell in row[1:])]) + " |" for row in rows
    )
    names = " | ".join(title for _, title in _VOCABULARIES)
    return (
        "## In other vocabularies\n\nA record is the `prov:Entity` of the text, derived from the page by one `prov:Activity`. In Dolma and\n"
        f"datatrove documents the text is `text`, and what is not named here goes into `metadata`.\n\n| here | {names} |\n"
        f"|---|{'---|' * len(_VOCABULARIES)}\n{lines}\n"
    )


def _fields(part: type[msgspec.Struct]) -> Iterator[tuple[str, object, msgspec.Meta]]:
    hints = typing.get_type_hints(part, include_extras=True)
    for name in part.__struct_fields__:
        kind, meta = typing.get_args(hints[name])
        yield name, kind, meta


def _named(kind: object) -> str:
    """A type in the words of JSON."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is list:
        return f"list of {_named(arguments[0])}"
    if origin is tuple:
        return f"[{', '.join(_named(one) for one in arguments)}]"
    if origin is typing.Literal:
        return "word"
    if arguments:
        return " or ".join(dict.fromkeys(_named(one) for one in arguments))
    words = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return words.get(kind, "object") if isinstance(kind, type) else str(kind)


if __name__ == "__main__":
    print(document(), end="")
