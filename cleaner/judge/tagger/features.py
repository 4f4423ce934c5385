"""Block features: a segmented HTML page -> one row a feature, one column a block. Plain numpy, one page at a time.

Elements stand in preorder, so a subtree is a range: sums over it are differences of a cumulative sum, and sums along
a path are cumulative sums of what each subtree opens and closes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.judge.tagger.lexicon import ABOUT, COMMENTS, CUE_KINDS, CUE_STARTS, CUES, RELATED, Lexicon
from cleaner.model import Document

Array = NDArray[Any]

SHORT_WORDS = 12  # up to here a block is "short": a heading, a label, a menu item
PROSE_WORDS = 10
_OPENING = 48  # characters of a block that are looked up in the lexicon
_DECAY = 0.7
_DEEPEST = 60  # the decay of deeper elements would overflow
_FAR = 30  # blocks; a distance beyond says no more

# What the walk calls block-level, in groups that mean the same here.
_FLAG_NAMES = ("li", "table", "figure", "aside", "article", "main", "section", "p", "pre")
_FLAGS: Mapping[str, int] = {
    "li": 0, "dd": 0, "dt": 0, "table": 1, "figure": 2, "figcaption": 2, "aside": 3, "article": 4, "main": 5,
    "section": 6, "p": 7, "pre": 8,
}  # fmt: skip
_CAMEL = re.compile("([a-z])([A-Z])")
_MOST_REMEMBERED = 20_000
_DEAD = frozenset({"nav", "button", "select", "textarea", "footer"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def _classes() -> tuple[Array, Array]:
    """Two tables code point -> packed counts: three fields of 21 bits each are summed in one go."""
    first, second = np.zeros(65536, np.int64), np.zeros(65536, np.int64)
    for code in range(65536):
        char = chr(code)
        kind = unicodedata.category(char)
        if char.isspace():
            first[code] = 1
        elif kind[0] == "N":
            first[code] = 1 << 21
        elif kind in {"Lu", "Lt"}:
            first[code] = 1 << 42
        if char in ".!?…。！？؟۔।":
            second[code] = 1
        elif char in ",;，、；،":
            second[code] = 1 << 21
        elif 0x0E00 <= code <= 0x0EFF or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF:
            second[code] = 1 << 42  # scripts without blanks: two characters weigh as much as a word
        elif kind[0] == "S" or char in "|•·*/#@_\\":
            first[code] = 0
            second[code] = 0
    return first, second


_SPACES, _STOPS = _classes()
_FIELD = (1 << 21) - 1
_CLOSERS = np.isin(np.arange(65536), [ord(c) for c in "\"'”’»›)]}）」』】* \u200b"])
_ENDERS = np.isin(np.arange(65536), [ord(c) for c in ".!?…。！？؟۔।:;"])


class _Rows:
    """The feature matrix as it grows: names and rows in the order in which the groups write them."""

    __slots__ = ("at", "matrix", "names")

    def __init__(self, blocks: int, names: list[str] | None = None) -> None:
        self.matrix = np.empty((320, blocks), np.float32)
        self.names = names
        self.at = 0

    def add(self, name: str, row: Array) -> None:
        self.matrix[self.at] = row
        self.at += 1
        if self.names is not None:
            self.names.append(name)

    def many(self, names: Sequence[str], rows: Array) -> None:
        """Several rows at once; names are made only when somebody asks for them."""
        self.matrix[self.at : self.at + len(rows)] = rows
        self.at += len(rows)
        if self.names is not None:
            self.names.extend(names)


def features(document: Document, lexicon: Lexicon, names: list[str] | None = None) -> Array:
    """One row a feature (see FEATURES), one column a living block (see `alive`), float32."""
    living = np.flatnonzero(alive(document))
    rows = _Rows(len(living), names)
    if not len(living):
        return rows.matrix
    page_text = document.text
    start, end = np.asarray(document.start)[living], np.asarray(document.end)[living]
    texts = [page_text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    tree, place = _pruned(document, living)
    text = _Text(page_text, start, end, np.asarray(document.link_chars)[living])
    opening, cues = _openings(texts, text, lexicon)
    _text_rows(rows, text, opening, texts)
    sums = _sums(tree, text, place)
    _level_rows(rows, tree, sums, place)
    best = _best(tree, sums, text, place)
    _container_rows(rows, tree, sums, best, place)
    _path_rows(rows, tree, _token_odds(tree, lexicon), best, place)
    _flag_rows(rows, tree, place)
    _sibling_rows(rows, tree, sums, text, place)
    _cue_rows(rows, tree, cues, place)
    _neighbour_rows(rows, text, opening, tree, place, best)
    _position_rows(rows, text, tree, place, best)
    _page_rows(rows, sums, tree)
    return rows.matrix[: rows.at]


def alive(document: Document) -> Array:
    """Which blocks are worth judging: no article stands in form controls, nor in what calls itself nav or footer."""
    living = np.ones(len(document), bool)
    elements = document.elements
    if elements is None:
        return living
    place = np.asarray(document.element, np.int64)
    end = 0
    for element, tag in enumerate(elements.tag):
        if tag in _DEAD and element >= end:
            end = elements.last[element]
            # Blocks of a subtree stand together, but text behind a child belongs to an earlier element.
            living[(place >= element) & (place < end)] = False
    return living


def _pruned(document: Document, living: Array) -> tuple[_Tree, Array]:
    """The tree without what holds no living block, and the living blocks' places in it: often half the elements."""
    elements = document.elements
    assert elements is not None
    last = np.asarray(elements.last)
    place = np.asarray(document.element, np.int64)[living]
    held = np.zeros(len(last) + 1, np.int64)
    np.cumsum(np.bincount(place, minlength=len(last)), out=held[1:])
    used = held[last] > held[:-1]
    number = np.zeros(len(last) + 1, np.int64)
    np.cumsum(used, out=number[1:])
    parent = np.asarray(elements.parent)[used]
    parents = np.where(parent >= 0, number[parent], -1)
    choose = used.tolist()
    tree = _Tree(list(compress(elements.tag, choose)), list(compress(elements.tokens, choose)), parents,
                 np.asarray(elements.depth)[used], number[last[used]])  # fmt: skip
    return tree, number[place]


