"""The words that page builders put into class and id: "related-posts", "RelatedPosts" and "related__posts" say alike."""

from __future__ import annotations

import functools
import re

_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_SIGNS = str.maketrans("-_:/.", "     ")


# Elements of a page, and pages of a site, say the same over and over. Nothing but what the words say is remembered.
@functools.lru_cache(maxsize=8192)
def class_words(tokens: str) -> tuple[str, ...]:
    """The words of an element's id and class, in lower case."""
    apart = tokens if tokens.islower() else _CAMEL.sub(" ", tokens)
    return tuple(apart.translate(_SIGNS).lower().split())
