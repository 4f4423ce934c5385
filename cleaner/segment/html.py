"""HTML -> blocks: one walk over the nodes, from which the page text and all columns come.

Compiled where it can be, with the types in html.pxd; see docs/decisions/0010-compiled-loops.md.

The page text does not depend on rules: blocks are separated by an empty line (list items and table rows by a
newline), cells of a row by a tab, `<br>` is a newline inside its block; two in a row end it, and so does one between
lines that are set in different ways. A cell is a container if its row puts columns of the page side by side. Elements
that a rule selects may divide a line into several blocks, but never change the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from cleaner.blanks import collapsed, visible
from cleaner.model import Document, Elements
from cleaner.segment.nodes import (
    BREAK,
    CELL,
    DRAWING,
    FLOW,
    LINK,
    OPEN,
    PLAIN,
    ROW,
    SEAM,
    SKIP,
    SPACED,
    TEXT,
    UNKNOWN,
    VERBATIM,
    Nodes,
    read_nodes,
)
from cleaner.segment.rows import part_cells
from cleaner.segment.tree import Tree, tag_ids, text_node_id

_INVISIBLE = (
    "head script style template noscript iframe embed audio video canvas noframes noembed datalist "
    "title meta link base area param source track img"
)
_BLOCK = (
    "html body main article section nav header footer aside div p h1 h2 h3 h4 h5 h6 hgroup ul ol menu dl dt dd li "
    "blockquote pre figure figcaption table caption thead tbody tfoot tr form fieldset legend details summary "
    "dialog address center hr button select textarea search frameset listing xmp plaintext"
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark math meter nobr object output "
    "picture progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr input slot"
)
_FORMULA = frozenset(
    "maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup "
    "mtable mtd mtext mtr munder munderover semantics".split()
)
_PLAIN = "div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd center"
_KEEPS_SPACE = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_NAMES = tag_ids(f"{_INVISIBLE} {_BLOCK} {_INLINE} br svg td th option optgroup".split())
_ACTION: dict[int, int] = {
    **{number: OPEN for number, name in _NAMES.items() if name in set(_BLOCK.split())},
    **{number: VERBATIM for number, name in _NAMES.items() if name in _KEEPS_SPACE},
    **{number: FLOW for number, name in _NAMES.items() if name in set(_INLINE.split())},
    **{number: SKIP for number, name in _NAMES.items() if name in set(_INVISIBLE.split())},
    **{number: BREAK for number, name in _NAMES.items() if name == "br"},
    **{number: DRAWING for number, name in _NAMES.items() if name == "svg"},
    **{number: LINK for number, name in _NAMES.items() if name == "a"},
    **{number: PLAIN for number, name in _NAMES.items() if name in set(_PLAIN.split())},
    **{number: ROW for number, name in _NAMES.items() if name == "tr"},
    **{number: CELL for number, name in _NAMES.items() if name in {"td", "th"}},
    **{number: SPACED for number, name in _NAMES.items() if name in {"option", "optgroup"}},
    text_node_id(): TEXT,
}
# The same by the parser's number of the element; elements with larger numbers are made up by the page.
ACTIONS = bytes(_ACTION.get(number, UNKNOWN) for number in range(max(_ACTION) + 1))
_TIGHT = frozenset({"li", "tr", "dt", "dd"})
_NO_MARKS: tuple[int, ...] = ()
# A block of so many characters may be several paragraphs that a style sheet sets apart; each of them has so many blanks.
_GLUED, _SEAM_BLANKS = 600, 2
_ENDED, _CLOSING, _OPENING = frozenset(".!?…:。！？"), "\"'”’»)]", ('"', "“", "„", "«", "‘", "(", "[")
_CELL_MARK = "\0"  # between cells while a line is collected; the parser lets no NUL through


def segment_html(tree: Tree, marks: Mapping[int, tuple[int, ...]] | None = None) -> Document:
    """Walk the tree once.

    Args:
        tree: the parsed page.
        marks: which selectors caught which element: node id -> selector numbers. Every block under such an
            element carries the numbers in `Document.marks`.
    """
    nodes = read_nodes(tree, ACTIONS, marks)
    build = _Builder(nodes)
    _walk(nodes, marks or {}, build)
    return build.document(tree.warnings)


def _walk(  # noqa: C901, PLR0912 - one loop
    nodes: Nodes, marks: Mapping[int, tuple[int, ...]], build: _Builder
) -> None:
    """One pass over the nodes; what is on the stack is open, and closes where its subtree ends."""
    pieces, actions, lasts, said, keys = build.pieces, array("B", nodes.action), nodes.last, nodes.said, nodes.key
    stack, depth, end = array("l", nodes.last), 0, len(said)  # `end` is that of the innermost open node
    outer: list[tuple[int, ...]] = []  # with marks, those that held outside of each open node
    for i in range(len(said)):
        while i >= end:
            depth -= 1
            build.leave(actions[stack[depth]], outer.pop() if marks else build.marks)
            end = lasts[stack[depth - 1]] if depth else len(said)
        action = actions[i]
        if action == TEXT:
            content = said[i]
            if pieces or build.verbatim or not content.isspace():
                pieces.append(content)
                if build.link_depth:
                    build.links += visible(content)
            continue
        if action == UNKNOWN:  # a custom element: inside a running line it is a word of it, else a container
            formula = nodes.names[nodes.tag[i]] in _FORMULA
            action = actions[i] = FLOW if formula or build.running() else OPEN
        if action >= OPEN:
            if pieces or build.lines:
                build.flush()
            if action == ROW:
                part_cells(i, actions, lasts, said)
            build.open(i, action)
        elif action != FLOW:
            build.enter(action)
        active = build.marks
        if marks and (found := marks.get(keys[i])):
            build.mark(active + found)
        if lasts[i] == i + 1:
            build.leave(action, active)
        else:
            stack[depth] = i
            depth, end = depth + 1, lasts[i]
            if marks:
                outer.append(active)
    for at in range(depth - 1, -1, -1):
        build.leave(actions[stack[at]], outer.pop() if marks else build.marks)


class _Builder:
    """The columns as they grow, and the block that is being written.

    Attributes:
        pieces: raw text of the line that is being written.
        lines: lines of the block that a <br> has ended.
        links: characters of the block that stand in links.
        tag, parent, depth, tokens, last, look: of each block-level element that holds a block.
        start, end, element, link_chars, marked: of each block.
    """

    def __init__(self, nodes: Nodes) -> None:
        self.numbers, self.said, self.names = nodes.tag, nodes.said, nodes.names
        self.pieces: list[str] = []
        self.lines: list[str] = []
        self.links = 0
        self.tag: list[str] = []
        self.parent: list[int] = []
        self.depth: list[int] = []
        self.tokens: list[str] = []
        self.last: list[int] = []
        self.look: list[int] = []
        self.looks: dict[tuple[str, str], int] = {}
        self.start: list[int] = []
        self.end: list[int] = []
        self.element: list[int] = []
        self.link_chars: list[int] = []
        self.marked: list[tuple[int, ...]] = []
        self.out: list[str] = []
        self.at = 0
        self.last_tag = ""
        self.tight = False  # the next block stands on the line below the last one
        self.path: list[int] = []  # the nodes of the open block-level elements, outermost first
        self.opened: list[int] = []  # the numbers of those that have one: the others hold no block so far
        self.link_depth = 0
        self.verbatim = 0
        self.marks = _NO_MARKS
        self.cuts: list[tuple[int, tuple[int, ...]]] = []  # where in the block which marks begin to hold

    def running(self) -> bool:
        """Whether the present line holds any visible character yet."""
        return any(not piece.isspace() for piece in self.pieces)

    def open(self, node: int, action: int) -> None:
        """A block-level element begins."""
        self.path.append(node)
        if action == VERBATIM:
            self.verbatim += 1

    def number(self) -> None:
        """A block is to be written: from now on the open elements count, for there is something in them."""
        opened, path = self.opened, self.path
        for depth in range(len(opened), len(path)):
            node = path[depth]
            number = self.numbers[node]
            tag, tokens = self.names.get(number) or _NAMES[number], self.said[node]
            self.tag.append(tag)
            self.parent.append(opened[-1] if opened else -1)
            self.depth.append(depth)
            self.tokens.append(tokens)
            self.look.append(self.looks.setdefault((tag, tokens), len(self.looks)))
            opened.append(len(self.last))
            self.last.append(0)

    def enter(self, action: int) -> None:
        """An inline element begins that leaves a trace in the text."""
        if action == LINK:
            self.link_depth += 1
        elif action == CELL:
            if self.running():
                self.pieces.append(_CELL_MARK)
        elif action == BREAK:
            self.end_line()
        elif action == SEAM:
            self.end_line()
            if self.lines:
                self.flush()
                self.tight = True
        elif action == SPACED:
            self.pieces.append(" ")

    def leave(self, action: int, marks: tuple[int, ...]) -> None:
        """An element ends; from here on the marks hold that held before it."""
        if action >= OPEN:
            if self.pieces or self.lines:
                self.flush()
            self.path.pop()
            if len(self.opened) > len(self.path):
                self.last[self.opened.pop()] = len(self.last)
            if action == VERBATIM:
                self.verbatim -= 1
        elif action == LINK:
            self.link_depth -= 1
        if marks is not self.marks:
            self.mark(marks)

    def mark(self, marks: tuple[int, ...]) -> None:
        """From here on these marks hold."""
        if self.lines or self.pieces:
            if not self.cuts:
                self.cuts.append((0, self.marks))
            self.cuts.append((len(self.written()), marks))
        self.marks = marks

    def end_line(self) -> None:
        """A <br>; the second in a row ends the block."""
        if self.verbatim:
            self.pieces.append("\n")
            return
        line = _collapse(self.pieces)
        self.pieces.clear()
        if line:
            self.lines.append(line)
        elif self.lines:
            self.flush()

    def written(self) -> str:
        """The present block's text so far."""
        if self.verbatim:
            return "".join(self.pieces).strip("\r\n").rstrip()
        line = _collapse(self.pieces)
        if self.lines:
            return "\n".join([*self.lines, line] if line else self.lines)
        return line

    def flush(self) -> None:
        """End the present block; an empty one leaves no trace."""
        if len(self.pieces) > 1 and not self.verbatim:
            self.unglue()
        content = self.written()
        self.pieces.clear()
        self.lines.clear()
        if content:
            self.write(content)
        self.cuts.clear()
        self.links = 0

    def unglue(self) -> None:
        """Write all but the last part of a long block whose parts only a style sheet keeps apart: sentences in elements of
        their own, with no blank between them.
        """
        pieces = self.pieces
        size = 0
        for piece in pieces:
            size += len(piece)
        if size < _GLUED:
            return
        links, share, cuts = self.links, self.links / size, self.cuts
        first = offset = 0
        for i in range(1, len(pieces)):
            if _is_seam(pieces[i - 1], pieces[i]):
                self.pieces = pieces[first:i]
                content = self.written()
                self.lines.clear()
                self.links = min(links, round(share * len(content)))
                links -= self.links
                self.cuts = _within(cuts, offset, len(content))
                self.write(content)
                first, offset = i, offset + len(content)
        self.pieces = pieces
        del pieces[:first]
        self.links, self.cuts = links, _within(cuts, offset, size)

    def write(self, content: str) -> None:
        """Put a block's text on the page."""
        if len(self.opened) < len(self.path):
            self.number()
        element = self.opened[-1]
        name = self.tag[element]
        if self.out:
            gap = "\n" if self.tight or (name in _TIGHT and self.last_tag == name) else "\n\n"
            self.out.append(gap)
            self.at += len(gap)
        self.last_tag, self.tight = name, False
        self.out.append(content)
        begin = self.at
        self.at += len(content)
        if self.cuts:
            self.write_parts(content, begin, element)
        else:
            self.add(begin, self.at, element, self.links, self.marks)

    def write_parts(self, content: str, begin: int, element: int) -> None:
        """Several blocks on one line, because a selector caught an inline element."""
        ends = [position for position, _ in self.cuts[1:]] + [len(content)]
        share = self.links / len(content)
        for (position, marks), stop in zip(self.cuts, ends, strict=True):
            part = content[position:stop]
            stripped = part.strip()
            if stripped:
                at = begin + position + len(part) - len(part.lstrip())
                self.add(at, at + len(stripped), element, round(share * len(stripped)), marks)

    def add(self, start: int, end: int, element: int, links: int, marks: tuple[int, ...]) -> None:
        """A block."""
        self.start.append(start)
        self.end.append(end)
        self.element.append(element)
        self.link_chars.append(links)
        self.marked.append(marks)

    def document(self, warnings: tuple[str, ...]) -> Document:
        """All that was written."""
        if self.pieces or self.lines:
            self.flush()
        return Document(
            text="".join(self.out),
            media_type="text/html",
            start=self.start,
            end=self.end,
            elements=Elements(self.tag, self.parent, self.depth, self.tokens, self.last, self.look, list(self.looks)),
            element=self.element,
            link_chars=self.link_chars,
            marks=self.marked,
            warnings=warnings,
        )


