"""Data that a script left as if it were text."""

from __future__ import annotations

import json

from cleaner.judge.cues import lines_of
from cleaner.judge.data import DETECTOR, judge_data
from cleaner.segment.html import segment_html
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree

SETTINGS = json.dumps(
    {f"ferry{i}": {"hue": 213, "shown": True, "align": "center"} for i in range(8)}, separators=(",", ":")
)


def judged(html: str) -> list[tuple[int, str]]:
    """Numbers of the blocks that are data, with the detector's name."""
    document = segment_html(Tree(f"<body><p>The ferry sails at ten.</p>{html}</body>"))
    return [(finding.first, finding.by) for finding in judge_data(document, lines_of(document))]


def test_one_object_or_list_is_data() -> None:
    assert judged(f"<div>{SETTINGS}</div>") == [(1, DETECTOR)]
    assert judged(f"<span>[{SETTINGS}]</span>") == [(1, DETECTOR)]


def test_listings_are_the_articles() -> None:
    assert judged(f"<pre>{SETTINGS}</pre>") == []
    assert judged(f"<pre><code>{SETTINGS}</code></pre>") == []
    laid_out = SETTINGS.replace(",", ",<br>")
    assert judged(f"<div>{laid_out}</div>") == []


def test_short_objects_and_what_only_looks_like_one_stay() -> None:
    assert judged('<p>{"ferry":{"hue":213}}</p>') == []
    assert judged(f"<p>{SETTINGS[:-1]}, said the harbour master, who is no programmer}}</p>") == []
    assert judged(f"<p>{SETTINGS} is what the page said.</p>") == []


def test_text_has_no_elements() -> None:
    document = segment_text(SETTINGS)
    assert judge_data(document, lines_of(document)) == []
