"""Data that a script left on an HTML page as if it were text: settings of a shop's box, a player's list.

A listing in an article stands in an element for code, or is laid out over several lines.
"""

from __future__ import annotations

import msgspec

from cleaner.judge.structures import Lines
from cleaner.model import Document, Finding

DETECTOR = "data/1"
_CODE = frozenset({"pre", "code", "samp", "textarea"})
_LEAST = 200  # characters; an article may quote a shorter object


def judge_data(document: Document, lines: Lines) -> list[Finding]:
    """Blocks that are one JSON object or list on one line, and nothing else."""
    elements = document.elements
    if elements is None:
        return []
    return [
        Finding(i, i + 1, "remove", "widget", DETECTOR, "cue", 0.9, text[:80])
        for i, text in enumerate(lines.texts)
        if len(text) >= _LEAST
        and (text.startswith(('{"', '[{"', '[["')) and text[-1] in "}]")
        and elements.tag[document.element[i]] not in _CODE
        and "\n" not in document.text[document.start[i] : document.end[i]]
        and _is_json(text)
    ]


def _is_json(text: str) -> bool:
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
