"""The parsed tree as columns: what the walk over a page looks at, one entry for each text and each element that matters.

There are two ways to read them off the tree. With a compiler at hand, `rawnodes` looks at the parser's own nodes through
the functions that its library exports; a page has some thousand, and making a Python object of each takes longer than all
else that the walk does. Without, or should a version of the parser come without these functions, the same is read through
Python objects.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Container
from functools import cache
from types import ModuleType

from cleaner.segment.tree import LIBRARY, Node, Tree, tag_ids, text_node_id

# What the walk does at a node. From OPEN on they begin a block, from CELL on they may. A SEAM is a BREAK between two lines
# that are set in different ways: a date in small letters and a headline in large ones, a comment and who wrote it.
# What is PLAIN may stand around the one figure of a cell.
TEXT, SKIP, FLOW, LINK, BREAK, SEAM, SPACED, CELL, OPEN, PLAIN, ROW, VERBATIM = range(12)
DRAWING = 254  # OPEN if it shows any text, else SKIP
UNKNOWN = 255  # an element that the page made up
_LETTERED = frozenset({"text", "foreignobject"})  # where a drawing's text stands
# What no browser shows, in a drawing or a formula: what is said to programs, what is drawn elsewhere if at all, and the
# source that a formula was written in.
_UNSEEN = frozenset({"desc", "metadata", "defs", "symbol", "annotation"})
_SVG, _MATH = tag_ids(("svg", "math"))
_SETTING = ("class", "size", "color", "face", "style")  # attributes that say how a line is set
_LONGEST_LINE = 64  # nodes side by side: what has more of them is running text
_LONGEST_LOOK = 400  # of class and id: real ones are shorter, and longer ones say no more
_BLANKS = " \n\t\r\f"
_ASKED = (_LONGEST_LOOK, _SETTING, _LONGEST_LINE, _LETTERED, _UNSEEN, _SVG, _MATH)
_PROBE = (
    '<p id=a class="b c">x<br>ä &amp; <b>y</b><br><i>s</i><br>z</p><!-- z -->'
    "<pre> \n<i>v</i></pre><x-y><script>s</script> w </x-y><desc>d</desc>"
    "<svg><desc>e</desc> <g><text> <tspan>t</tspan></text></g></svg><svg><title>u</title> <g/><text> </text></svg>"
)


class Nodes:
    """Texts and elements in document order (preorder). A subtree is a contiguous range: `i .. last[i] - 1`.

    What is skipped is left out with all in it, and so are inline elements that leave no trace, unless they are wanted.

    Attributes:
        action: what the walk does here.
        last: index after the last descendant.
        key: the address by which the parser knows the node.
        tag: the parser's number of the element.
        said: of a text what it says (one blank for nothing but white space, unless that matters there), of an element that may
            begin a block id and class, joined by a blank, cut off after 400 characters.
        names: of elements that the page made up, by the parser's number.
    """

    __slots__ = ("action", "key", "last", "names", "said", "tag")

    def __init__(
        self,
        action: array[int],
        last: array[int],
        key: array[int],
        tag: array[int],
        said: list[str],
        names: dict[int, str],
    ) -> None:
        self.action, self.last, self.key, self.tag, self.said, self.names = action, last, key, tag, said, names


def read_nodes(tree: Tree, actions: bytes, wanted: Container[int] | None = None) -> Nodes:
    """Read the columns off a tree.

    Args:
        actions: what to do at which of the parser's numbers; numbers beyond are elements that the page made up.
        wanted: keys of inline elements that are to stand in the columns.
    """
    if tree.root is None:
        return Nodes(array("B"), array("l"), array("Q"), array("l"), [], {})
    raw = raw_reader()
    if raw is not None:
        return Nodes(*raw.read(tree.root.mem_id, actions, wanted or None, *_ASKED))
    return read_objects(tree.root, actions, wanted)


@cache
def raw_reader() -> ModuleType | None:
    """The compiled reader, told where the parser's functions are; None if there is no such thing, or if it does not see
    what Python objects see.
    """
    try:
        from cleaner.segment import rawnodes  # noqa: PLC0415 - there may be none

        library = ctypes.CDLL(LIBRARY)
        functions = (getattr(library, name) for name in rawnodes.FUNCTIONS)
        rawnodes.bind([ctypes.cast(function, ctypes.c_void_p).value or 0 for function in functions])
    except (ImportError, OSError, AttributeError):
        return None
    probe = Tree(_PROBE)
    assert probe.root is not None
    known = [DRAWING if number == _SVG else UNKNOWN for number in range(max(_SVG, text_node_id()) + 1)]
    known[text_node_id()] = TEXT
    actions = bytes(known)
    seen = Nodes(*rawnodes.read(probe.root.mem_id, actions, None, *_ASKED))
    through_objects = read_objects(probe.root, actions)
    same = all(getattr(seen, name) == getattr(through_objects, name) for name in Nodes.__slots__)
    return rawnodes if same else None


def read_objects(  # noqa: C901, PLR0912, PLR0915 - one loop
    root: Node, actions: bytes, wanted: Container[int] | None = None
) -> Nodes:
    """The same through Python objects."""
    nodes = Nodes(array("B"), array("l"), array("Q"), array("l"), [], {})
    known, verbatim = len(actions), 0
    drawn = -1  # how deep the outermost drawing with text stands, if any is open
    stack: list[tuple[Node, int, bool]] = []
    node = root
    while True:
        number = node.tag_id
        action = actions[number] if number < known else UNKNOWN
        child, at = None, -1
        if action == DRAWING:
            if drawn < 0 and _shows_text(node, actions):
                drawn = len(stack)
            action = OPEN if drawn >= 0 else SKIP
        elif action == UNKNOWN and node.tag in _UNSEEN and _is_foreign(node):
            action = SKIP
        if action == TEXT:
            if content := node.text_content:
                blank = not verbatim and not content.strip(_BLANKS)
                _append(nodes, action, node, " " if blank else content)
        elif action != SKIP and (action != UNKNOWN or node.is_element_node):
            if action == BREAK and _is_seam(node, actions):
                action = SEAM
            if action != FLOW or (wanted and node.mem_id in wanted):
                at = _append(nodes, action, node, _look(node) if action >= CELL else "")
            if action == UNKNOWN:
                nodes.names.setdefault(number, node.tag or "")
            child = node.first_child
            if child is not None:
                verbatim += action == VERBATIM
                stack.append((node, at, action == VERBATIM))
                node = child
                continue
        following = node.next if stack else None
        while following is None and stack:
            node, at, kept = stack.pop()
            drawn = -1 if len(stack) == drawn else drawn
            verbatim -= kept
            if at >= 0:
                nodes.last[at] = len(nodes.last)
            following = node.next if stack else None
        if following is None:
            return nodes
        node = following


def _shows_text(drawing: Node, actions: bytes) -> bool:
    """Whether any text of a drawing is shown."""
    ahead = [(drawing.first_child, False)]  # nodes, and whether they stand where a drawing's text does
    while ahead:
        node, lettered = ahead.pop()
        if node is None:
            continue
        ahead.append((node.next, lettered))
        if node.is_text_node:
            if lettered and (node.text_content or "").strip(_BLANKS):
                return True
        elif node.is_element_node and not _hides(node, actions):
            ahead.append((node.first_child, lettered or (node.tag or "").lower() in _LETTERED))
    return False


def _hides(node: Node, actions: bytes) -> bool:
    """Whether nothing in an element of a drawing is shown."""
    return node.tag in _UNSEEN or (node.tag_id < len(actions) and actions[node.tag_id] == SKIP)


def _is_foreign(node: Node) -> bool:
    """Whether an element stands in a drawing or a formula."""
    around = node.parent
    while around is not None and around.tag_id not in (_SVG, _MATH):
        around = around.parent
    return around is not None


def _append(nodes: Nodes, action: int, node: Node, said: str) -> int:
    """Add a node that has nothing below it yet; its number."""
    at = len(nodes.last)
    nodes.action.append(action)
    nodes.last.append(at + 1)
    nodes.key.append(node.mem_id)
    nodes.tag.append(node.tag_id)
    nodes.said.append(said)
    return at


def _look(node: Node) -> str:
    identity, classes = node.id, node.attrs.get("class")
    return f"{identity or ''} {classes or ''}"[:_LONGEST_LOOK] if classes or identity else ""


def _is_seam(mark: Node, actions: bytes) -> bool:
    """Whether the lines before and after a `<br>` are set in different ways."""
    before, after = _setting(mark, actions, "prev"), _setting(mark, actions, "next")
    return before is not None and after is not None and before != after


def _setting(mark: Node, actions: bytes, way: str) -> tuple[object, ...] | None:
    """What the whole line before or after a `<br>` is set in; () if it is running text, None if there is no line."""
    found: tuple[object, ...] | None = None
    node = getattr(mark, way)
    for _ in range(_LONGEST_LINE):
        if node is None:
            return found
        number = node.tag_id
        action = actions[number] if number < len(actions) else UNKNOWN
        if action == TEXT:
            if any(map(str.isalnum, node.text_content or "")):
                return ()
        elif action in (FLOW, LINK, UNKNOWN) and node.is_element_node:
            if node.first_child is not None:
                setting = (number, *(node.attrs.get(name) or "" for name in _SETTING))
                if found is not None and found != setting:
                    return ()
                found = setting
        elif action != SKIP and node.is_element_node:
            return found
        node = getattr(node, way)
    return ()
