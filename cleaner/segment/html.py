"""HTML -> blocks: one walk over the tree, from which the page text and all columns come.

Compiled where it can be, with the types in html.pxd; see docs/decisions/0010-compiled-loops.md.

The page text does not depend on rules: blocks are separated by an empty line (list items and table rows by a
newline), cells of a row by a tab, `<br>` is a newline inside its block, two in a row end it. Elements that a rule
selects may divide a line into several blocks, but never change the text.
"""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.model import Document, Elements
from cleaner.segment.tree import Node, Tree, tag_ids, text_node_id

_INVISIBLE = (
    "head script style template noscript svg iframe object embed audio video canvas noframes noembed datalist "
    "title meta link base map area param source track img"
)
_BLOCK = (
    "html body main article section nav header footer aside div p h1 h2 h3 h4 h5 h6 hgroup ul ol menu dl dt dd li "
    "blockquote pre figure figcaption table caption thead tbody tfoot tr form fieldset legend details summary "
    "dialog address center hr button select textarea search frameset listing xmp plaintext"
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math meter nobr output "
    "picture progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr input slot"
)
_KEEPS_SPACE = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
# Actions; the walk branches on these.
# From _OPEN on they begin a block.
_TEXT, _SKIP, _FLOW, _LINK, _BREAK, _CELL, _SPACED, _OPEN, _VERBATIM = range(9)

_NAMES = tag_ids(f"{_INVISIBLE} {_BLOCK} {_INLINE} br td th option optgroup".split())
_ACTION: dict[int, int] = {
    **{number: _OPEN for number, name in _NAMES.items() if name in set(_BLOCK.split())},
    **{number: _VERBATIM for number, name in _NAMES.items() if name in _KEEPS_SPACE},
    **{number: _FLOW for number, name in _NAMES.items() if name in set(_INLINE.split())},
    **{number: _SKIP for number, name in _NAMES.items() if name in set(_INVISIBLE.split())},
    **{number: _BREAK for number, name in _NAMES.items() if name == "br"},
    **{number: _LINK for number, name in _NAMES.items() if name == "a"},
    **{number: _CELL for number, name in _NAMES.items() if name in {"td", "th"}},
    **{number: _SPACED for number, name in _NAMES.items() if name in {"option", "optgroup"}},
    text_node_id(): _TEXT,
}
_UNKNOWN = 255
# The same by the parser's number of the element; elements with larger numbers are made up by the page.
_ACTIONS = bytes(_ACTION.get(number, _UNKNOWN) for number in range(max(_ACTION) + 1))
_TIGHT = frozenset({"li", "tr", "dt", "dd"})
_NO_MARKS: tuple[int, ...] = ()
_LONGEST_TOKENS = 400  # of class and id: real ones are shorter, and longer ones say no more
_CELL_MARK = "\0"  # between cells while a line is collected; the parser lets no NUL through


def segment_html(tree: Tree, marks: Mapping[int, tuple[int, ...]] | None = None) -> Document:
    """Walk the tree once.

    Args:
        tree: the parsed page.
        marks: which selectors caught which element: node id -> selector numbers. Every block under such an
            element carries the numbers in `Document.marks`.
    """
    build = _Builder()
    if tree.root is not None:
        _walk(tree.root, marks or {}, build)
    return build.document(tree.warnings)


def _walk(root: Node, marks: Mapping[int, tuple[int, ...]], build: _Builder) -> None:  # noqa: C901, PLR0912 - one loop
    """Depth first, without recursion; what is on the stack is open.

    Nine in ten steps open or close a block-level element or meet white space between two of them: for these nothing is
    called that need not be.
    """
    stack: list[tuple[Node, int, tuple[int, ...]]] = []
    pieces, node, known = build.pieces, root, len(_ACTIONS)
    while True:
        number = node.tag_id
        action = _ACTIONS[number] if number < known else _UNKNOWN
        child = None
        if action == _TEXT:
            content = node.text_content
            if content and (pieces or build.verbatim or not content.isspace()):
                pieces.append(content)
                if build.link_depth:
                    build.links += len("".join(content.split()))
        elif action != _SKIP and (action != _UNKNOWN or node.is_element_node):
            if action == _UNKNOWN:  # a custom element: inside a running line it is a word of it, else a container
                action = _FLOW if build.running() else _OPEN
            if action >= _OPEN:
                if pieces or build.lines:
                    build.flush()
                build.open(node, action)
            elif action != _FLOW:
                build.enter(action)
            active = build.marks
            if marks and (found := marks.get(node.mem_id)):
                build.mark(active + found)
            child = node.first_child
            if child is not None:
                stack.append((node, action, active))
                node = child
                continue
            if action != _FLOW or marks:
                build.leave(action, active)
        while (following := node.next) is None:
            if not stack:
                return
            node, action, active = stack.pop()
            if action != _FLOW or marks:
                build.leave(action, active)
        if not stack:
            return
        node = following


