"""Is the page an article at all? Hubs, listings, log-ins, errors and bare consent layers are not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import compress

from cleaner.article.markup import Markup
from cleaner.judge.structures import Lines
from cleaner.model import Document

# A logistic regression over 1,037 dev pages: articles against listings and collections. Cross-validated by host it
# warns about 0.8 % of the articles and finds 48 % of the others; at log-odds 1.4 it would be 3.5 % and 71 %. An article
# that is called none is skipped by somebody; a hub that is not called one costs a look.
_BIAS, _WORDS, _SHARE, _LINKS, _DECLARED = 7.06, -0.88, -2.02, 2.3, -2.67
_ENOUGH = 2.94  # log-odds of .95


def is_no_article(document: Document, lines: Lines, kept: Sequence[bool], markup: Markup) -> bool:
    """Whether hardly anything of the page is an article's: few words stay, much of the page is links, and the page
    itself does not claim to be an article.

    Args:
        kept: for each block whether the engine took it for the article's.
    """
    words, start, end = lines.words, document.start, document.end
    total = sum(words)
    if not total:
        return True
    staying = sum(compress(words, kept))
    linked = sum([words[i] * links / (end[i] - start[i]) for i, links in enumerate(document.link_chars) if links])
    declared = "article" in markup.meta.get("og:type", "").lower()
    odds = (
        _BIAS + _WORDS * math.log1p(staying) + _SHARE * staying / total + _LINKS * linked / total + _DECLARED * declared
    )
    return odds > _ENOUGH
