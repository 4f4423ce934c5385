"""The words that page builders put into class and id: "related-posts", "RelatedPosts" and "related__posts" say alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

NEXT = "\0"
"""Stands before the words of each element; no word of a page, as the parser lets no NUL through."""

_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_SIGNS = str.maketrans("-_:/.", "     ")


def class_words(tokens: Sequence[str]) -> list[str]:
    """The words of each element's id and class in lower case, one element after the other, `NEXT` before each.

    All at once: a call costs more than what it does to one class.
    """
    apart = [look if look.islower() else _CAMEL.sub(" ", look) for look in tokens]
    return f" {NEXT} ".join(["", *apart]).translate(_SIGNS).lower().split()
