"""Markdown -> blocks twice over: where they stand in the page, and what a reader sees of them.

Offsets count in the page as it came, and what is kept stays Markdown. Detectors look at the page as it is shown: without
marks, but with the links and headings that flattened text has lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cleaner.model import Document
from cleaner.segment.shown import laid_out
from cleaner.segment.text import with_newlines
from cleaner.segment.wrap import soft_breaks

_LINE = re.compile(r"[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULER = re.compile(r"^(?:-+|=+)$")  # below a line: it is a heading
_TABLE_RULER = re.compile(r"^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
_FRONT = re.compile(
    r"---[ \t]*\r?\n[\w-]+:[^\r\n]*\r?\n(?:(?:(?:[\w-]+:|[ \t]|- |#)[^\r\n]*)?\r?\n)*---[ \t]*(?:\r?\n|\Z)"
)
_MARK = re.compile(r"^(?:> ?)*(?:(#{1,6})(?:\s+|$)|(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)?")
_IMAGE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
# Of pages, addresses hold parentheses one deep. Text in brackets holds brackets one deep.
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\(\s*<?[^()\s]*(?:\([^()]*\)[^()\s]*)*>?(?:\s+(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|\([^()\n]*\)))?\s*\)|\[[^\[\]]*\])"
    r"|<(https?://[^<>\s]+|[\w.+-]+@[\w.-]+)>"
)
_REFERENCE = re.compile(r"^\[[^\[\]]+\]:\s*\S+")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3}|~~)(?=\S)|(?<=[^\s\\])(\*{1,3}|~~)(?!\w)"
    r"|(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)|(?<!\\)`+"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOTHING = "—"  # what is shown of a block that has marks only: a rule, an image without a word
_SIGNS = re.compile(r"^#{1,6}\s+\S|^(?:> ?)*[-*+] +\[|\]\((?:https?:|/|#|mailto:)", re.MULTILINE)
_LEAST_SIGNS = 4
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Markdown:
    """One page seen twice; both have the same blocks.

    Attributes:
        page: where the blocks stand in the input.
        shown: what a reader sees of them, with link characters and heading levels.
    """

    page: Document
    shown: Document


def looks_like_markdown(text: str) -> bool:
    """Whether text is Markdown, judged by its beginning: headings, links, lists of links."""
    sample = text[:_SAMPLE]
    return "](" in sample and sum(1 for _ in _SIGNS.finditer(sample)) >= _LEAST_SIGNS


def segment_markdown(text: str, warnings: tuple[str, ...] = ()) -> Markdown:
    """Divide Markdown into its blocks: lines, wrapped paragraphs, whole listings of code."""
    text = with_newlines(text)
    spans = list(_blocks(text))
    page = Document(text, "text/markdown", [a for a, _ in spans], [b for _, b in spans], warnings=warnings)
    gaps = ["", *("\n" * text.count("\n", above[1], below[0]) for above, below in pairwise(spans))]
    seen = [_shown(text[first:last]) for first, last in spans]
    shown, start, end = laid_out((gap, words) for gap, (words, _, _) in zip(gaps, seen, strict=False))
    links, headings = [linked for _, linked, _ in seen], [level for _, _, level in seen]
    return Markdown(page, Document(shown, "text/markdown", start, end, link_chars=links, headings=headings))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the blocks stand."""
    soft = soft_breaks(text)
    front = _FRONT.match(text)
    held: tuple[int, int] | None = None
    fence = ""
    if front:
        yield 0, len(front[0].rstrip())
    for line in _LINE.finditer(text, front.end() if front else 0):
        content = line[0].strip()
        if not content:
            continue
        first = text.index(content[0], line.start())
        last = first + len(content)
        mark = _FENCE.match(line[0])
        if held and (fence or _continues(text, held, content, first, soft)):
            held = held[0], last
            if fence and mark and content.startswith(fence) and not content.strip(fence[0]):
                fence = ""
            continue
        if held:
            yield held
        held = first, last
        fence = mark[1] if mark else ""
    if held:
        yield held


def _continues(text: str, held: tuple[int, int], content: str, first: int, soft: frozenset[int]) -> bool:
    """Whether a line belongs to the block above: it underlines it, or the break between them only wraps."""
    breaks = [at for at in range(held[1], first) if text[at] == "\n"]
    if len(breaks) != 1:
        return False
    above = text[held[0] : held[1]]
    if _RULER.match(content) and "\n" not in above and not above.startswith(("#", ">", "|")):
        return len(content) > 2 or content[0] == "="
    if _TABLE_RULER.match(content):
        return "|" in above
    return breaks[0] in soft and not content.startswith(("#", "|", "```", "~~~"))


def _shown(raw: str) -> tuple[str, int, int]:
    """What is seen of a block; how many of its characters stand in links; its heading level."""
    if _FENCE.match(raw):
        return " ".join(raw.strip("`~ \n").split()) or _NOTHING, 0, 0
    if _FRONT.match(raw):
        return " ".join(raw.split()), 0, 0
    level = 0
    first, _, below = raw.rpartition("\n")
    if first and _RULER.match(below.strip()):
        raw, level = first, 1 if below.strip()[0] == "=" else 2
    elif first and _TABLE_RULER.match(below.strip()):
        raw = first
    mark = _MARK.match(raw)
    if mark and mark.end():
        level = len(mark[1]) if mark[1] else level
        raw = raw[mark.end() :].rstrip("# ") if mark[1] else raw[mark.end() :]
    if _REFERENCE.match(raw):
        return " ".join(raw.split()), len("".join(raw.split())), 0
    raw = _IMAGE.sub(r"\1", raw)
    linked = sum(len("".join(_bare(link[1] or link[2] or "").split())) for link in _LINK.finditer(raw))
    shown = " ".join(_bare(_LINK.sub(lambda link: link[1] or link[2] or "", raw)).strip("| \t").split())
    return shown if any(map(str.isalnum, shown)) else _NOTHING, linked, level


def _bare(text: str) -> str:
    """Without emphasis, tags and escapes."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _TAG.sub("", text)))
