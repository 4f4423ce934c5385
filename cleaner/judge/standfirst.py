"""The standfirst of an HTML page: a sentence or two between headline and first paragraph.

Gold has it or has it not, as its makers liked, so that an engine trained on it wavers; to lose it is worse than to keep
what the headline has said already.
"""

from __future__ import annotations

from dataclasses import replace

from cleaner.judge.engine import Opinion
from cleaner.judge.structures import Lines
from cleaner.model import Document

_WORDS = 9
# So many blocks may stand between headline and first paragraph, pictures and bylines among them.
_NEAR = 12
# Held out, with .3: fundus-dev F1 +.0023, wcxb-dev-articles -.0002 with one broken page less and as many dirty ones; with
# .15 two more are dirty there, and fundus-dev gains another .0007.
_CHANCE = 0.3
_LINKED = 0.3
_OTHERS = frozenset({"li", "figcaption", "button", "select", "textarea"})


def with_standfirst(document: Document, lines: Lines, opinion: Opinion) -> Opinion:
    """The opinion, with what may be a standfirst among what it keeps."""
    # A second opinion has no chances, and one that keeps more to be safe has these already.
    if document.elements is None or opinion.first is not None:
        return opinion
    tag, element = document.elements.tag, document.element
    kept = opinion.kept
    first = next((i for i, keep in enumerate(kept) if keep and tag[element[i]] != "h1"), 0)
    title = next((i for i in range(first - 1, max(first - _NEAR, 0) - 1, -1) if tag[element[i]] == "h1"), first)
    mine = {
        i
        for i in range(title + 1, first)
        if not kept[i]
        and lines.words[i] >= _WORDS
        and 1 - opinion.scores[i] > _CHANCE
        and document.link_chars[i] < _LINKED * len(lines.texts[i])
        and tag[element[i]] not in _OTHERS
    }
    if not mine:
        return opinion
    scores = [1 - score if i in mine else score for i, score in enumerate(opinion.scores)]
    return replace(opinion, kept=[keep or i in mine for i, keep in enumerate(kept)], scores=scores)
