"""Words in drawings: the labels of a diagram, the letters of a logo. Out of their picture they say nothing, and stand in no
order; but a reader sees them, so that the record has to name them.
"""

from __future__ import annotations

from itertools import groupby

from cleaner.model import Document, Finding

DETECTOR = "drawing/1"
# What holds more of a page's characters is how the page was made, not a picture in it: the engine judges it as it judges all.
_MOST = 0.5


def judge_drawings(document: Document) -> list[Finding]:
    """The blocks of drawings; a run of them is one finding."""
    elements = document.elements
    if elements is None or "svg" not in elements.tag:
        return []
    held = {i for drawing in elements.outermost("svg") for i in range(drawing, elements.last[drawing])}
    drawn = [i for i, element in enumerate(document.element) if element in held]
    size = sum(document.end[i] - document.start[i] for i in drawn)
    if size > _MOST * sum(document.end[i] - document.start[i] for i in range(len(document))):
        return []
    runs = [[i for _, i in run] for _, run in groupby(enumerate(drawn), lambda place: place[1] - place[0])]
    return [Finding(run[0], run[-1] + 1, "remove", "widget", DETECTOR, "cue", 0.9, "in a drawing") for run in runs]
