"""Pages that do not show what they are about, and what they hold in its place: fallback content for whoever runs no scripts
(`noscript`), draws no frames (`noframes`) or attaches no shadow trees (`template`), and what they tell search engines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree

SHOWN = "fallback_content"
"""A warning: what the page holds in place of its text was taken for it."""

# Characters. Of the 961 articles of the dev sets two have a shorter page text, of the 416 pages that are no articles 44; in
# seven of these more than nine tenths of the gold stand in a <noscript>.
_LITTLE = 2_000
_TIMES = 3  # as much as the page shows by itself
_WORTH = 250  # shorter ones are the request to switch scripts on
# What search engines are told stands on the page for the most part (.88 and more of it), or is a teaser: of 73 dev pages one
# tells something else, in 162 characters.
_TOLD = 1_000
_PROBES, _PROBE = 20, 30  # so many places of it are looked for, so many characters long
_FRAMES = re.compile(r"</?frame(?:set)?\b[^<>]*>", re.IGNORECASE)
_START = re.compile(r"</head\s*>|<(?:body|frameset)\b", re.IGNORECASE)
_PAIRED = re.compile(r"<(/?)(noscript|noframes|template)\b([^<>]*)>", re.IGNORECASE)
_SHADOW = re.compile(r"\bshadowroot(?:mode)?\b", re.IGNORECASE)


def with_fallback(tree: Tree, shown: str, told: Sequence[str]) -> Tree | None:
    """The page with its fallback content in place; None if it shows its text by itself, or has no such thing.

    Args:
        shown: the page text without.
        told: the paragraphs of the article as the page tells them to search engines.
    """
    if SHOWN in tree.warnings:
        return None
    if sum(map(len, told)) >= _TOLD and not _stands_in(" ".join(told), shown):
        return _longest(tree, [_with_paragraphs(tree.html, told)], len(shown) + 1)
    if len(shown) >= _LITTLE:
        return None
    return _longest(tree, _candidates(tree.html, told), max(_WORTH, _TIMES * len(shown)))


def _longest(page: Tree, others: Iterable[str], least: int) -> Tree | None:
    """Of a page's other forms the one with the longest page text, if that has so many characters."""
    trees = [Tree(html) for html in others]
    texts = [len(segment_html(tree).text) for tree in trees]
    if max(texts, default=0) < least:
        return None
    found = trees[texts.index(max(texts))]
    found.warnings = (*dict.fromkeys((*page.warnings, *found.warnings)), SHOWN)
    return found


def _stands_in(told: str, shown: str) -> bool:
    """Whether more than one of some places of it stands on the page."""
    step = (len(told) - _PROBE) // (_PROBES - 1)
    return sum(told[at : at + _PROBE] in shown for at in range(0, len(told) - _PROBE + 1, step)) > 1


def _candidates(html: str, told: Sequence[str]) -> Iterator[str]:
    opened = _opened(html)
    if opened != html:
        yield opened
    if told:
        yield _with_paragraphs(html, told)


def _opened(html: str) -> str:
    """The page with its fallback content in `div` elements. What stands in the head stays: there it is style sheets."""
    start = _START.search(html)
    at = start.start() if start else 0
    body = _FRAMES.sub("", html[at:])
    swapped: list[bool] = []  # for each open <template> whether it has become a <div>

    def swap(tag: re.Match[str]) -> str:
        if tag[2].lower() != "template":
            return f"<{tag[1]}div{tag[3]}>"
        if not tag[1]:
            swapped.append(bool(_SHADOW.search(tag[3])))
            return f"<div{tag[3]}>" if swapped[-1] else tag[0]
        return "</div>" if swapped and swapped.pop() else tag[0]

    return html[:at] + _PAIRED.sub(swap, body)


def _with_paragraphs(html: str, paragraphs: Sequence[str]) -> str:
    told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"{html}<article>{told}</article>"
