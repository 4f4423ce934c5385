"""Articles with a thread of readers' posts below, longer than themselves: the benchmark's pages have lost most of theirs.

Threads come from scripts that a crawler did not run. Where they are in the page, a hundred of them can follow four
paragraphs; models that have seen few take the posts for the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from random import Random

from cleaner.segment.tree import Tree
from cleaner.training.lengthening import any_size, last_paragraph, longer_text, with_markup

# How many posts there are: as many pages with 3 to 12 as with 40 to 160.
_FEWEST, _MOST = 3, 160
_NAMES = (
    "Anna Berta Carlos Dora Emil Fatma Georg Hana Ivan Julia Karim Lena Marek Nadia Oskar Paula Quentin Rosa Sami Tilda Umberto "
    "Vera Willem Xenia Yusuf Zofia"
).split()
_SURNAMES = (
    "Abara Brandt Castelo Duval Eriksen Farkas Greco Holm Ibarra Jansen Kovac Lindqvist Moretti Novak Okoro Petrov Quist Ramos "
    "Sato Tan Ulrich Vargas Weiss Yilmaz"
).split()
_NICKS = ("old_sailor", "reader{n}", "kt{n}", "The Gardener", "night owl", "nobody{n}", "J.", "anonymous", "Mrs. T")


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands around posts in a language.

    Attributes:
        heads: above the thread, with their number or without.
        times: when somebody wrote.
        answers: buttons below a post.
        remarks: posts of a few words.
        says: behind the name of who writes, where it is a line of its own.
    """

    heads: tuple[str, ...]
    times: tuple[str, ...]
    answers: tuple[str, ...]
    remarks: tuple[str, ...]
    says: str


_WORDS = {
    "en": _Words(
        ("Comments", "{n} Comments", "Leave a comment", "{n} thoughts on this story", "Discussion"),
        ("{n} hours ago", "{n} March 2021 at 9:1{d} pm", "2019-04-1{d} 17:2{d}", "{n}d", "May {n}, 2020"),
        ("Reply", "Like", "Report", "Share", "Quote", "Permalink"),
        ("I agree.", "Thanks for this!", "So true", "Great article, well done.", "What nonsense.", "Where was that?", "+1"),
        "says:",
    ),
    "de": _Words(
        ("Kommentare", "{n} Kommentare", "Diskussion", "Leserkommentare"),
        ("vor {n} Stunden", "{n}.03.2021, 21:1{d} Uhr", "{n}. Mai 2020"),
        ("Antworten", "Melden", "Empfehlen", "Teilen"),
        ("Genau so ist es.", "Danke dafür!", "So ein Unsinn.", "Guter Artikel.", "Wo war das?", "+1"),
        "sagt:",
    ),
    "fr": _Words(
        ("Commentaires", "{n} commentaires", "Réactions"),
        ("il y a {n} heures", "{n} mars 2021 à 21h1{d}", "le {n}/05/2020"),
        ("Répondre", "Signaler", "J'aime"),
        ("Tout à fait.", "Merci !", "N'importe quoi.", "Très bon article.", "+1"),
        "dit :",
    ),
    "es": _Words(
        ("Comentarios", "{n} comentarios", "Deja un comentario"),
        ("hace {n} horas", "{n} de marzo de 2021 a las 21:1{d}", "{n}/05/2020"),
        ("Responder", "Denunciar", "Me gusta"),
        ("Totalmente de acuerdo.", "¡Gracias!", "Qué tontería.", "Muy buen artículo.", "+1"),
        "dice:",
    ),
    "it": _Words(
        ("Commenti", "{n} commenti"),
        ("{n} ore fa", "{n} marzo 2021 alle 21:1{d}"),
        ("Rispondi", "Segnala", "Mi piace"),
        ("Sono d'accordo.", "Grazie!", "Che sciocchezza.", "+1"),
        "dice:",
    ),
    "pt": _Words(
        ("Comentários", "{n} comentários"),
        ("há {n} horas", "{n} de março de 2021, 21:1{d}"),
        ("Responder", "Denunciar", "Curtir"),
        ("Concordo.", "Obrigado!", "Que bobagem.", "+1"),
        "disse:",
    ),
    "nl": _Words(("Reacties", "{n} reacties"), ("{n} uur geleden", "{n} maart 2021"), ("Reageer", "Meld"), ("Eens.", "+1"), "zegt:"),
    "pl": _Words(
        ("Komentarze", "Komentarze ({n})"), ("{n} godz. temu", "{n}.03.2021 21:1{d}"), ("Odpowiedz", "Zgłoś"), ("Zgadzam się.", "+1"),
        "pisze:",
    ),
    "ru": _Words(
        ("Комментарии", "{n} комментариев"), ("{n} часов назад", "{n} марта 2021"), ("Ответить", "Пожаловаться"), ("Согласен.", "+1"),
        "пишет:",
    ),
    "tr": _Words(("Yorumlar", "{n} yorum"), ("{n} saat önce", "{n} Mart 2021"), ("Yanıtla", "Şikayet et"), ("Katılıyorum.", "+1"), "diyor ki:"),
}  # fmt: skip
_POSTS, _SENTENCES = 3, 4  # paragraphs of a post, sentences of a paragraph, at most


@dataclass(frozen=True, slots=True)
class _Post:
    """What one reader writes, in paragraphs, and the buttons below."""

    name: str
    date: str
    said: Sequence[str]
    answers: Sequence[str]