class _Builder:
    """The columns as they grow, and the block that is being written.

    Attributes:
        pieces: raw text of the line that is being written.
        lines: lines of the block that a <br> has ended.
        links: characters of the block that stand in links.
        elements: tag, parent, depth and tokens of each block-level element that holds a block.
        blocks: start, end, element, links and marks of each block.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.lines: list[str] = []
        self.links = 0
        self.elements: list[tuple[str, int, int, str]] = []
        self.last: list[int] = []
        self.blocks: list[tuple[int, int, int, int, tuple[int, ...]]] = []
        self.out: list[str] = []
        self.at = 0
        self.last_tag = ""
        self.path: list[Node] = []  # the open block-level elements, outermost first
        self.opened: list[int] = []  # the numbers of those that have one: the others hold no block so far
        self.link_depth = 0
        self.verbatim = 0
        self.marks = _NO_MARKS
        self.cuts: list[tuple[int, tuple[int, ...]]] = []  # where in the block which marks begin to hold

    def running(self) -> bool:
        """Whether the present line holds any visible character yet."""
        return any(not piece.isspace() for piece in self.pieces)

    def open(self, node: Node, action: int) -> None:
        """A block-level element begins."""
        self.path.append(node)
        if action == _VERBATIM:
            self.verbatim += 1

    def number(self) -> None:
        """A block is to be written: from now on the open elements count, for there is something in them."""
        opened, path = self.opened, self.path
        for depth in range(len(opened), len(path)):
            node = path[depth]
            identity, classes = node.id, node.attrs.get("class")
            tokens = f"{identity or ''} {classes or ''}"[:_LONGEST_TOKENS] if classes or identity else ""
            name = _NAMES.get(node.tag_id) or node.tag or ""
            self.elements.append((name, opened[-1] if opened else -1, depth, tokens))
            opened.append(len(self.last))
            self.last.append(0)

    def enter(self, action: int) -> None:
        """An inline element begins that leaves a trace in the text."""
        if action == _LINK:
            self.link_depth += 1
        elif action == _CELL:
            if self.running():
                self.pieces.append(_CELL_MARK)
        elif action == _BREAK:
            self.end_line()
        elif action == _SPACED:
            self.pieces.append(" ")

    def leave(self, action: int, marks: tuple[int, ...]) -> None:
        """An element ends; from here on the marks hold that held before it."""
        if action >= _OPEN:
            if self.pieces or self.lines:
                self.flush()
            self.path.pop()
            if len(self.opened) > len(self.path):
                self.last[self.opened.pop()] = len(self.last)
            if action == _VERBATIM:
                self.verbatim -= 1
        elif action == _LINK:
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
        if line:
            self.lines.append(line)
            self.pieces.clear()
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
        content = self.written()
        self.pieces.clear()
        self.lines.clear()
        if content:
            self.write(content)
        self.cuts.clear()
        self.links = 0

    def write(self, content: str) -> None:
        """Put a block's text on the page."""
        if len(self.opened) < len(self.path):
            self.number()
        element = self.opened[-1]
        name = self.elements[element][0]
        if self.out:
            gap = "\n" if name in _TIGHT and self.last_tag == name else "\n\n"
            self.out.append(gap)
            self.at += len(gap)
        self.last_tag = name
        self.out.append(content)
        begin = self.at
        self.at += len(content)
        if self.cuts:
            self.write_parts(content, begin, element)
        else:
            self.blocks.append((begin, self.at, element, self.links, self.marks))

    def write_parts(self, content: str, begin: int, element: int) -> None:
        """Several blocks on one line, because a selector caught an inline element."""
        ends = [position for position, _ in self.cuts[1:]] + [len(content)]
        share = self.links / len(content)
        for (position, marks), stop in zip(self.cuts, ends, strict=True):
            part = content[position:stop]
            stripped = part.strip()
            if stripped:
                at = begin + position + len(part) - len(part.lstrip())
                self.blocks.append((at, at + len(stripped), element, round(share * len(stripped)), marks))

    def document(self, warnings: tuple[str, ...]) -> Document:
        """All that was written."""
        if self.pieces or self.lines:
            self.flush()
        tag, parent, depth, tokens = zip(*self.elements, strict=True) if self.elements else ((), (), (), ())
        start, end, element, links, marks = zip(*self.blocks, strict=True) if self.blocks else ((), (), (), (), ())
        return Document(
            text="".join(self.out),
            media_type="text/html",
            start=start,
            end=end,
            elements=Elements(tag, parent, depth, tokens, self.last),
            element=element,
            link_chars=links,
            marks=marks,
            warnings=warnings,
        )


def _collapse(pieces: list[str]) -> str:
    """Join raw text and collapse white space as a browser does, but keep the tabs between cells."""
    if not pieces:
        return ""
    raw = "".join(pieces)
    if _CELL_MARK not in raw:
        return " ".join(raw.split())
    cells = [" ".join(cell.split()) for cell in raw.split(_CELL_MARK)]
    return "\t".join(cells).strip("\t")
