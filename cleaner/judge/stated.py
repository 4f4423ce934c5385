"""What a page states of its article for machines, as far as the block engine compares it with the blocks: the text itself.

What search engines are told is often the whole article and nothing else, sometimes its first lines or another story. So
nothing of it is taken on trust: see `tagger/body.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from cleaner.article import linked_data
from cleaner.article.markup import Markup

_THREAD = "ForumPosting"
# The longest of the dev pages has 30,000 characters; what is a whole archive is no article, and would take memory.
_LONGEST = 500_000
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts.

    Attributes:
        body: the article's text by JSON-LD, without tags; empty if it does not say.
    """

    body: str = ""


NOTHING = Stated()


def stated_by(markup: Markup) -> Stated:
    """What the markup of a page states. Of a thread in a forum it is the first post alone: no article."""
    if any(kind.endswith(_THREAD) for kind in linked_data.types(markup.linked)):
        return NOTHING
    said = markup.linked.get("articleBody")
    parts = [part for part in (said if isinstance(said, list) else [said]) if isinstance(part, str)]
    return Stated(_plain("\n".join(parts))) if 0 < sum(map(len, parts)) <= _LONGEST else NOTHING


def _plain(text: str) -> str:
    """Some sites put HTML there, some of them with its tags as entities."""
    if "&" in text:
        text = unescape(text)
    return _TAG.sub(" ", text) if "<" in text else text
