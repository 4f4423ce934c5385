"""Articles that go on for hundreds of paragraphs: what teaches a model that length alone is no sign of another story.

Books, laws, transcripts and long reports are such pages. The benchmark has few, and of some its gold holds the introduction
alone: of what trees learned from it, nothing was left after the three hundredth paragraph of plain prose.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import chain, groupby
from random import Random

import numpy as np

from cleaner.blanks import collapsed
from cleaner.segment.tree import Node, Tree
from cleaner.training.labels import Labels, align

# How many lines are added: as many pages with 20 to 60 as with 200 to 600.
_FEWEST, _MOST = 20, 600
# Lines of fewer characters are found on pages by chance.
_TELLING = 40
# From fewer sentences no long text can be made that doesn't say the same all over.
_ENOUGH = 30
_SENTENCES = 5  # a paragraph's, at most
_HEADING = 60  # characters, at most
_END = re.compile(r"(?<=[.!?。！？।])\s+")
_ENDS = tuple('.!?:;,。！？।…"”»)')
_BULLETS = ("- ", "* ", "• ")
# Stands in a tree where markup is to be put in: no page has this character.
_HERE = "\x02"


class Stories:
    """Texts of articles, in groups: what is added to an article comes from its own group, or from itself.

    Args:
        articles: group and text of each.
    """

    def __init__(self, articles: Iterable[tuple[object, str]]) -> None:
        self._lines: defaultdict[object, list[list[str]]] = defaultdict(list)
        for group, text in articles:
            self._lines[group].append(lines_of(text))

    def others(self, text: str, group: object) -> list[str]:
        """Sentences of the other articles of a group."""
        return [sentence for lines in self._others(text, group) for sentence in _sentences(lines)]

    def _others(self, text: str, group: object) -> list[list[str]]:
        own = lines_of(text)
        return [lines for lines in self._lines[group] if lines != own]

    def more(self, text: str, group: object, key: str) -> list[str]:
        """Lines that go on where a text ends: half of the time what others say, else its own sentences in another order.

        Args:
            key: how many there are, and which, follows from this.
        """
        random = Random(key)
        count = any_size(_FEWEST, _MOST, random)
        own = _sentences(lines_of(text))
        if random.random() < 0.5 and len(own) >= _ENOUGH:
            return [" ".join(random.sample(own, random.randint(1, _SENTENCES))) for _ in range(count)]
        others = self._others(text, group)
        random.shuffle(others)
        return [*chain.from_iterable(others)][:count]


def any_size(fewest: int, most: int, random: Random) -> int:
    """A number between two, of each order of magnitude as often."""
    size: float = fewest * (most / fewest) ** random.random()
    return round(size)


def _sentences(lines: Sequence[str]) -> list[str]:
    told = [line for line in lines if len(line) >= _TELLING and not line.startswith(_BULLETS)]
    return [sentence for line in told for sentence in _END.split(line)]


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def longer_text(lines: Sequence[str], kept: Sequence[float], more: Sequence[str]) -> str:
    """A flattened page with more below the last line that is its article's.

    Args:
        kept: which share of each line is the article's.
    """
    last = max((i for i, share in enumerate(kept) if share > 0.5), default=-1)
    return "\n".join([*lines[: last + 1], *more, *lines[last + 1 :]])


def longer_page(html: str, gold: str, more: Sequence[str]) -> str | None:
    """A page with more below its last paragraph, each a paragraph like that.

    Returns:
        None if no paragraph of the page is a line of its gold.
    """
    tree = Tree(html)
    last = last_paragraph(tree, gold)
    if last is None:
        return None
    return with_markup(tree, last, "".join(_elements(more, _attributes(last))))


def with_markup(tree: Tree, node: Node, markup: str) -> str:
    """A page with more markup right behind an element of it."""
    node.insert_after(_HERE)
    return tree.serialized().replace(_HERE, markup, 1)


def last_paragraph(tree: Tree, gold: str) -> Node | None:
    """The last paragraph that is a line of a page's gold, in the element that holds most of these."""
    found = [(node, node.parent.mem_id) for node in telling_paragraphs(tree, gold) if node.parent]
    if not found:
        return None
    body = Counter(parent for _, parent in found).most_common(1)[0][0]
    return [node for node, parent in found if parent == body][-1]


def telling_paragraphs(tree: Tree, gold: str) -> list[Node]:
    """The paragraphs of a page that are lines of its gold, and too long to be that by chance."""
    telling = {collapsed(line) for line in lines_of(gold) if len(line) >= _TELLING}
    return [node for node in tree.select("p") if collapsed(node.text()) in telling]


def label_longer(texts: Sequence[str], gold: str, living: Sequence[bool], more: Sequence[str]) -> Labels:
    """Label a page that was made longer: what was added is known; for the rest its gold speaks."""
    added = {collapsed(line) for line in more} | {collapsed(line[2:]) for line in more if line.startswith(_BULLETS)}
    new = [collapsed(text) in added for text in texts]
    labels = align(texts, gold, [lives and not one for lives, one in zip(living, new, strict=True)])
    share = np.where(new, np.float32(1), labels.share)
    return replace(labels, share=share)


def _elements(lines: Sequence[str], attributes: str) -> Iterator[str]:
    """Lines as the elements that they look like."""
    for bullet, run in groupby(lines, key=lambda line: line.startswith(_BULLETS)):
        if bullet:
            yield f"<ul>{''.join(f'<li>{escape(line[2:])}</li>' for line in run)}</ul>"
        else:
            yield from (_element(line, attributes) for line in run)


def _element(line: str, attributes: str) -> str:
    if len(line) <= _HEADING and not line.endswith(_ENDS):
        return f"<h3>{escape(line)}</h3>"
    return f"<p{attributes}>{escape(line)}</p>"


def _attributes(node: Node) -> str:
    told = dict(node.attributes)
    return "".join(f' {name}="{escape(told[name] or "")}"' for name in ("class", "style") if name in told)