def commented_page(html: str, gold: str, others: Sequence[str], language: str, key: str) -> str | None:
    """A page with a thread below the container of its last paragraph.

    Args:
        others: sentences that readers may write.
        key: how many posts there are and how they are marked up follows from this.

    Returns:
        None if no paragraph of the page is a line of its gold, or nobody has anything to say.
    """
    tree, random = Tree(html), Random(key)
    last = last_paragraph(tree, gold)
    if last is None or last.parent is None or not others:
        return None
    head, posts = _thread(others, language, random)
    return with_markup(tree, last if last.parent.tag == "body" else last.parent, _marked_up(head, posts, random))


def commented_text(
    lines: Sequence[str], kept: Sequence[float], others: Sequence[str], language: str, key: str
) -> str | None:
    """A flattened page with a thread below the last line that is its article's.

    Args:
        kept: which share of each line is the article's.
    """
    if not others:
        return None
    random = Random(key)
    head, posts = _thread(others, language, random)
    return longer_text(lines, kept, [*filter(None, [head]), *_flattened(posts, language, random)])


def _thread(others: Sequence[str], language: str, random: Random) -> tuple[str, list[_Post]]:
    """What stands above a thread, on some pages nothing, and its posts."""
    words = _words_of(language)
    count = any_size(_FEWEST, _MOST, random)
    head = _filled(random.choice(words.heads), random) if random.random() < 0.7 else ""
    answers = random.sample(words.answers, min(random.randint(0, 2), len(words.answers)))
    return head, [
        _Post(writer(random), _filled(random.choice(words.times), random), _said(others, words, random), answers)
        for _ in range(count)
    ]


def _words_of(language: str) -> _Words:
    return _WORDS.get(language, _WORDS["en"])


def _flattened(posts: Sequence[_Post], language: str, random: Random) -> Iterator[str]:
    """Posts as lines: who and when on one line or on two, or one of both alone."""
    between = random.choice(("\n", "\n", " ", " · ", ", ", " - "))
    order = random.choice(("name date", "name date", "date name", "name", "says"))
    below = random.random() < 0.2
    for post in posts:
        parts = {"name": post.name, "date": post.date, "says": f"{post.name} {_words_of(language).says}"}
        signed = between.join(parts[part] for part in order.split()).split("\n")
        yield from (*post.said, *signed) if below else (*signed, *post.said)
        yield from post.answers


def _marked_up(head: str, posts: Sequence[_Post], random: Random) -> str:
    """Posts as elements, all alike."""
    around = random.choice(("div", "section", "ol", "ul", "div"))
    named = f' class="{random.choice(("comments", "comment-list", "discussion", "responses"))}"'
    opening = f"<{around}{named if random.random() < 0.5 else ''}>"
    tag = random.choice(("h2", "h3", "h4", "div"))
    made = "".join(map(_style(random), posts))
    return f"<div>{f'<{tag}>{head}</{tag}>' if head else ''}{opening}{made}</{around}></div>"


def _style(random: Random) -> Callable[[_Post], str]:
    """How all posts of a page are marked up."""
    box = random.choice(("div", "li", "article", "div"))
    name = random.choice(("b", "span", "a", "h4", "div", "cite", "strong"))
    date = random.choice(("span", "time", "div", "small", "a"))
    body = random.choice(("p", "div", "blockquote"))
    answer = random.choice(("a", "button", "span", "div"))
    split, later = body != "p" and random.random() < 0.5, random.random() < 0.3
    names = _names(random)

    def element(tag: str, role: str, inside: str) -> str:
        return f"<{tag}{names(role)}>{inside}</{tag}>"

    def post(one: _Post) -> str:
        signed = [element(name, "name", escape(one.name)), element(date, "date", escape(one.date))]
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in one.said) if split else escape(" ".join(one.said))
        said = element(body, "body", paragraphs)
        buttons = [element(answer, "answer", escape(text)) for text in one.answers]
        return element(box, "box", "".join([*(signed[::-1] if later else signed), said, *buttons]))

    return post


def _names(random: Random) -> Callable[[str], str]:
    """Classes that say what they are for, that say nothing, or none."""
    kind = random.random()
    if kind < 0.3:
        return lambda role: role[:0]
    if kind < 0.6:
        made = {role: f"x{random.randrange(16**5):05x}" for role in ("box", "name", "date", "body", "answer")}
        return lambda role: f' class="{made[role]}"'
    first = random.choice(("comment", "cmt", "post", "reply", "user-comment"))
    return lambda role: f' class="{first if role == "box" else f"{first}-{role}"}"'


def _said(others: Sequence[str], words: _Words, random: Random) -> list[str]:
    if random.random() < 0.3:
        return [random.choice(words.remarks)]
    return [
        " ".join(random.choice(others) for _ in range(random.randint(1, _SENTENCES)))
        for _ in range(random.choice((1, 1, 1, 2, _POSTS)))
    ]


def writer(random: Random) -> str:
    """Somebody's name, or what somebody calls himself."""
    kind = random.random()
    if kind < 0.4:
        return f"{random.choice(_NAMES)} {random.choice(_SURNAMES)}"
    if kind < 0.7:
        return f"{random.choice(_NAMES)} {random.choice(_SURNAMES)[0]}."
    return random.choice(_NAMES) if kind < 0.85 else _filled(random.choice(_NICKS), random)


def _filled(text: str, random: Random) -> str:
    return text.replace("{n}", str(random.randint(2, 27))).replace("{d}", str(random.randint(0, 9)))
