"""Is the page an article at all? Hubs, listings, log-ins, errors and bare consent layers are not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import compress

from cleaner.article.markup import Markup
from cleaner.judge.structures import Lines
from cleaner.model import Document

# A logistic regression over 1,077 dev pages, held out by host: articles against listings and collections. Cross-validated by
# host it warns about .9 % of the articles and finds 50 % of the others; at even odds it would be 2.0 % and 64 %, without the
# confidence .9 % and 47 %. An article that is called none is skipped by somebody; a hub that is not called one costs a look.
_BIAS, _WORDS, _SHARE, _LINKS, _DECLARED, _CONFIDENCE = 10.981, -0.901, 1.799, 5.068, -2.494, -9.636
_ENOUGH = 1.0  # log-odds
_USUAL = 0.91  # mean confidence of all dev pages; for an engine that says nothing of its own


def is_no_article(
    document: Document, lines: Lines, kept: Sequence[bool], confidence: float | None, markup: Markup
) -> bool:
    """Whether hardly anything of the page is an article's: few words stay, much of the page is links, the engine is not sure,
    and the page itself does not claim to be an article.

    Args:
        kept: for each block whether the engine took it for the article's.
        confidence: of the engine; None if it has no idea.
    """
    words, start, end = lines.words, document.start, document.end
    total = sum(words)
    if not total:
        return True
    staying = sum(compress(words, kept))
    linked = sum([words[i] * links / (end[i] - start[i]) for i, links in enumerate(document.link_chars) if links])
    declared = "article" in markup.meta.get("og:type", "").lower()
    odds = (
        _BIAS
        + _WORDS * math.log1p(staying)
        + _SHARE * staying / total
        + _LINKS * linked / total
        + _DECLARED * declared
        + _CONFIDENCE * (_USUAL if confidence is None else confidence)
    )
    return odds > _ENOUGH
