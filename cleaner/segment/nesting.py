"""Elements that nest deeper than any browser would go: their tags are left out, their text stays.

Compiled where it can be, with the types in nesting.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

DEPTH_LIMIT = 512
"""Browsers stop nesting here."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end tag."""

# They, and those that need none, say nothing of the depth.
_UNCOUNTED = VOID | frozenset("p li dt dd option tr td th".split())
# What stands in these is no markup.
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
# Within drawings and formulas what closes itself is closed; but the first tag of the page's own markup ends them.
_FOREIGN = frozenset(("svg", "math"))
_PAGES_OWN = frozenset(
    "a article aside b big blockquote body button center code details dialog div dl em fieldset figure font footer foreignobject form "
    "h1 h2 h3 h4 h5 h6 head header i label main menu nav nobr ol pre ruby s section small span strike strong sub summary sup table tt "
    "u ul var annotation-xml desc mi mo mn ms mtext".split()
)
# An end tag of one of these closes all that is open within; any other one is not heard across them, save those that format, which
# leave what stands within open.
_BLOCKS = frozenset(
    "address article aside blockquote button caption center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup main menu nav object ol pre search section select summary table tbody template tfoot thead ul".split()
)
_FORMATS = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NONE = "\0"
_BORDERS = frozenset("caption marquee object svg math table template".split())


class _Open:
    """The elements that are open, as the parser would have them, and the names of those that were left out."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.count: dict[str, int] = {}
        self.dropped: dict[str, int] = {}

    def start(self, name: str) -> bool:
        """Open an element; False if it lies too deep."""
        if len(self.names) >= DEPTH_LIMIT:
            self.dropped[name] = self.dropped.get(name, 0) + 1
            return False
        self.names.append(name)
        self.count[name] = self.count.get(name, 0) + 1
        return True

    def end(self, name: str) -> bool:
        """Close an element; False if its start was left out."""
        if self.dropped.get(name):
            self.dropped[name] -= 1
            return False
        if self.count.get(name):
            self._close(name)
        return True

    def _close(self, name: str) -> None:
        for at in range(len(self.names) - 1, -1, -1):
            other = self.names[at]
            if other == name:
                last = at + 1 if name in _FORMATS else len(self.names)
                for closed in self.names[at:last]:
                    self.count[closed] -= 1
                del self.names[at:last]
                return
            if other in _BORDERS or (other in _BLOCKS and name not in _BLOCKS and name not in _FORMATS):
                return


def shallow(html: str) -> str:
    """The page without the start and end tags that lie too deep; the very same string if none do."""
    kept: list[str] = []
    at = 0
    elements = _Open()
    foreign = False
    place = html.find("<")
    while place >= 0:
        first = place + 1
        if html.startswith("!--", first):
            place = _next(html, html.find("-->", first + 1))
            continue
        closing = html.startswith("/", first)
        first += closing
        name = _name(html, first)
        if not name:
            place = html.find("<", first)
            continue
        end = _tag_end(html, first + len(name))
        if end < 0:
            break
        name = name.lower()
        stays = True
        if closing:
            foreign = foreign and name not in _FOREIGN
            stays = name in _UNCOUNTED or elements.end(name)
        elif name in _RAW and not foreign:
            end = _behind_raw(html, name, end)
        elif name not in _UNCOUNTED:
            foreign = name in _FOREIGN or (foreign and name not in _PAGES_OWN)
            itself = foreign and html.startswith("/", end - 2)
            foreign = foreign and not (itself and name in _FOREIGN)
            stays = itself or elements.start(name)
        if not stays:
            kept.append(html[at:place])
            at = end
        place = html.find("<", end)
    return "".join([*kept, html[at:]]) if kept else html


def _next(html: str, at: int) -> int:
    """The next tag from a place on; -1 if there is neither."""
    return html.find("<", at) if at >= 0 else -1


def _name(html: str, first: int) -> str:
    """The name of a tag; empty if none begins here."""
    at, n = first, len(html)
    while at < n:
        char = html[at]
        if char in " \t\n\r\f/>":
            break
        if at == first and not ("a" <= char <= "z" or "A" <= char <= "Z"):
            break
        at += 1
    return html[first:at]


def _tag_end(html: str, at: int) -> int:
    """The place behind the ">" of a tag; -1 if it never ends. Values in quotes may hold one."""
    n, valued, quote = len(html), False, _NONE
    while at < n:
        char = html[at]
        at += 1
        if quote != _NONE:
            if char == quote:
                quote = _NONE
        elif char == ">":
            return at
        elif valued and char in "\"'":
            quote = char
        if not char.isspace():
            valued = char == "=" and quote == _NONE
    return -1


def _behind_raw(html: str, name: str, at: int) -> int:
    """The place of the end tag of what holds no markup; the end of the page if it has none."""
    while (at := html.find("</", at)) >= 0:
        if html[at + 2 : at + 2 + len(name)].lower() == name:
            return at
        at += 2
    return len(html)