class _Tree:
    """Elements as arrays, and as the lists that loops want.

    Attributes:
        look: number of the element's tag and tokens, written alike: `looks` lists them.
        tag: number of the element's tag: `tags` lists them.
    """

    __slots__ = ("closed", "count", "depth", "heading", "last", "look", "looks", "order", "parent", "parents", "tag",
                 "tags")  # fmt: skip

    def __init__(self, tag: list[str], tokens: list[str], parent: Array, depth: Array, last: Array) -> None:
        self.parents: list[int] = parent.tolist()
        self.count = count = len(tag)
        self.parent = np.maximum(parent, 0)
        self.depth = depth
        self.last = last
        self.order = np.argsort(last, kind="stable")
        self.closed = np.searchsorted(last[self.order], np.arange(count), "right")
        self.tags: dict[str, int] = {}
        number = self.tags.setdefault
        self.tag = np.array([number(name, len(self.tags)) for name in tag])
        self.looks: dict[tuple[str, str], int] = {}
        look = self.looks.setdefault
        self.look = np.array([look(pair, len(self.looks)) for pair in zip(tag, tokens, strict=True)])
        self.heading = np.array([_HEADINGS.get(name, 0) for name in self.tags])[self.tag]

    def below(self, values: Array) -> Array:
        """Sum of `values` (last axis: elements) over each subtree."""
        total = np.zeros((*values.shape[:-1], self.count + 1))
        np.cumsum(values, axis=-1, out=total[..., 1:])
        return total[..., self.last] - total[..., :-1]

    def along(self, values: Array) -> Array:
        """Sum of `values` (rows) over each element and its ancestors: all that have opened less all that have closed."""
        shut = np.zeros((len(values), self.count + 1))
        np.cumsum(values[:, self.order], axis=1, out=shut[:, 1:])
        return np.cumsum(values, axis=1) - shut[:, self.closed]


