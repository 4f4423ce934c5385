"""Articles with a thread of readers' posts below, longer than themselves: the benchmark's pages have lost most of theirs.

Threads come from scripts that a crawler did not run. Where they are in the page, a hundred of them can follow four
paragraphs; models that have seen few take the posts for the article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from random import Random

from cleaner.segment.tree import Tree
from cleaner.training.lengthening import HERE, last_paragraph

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
    """

    heads: tuple[str, ...]
    times: tuple[str, ...]
    answers: tuple[str, ...]
    remarks: tuple[str, ...]


_WORDS = {
    "en": _Words(
        ("Comments", "{n} Comments", "Leave a comment", "{n} thoughts on this story", "Discussion"),
        ("{n} hours ago", "{n} March 2021 at 9:1{d} pm", "2019-04-1{d} 17:2{d}", "{n}d", "May {n}, 2020"),
        ("Reply", "Like", "Report", "Share", "Quote", "Permalink"),
        ("I agree.", "Thanks for this!", "So true", "Great article, well done.", "What nonsense.", "Where was that?", "+1"),
    ),
    "de": _Words(
        ("Kommentare", "{n} Kommentare", "Diskussion", "Leserkommentare"),
        ("vor {n} Stunden", "{n}.03.2021, 21:1{d} Uhr", "{n}. Mai 2020"),
        ("Antworten", "Melden", "Empfehlen", "Teilen"),
        ("Genau so ist es.", "Danke dafür!", "So ein Unsinn.", "Guter Artikel.", "Wo war das?", "+1"),
    ),
    "fr": _Words(
        ("Commentaires", "{n} commentaires", "Réactions"),
        ("il y a {n} heures", "{n} mars 2021 à 21h1{d}", "le {n}/05/2020"),
        ("Répondre", "Signaler", "J'aime"),
        ("Tout à fait.", "Merci !", "N'importe quoi.", "Très bon article.", "+1"),
    ),
    "es": _Words(
        ("Comentarios", "{n} comentarios", "Deja un comentario"),
        ("hace {n} horas", "{n} de marzo de 2021 a las 21:1{d}", "{n}/05/2020"),
        ("Responder", "Denunciar", "Me gusta"),
        ("Totalmente de acuerdo.", "¡Gracias!", "Qué tontería.", "Muy buen artículo.", "+1"),
    ),
    "it": _Words(
        ("Commenti", "{n} commenti"),
        ("{n} ore fa", "{n} marzo 2021 alle 21:1{d}"),
        ("Rispondi", "Segnala", "Mi piace"),
        ("Sono d'accordo.", "Grazie!", "Che sciocchezza.", "+1"),
    ),
    "pt": _Words(
        ("Comentários", "{n} comentários"),
        ("há {n} horas", "{n} de março de 2021, 21:1{d}"),
        ("Responder", "Denunciar", "Curtir"),
        ("Concordo.", "Obrigado!", "Que bobagem.", "+1"),
    ),
    "nl": _Words(("Reacties", "{n} reacties"), ("{n} uur geleden", "{n} maart 2021"), ("Reageer", "Meld"), ("Eens.", "+1")),
    "pl": _Words(
        ("Komentarze", "Komentarze ({n})"), ("{n} godz. temu", "{n}.03.2021 21:1{d}"), ("Odpowiedz", "Zgłoś"), ("Zgadzam się.", "+1")
    ),
    "ru": _Words(
        ("Комментарии", "{n} комментариев"), ("{n} часов назад", "{n} марта 2021"), ("Ответить", "Пожаловаться"), ("Согласен.", "+1")
    ),
    "tr": _Words(("Yorumlar", "{n} yorum"), ("{n} saat önce", "{n} Mart 2021"), ("Yanıtla", "Şikayet et"), ("Katılıyorum.", "+1")),
}  # fmt: skip
_POSTS, _SENTENCES = 3, 4  # paragraphs of a post, sentences of a paragraph, at most


def commented(html: str, gold: str, others: Sequence[str], language: str, key: str) -> str | None:
    """A page with a thread below the container of its last paragraph.

    Args:
        others: sentences that readers may write.
        key: how many posts there are and how they are marked up follows from this.

    Returns:
        None if no paragraph of the page is a line of its gold, or nobody has anything to say.
    """
    tree = Tree(html)
    last = last_paragraph(tree, gold)
    if last is None or last.parent is None or not others:
        return None
    (last if last.parent.tag == "body" else last.parent).insert_after(HERE)
    return tree.serialized().replace(HERE, _thread(others, _WORDS.get(language, _WORDS["en"]), Random(key)), 1)


def _thread(others: Sequence[str], words: _Words, random: Random) -> str:
    count = round(_FEWEST * (_MOST / _FEWEST) ** random.random())
    post = _style(words, random)
    head = _filled(random.choice(words.heads), random)
    around = random.choice(("div", "section", "ol", "ul", "div"))
    named = random.random() < 0.5
    opening = f'<{around} class="{random.choice(("comments", "comment-list", "discussion", "responses"))}">'
    shown = f"<{(tag := random.choice(('h2', 'h3', 'h4', 'div')))}>{head}</{tag}>" if random.random() < 0.7 else ""
    posts = "".join(post(_said(others, words, random)) for _ in range(count))
    return f"<div>{shown}{opening if named else f'<{around}>'}{posts}</{around}></div>"


def _style(words: _Words, random: Random) -> Callable[[Sequence[str]], str]:
    """How all posts of a page are marked up."""
    box = random.choice(("div", "li", "article", "div"))
    parts = [
        ("name", random.choice(("b", "span", "a", "h4", "div", "cite", "strong"))),
        ("date", random.choice(("span", "time", "div", "small", "a"))),
        ("body", random.choice(("p", "div", "blockquote"))),
    ]
    if random.random() < 0.3:
        parts[0], parts[1] = parts[1], parts[0]
    answers = random.sample(words.answers, random.randint(0, 2))
    parts += [("answer", random.choice(("a", "button", "span", "div"))) for _ in answers]
    names = _names(random)
    split = random.random() < 0.5

    def post(said: Sequence[str]) -> str:
        buttons = iter(answers)
        made = []
        for role, tag in parts:
            if role == "body":
                inside = (
                    "".join(f"<p>{escape(line)}</p>" for line in said)
                    if split and tag != "p"
                    else escape(" ".join(said))
                )
            elif role == "name":
                inside = escape(_writer(random))
            else:
                inside = escape(_filled(random.choice(words.times), random) if role == "date" else next(buttons))
            made.append(f"<{tag}{names(role)}>{inside}</{tag}>")
        return f"<{box}{names('box')}>{''.join(made)}</{box}>"

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


def _writer(random: Random) -> str:
    kind = random.random()
    if kind < 0.4:
        return f"{random.choice(_NAMES)} {random.choice(_SURNAMES)}"
    if kind < 0.7:
        return f"{random.choice(_NAMES)} {random.choice(_SURNAMES)[0]}."
    return random.choice(_NAMES) if kind < 0.85 else _filled(random.choice(_NICKS), random)


def _filled(text: str, random: Random) -> str:
    return text.replace("{n}", str(random.randint(2, 27))).replace("{d}", str(random.randint(0, 9)))
