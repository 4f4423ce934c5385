"""What the container of a block says: element names, and the words in class and id.

Compiled where it can be, with the types in containers.pxd; see docs/decisions/0010-compiled-loops.md.

Used to name why a block is not the article. Tokens are compared word by word ("related-posts" says "related";
"correlated" does not).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress

from cleaner.judge.class_words import WordKeys
from cleaner.keys import Table
from cleaner.model import Document, Elements, Kind

_TAGS: Mapping[str, Kind] = {
    "nav": "navigation",
    "footer": "footer",
    "button": "widget",
    "select": "widget",
    "textarea": "widget",
    "form": "widget",
    "figcaption": "caption",
    "address": "byline",
    "dialog": "widget",
}
# The words that page builders use, each with what it stands for. Looked for in this order: the first that a token
# holds names it, so what is particular stands before what is general.
_WORDS: tuple[tuple[Kind, str], ...] = (
    ("cookie_notice", "cookie cookies consent gdpr onetrust cmp didomi cookiebot usercentrics sourcepoint truste ccpa"),
    ("comment_form", "respond commentform replyform"),
    (
        "comments",
        "comment comments disqus commentlist coral viafoura openweb spotim kommentar kommentare commentaires "
        "comentarios commenti discussion",
    ),
    ("newsletter", "newsletter newsletters signup optin mailchimp subscribebox mailing"),
    (
        "paywall",
        "paywall piano tinypass regwall subscription subscribe subscriber subscribers subscriptions meter "
        "metered premium abo register registration",
    ),
    (
        "share",
        "share sharing social socials sharethis addtoany addthis sharedaddy shareaholic facebook twitter whatsapp "
        "follow followus teilen",
    ),
    (
        "related",
        "related recommended recommendation recommendations recirc recirculation readmore seealso "
        "morefrom trending popular mostread mostpopular outbrain taboola teaser teasers latest upnext readnext "
        "similar relatedposts relacionadas verwandte weitere",
    ),
    (
        "advertisement",
        "ad ads advert adverts advertisement advertising adslot sponsored sponsor dfp gpt banner werbung "
        "anzeige publicidad adsense",
    ),
    ("promo", "promo promos promotion cta donate donation membership appeal offer shop affiliate"),
    ("breadcrumb", "breadcrumb breadcrumbs crumbs crumb"),
    ("tags", "tag tags taglist topics keywords tagcloud categories posttags"),
    ("caption", "caption captions credit credits figcaption imagecaption"),
    ("byline", "byline author authors authorbio bio biography contributor contributors autor auteur"),
    ("dateline", "dateline date datetime timestamp published pubdate updated posted postdate"),
    ("media_player", "player audio video podcast jwplayer brightcove listen"),
    ("copyright", "copyright copyrights legal imprint impressum"),
    ("disclaimer", "disclaimer disclosure"),
    (
        "navigation",
        "nav navbar navigation menu menus megamenu subnav topnav sitemap pagination pager toolbar hamburger "
        "skip masthead topbar toc",
    ),
    ("footer", "footer foot colophon sitefooter"),
    (
        "widget",
        "widget widgets sidebar aside modal popup overlay lightbox search searchform login dropdown toast "
        "carousel slider gallery quiz poll weather rating ratings print",
    ),
    ("navigation", "header siteheader"),
)
_KINDS: tuple[Kind | None, ...] = (None, *(kind for kind, _ in _WORDS))
_RANKS = Table(sum(len(names.split()) for _, names in _WORDS))
for _rank, (_, _names) in reversed([*enumerate(_WORDS, 1)]):
    for _name in _names.split():
        _RANKS.put(_name, _rank)

# Elements that hold the whole page: what they are called says nothing of a part of it.
_WHOLE = frozenset({"html", "body", "main"})


def kind_of_tokens(tokens: str) -> Kind | None:
    """What class and id of an element say of what stands in it; None if nothing."""
    return _kind(tokens, WordKeys())


def _kind(tokens: str, words: WordKeys) -> Kind | None:
    best = 0
    words.read(tokens)
    for i in range(words.count):
        rank = _RANKS.get(words.keys[i])
        if rank and (rank < best or not best):
            best = rank
    return _KINDS[best]


def container_kinds(document: Document, wanted: Sequence[bool] | None = None) -> Sequence[Kind | None]:
    """For each block what the nearest telling container says; None for plain text, and where nothing tells.

    Args:
        wanted: for each block whether somebody wants to know; None: for all.
    """
    elements = document.elements
    if elements is None:
        return [None] * len(document)
    kinds: list[Kind | None] = [None] * (len(elements.tag) + 1)  # the last one is of what stands above the root
    known = bytearray(len(kinds))
    known[-1] = 1
    said = _Said(len(elements.looks))
    told = document.element if wanted is None else compress(document.element, wanted)
    for element in told:
        if not known[element]:
            _climb(elements, element, kinds, known, said)
    return [kinds[element] for element in document.element]


class _Said:
    """What looks say, each read once."""

    def __init__(self, count: int) -> None:
        self.kinds: list[Kind | None] = [None] * count
        self.read = bytearray(count)
        self.words = WordKeys()

    def of(self, elements: Elements, element: int) -> Kind | None:
        """What an element's own tag, id and class say."""
        look = elements.look[element]
        if not self.read[look]:
            self.read[look] = 1
            tag, tokens = elements.looks[look]
            if tag not in _WHOLE:
                self.kinds[look] = (_kind(tokens, self.words) if tokens else None) or _TAGS.get(tag)
        return self.kinds[look]


def _is_whole_page(elements: Elements, element: int) -> bool:
    """Whether a form holds most of the page, as some publishing systems put all of it into one."""
    return elements.tag[element] == "form" and 2 * (elements.last[element] - element) > len(elements.tag)


def _climb(elements: Elements, element: int, kinds: list[Kind | None], known: bytearray, said: _Said) -> None:
    """Find the nearest container that tells, and note what it says for all on the way to it."""
    way, own, parents = [], None, elements.parent
    while not known[element]:
        own = said.of(elements, element)
        if own == "widget" and _is_whole_page(elements, element):
            own = None
        way.append((element, own))
        if own and own != "widget":
            break
        element = parents[element]
    kind = kinds[element]
    for at, own in reversed(way):
        # A button in a consent layer belongs to the layer: what is merely a control takes the better name.
        kind = kinds[at] = kind if own == "widget" and kind else own or kind
        known[at] = 1