class _Text:
    """What the characters of each block say."""

    __slots__ = ("chars", "commas", "digits", "end", "ends", "linked", "prose", "short", "stops", "uppers", "words")  # fmt: skip

    def __init__(self, page_text: str, start: Array, end: Array, links: Array) -> None:
        codes = np.frombuffer(page_text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = np.append(np.minimum(codes, 65535).astype(np.uint16), np.uint16(32))
        edges = np.empty(2 * len(start), np.int64)
        edges[::2], edges[1::2] = start, end
        one = np.add.reduceat(_SPACES.take(codes), edges)[::2]
        two = np.add.reduceat(_STOPS.take(codes), edges)[::2]
        spaces = one & _FIELD
        self.digits, self.uppers = one >> 21 & _FIELD, one >> 42
        self.stops, self.commas = two & _FIELD, two >> 21 & _FIELD
        self.words = spaces + 1 + (two >> 43)
        self.short = self.words <= SHORT_WORDS
        self.chars = np.maximum(end - start - spaces, 1)
        self.linked = np.minimum(links / self.chars, 1)
        tail = codes[end - 1]
        before = codes[np.maximum(end - 2, start)]
        self.end = np.where(_CLOSERS[tail], before, tail)
        self.ends = _ENDERS[self.end]
        sentence = (self.words >= PROSE_WORDS) & (self.stops + self.commas > 0) & (self.linked < 0.5)
        self.prose = np.where(sentence, self.words * (1 - self.linked), 0.0)


def _openings(texts: Sequence[str], text: _Text, lexicon: Lexicon) -> tuple[Array, list[tuple[int, int]]]:
    """Lexicon scores of each block's opening (lowest, highest, sum), and the blocks that are cues with their kind."""
    scores = np.zeros((3, len(texts)))
    cues: list[tuple[int, int]] = []
    short, long = lexicon.short, lexicon.long
    # NUL stands in no text that the parser hands out, so one call lowers all.
    lines = "\0".join([line[:_OPENING] for line in texts]).lower().split("\0")
    for i, line, is_short in zip(range(len(lines)), lines, text.short.tolist(), strict=True):
        opening = line.split()
        pair = " ".join(opening[:2])
        odds = short if is_short else long
        found = [odds[word] for word in (*opening, "=" + pair) if word in odds]
        if found:
            scores[:, i] = min(found), max(found), sum(found)
        if is_short and opening:
            kind = _cue(opening, pair)
            if kind >= 0:
                cues.append((i, kind))
    return scores, cues


def _cue(opening: list[str], pair: str) -> int:
    """Which kind of cue opens the block; a count before it ("12 Comments") is skipped; -1: none."""
    first = opening[0].rstrip(":")
    if first not in CUE_STARTS:
        return CUES.get(opening[1].rstrip(":"), -1) if first.isdigit() and len(opening) > 1 else -1
    kind = CUES.get(pair.rstrip(":"), -1)
    if kind < 0 and len(opening) <= 4:
        kind = CUES.get(first, -1)
    return kind


def _text_rows(rows: _Rows, text: _Text, opening: Array, texts: Sequence[str]) -> None:
    words = text.words
    rows.add("words", words)
    rows.add("word_length", text.chars / words)
    rows.add("linked", text.linked)
    rows.add("plain_words", words * (1 - text.linked))
    rows.add("prose", text.prose)
    rows.add("digits", text.digits / text.chars)
    rows.add("uppers", text.uppers / words)
    rows.add("stops", text.stops / words)
    rows.add("commas", text.commas / words)
    rows.add("ends", text.ends)
    rows.many(("opening_low", "opening_high", "opening_sum"), opening)
    seen: dict[str, int] = {}
    groups = np.array([seen.setdefault(t, len(seen)) for t in texts])
    copies = np.bincount(groups)[groups]
    rows.add("copies", copies)
    total = np.zeros(len(texts) + 9)
    np.cumsum((copies > 1) * text.words, out=total[4:-5])
    total[-5:] = total[-6]
    # A twin of the whole article (for phones, for printing) is made of copies; a repeated slogan stands alone.
    rows.add("copied_around", (total[8:-1] - total[:-9]) / 9)
    rows.add("is_copy", np.arange(len(texts)) - np.unique(groups, return_index=True)[1][groups] > 0)


def _sums(tree: _Tree, text: _Text, place: Array) -> Array:
    """Per element over its subtree: words, linked words, prose, blocks, words of sentences that end, link blocks."""
    count = tree.count
    columns = (text.words, text.words * text.linked, text.prose, None, text.words * text.ends, text.linked > 0.5)
    own = np.stack([np.bincount(place, weights=column, minlength=count) for column in columns])
    return tree.below(own)


_LEVELS = ("self", "up1", "up2", "up3", "up4")


def _level_rows(rows: _Rows, tree: _Tree, sums: Array, place: Array) -> None:
    """Density of the block's element and the four above it."""
    words, linked, prose, blocks, ended, _ = sums
    total = max(prose[0], 1.0)
    per = np.stack([
        words, linked / np.maximum(words, 1), prose / np.maximum(words, 1), prose / total, blocks,
        words / np.maximum(blocks, 1), ended / np.maximum(words, 1),
    ])  # fmt: skip
    at = place
    for level in _LEVELS:
        names = [f"{level}_{what}" for what in _DENSITIES] if rows.names is not None else ()
        rows.many(names, per[:, at])
        at = tree.parent[at]


_DENSITIES = ("words", "linked", "prose", "share", "blocks", "mean_words", "ended")


class _Best:
    """The content container, and how every element lies to it.

    Attributes:
        index: the element under which most prose stands near the top.
        score: of every element.
        up, down: from the element, and from the container, up to where their paths meet.
        branch: the ancestor-or-self just below that meeting point.
        inside: whether the element lies in the container.
    """

    __slots__ = ("branch", "core_up", "down", "index", "inside", "meet", "score", "up")

    def __init__(self, tree: _Tree, score: Array, core: int) -> None:
        self.score = score
        self.index = int(score.argmax())
        self.up, self.down, self.meet = _meeting(tree, self.index)
        self.core_up = _meeting(tree, core)[0]
        numbers = np.arange(tree.count)
        self.inside = (numbers >= self.index) & (numbers < tree.last[self.index])
        chain = set(_chain(tree, self.index))
        branch = list(range(tree.count))
        for i, parent in enumerate(tree.parents):
            if parent not in chain and i not in chain and parent >= 0:
                branch[i] = branch[parent]
        self.branch = np.array(branch)


def _chain(tree: _Tree, index: int) -> list[int]:
    """The element and its ancestors, outermost first."""
    chain = []
    while index >= 0:
        chain.append(index)
        index = tree.parents[index]
    return chain[::-1]


def _meeting(tree: _Tree, index: int) -> tuple[Array, Array, Array]:
    """Steps up from every element, and from `index`, to their common ancestor; and that ancestor."""
    chain = np.array(_chain(tree, index))
    numbers = np.arange(tree.count)
    opened = np.searchsorted(chain, numbers, "right")
    # Ends shrink along the chain: count those that lie beyond the element.
    closed = len(chain) - np.searchsorted(tree.last[chain][::-1], numbers, "right")
    common = np.minimum(opened, closed) - 1
    return tree.depth - common, tree.depth[index] - common, chain[common]


def _best(tree: _Tree, sums: Array, text: _Text, place: Array) -> _Best:
    own = np.bincount(place, weights=text.prose, minlength=tree.count)
    near = own + np.bincount(tree.parent, weights=own, minlength=tree.count)
    near += 0.5 * np.bincount(tree.parent[tree.parent], weights=own, minlength=tree.count)
    prose = sums[2]
    core = int(np.flatnonzero(prose >= 0.6 * prose[0])[-1])
    return _Best(tree, near, core)


def _container_rows(rows: _Rows, tree: _Tree, sums: Array, best: _Best, place: Array) -> None:
    score = best.score / max(best.score[best.index], 1.0)
    parent, branch = tree.parent[place], best.branch[place]
    rows.add("best_up", best.up[place])
    rows.add("best_down", best.down[place])
    rows.add("core_up", best.core_up[place])
    rows.add("best_inside", best.inside[place])
    rows.add("score_self", score[place])
    rows.add("score_up1", score[parent])
    rows.add("score_up2", score[tree.parent[parent]])
    words, linked, prose, blocks, ended, link_blocks = sums[:, branch]
    rows.add("branch_words", words)
    rows.add("branch_linked", linked / np.maximum(words, 1))
    rows.add("branch_prose", prose / np.maximum(words, 1))
    rows.add("branch_share", prose / max(sums[2, 0], 1.0))
    rows.add("branch_blocks", blocks)
    rows.add("branch_link_blocks", link_blocks / np.maximum(blocks, 1))
    rows.add("branch_size", tree.last[branch] - branch)
    rows.add("branch_depth", tree.depth[place] - tree.depth[branch])
    titles = tree.heading == 1
    heads = tree.below(np.stack([titles, tree.heading > 0]).astype(float))[:, branch]
    rows.add("branch_titles", heads[0])
    rows.add("branch_heads", heads[1])
    before = np.flatnonzero(titles[: best.index + 1])
    title = int(before[-1]) if len(before) else int(titles.argmax())
    up, down, _ = _meeting(tree, title)
    rows.add("title_up", up[place])
    rows.add("title_down", down[place])
    rows.add("title_best_up", np.full(1, best.up[title]))


def words_of(tokens: str) -> str:
    """Class and id tokens as words. Five replacements in C are ten times as fast as one translation table."""
    if not tokens.islower():
        tokens = _CAMEL.sub(r"\1 \2", tokens).lower()
    return tokens.replace("-", " ").replace("_", " ").replace(":", " ").replace("/", " ").replace(".", " ")


def _token_odds(tree: _Tree, lexicon: Lexicon) -> Array:
    """Per element: sum, lowest and highest log-odds of its class and id tokens and its tag."""
    # Pages of one site write the same classes, and many sites write those of one framework: remember them.
    memory, odds = lexicon.memory, lexicon.tokens
    if len(memory) > _MOST_REMEMBERED:
        memory.clear()
    table = [memory.get(look) or memory.setdefault(look, _look_odds(look, odds)) for look in tree.looks]
    return np.array(table).T[:, tree.look]


def _look_odds(look: tuple[str, str], odds: Mapping[str, float]) -> tuple[float, float, float]:
    total = 0.5 * odds.get("<" + look[0], 0.0)
    hits = sorted([odds[t] for t in set(words_of(look[1]).split()) if t in odds])
    if not hits:
        return total, 0.0, 0.0
    return total + sum(hits) / (len(hits) + 1) ** 0.5, hits[0], hits[-1]


def _path_rows(rows: _Rows, tree: _Tree, tokens: Array, best: _Best, place: Array) -> None:
    total, low, high = tokens
    parent = tree.parent[place]
    above = tree.parent[parent]
    for name, at in (("self", place), ("up1", parent), ("up2", above), ("up3", tree.parent[above])):
        rows.add(f"odds_{name}", total[at])
    steps = np.minimum(tree.depth, _DEEPEST)
    scale = _DECAY ** -steps.astype(float)
    paths = tree.along(np.stack([total, total * scale]))
    rows.add("odds_path", paths[0, place])
    rows.add("odds_decayed", paths[1, place] / scale[place])
    apart = paths[0] - paths[0, best.meet]
    rows.add("odds_apart", apart[place])
    rows.add("odds_branch", total[best.branch[place]])
    rows.add("odds_branch_low", low[best.branch[place]])
    lows, highs = low.tolist(), high.tolist()
    for i, p in enumerate(tree.parents):
        if p >= 0:
            lows[i] = min(lows[i], lows[p])
            highs[i] = max(highs[i], highs[p])
    rows.add("odds_lowest", np.array(lows)[place])
    rows.add("odds_highest", np.array(highs)[place])
    near = np.minimum(np.minimum(low[place], low[parent]), np.minimum(low[above], low[tree.parent[above]]))
    rows.add("odds_low_near", near)


def _flag_rows(rows: _Rows, tree: _Tree, place: Array) -> None:
    """How many ancestors-or-self of each sort; the heading level; the depth."""
    table = np.zeros((len(_FLAG_NAMES), len(tree.tags)))
    for tag, i in tree.tags.items():
        if tag in _FLAGS:
            table[_FLAGS[tag], i] = 1
    flags = table[:, tree.tag]
    counts = tree.along(flags)
    rows.many([f"in_{name}" for name in _FLAG_NAMES], counts[:, place])
    rows.add("heading", tree.heading[place])
    rows.add("depth", tree.depth[place])
    rows.add("children", (tree.last - np.arange(tree.count))[place])


def _sibling_rows(rows: _Rows, tree: _Tree, sums: Array, text: _Text, place: Array) -> None:
    """Groups of siblings that look alike (tag, class): how many, how long; and the like all over the page."""
    look = tree.look
    key = tree.parent * (len(tree.looks) + 1) + look
    _, group = np.unique(key, return_inverse=True)
    size = np.bincount(group)[group]
    wordy = (np.bincount(group, weights=sums[0])[group]) / size
    prose = np.bincount(group, weights=sums[2])[group]
    linked = (np.bincount(group, weights=sums[1])[group]) / np.maximum(wordy * size, 1)
    total = max(sums[2, 0], 1.0)
    at = place
    for level in _LEVELS[:4]:
        names = (f"{level}_like", f"{level}_like_words", f"{level}_like_prose", f"{level}_like_linked")
        rows.many(names, np.stack([size[at], wordy[at], prose[at] / total, linked[at]]))
        at = tree.parent[at]
    same = look[place]
    count = np.bincount(same)[same]
    rows.add("alike", count)
    rows.add("alike_words", np.bincount(same, weights=text.words)[same] / count)
    rows.add("alike_prose", np.bincount(same, weights=text.prose)[same] / total)
    rows.add("alike_linked", np.bincount(same, weights=text.linked)[same] / count)
    rows.add("alike_ends", np.bincount(same, weights=text.ends)[same] / count)


def _cue_rows(rows: _Rows, tree: _Tree, cues: Sequence[tuple[int, int]], place: Array) -> None:
    """Headings like "Related" or "Comments": what stands behind them in their container, and how far they are."""
    count = len(place)
    opened = np.zeros((CUE_KINDS, tree.count + 1))
    own = np.full(count, -1.0)
    recent = np.full((CUE_KINDS, count), float(_FAR))
    for block, kind in cues:
        element = int(place[block])
        holder = max(tree.parents[element], 0)
        if tree.last[holder] - tree.last[element] < 2 and tree.parents[holder] >= 0:
            holder = tree.parents[holder]  # the heading has a wrapper of its own
        own[block] = kind
        opened[kind, element] += 1
        opened[kind, tree.last[holder]] -= 1
        reach = min(block + _FAR, count)
        recent[kind, block:reach] = np.arange(reach - block)
    rows.many([f"under_cue_{k}" for k in range(ABOUT)], np.cumsum(opened[:ABOUT], axis=1)[:, place])
    rows.many([f"since_cue_{k}" for k in (RELATED, COMMENTS, ABOUT)], recent[[RELATED, COMMENTS, ABOUT]])
    rows.add("cues_before", np.cumsum(own >= 0))
    nearest = recent.min(axis=0)
    rows.add("since_cue", nearest)


def _neighbour_rows(rows: _Rows, text: _Text, opening: Array, tree: _Tree, place: Array, best: _Best) -> None:
    """The blocks around: one by one, and in windows."""
    count = len(place)
    base = np.zeros((6, count + 4))
    base[0, 2:-2], base[1, 2:-2], base[2, 2:-2] = text.words, text.linked, opening[2]
    base[3, 2:-2], base[4, 2:-2], base[5, 2:-2] = best.up[place], tree.heading[place] > 0, text.prose
    what = ("words", "linked", "opening", "best_up", "heading")
    for name, shift in (("prev1", 1), ("next1", 3)):
        rows.many([f"{name}_{w}" for w in what], base[:5, shift : shift + count])
    rows.many(("prev2_best_up", "next2_best_up"), np.stack([base[3, :count], base[3, 4 : 4 + count]]))
    near = base[[0, 1, 2, 5]]
    sums = np.zeros((4, count + 1))
    np.cumsum(near[:, 2:-2], axis=1, out=sums[:, 1:])
    numbers = np.arange(count)
    what = ("words", "linked", "opening", "prose")
    for radius in (3, 8):
        high, low = np.minimum(numbers + radius + 1, count), np.maximum(numbers - radius, 0)
        rows.many([f"before{radius}_{w}" for w in what], (sums[:, :-1] - sums[:, low]) / radius)
        rows.many([f"after{radius}_{w}" for w in what], (sums[:, high] - sums[:, 1:]) / radius)


def _since(marks: Array) -> Array:
    """Blocks since the last marked one, 0 on it, at most _FAR."""
    numbers = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, numbers, -_FAR))
    return np.minimum(numbers - last, _FAR)


