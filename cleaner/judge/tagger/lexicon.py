"""What single words say: curated cues for headings in several languages, and learned log-odds of tokens.

The learned part comes with the model. The curated part is here, because no training set holds enough Polish or
Turkish pages to learn "czytaj także" from.

Compiled where it can be, with the types in lexicon.pxd; see docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence

from cleaner.judge.class_words import WordKeys
from cleaner.judge.tagger.words import WordOdds

RELATED, COMMENTS, SIGNUP, SHARE, ABOUT, LEGAL = range(6)
CUE_KINDS = 6

# Opening words of headings and of lines that lead away from the article; one or two words, lower case. More than two
# between bars or ends of lines are a list of single words.
_CUES = {
    RELATED: """related recommended trending popular latest similar archives categories sidebar footnotes|more
        more from|more in|more on|more news|more stories|more articles|more like|read more|read next|read also|also read
        see also|up next|next article|next story|next post|previous article|previous post|recent posts|recent articles
        most read|most popular|most viewed|must read|you may|you might|you'll like|don't miss|keep reading
        continue reading|explore more|top stories|top news|other news|other articles|editors' picks|editor's picks
        from around|around the|what to|in case|sponsored|promoted|advertisement|suggested|further reading
        mehr zum|mehr aus|mehr zu|mehr artikel|mehr von|weitere artikel|weitere themen|weitere meldungen|weitere news
        lesen sie|lesen auch|auch interessant|das könnte|meistgelesen|meistgelesene|verwandte|themen|lesetipps|empfohlen
        neueste|aktuelle|passend zum|zum thema|à lire|lire aussi|à découvrir|sur le|voir aussi|les plus|dans la
        nos articles|recommandé|articles liés|le plus|te puede|te recomendamos|lo más|más noticias|más información
        más leídas|más sobre|relacionados|noticias relacionadas|artículos relacionados|lee también|leer más|leia também
        leia mais|veja também|mais lidas|mais notícias|relacionadas|artigos relacionados|saiba mais|leggi anche
        leggi di|potrebbe interessarti|articoli correlati|correlati|più letti|ultime notizie|lees ook|lees meer
        meer over|gerelateerd|gerelateerde|meest gelezen|czytaj także|czytaj też|zobacz także|zobacz też|polecane
        najnowsze|powiązane|podobne|läs också|läs mer|läs även|mest läst|relaterat|les også|les mer|mest lest|læs også
        læs mere|mest læste|relaterede|lue myös|lue lisää|luetuimmat|ilgili haberler|ilgili|son dakika|çok okunan
        читайте также|читать далее|по теме|похожие|рекомендуем|самое читаемое|читайте по|también te|baca juga
        berita terkait|terkait|terpopuler|đọc thêm|tin liên|関連記事|関連|おすすめ|相关阅读|相关新闻|推荐阅读|延伸閱讀
        اقرأ أيضا|اقرأ أيضًا|مواضيع""",
    COMMENTS: """comments comment replies responses discussion conversation|leave a|post a|add a|join the|show comments
        view comments|write a|be the|kommentare|kommentar|leserkommentare|kommentieren|commentaires|commentaire
        vos réactions|réagir|laisser un|comentarios|comentario|deja un|comentários|comentário|deixe um|deixe seu
        commenti|lascia un|reacties|reageer|komentarze|komentarz|dodaj komentarz|kommentarer|kommentera|kommentit
        yorumlar|yorum|комментарии|комментарий|коментарі|komentar|bình luận|コメント|评论|留言|تعليقات""",
    SIGNUP: """subscribe newsletter newsletters|sign up|sign in|log in|get the|get our|join our|join us|stay up
        stay informed|support us|support our|donate|register|create account|become a|already a|start your|try our
        enter your|email address|your email|never miss|download our|download the|abonnieren|abonnement|jetzt abonnieren
        anmelden|newsletter abonnieren|registrieren|jetzt registrieren|jetzt testen|s'abonner|abonnez-vous|inscrivez-vous
        je m'abonne|se connecter|recevez|suscríbete|suscribirse|regístrate|iniciar sesión|recibe|assine|inscreva-se
        cadastre-se|receba|iscriviti|abbonati|accedi|schrijf je|abonneer|inloggen|aanmelden|zapisz się|zaloguj
        prenumerera|logga in|abonner|logg inn|tilmeld|tilaa|kirjaudu|abone ol|kayıt ol|подпишитесь|подписаться
        підписатися|berlangganan|đăng ký|登録|订阅|اشترك""",
    SHARE: """share tweet facebook twitter whatsapp linkedin pinterest email print copy instagram youtube telegram
        reddit|x|share this|share on|follow us|follow on|copy link|print this|like this|like us|teilen|drucken|merken
        folgen sie|partager|imprimer|suivez-nous|compartir|compartilhar|compartilhe|siga|síguenos|condividi|stampa
        seguici|delen|volg ons|udostępnij|dela|del|jaa|paylaş|поделиться|поділитися|bagikan|chia sẻ|シェア|分享|مشاركة""",
    ABOUT: """tags tag topics author about contributor biography posted filed categories category by|about the
        written by|posted in|filed under|tagged|more by|view all|all posts|über den|über die|autor|autorin|schlagworte
        schlagwörter|zur person|à propos|auteur|mots-clés|étiquettes|sobre el|sobre o|etiquetas|temas|autore|argomenti
        tagi|autor artykułu|taggar|ämnen|emneord|etiketler|теги|автор|метки|onderwerpen|タグ|标签|标签：|الكلمات""",
    LEGAL: """copyright © disclaimer terms privacy cookies cookie imprint|all rights|terms of|privacy policy
        this site|this website|we use|this article|this story|originally published|republished|reprinted|disclosure
        affiliate|impressum|datenschutz|alle rechte|diese website|wir verwenden|mentions légales|tous droits|ce site
        nous utilisons|todos los|este sitio|aviso legal|todos os|este site|política de|tutti i|questo sito|informativa
        alle rechten|deze website|wszelkie prawa|ta strona|alla rättigheter|все права|tüm hakları|hak cipta|版权|著作権""",
}  # fmt: skip

# Classes that name what is never the article. Only what cost no gold in cross-validation stands here, captions
# excepted (470 words of junk against 163 of gold); "related", "sidebar", "summary" and "accordion" did cost some.
_MARKS = (
    "comment comments commentlist disqus kommentare kommentar commentaires comentarios reacties",
    "bio author authorbox biography",
    "cookie cookies consent gdpr sourcepoint onetrust",
    "caption captions imagecaption credit",
)
MARK_KINDS = len(_MARKS)
POSTS = 0
"""The kind of mark that readers' comments bear."""
_MARKED = {word: kind for kind, words in enumerate(_MARKS) for word in words.split()}

