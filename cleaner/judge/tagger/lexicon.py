"""Word lists of the block features: curated cues for headings in several languages, and learned log-odds of tokens.

The learned part comes with the model; the curated part is here, because no training set holds enough Polish or
Turkish pages to learn "czytaj także" from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

RELATED, COMMENTS, SIGNUP, SHARE, ABOUT, LEGAL = range(6)
CUE_KINDS = 6

# Opening words of headings and of lines that lead away from the article; one or two words, lower case.
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
        view comments|write a|be the|kommentare kommentar|leserkommentare|kommentieren|commentaires|commentaire
        vos réactions|réagir|laisser un|comentarios|comentario|deja un|comentários|comentário|deixe um|deixe seu
        commenti|lascia un|reacties|reageer|komentarze|komentarz|dodaj komentarz|kommentarer|kommentera|kommentit
        yorumlar|yorum|комментарии|комментарий|коментарі|komentar|bình luận|コメント|评论|留言|تعليقات""",
    SIGNUP: """subscribe newsletter newsletters|sign up|sign in|log in|get the|get our|join our|join us|stay up
        stay informed|support us|support our|donate|register|create account|become a|already a|start your|try our
        enter your|email address|your email|never miss|download our|download the|abonnieren abonnement|jetzt abonnieren
        anmelden|newsletter abonnieren|registrieren|jetzt registrieren|jetzt testen|s'abonner|abonnez-vous|inscrivez-vous
        je m'abonne|se connecter|recevez|suscríbete|suscribirse|regístrate|iniciar sesión|recibe|assine|inscreva-se
        cadastre-se|receba|iscriviti|abbonati|accedi|schrijf je|abonneer|inloggen|aanmelden|zapisz się|zaloguj
        prenumerera|logga in|abonner|logg inn|tilmeld|tilaa|kirjaudu|abone ol|kayıt ol|подпишитесь|подписаться
        підписатися|berlangganan|đăng ký|登録|订阅|اشترك""",
    SHARE: """share tweet facebook twitter whatsapp linkedin pinterest email print copy instagram youtube telegram
        reddit x|share this|share on|follow us|follow on|copy link|print this|like this|like us|teilen drucken|merken
        folgen sie|partager|imprimer|suivez-nous|compartir|compartilhar|compartilhe|siga|síguenos|condividi|stampa
        seguici|delen|volg ons|udostępnij|dela|del|jaa|paylaş|поделиться|поділитися|bagikan|chia sẻ|シェア|分享|مشاركة""",
    ABOUT: """tags tag topics author about contributor biography posted filed categories category by|about the
        written by|posted in|filed under|tagged|more by|view all|all posts|über den|über die|autor|autorin|schlagworte
        schlagwörter|zur person|à propos|auteur|mots-clés|étiquettes|sobre el|sobre o|etiquetas|temas|autore|argomenti
        tagi|autor artykułu|taggar|ämnen|emneord|etiketler|теги|автор|метки|onderwerpen|タグ|标签|标签：|الكلمات""",
    LEGAL: """copyright © disclaimer terms privacy cookies cookie imprint|all rights|terms of|privacy policy
        this site|this website|we use|this article|this story|originally published|republished|reprinted|disclosure
        affiliate|impressum datenschutz|alle rechte|diese website|wir verwenden|mentions légales|tous droits|ce site
        nous utilisons|todos los|este sitio|aviso legal|todos os|este site|política de|tutti i|questo sito|informativa
        alle rechten|deze website|wszelkie prawa|ta strona|alla rättigheter|все права|tüm hakları|hak cipta|版权|著作権""",
}  # fmt: skip


def _flat(cues: Mapping[int, str]) -> dict[str, int]:
    """A phrase may be set apart by `|` or a newline; a line without bars is a list of single words."""
    flat: dict[str, int] = {}
    for kind, block in cues.items():
        for line in block.split("\n"):
            for piece in line.strip().split("|"):
                piece = piece.strip()
                phrases = piece.split() if len(piece.split()) > 2 else [piece]
                flat.update({phrase: kind for phrase in phrases if phrase})
    return flat


CUES = _flat(_CUES)
CUE_STARTS = frozenset(phrase.split()[0] for phrase in CUES)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Learned log-odds that text is the article's.

    Attributes:
        tokens: of class and id tokens, and of tags as "<name".
        short: of words (and "=first two words") that open a short block.
        long: the same of a long block.
        memory: what was looked up before; saves time and changes nothing.
    """

    tokens: Mapping[str, float] = field(default_factory=dict)
    short: Mapping[str, float] = field(default_factory=dict)
    long: Mapping[str, float] = field(default_factory=dict)
    memory: dict[tuple[str, str], tuple[float, float, float]] = field(default_factory=dict, compare=False, repr=False)
