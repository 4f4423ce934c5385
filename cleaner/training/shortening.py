"""Articles of a few paragraphs in the frame of a long one: most of such a page is something else.

Agencies and local papers write them every day. The benchmark's pages hold 700 words in the middle, and what stays of the
frame by mistake is a small part of these.
"""

from __future__ import annotations

from random import Random

from cleaner.blanks import collapsed
from cleaner.segment.tree import Tree
from cleaner.training.lengthening import lines_of, telling_paragraphs

_FEWEST, _MOST = 1, 6  # paragraphs that stay
# So much of gold has to stand in paragraphs, else parts of the article would stay that are not known as such.
_IN_PARAGRAPHS = 0.9


def shorter_page(html: str, gold: str, key: str) -> tuple[str, str] | None:
    """A page without most of its article, and the gold text of what is left.

    Args:
        key: how many paragraphs stay follows from this.

    Returns:
        None if the page has no more than that, or much of its gold in other elements than paragraphs.
    """
    tree, lines = Tree(html), [collapsed(line) for line in lines_of(gold)]
    paragraphs = telling_paragraphs(tree, gold)
    texts = [collapsed(node.text()) for node in paragraphs]
    stay = Random(key).randint(_FEWEST, _MOST)
    if len(texts) <= stay or sum(map(len, texts)) < _IN_PARAGRAPHS * sum(map(len, lines)):
        return None
    for node in paragraphs[stay:]:
        node.decompose()
    others = set(lines) - set(texts)
    for node in tree.select("h2, h3, h4, h5, li"):
        if collapsed(node.text()) in others:
            node.decompose()
    return tree.serialized(), "\n".join(texts[:stay])
