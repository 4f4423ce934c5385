"""What a page states of its article for machines, as far as the block engine compares it with the blocks: the text itself.

What search engines are told is often the whole article and nothing else, sometimes its first lines or another story. So
nothing of it is taken on trust: see `tagger/body.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from cleaner.article import linked_data
from cleaner.article.markup import Markup

_THREAD = "ForumPosting"
# The longest of the dev pages has 30,000 characters; what is a whole archive is no article, and would take memory.
_LONGEST = 500_000
_TAG = re.compile(r"<[^<>]*>")
_PARTING = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|figure|table|tr)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts.

    Attributes:
        body: the article's text by JSON-LD, without tags; empty if it does not say.
        paragraphs: the same text, a paragraph each.
    """

    body: str = ""
    paragraphs: Sequence[str] = field(default=(), compare=False)


NOTHING = Stated()


def stated_by(markup: Markup) -> Stated:
    """What the markup of a page states."""
    said = _body(markup)
    if not said:
        return NOTHING
    lines = (" ".join(_TAG.sub(" ", line).split()) for line in _PARTING.sub("\n", said).splitlines())
    return Stated(_TAG.sub(" ", said) if "<" in said else said, [line for line in lines if line])


def _body(markup: Markup) -> str:
    """The article's text as it stands in JSON-LD. Of a thread in a forum it is the first post alone: no article."""
    if any(kind.endswith(_THREAD) for kind in linked_data.types(markup.linked)):
        return ""
    said = markup.linked.get("articleBody")
    parts = [part for part in (said if isinstance(said, list) else [said]) if isinstance(part, str)]
    if not 0 < sum(map(len, parts)) <= _LONGEST:
        return ""
    text = "\n".join(parts)
    # Some sites put HTML there, some of them with its tags as entities.
    return unescape(text) if "&" in text else text
