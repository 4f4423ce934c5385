"""What the container of a block says: element names, and the words in class and id.

Used to name why a block is not the article. Tokens are compared word by word ("related-posts" says "related";
"correlated" does not).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

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
        "similar jp-relatedposts relatedposts relacionadas verwandte weitere",
    ),
    (
        "advertisement",
        "ad ads advert adverts advertisement advertising adslot sponsored sponsor dfp gpt banner werbung "
        "anzeige publicidad adsense",
    ),
    ("promo", "promo promos promotion cta donate donation membership appeal offer shop affiliate"),
    ("breadcrumb", "breadcrumb breadcrumbs crumbs crumb"),
    ("tags", "tag tags taglist topics keywords tagcloud categories posttags cat-links tags-links"),
    ("caption", "caption captions credit credits figcaption imagecaption wp-caption-text"),
    ("byline", "byline author authors authorbio bio biography contributor contributors autor auteur"),
    ("dateline", "dateline date datetime timestamp published pubdate updated posted postdate entry-date"),
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
_KIND_OF: dict[str, tuple[int, Kind]] = {}
for _rank, (_kind, _names) in enumerate(_WORDS):
    for _name in _names.split():
        _KIND_OF.setdefault(_name, (_rank, _kind))

_SPLIT = re.compile(r"[\s_\-:./]+|(?<=[a-z])(?=[A-Z])")
# Elements that hold the whole page: what they are called says nothing of a part of it.
_WHOLE = frozenset({"html", "body", "main"})


@functools.lru_cache(maxsize=65_536)
def kind_of_tokens(tokens: str) -> Kind | None:
    """What class and id of an element say of what stands in it; None if nothing."""
    found = [
        hit
        for word in (*tokens.lower().split(), *(w.lower() for w in _SPLIT.split(tokens)))
        if (hit := _KIND_OF.get(word))
    ]
    return min(found)[1] if found else None


def kind_of_element(elements: Elements, index: int) -> Kind | None:
    """What one element says by itself."""
    return kind_of_tokens(elements.tokens[index]) or _TAGS.get(elements.tag[index])


def container_kinds(document: Document) -> Sequence[Kind | None]:
    """For each block what the nearest telling container says; None for plain text, and where nothing tells."""
    elements = document.elements
    if elements is None:
        return [None] * len(document)
    known: dict[int, Kind | None] = {-1: None}

    def look(index: int) -> Kind | None:
        path = []
        while index not in known:
            path.append(index)
            index = elements.parent[index]
        kind = known[index]
        for element in reversed(path):
            own = None if elements.tag[element] in _WHOLE else kind_of_element(elements, element)
            # A button in a consent layer belongs to the layer: what is merely a control takes the better name.
            kind = known[element] = kind if own == "widget" and kind else own or kind
        return kind

    return [look(index) for index in document.element]
