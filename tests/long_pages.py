"""Invented pages that go on for hundreds of paragraphs, and short ones with hundreds of readers' posts below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from random import Random

Element = tuple[str, str]
"""A tag and its text."""

_WHO = (
    "The mayor|A teacher|Two farmers|The painter|Her brother|The council|An engineer|Most visitors|The baker|Three students|"
    "The ferry crew|A neighbour"
).split("|")
_DID = (
    "promised to repair|wanted to see|could not explain|had counted|was proud of|wrote a letter about|argued against|voted for|"
    "remembered|carefully measured|painted|asked for"
).split("|")
_WHAT = (
    "the old bridge|a new timetable|the harbour wall|every apple tree|the library roof|the winter market|a lighthouse lamp|"
    "the school garden|the budget|an empty mill|the last tram|the town's archive"
).split("|")
_WHEN = (
    "before the storm came|while it rained all week|when nobody else would|after a long winter|because the river had risen|"
    "although money was short|as the old records show|until the band stopped playing|for the third time that year|"
    "in front of a full hall|without saying a word about it|to the surprise of her family"
).split("|")
_READERS = "Anna Berta Carlos Dora Emil Fatma Georg Hana Ivan Julia Karim Lena".split()
_MENU = ("Home", "Books", "Authors", "About us", "Contact")
_FOOTER = ("Privacy policy", "Terms of use", "© 2024 The Library")
TITLE = "The long way home"


def sentence(random: Random) -> str:
    """One of 20,736."""
    return f"{random.choice(_WHO)} {random.choice(_DID)} {random.choice(_WHAT)} {random.choice(_WHEN)}."


def paragraph(random: Random) -> str:
    """One to six sentences."""
    return " ".join(sentence(random) for _ in range(random.randint(1, 6)))


def _prose(_: int, random: Random) -> list[Element]:
    return [("p", paragraph(random))]


def _chapters(number: int, random: Random) -> list[Element]:
    head = [("h2", f"Chapter {number // 12 + 1}: {random.choice(_WHAT).capitalize()}")] if number % 12 == 0 else []
    return [*head, ("p", paragraph(random))]


def _play(_: int, random: Random) -> list[Element]:
    short = ("Yes.", "No, never.", "And what then?", sentence(random))
    return [("p", f"{random.choice(('ANNA', 'BERTIL', 'THE MAYOR', 'CLERK'))}: {random.choice(short)}")]


def _statute(number: int, random: Random) -> list[Element]:
    return [("p", f"§ {number + 1}. {paragraph(random)}" if number % 2 else f"({number % 7 + 1}) {sentence(random)}")]


def _questions(_: int, random: Random) -> list[Element]:
    return [("h3", f"Who {random.choice(_DID)} {random.choice(_WHAT)}?"), ("p", paragraph(random))]


def _transcript(number: int, random: Random) -> list[Element]:
    return [("p", f"[{number // 60:02}:{number % 60:02}] {random.choice(('Host', 'Guest'))}: {paragraph(random)}")]


def _points(_: int, random: Random) -> list[Element]:
    return [("li", sentence(random))]


KINDS: dict[str, Callable[[int, Random], list[Element]]] = {
    "prose": _prose, "chapters": _chapters, "play": _play, "statute": _statute, "questions": _questions,
    "transcript": _transcript, "points": _points,
}  # fmt: skip
"""What a page may go on with: what comes at each number."""


def elements_of(kind: str, count: int) -> list[Element]:
    """So many of a kind, always the same."""
    random = Random(f"{kind}{count}")
    return [element for number in range(count) for element in KINDS[kind](number, random)]


FORMS = ("article", "div", "body", "breaks")


def page_of(elements: Sequence[Element], form: str = "div", below: str = "") -> str:
    """A page with a menu and a footer.

    Args:
        form: what the article stands in; for `breaks` it is the body, and two line breaks part paragraphs.
        below: markup between article and footer.
    """
    if form == "breaks":
        body = "".join(f"{escape(text)}<br><br>\n" for _, text in elements)
    else:
        body = "".join(f"<{tag}>{escape(text)}</{tag}>\n" for tag, text in elements)
        body = f"<ul>{body}</ul>" if elements[0][0] == "li" else body
    opening, closing = {"article": ("<article>", "</article>"), "div": ("<div>", "</div>")}.get(form, ("", ""))
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in _MENU)
    footer = " ".join(f'<a href="/x">{name}</a>' for name in _FOOTER)
    return (
        f"<html lang=en><head><title>{TITLE}</title></head><body><ul>{menu}</ul>{opening}<h1>{TITLE}</h1>{body}{closing}"
        f"{below}<div>{footer}</div></body></html>"
    )


def text_of(elements: Sequence[Element], below: Sequence[str] = ()) -> str:
    """The same, flattened."""
    return "\n".join([*_MENU, TITLE, *(text for _, text in elements), *below, *_FOOTER])


def markdown_of(elements: Sequence[Element]) -> str:
    """The same, as a crawler writes Markdown."""
    signs = {"h2": "## ", "h3": "### ", "li": "- "}
    menu, footer = ([f"- [{name}](/{number})" for number, name in enumerate(names)] for names in (_MENU, _FOOTER))
    return "\n\n".join([*menu, f"# {TITLE}", *(signs.get(tag, "") + text for tag, text in elements), *footer])


STYLES = ("named", "hashed", "bare")
Post = tuple[str, str, str]
"""Who, when, what."""


def posts_of(count: int) -> list[Post]:
    """Posts of readers, half of them a few words long."""
    random = Random(count)
    return [
        (
            f"{random.choice(_READERS)} {random.choice('ABCDEFG')}.",
            f"{random.randint(1, 23)} hours ago",
            random.choice(
                ("I agree.", "This is nonsense, and everyone knows it.", sentence(random), paragraph(random))
            ),
        )
        for _ in range(count)
    ]


def thread_of(posts: Sequence[Post], style: str) -> str:
    """A thread as markup: with classes that name it, with classes that a program made up, or without any."""
    shapes = {
        "named": '<div class="comment"><span class="author">{}</span> <time>{}</time><p>{}</p><a href="#">Reply</a></div>',
        "hashed": '<div class="x3f"><div class="q1">{}</div><div class="q2">{}</div><div class="q3">{}</div></div>',
        "bare": "<div><b>{}</b> {}<p>{}</p></div>",
    }
    return f"<div><h3>Comments</h3>{''.join(shapes[style].format(*map(escape, post)) for post in posts)}</div>"