def _position_rows(rows: _Rows, text: _Text, tree: _Tree, place: Array, best: _Best) -> None:
    count = len(place)
    numbers = np.arange(count)
    words, prose = np.cumsum(text.words), np.cumsum(text.prose)
    rows.add("place", numbers / count)
    rows.add("words_before", words / words[-1])
    rows.add("prose_before", (prose - text.prose) / max(prose[-1], 1.0))
    rows.add("prose_after", (prose[-1] - prose) / max(prose[-1], 1.0))
    is_prose = text.prose > 0
    rows.add("since_prose", _since(is_prose))
    rows.add("till_prose", _since(is_prose[::-1])[::-1])
    good = is_prose & (best.up[place] <= 2) & best.inside[place]
    rows.add("since_good", _since(good))
    rows.add("till_good", _since(good[::-1])[::-1])
    inner = np.cumsum(np.where(best.inside[place], text.prose, 0))
    rows.add("inner_before", inner / max(inner[-1], 1.0))
    heading = tree.heading[place]
    rows.add("since_heading", _since(heading > 0))
    last = np.maximum.accumulate(np.where(heading > 0, numbers, 0))
    rows.add("last_heading", heading[last])
    title = heading == 1
    rows.add("since_h1", _since(title))
    rows.add("h1_before", np.cumsum(title))
    rows.add("h1_after", title.sum() - np.cumsum(title))
    rows.add("blocks_from_good", numbers - (int(good.argmax()) if good.any() else 0))