_MARKED_KEYS = WordOdds({word: kind + 1.0 for word, kind in _MARKED.items()})

_ZERO = array("d", [0.0])

Look = tuple[str, str]
"""An element's tag, and its id and class as written."""


def _flat(cues: Mapping[int, str]) -> dict[str, int]:
    flat: dict[str, int] = {}
    for kind, block in cues.items():
        for piece in block.replace("\n", "|").split("|"):
            words = piece.split()
            phrases = words if len(words) > 2 else [" ".join(words)]
            flat.update({phrase: kind for phrase in phrases if phrase})
    return flat


_PHRASES = _flat(_CUES)
_STARTS = frozenset(phrase.split()[0] for phrase in _PHRASES)
_START_KEYS = WordOdds(dict.fromkeys(_STARTS, 1.0))


def cue(opening: Sequence[str], words: int) -> int:
    """Which kind of cue a line is, by its opening and its number of words; -1: none.

    A count before it ("12 Comments") is skipped.
    """
    first = opening[0].rstrip(":")
    if first not in _STARTS:
        return _PHRASES.get(opening[1].rstrip(":"), -1) if first.isdigit() and len(opening) > 1 else -1
    kind = _PHRASES.get(" ".join(opening[:2]).rstrip(":"), -1)
    return kind if kind >= 0 or words > 4 else _PHRASES.get(first, -1)


def may_be_cue(key: int) -> bool:
    """Whether a line may be a cue whose first word, without a colon behind it, has this key."""
    return _START_KEYS.get(key) > 0


class Weights:
    """What the lexicon says of elements, by their looks.

    Attributes:
        odds: sum of the log-odds of the element's words, half of its tag's among them.
        low, high: of single words, 0 if there are none below or above.
        marks: for each kind of mark 1 for the elements that bear it; None if none does.
    """

    def __init__(self, count: int) -> None:
        self.odds, self.low, self.high = _ZERO * count, _ZERO * count, _ZERO * count
        self.marks: list[array[float] | None] = [None] * MARK_KINDS


class Lexicon:
    """Learned log-odds that text is the article's.

    Attributes:
        tokens: of words in class and id, and of tags as "<name".
        short: of words (and "=first two words") that open a short block.
        long: the same of a long block.
        classes, opening_short, opening_long: the same three by the words' keys.
        tags: of tags alone.
    """

    def __init__(self, tokens: Mapping[str, float], short: Mapping[str, float], long: Mapping[str, float]) -> None:
        self.tokens, self.short, self.long = dict(tokens), dict(short), dict(long)
        self.classes = WordOdds(tokens)
        self.opening_short, self.opening_long = WordOdds(short), WordOdds(long)
        self.tags = {token[1:]: odds for token, odds in tokens.items() if token.startswith("<")}

    def weigh(self, looks: Sequence[Look], look: array[int]) -> Weights:
        """Weigh elements.

        Args:
            looks: all that there are.
            look: of each element, its number in `looks`.
        """
        known = _Weighed(len(looks), self.classes)
        weighed = bytearray(len(looks))
        weights = Weights(len(look))
        for e in range(len(look)):
            i = look[e]
            if not weighed[i]:
                weighed[i] = 1
                tag, tokens = looks[i]
                known.weigh(i, tokens, 0.5 * self.tags.get(tag, 0.0))
            weights.odds[e], weights.low[e], weights.high[e] = known.odds[i], known.low[i], known.high[i]
        for kind, bearers in known.bearers.items():
            weights.marks[kind] = array("d", [i in bearers for i in look])
        return weights


class _Weighed:
    """The same as `Weights`, of looks."""

    def __init__(self, count: int, classes: WordOdds) -> None:
        self.odds, self.low, self.high = _ZERO * count, _ZERO * count, _ZERO * count
        self.bearers: dict[int, set[int]] = {}
        self.classes, self.marked = classes, _MARKED_KEYS
        self.words = WordKeys()

    def weigh(self, at: int, tokens: str, tag: float) -> None:
        """Look up the words of one look; `tag` is what its tag says."""
        total, hits = 0.0, 0
        self.words.read(tokens)
        for i in range(self.words.count):
            key = self.words.keys[i]
            odds = self.classes.get(key)
            if odds:
                total += odds
                hits += 1
                self.low[at] = min(self.low[at], odds)
                self.high[at] = max(self.high[at], odds)
            mark = int(self.marked.get(key))
            if mark:
                self.bearers.setdefault(mark - 1, set()).add(at)
        self.odds[at] = tag + total / math.sqrt(hits + 1)
