"""Text whose blocks have run together without a blank between them: "... every hour.Most readPath along the dunesThe board ...".

`get_text()` and `text_content()` write a page like that wherever its markup has no white space. A sentence that ends where the next
begins gives it away, and of long lines only: code is full of such places, in short ones. Scripts without capitals do not tell.

Compiled where it can be, with the types in glued.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

LONG = 400  # characters of a line
# Sentences that end where the next begins, and their share of all that end in long lines; or these and capitals inside words together.
# Of 2,711 dev texts in other flattenings .8 % have so many, most of them lines that have run together indeed; of 456 pages written
# without separators 43 %.
_LEAST, _SHARE = 3, 0.1
_MANY, _OFTEN = 20, 0.2
_ENDS = ".!?…"
_CLOSERS = "\"'”’»)]"
_OPENERS = "“„«‘("
_ADDRESS = 60  # characters
_LONGEST = 1000  # characters of a menu that has run together; what is longer are coded bytes
# Names that are written so, and what surnames begin with; any other that comes again is told by that.
_NAMES = frozenset(
    "AccuWeather AdSense AirDrop AirPods AirTag AliExpress AppleCare AstraZeneca BioNTech BitTorrent BlackBerry BlackRock BuzzFeed CarPlay "
    "ChatGPT ClickHouse CloudFlare CrowdStrike DeFi DeepMind DeepSeek DocuSign DoorDash DreamWorks DuckDuckGo ExxonMobil FaceTime FedEx "
    "FitBit GitHub GitLab GlaxoSmithKline GoDaddy GoFundMe GoPro GraphQL HarperCollins HubSpot HuffPost HyperText InDesign InfoWorld "
    "InStyle JavaScript JetBlue LaTeX LinkedIn LiveJournal MacBook MailChimp MarketWatch MasterCard MediaWiki MetaMask MoMA MongoDB "
    "MySpace MySQL NatWest NeurIPS NextGen NoSQL OneDrive OnlyFans OpenAI OpenStreetMap OxyContin PayPal PayPay PhD PhDs PlayStation "
    "PostgreSQL PowerPoint PowerShell PricewaterhouseCoopers ProPublica QuickBooks QuickTime RealClear RuPaul SaaS SharePoint ShotSpotter "
    "SmartThings SoFi SoundCloud SpaceX StackOverflow StubHub SurveyMonkey TaskRabbit TechCrunch TikTok TripAdvisor TrueCrypt TypeScript "
    "UnionPay UnitedHealth UnitedHealthcare VentureBeat VirtualBox VoIP WebMD WeChat WeWork WestJet WhatsApp WiFi WikiLeaks WooCommerce "
    "WordPress XBox YouGov YouTube YouTuber YouTubers".split()
)
_PREFIXES = frozenset({"De", "Di", "Du", "Fitz", "La", "Le", "Mac", "Mc", "Van"})
# Kinds of places: sure ones, and capitals inside a word, which may be a name's.
_SURE, _INSIDE = 0, 1


def parted(text: str, start: list[int], end: list[int]) -> tuple[list[int], list[int]]:
    """Lines, or what they fall into where blocks have run together.

    Args:
        start, end: of each line, in order.
    """
    long = [i for i in range(len(start)) if end[i] - start[i] >= LONG]
    places: list[tuple[int, int]] = []
    glued = apart = 0
    for i in long:
        more, ends, between = _places(text, start[i], end[i])
        places += more
        glued, apart = glued + ends, apart + between
    cuts = [*_without_names(text, places)]
    few = glued < _LEAST or glued < _SHARE * apart
    if few and (len(cuts) < _MANY or len(cuts) < _OFTEN * apart):
        return start, end
    return sorted([*start, *cuts]), sorted([*end, *cuts])


def _places(text: str, first: int, last: int) -> tuple[list[tuple[int, int]], int, int]:
    """Where a line may fall apart, with the kind of each place; how many sentences end there, and how many before a blank."""
    places: list[tuple[int, int]] = []
    glued = apart = 0
    quoted = False
    for at in range(first + 2, last):
        char = text[at]
        if char == '"':
            quoted = not quoted
        if char < "A" or ("Z" < char < "\x80") or not char.isupper():
            continue
        before = text[at - 1]
        if before == " ":
            apart += text[at - 2] in _ENDS
            continue
        cut = at - 1 if before in _OPENERS or (before == '"' and quoted) else at
        behind = cut - 1
        while behind > first and text[behind] in _CLOSERS:
            behind -= 1
        if behind > first and text[behind] in _ENDS and not _in_address(text, first, behind):
            ends = text[behind - 1].islower() or text[behind - 1].isdigit()
            glued += ends
            if ends or text[behind - 1] in _CLOSERS:
                places.append((cut, _SURE))
        elif cut == at and _is_inside(text, at, last):
            places.append((at, _INSIDE if before.isalnum() else _SURE))
    return places, glued, apart


def _in_address(text: str, first: int, at: int) -> bool:
    """Whether a sign stands in an address: "/ferry?Day=2"."""
    for i in range(at - 1, max(first, at - _ADDRESS) - 1, -1):
        if text[i] == " ":
            return False
        if text[i] == "/":
            return True
    return False


def _is_inside(text: str, at: int, last: int) -> bool:
    """Whether a capital begins a word right behind another: "NewsSport", "NEWSThe", "2024By", "items:Ferry"."""
    before, above = text[at - 1], text[at - 2]
    if before.islower():
        return above.isalpha()
    if before in ":;)":
        return above.islower() or above.isdigit()
    if at + 2 >= last or not text[at + 1].islower():
        return False
    return before.isdigit() or (before.isupper() and above.isupper() and text[at + 2].islower())


def _without_names(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The places, save for those in names and in words that come again: "dunesThe" is neither."""
    words = _words(text, [at for at, kind in places if kind == _INSIDE])
    count = Counter(text[first:last] for first, last in {*words.values()})
    for at, kind in places:
        if kind == _SURE or (at in words and not _is_name(text, *words[at], at, count)):
            yield at


def _is_name(text: str, first: int, last: int, at: int, count: Mapping[str, int]) -> bool:
    word = text[first:last]
    return word in _NAMES or text[first:at] in _PREFIXES or count[word] > 1


def _words(text: str, places: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Where the word around each place begins and ends; of places in what is no word nothing."""
    words: dict[int, tuple[int, int]] = {}
    first = last = 0
    for at in places:
        if at >= last:
            first = last = at
            while first > 0 and text[first - 1].isalnum():
                first -= 1
            while last < len(text) and text[last].isalnum():
                last += 1
        if last - first <= _LONGEST:
            words[at] = first, last
    return words