def _page_rows(rows: _Rows, sums: Array, tree: _Tree) -> None:
    words = max(float(sums[0, 0]), 1.0)
    rows.add("page_words", np.full(1, words))
    rows.add("page_blocks", np.full(1, sums[3, 0]))
    rows.add("page_prose", np.full(1, sums[2, 0]))
    rows.add("page_linked", np.full(1, sums[1, 0] / words))
    rows.add("page_articles", np.full(1, (tree.tag == tree.tags.get("article", -1)).sum()))


FEATURES: tuple[str, ...] = (
    "words",  # words of the block
    "word_length",  # characters a word
    "linked",  # share of characters in links
    "plain_words",  # words outside links
    "prose",  # words, if it reads like sentences
    "digits",  # digits a character
    "uppers",  # capitals a word
    "stops",  # sentence ends a word
    "commas",  # commas a word
    "ends",  # ends like a sentence
    "opening_low",  # lowest log-odds of its opening words
    "opening_high",  # highest log-odds of its opening words
    "opening_sum",  # sum of the log-odds of its opening words
    "copies",  # blocks with the same text
    "copied_around",  # words a block in copied text within 4 blocks
    "is_copy",  # the text stood above already
    "self_words",  # words in the block's element
    "self_linked",  # share of linked words in the block's element
    "self_prose",  # share of prose in the block's element
    "self_share",  # share of the page's prose in the block's element
    "self_blocks",  # blocks in the block's element
    "self_mean_words",  # words a block in the block's element
    "self_ended",  # share of words in blocks that end like sentences in the block's element
    "up1_words",  # words in its parent
    "up1_linked",  # share of linked words in its parent
    "up1_prose",  # share of prose in its parent
    "up1_share",  # share of the page's prose in its parent
    "up1_blocks",  # blocks in its parent
    "up1_mean_words",  # words a block in its parent
    "up1_ended",  # share of words in blocks that end like sentences in its parent
    "up2_words",  # words in its grandparent
    "up2_linked",  # share of linked words in its grandparent
    "up2_prose",  # share of prose in its grandparent
    "up2_share",  # share of the page's prose in its grandparent
    "up2_blocks",  # blocks in its grandparent
    "up2_mean_words",  # words a block in its grandparent
    "up2_ended",  # share of words in blocks that end like sentences in its grandparent
    "up3_words",  # words in three above
    "up3_linked",  # share of linked words in three above
    "up3_prose",  # share of prose in three above
    "up3_share",  # share of the page's prose in three above
    "up3_blocks",  # blocks in three above
    "up3_mean_words",  # words a block in three above
    "up3_ended",  # share of words in blocks that end like sentences in three above
    "up4_words",  # words in four above
    "up4_linked",  # share of linked words in four above
    "up4_prose",  # share of prose in four above
    "up4_share",  # share of the page's prose in four above
    "up4_blocks",  # blocks in four above
    "up4_mean_words",  # words a block in four above
    "up4_ended",  # share of words in blocks that end like sentences in four above
    "best_up",  # steps up to the ancestor shared with the content container
    "best_down",  # steps from there down to the container
    "core_up",  # steps up to what holds 60 % of the prose
    "best_inside",  # lies in the container
    "score_self",  # container score of its element against the best
    "score_up1",  # the same of its parent
    "score_up2",  # the same of its grandparent
    "branch_words",  # words in its branch (the ancestor just outside the path to the container)
    "branch_linked",  # link share of the branch
    "branch_prose",  # prose share of the branch
    "branch_share",  # the branch's share of the page's prose
    "branch_blocks",  # blocks in the branch
    "branch_link_blocks",  # share of the branch's blocks that are links
    "branch_size",  # elements in the branch
    "branch_depth",  # depth of the block in the branch
    "branch_titles",  # h1 in the branch
    "branch_heads",  # headings in the branch
    "title_up",  # steps up to the ancestor shared with the headline
    "title_down",  # steps from there down to the headline
    "title_best_up",  # steps from the headline up to the container's path
    "odds_self",  # class log-odds of the block's element
    "odds_up1",  # class log-odds of its parent
    "odds_up2",  # class log-odds of its grandparent
    "odds_up3",  # class log-odds of three above
    "odds_path",  # class log-odds summed along the path
    "odds_decayed",  # the same, far ancestors counting less
    "odds_apart",  # the same, without the ancestors shared with the container
    "odds_branch",  # class log-odds of the branch's top
    "odds_branch_low",  # lowest class log-odds of the branch's top
    "odds_lowest",  # lowest class log-odds on the path
    "odds_highest",  # highest class log-odds on the path
    "odds_low_near",  # lowest class log-odds of the nearest four
    "in_li",  # ancestors-or-self of the sort li
    "in_table",  # ancestors-or-self of the sort table
    "in_figure",  # ancestors-or-self of the sort figure
    "in_aside",  # ancestors-or-self of the sort aside
    "in_article",  # ancestors-or-self of the sort article
    "in_main",  # ancestors-or-self of the sort main
    "in_section",  # ancestors-or-self of the sort section
    "in_p",  # ancestors-or-self of the sort p
    "in_pre",  # ancestors-or-self of the sort pre
    "heading",  # heading level
    "depth",  # depth in the page
    "children",  # elements in its element
    "self_like",  # siblings that look like the block's element
    "self_like_words",  # mean words of the siblings that look like the block's element
    "self_like_prose",  # share of the page's prose in the siblings that look like the block's element
    "self_like_linked",  # link share of the siblings that look like the block's element
    "up1_like",  # siblings that look like its parent
    "up1_like_words",  # mean words of the siblings that look like its parent
    "up1_like_prose",  # share of the page's prose in the siblings that look like its parent
    "up1_like_linked",  # link share of the siblings that look like its parent
    "up2_like",  # siblings that look like its grandparent
    "up2_like_words",  # mean words of the siblings that look like its grandparent
    "up2_like_prose",  # share of the page's prose in the siblings that look like its grandparent
    "up2_like_linked",  # link share of the siblings that look like its grandparent
    "up3_like",  # siblings that look like three above
    "up3_like_words",  # mean words of the siblings that look like three above
    "up3_like_prose",  # share of the page's prose in the siblings that look like three above
    "up3_like_linked",  # link share of the siblings that look like three above
    "alike",  # blocks of the page with this tag and class
    "alike_words",  # their mean words
    "alike_prose",  # their share of the page's prose
    "alike_linked",  # their mean link share
    "alike_ends",  # share of them that end like sentences
    "under_cue_0",  # related headings above it in an enclosing container
    "under_cue_1",  # comments headings above it in an enclosing container
    "under_cue_2",  # sign-up headings above it in an enclosing container
    "under_cue_3",  # share headings above it in an enclosing container
    "since_cue_0",  # blocks since a related heading
    "since_cue_1",  # blocks since a comments heading
    "since_cue_4",  # blocks since a about heading
    "cues_before",  # cue headings up to here
    "since_cue",  # blocks since the last cue heading
    "prev1_words",  # words of the block above
    "prev1_linked",  # link share of the block above
    "prev1_opening",  # opening log-odds of the block above
    "prev1_best_up",  # best_up of the block above
    "prev1_heading",  # is a heading of the block above
    "next1_words",  # words of the block below
    "next1_linked",  # link share of the block below
    "next1_opening",  # opening log-odds of the block below
    "next1_best_up",  # best_up of the block below
    "next1_heading",  # is a heading of the block below
    "prev2_best_up",  # best_up of the second block above
    "next2_best_up",  # best_up of the second block below
    "before3_words",  # words in the 3 blocks above
    "before3_linked",  # link share in the 3 blocks above
    "before3_opening",  # opening log-odds in the 3 blocks above
    "before3_prose",  # prose in the 3 blocks above
    "after3_words",  # words in the 3 blocks below
    "after3_linked",  # link share in the 3 blocks below
    "after3_opening",  # opening log-odds in the 3 blocks below
    "after3_prose",  # prose in the 3 blocks below
    "before8_words",  # words in the 8 blocks above
    "before8_linked",  # link share in the 8 blocks above
    "before8_opening",  # opening log-odds in the 8 blocks above
    "before8_prose",  # prose in the 8 blocks above
    "after8_words",  # words in the 8 blocks below
    "after8_linked",  # link share in the 8 blocks below
    "after8_opening",  # opening log-odds in the 8 blocks below
    "after8_prose",  # prose in the 8 blocks below
    "place",  # place among the blocks
    "words_before",  # share of the page's words up to here
    "prose_before",  # share of the page's prose above
    "prose_after",  # share of the page's prose below
    "since_prose",  # blocks since prose
    "till_prose",  # blocks till prose
    "since_good",  # blocks since prose of the container
    "till_good",  # blocks till prose of the container
    "inner_before",  # share of the container's prose up to here
    "since_heading",  # blocks since a heading
    "last_heading",  # the last heading's level
    "since_h1",  # blocks since an h1
    "h1_before",  # h1 up to here
    "h1_after",  # h1 below
    "blocks_from_good",  # blocks from the container's first prose
    "page_words",  # words of the page
    "page_blocks",  # blocks of the page
    "page_prose",  # prose of the page
    "page_linked",  # link share of the page
    "page_articles",  # article elements of the page
)
"""All features in the order of the matrix's rows."""
