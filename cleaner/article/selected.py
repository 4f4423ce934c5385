"""Metadata that a site's rules select from the markup of a page."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.rulebook.patterns import compiled_pattern
from cleaner.rulebook.schema import FieldRule, MetadataRules, patterns
from cleaner.segment.tree import Node, Tree
from cleaner.segment.xpath import XPathTree


def select_fields(tree: Tree, rules: MetadataRules, xpath: XPathTree | None = None) -> Mapping[str, str]:
    """What the selectors of metadata rules find: for each field the first text; of authors all that one selector finds.

    Args:
        xpath: the same page as XPath sees it.
    """
    found: dict[str, str] = {}
    xpath = xpath or XPathTree(tree)
    for field in rules.__struct_fields__:
        rule: FieldRule | None = getattr(rules, field)
        if rule is None or not (rule.css or rule.xpath):
            continue
        if texts := _by_css(tree, rule) or _by_xpath(xpath, rule):
            found[field] = ", ".join(texts) if field == "authors" else texts[0]
    return found


def _by_css(tree: Tree, rule: FieldRule) -> list[str]:
    """The texts that the first selector with any finds."""
    found = ([_text(node, rule.attribute) for node in tree.select(selector)] for selector in patterns(rule.css))
    return next((texts for all_texts in found if (texts := _matching(all_texts, rule))), [])


def _by_xpath(xpath: XPathTree, rule: FieldRule) -> list[str]:
    found = (xpath.strings(expression, rule.attribute) for expression in patterns(rule.xpath))
    return next((texts for all_texts in found if (texts := _matching(all_texts, rule))), [])


def _matching(texts: list[str], rule: FieldRule) -> list[str]:
    if rule.pattern is not None:
        pattern = compiled_pattern(rule.pattern)
        texts = [said for text in texts if (said := pattern.value(text)) is not None]
    return [text for text in texts if text]


def _text(node: Node, attribute: str | None) -> str:
    said = node.attributes.get(attribute) if attribute else node.text(separator=" ")
    return " ".join((said or "").split())
