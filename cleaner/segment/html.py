"""HTML -> blocks: one walk over the tree, from which the page text and all columns come.

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
# Actions; the walk branches on these.
_TEXT, _SKIP, _OPEN, _FLOW, _LINK, _BREAK, _CELL, _SPACED = range(8)

_NAMES = tag_ids(f"{_INVISIBLE} {_BLOCK} {_INLINE} br td th option optgroup".split())
_ACTION: dict[int, int] = {
    **{number: _OPEN for number, name in _NAMES.items() if name in set(_BLOCK.split())},
    **{number: _FLOW for number, name in _NAMES.items() if name in set(_INLINE.split())},
    **{number: _SKIP for number, name in _NAMES.items() if name in set(_INVISIBLE.split())},
    **{number: _BREAK for number, name in _NAMES.items() if name == "br"},
    **{number: _LINK for number, name in _NAMES.items() if name == "a"},
    **{number: _CELL for number, name in _NAMES.items() if name in {"td", "th"}},
    **{number: _SPACED for number, name in _NAMES.items() if name in {"option", "optgroup"}},
    text_node_id(): _TEXT,
}
_TIGHT = frozenset({"li", "tr", "dt", "dd"})
_VERBATIM = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
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


def _walk(root: Node, marks: Mapping[int, tuple[int, ...]], build: _Builder) -> None:  # noqa: C901, PLR0912 - one loop: calls cost
    """Depth first, without recursion; what is on the stack is open."""
    stack: list[tuple[Node, int, tuple[int, ...]]] = []
    action_of, write, count_link, node = _ACTION.get, build.pieces.append, build.count_link, root
    while True:
        action = action_of(node.tag_id, -1)
        child = None
        if action == _TEXT:
            content = node.text_content
            if content:
                write(content)
                if build.link_depth:
                    count_link(content)
        elif action != _SKIP and (action >= 0 or node.is_element_node):
            if action == -1:  # a custom element: inside a running line it is a word of it, else a container
                action = _FLOW if build.running() else _OPEN
            if action != _FLOW:
                build.enter(node, action)
            active = build.marks
            if marks and (found := marks.get(node.mem_id)):
                build.mark(active + found)
            child = node.first_child
            if child is not None:
                stack.append((node, action, active))
                node = child
                continue
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
    """The columns as they grow, and the block that is being written."""

    __slots__ = (
        "_at",
        "_cuts",
        "_depth",
        "_last_tag",
        "_lines",
        "_links",
        "_open",
        "_verbatim",
        "block_element",
        "block_marks",
        "depth",
        "end",
        "last",
        "link_chars",
        "link_depth",
        "marks",
        "out",
        "parent",
        "pieces",
        "start",
        "tag",
        "tokens",
    )

    def __init__(self) -> None:
        self.out: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.block_element: list[int] = []
        self.link_chars: list[int] = []
        self.block_marks: list[tuple[int, ...]] = []
        self.tag: list[str] = []
        self.parent: list[int] = []
        self.depth: list[int] = []
        self.tokens: list[str] = []
        self.last: list[int] = []
        self.marks = _NO_MARKS
        self._open: list[int] = [-1]  # indices of the open block-level elements, outermost first
        self.pieces: list[str] = []  # raw text of the line that is being written
        self._lines: list[str] = []  # lines of the block that a <br> has ended
        self._cuts: list[tuple[int, tuple[int, ...]]] = []  # where in the block which marks begin to hold
        self._links = 0
        self.link_depth = 0
        self._verbatim = 0
        self._at = 0
        self._last_tag = ""

    def count_link(self, content: str) -> None:
        self._links += len("".join(content.split()))

    def running(self) -> bool:
        """Whether the present line holds any visible character yet."""
        return any(not piece.isspace() for piece in self.pieces)

    def enter(self, node: Node, action: int) -> None:
        if action == _OPEN:
            self.flush()
            name = _NAMES.get(node.tag_id) or node.tag or ""
            index = len(self.tag)
            self.tag.append(name)
            self.parent.append(self._open[-1])
            self.depth.append(len(self._open) - 1)
            classes, identity = node.attrs.get("class"), node.id
            self.tokens.append(f"{identity or ''} {classes or ''}"[:_LONGEST_TOKENS] if classes or identity else "")
            self.last.append(0)
            self._open.append(index)
            self._verbatim += name in _VERBATIM
        elif action == _LINK:
            self.link_depth += 1
        elif action == _CELL:
            if self.running():
                self.pieces.append(_CELL_MARK)
        elif action == _BREAK:
            self._break()
        elif action == _SPACED:
            self.pieces.append(" ")

    def leave(self, action: int, marks: tuple[int, ...]) -> None:
        if action == _OPEN:
            self.flush()
            index = self._open.pop()
            self.last[index] = len(self.tag)
            self._verbatim -= self.tag[index] in _VERBATIM
        elif action == _LINK:
            self.link_depth -= 1
        if marks is not self.marks:
            self.mark(marks)

    def mark(self, marks: tuple[int, ...]) -> None:
        """From here on these marks hold."""
        if self._lines or self.pieces:
            if not self._cuts:
                self._cuts.append((0, self.marks))
            self._cuts.append((len(self._written()), marks))
        self.marks = marks

    def _break(self) -> None:
        if self._verbatim:
            self.pieces.append("\n")
            return
        line = _collapse(self.pieces)
        if line:
            self._lines.append(line)
            self.pieces.clear()
        elif self._lines:
            self.flush()

    def _written(self) -> str:
        if self._verbatim:
            return "".join(self.pieces).strip("\r\n").rstrip()
        line = _collapse(self.pieces)
        if self._lines:
            return "\n".join([*self._lines, line] if line else self._lines)
        return line

    def flush(self) -> None:
        """End the present block; an empty one leaves no trace."""
        if not self.pieces and not self._lines:
            self._cuts.clear()
            return
        content = self._written()
        self.pieces.clear()
        self._lines.clear()
        if content:
            self._write(content)
        self._cuts.clear()
        self._links = 0

    def _write(self, content: str) -> None:
        element = self._open[-1]
        name = self.tag[element] if element >= 0 else ""
        if self.out:
            gap = "\n" if name in _TIGHT and self._last_tag == name else "\n\n"
            self.out.append(gap)
            self._at += len(gap)
        self._last_tag = name
        self.out.append(content)
        begin = self._at
        self._at += len(content)
        if not self._cuts:
            self._block(begin, self._at, element, self._links, self.marks)
            return
        self._write_parts(content, begin, element)

    def _write_parts(self, content: str, begin: int, element: int) -> None:
        """Several blocks on one line, because a selector caught an inline element."""
        ends = [position for position, _ in self._cuts[1:]] + [len(content)]
        share = self._links / len(content)
        for (position, marks), stop in zip(self._cuts, ends, strict=True):
            part = content[position:stop]
            stripped = part.strip()
            if stripped:
                at = begin + position + len(part) - len(part.lstrip())
                self._block(at, at + len(stripped), element, round(share * len(stripped)), marks)

    def _block(self, start: int, end: int, element: int, links: int, marks: tuple[int, ...]) -> None:
        self.start.append(start)
        self.end.append(end)
        self.block_element.append(element)
        self.link_chars.append(links)
        self.block_marks.append(marks)

    def document(self, warnings: tuple[str, ...]) -> Document:
        self.flush()
        elements = Elements(self.tag, self.parent, self.depth, self.tokens, self.last)
        return Document(
            text="".join(self.out),
            media_type="text/html",
            start=self.start,
            end=self.end,
            elements=elements,
            element=self.block_element,
            link_chars=self.link_chars,
            marks=self.block_marks,
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