def _within(cuts: list[tuple[int, tuple[int, ...]]], start: int, length: int) -> list[tuple[int, tuple[int, ...]]]:
    """Those of a block's cuts that lie in a part of it, with what holds at its beginning."""
    held = [marks for position, marks in cuts if position <= start]
    inside = [(position - start, marks) for position, marks in cuts if start < position < start + length]
    return [(0, held[-1]), *inside] if held else []


def _is_seam(before: str, after: str) -> bool:
    """Whether two pieces of text without a blank between them are no one's sentence: "... was alive.Initially, ..."."""
    if not before or before[-1].isspace() or not after[after[:1] in _OPENING :][:1].isupper():
        return False
    ended = before[-1] in _ENDED or before.rstrip(_CLOSING)[-1:] in _ENDED or before[-1].islower()
    return ended and before.count(" ") >= _SEAM_BLANKS and after.count(" ") >= _SEAM_BLANKS


def _collapse(pieces: list[str]) -> str:
    """Join raw text and collapse white space as a browser does, but keep the tabs between cells."""
    if not pieces:
        return ""
    raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
    if _CELL_MARK not in raw:
        return collapsed(raw.strip())
    cells = [" ".join(cell.split()) for cell in raw.split(_CELL_MARK)]
    return "\t".join(cells).strip("\t")
