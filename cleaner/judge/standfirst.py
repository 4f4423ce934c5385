"""The standfirst of an HTML page: a sentence or two between headline and first paragraph.

Gold has it or has it not, as its makers liked, so that an engine trained on it wavers; to lose it is worse than to keep
what the headline has said already. News that tell machines what the story is about mostly give them the standfirst.
"""

from __future__ import annotations

from collections.abc import Set

from cleaner.article.linked_data import is_news
from cleaner.article.markup import Markup
from cleaner.article.names import letters
from cleaner.judge.engine import Opinion
from cleaner.judge.structures import Lines
from cleaner.model import Document

_WORDS = 9
# So many blocks may stand between headline and first paragraph, pictures and bylines among them.
_NEAR = 12
# Held out, with .3: fundus-dev F1 +.0023, wcxb-dev-articles -.0002 with one broken page less and as many dirty ones; with
# .15 two more are dirty there, and fundus-dev gains another .0007.
_CHANCE = 0.3
# The same of what a page of news states as its description: of such blocks of which the trees are not sure gold has 92 % on
# fundus-dev and 93 % on sites-dev, 30 % on wcxb-dev-articles, where most pages are no news. Held out: F1 +.0015, +.0006 and
# -.0002, four more dirty pages of 961; for pages of all kinds -.0003 and six.
_STATED_CHANCE = 0.02
_DESCRIPTIONS = ("og:description", "twitter:description", "description", "dc.description")
# A text that is longer or shorter than the description begins with so many letters of it.
_LETTERS = 60
_LINKED = 0.3
_OTHERS = frozenset({"li", "figcaption", "button", "select", "textarea"})


def with_standfirst(document: Document, lines: Lines, opinion: Opinion, markup: Markup) -> Opinion:
    """The opinion, with what may be a standfirst among what it keeps."""
    if document.elements is None or not opinion.open_to_more:
        return opinion
    tag, element = document.elements.tag, document.element
    kept = opinion.kept
    first = next((i for i, keep in enumerate(kept) if keep and tag[element[i]] != "h1"), 0)
    title = next((i for i in range(first - 1, max(first - _NEAR, 0) - 1, -1) if tag[element[i]] == "h1"), first)
    told = descriptions_in(markup)
    mine = {
        i
        for i in range(title + 1, first)
        if not kept[i]
        and lines.words[i] >= _WORDS
        and (opinion.chance(i) > _CHANCE or (opinion.chance(i) >= _STATED_CHANCE and _is_told(lines.texts[i], told)))
        and document.link_chars[i] < _LINKED * len(lines.texts[i])
        and tag[element[i]] not in _OTHERS
    }
    return opinion.keeping(mine)


def descriptions_in(markup: Markup) -> Set[str]:
    """What a page of news says that it is about, as `letters`."""
    if not is_news(markup.linked):
        return frozenset()
    said = (markup.linked.get("description"), *(markup.meta.get(name) for name in _DESCRIPTIONS))
    return {letters(text) for text in said if isinstance(text, str) and len(text.split()) >= _WORDS}


def _is_told(text: str, told: Set[str]) -> bool:
    """Whether a text is one of the descriptions, or begins as it does: some are cut off, some are longer."""
    plain = letters(text) if told else ""
    return any(plain == one or (min(len(plain), len(one)) >= _LETTERS and _begin_alike(plain, one)) for one in told)


def _begin_alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
