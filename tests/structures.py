"""Invented articles in ten languages, and the structures that stand in and below articles on the web."""

from __future__ import annotations

import re
from dataclasses import dataclass

STRUCTURES = ("comments", "related", "newsletter", "consent", "bio")


@dataclass(frozen=True, slots=True)
class Story:
    """An article, and what stands around it, in one language.

    Attributes:
        comments: head, name and text of the first reader, name and text of the second.
        related: head, and title and teaser of two other stories.
        newsletter: head, sentence, button.
        consent: head, sentence, button.
        bio: the author's name, and a sentence about her.
    """

    language: str
    title: str
    paragraphs: tuple[str, ...]
    comments: tuple[str, str, str, str, str]
    related: tuple[str, str, str, str, str]
    newsletter: tuple[str, str, str]
    consent: tuple[str, str, str]
    bio: tuple[str, str]


STORIES = (
    Story(
        "en",
        "Harbour keeps its old crane",
        (
            "The harbour board decided on Tuesday evening that the old crane on the north quay will not be pulled down, "
            "although it has not lifted a load for thirty years.",
            "Repairs are to begin in spring. The steel has rusted through in two places, and the cabin needs a new floor "
            "before anybody may climb up to it again, the engineer told the meeting.",
            "“My grandfather ran that crane,” said Petra Oldham, who had collected nine hundred signatures. “He would have "
            "laughed at the fuss, but he would have come to look.”",
            "The money comes from a fund for monuments of industry, which pays two thirds of the cost, and from the sale of "
            "a warehouse that the port has not used since the ferries moved.",
        ),
        (
            "3 Comments",
            "Sigrun T.",
            "At last some good news from that quay, I thought they would never agree on anything.",
            "oldsalt44",
            "And who pays for the paint every five years? Nobody asked about that.",
        ),
        (
            "You may also like",
            "Lighthouse opens its doors at night",
            "For one week in June the keeper will show visitors how the lamp was turned by hand …",
            "Eel catches fall for a third year",
            "Fishermen on the lower river blame the new weir and the warm summers …",
        ),
        ("Our newsletter", "Get the best stories from the coast in your inbox every Friday.", "Subscribe"),
        (
            "We value your privacy",
            "We and our 214 partners store information on your device to show you personalised ads.",
            "Accept all",
        ),
        ("Maud Ferrant", "Maud Ferrant writes about ports and shipping. She joined the paper in 2015."),
    ),
    Story(
        "de",
        "Der alte Kran am Hafen bleibt stehen",
        (
            "Der Hafenrat hat am Dienstagabend beschlossen, dass der alte Kran am Nordkai nicht abgerissen wird, obwohl er "
            "seit dreißig Jahren keine Last mehr gehoben hat.",
            "Im Frühjahr soll die Sanierung beginnen. Der Stahl ist an zwei Stellen durchgerostet, und die Kabine braucht "
            "einen neuen Boden, bevor wieder jemand hinaufsteigen darf, sagte der Ingenieur in der Sitzung.",
            "„Mein Großvater hat diesen Kran gefahren“, sagte Petra Altmeier, die neunhundert Unterschriften gesammelt hat. "
            "„Er hätte über die Aufregung gelacht, aber er wäre gekommen, um zuzusehen.“",
            "Das Geld kommt aus einem Fonds für Industriedenkmäler, der zwei Drittel der Kosten trägt, und aus dem Verkauf "
            "eines Lagerhauses, das der Hafen seit dem Umzug der Fähren nicht mehr genutzt hat.",
        ),
        (
            "3 Kommentare",
            "Sigrun T.",
            "Endlich einmal eine gute Nachricht von diesem Kai, ich dachte schon, die einigen sich nie.",
            "Elbfischer44",
            "Und wer bezahlt alle fünf Jahre den Anstrich? Danach hat wieder niemand gefragt.",
        ),
        (
            "Das könnte Sie auch interessieren",
            "Leuchtturm öffnet nachts seine Türen",
            "Eine Woche lang zeigt der Wärter im Juni, wie die Lampe früher von Hand gedreht wurde …",
            "Aalfang geht im dritten Jahr zurück",
            "Die Fischer am Unterlauf geben dem neuen Wehr und den warmen Sommern die Schuld …",
        ),
        ("Unser Newsletter", "Jeden Freitag die besten Geschichten von der Küste in Ihr Postfach.", "Jetzt anmelden"),
        (
            "Ihre Privatsphäre ist uns wichtig",
            "Wir und unsere 214 Partner speichern Informationen auf Ihrem Gerät, um Ihnen personalisierte Anzeigen zu zeigen.",
            "Alle akzeptieren",
        ),
        ("Maud Fering", "Maud Fering schreibt über Häfen und Schifffahrt. Sie gehört der Redaktion seit 2015 an."),
    ),
    Story(
        "fr",
        "La vieille grue du port restera debout",
        (
            "Le conseil du port a décidé mardi soir que la vieille grue du quai nord ne serait pas démolie, bien qu'elle "
            "n'ait plus soulevé la moindre charge depuis trente ans.",
            "Les travaux doivent commencer au printemps. L'acier est percé par la rouille à deux endroits et la cabine a "
            "besoin d'un nouveau plancher avant que quelqu'un puisse y remonter, a expliqué l'ingénieur.",
            "« Mon grand-père conduisait cette grue », raconte Pauline Autret, qui a réuni neuf cents signatures. « Il aurait "
            "ri de toute cette agitation, mais il serait venu voir. »",
            "L'argent vient d'un fonds pour le patrimoine industriel, qui prend en charge les deux tiers du coût, et de la "
            "vente d'un entrepôt dont le port ne se servait plus depuis le départ des bacs.",
        ),
        (
            "3 commentaires",
            "Solène T.",
            "Enfin une bonne nouvelle pour ce quai, je croyais qu'ils ne se mettraient jamais d'accord.",
            "vieuxloup44",
            "Et qui paiera la peinture tous les cinq ans ? Personne n'a posé la question.",
        ),
        (
            "À lire aussi",
            "Le phare ouvre ses portes la nuit",
            "Pendant une semaine, en juin, le gardien montrera comment on tournait la lampe à la main…",
            "La pêche à l'anguille recule pour la troisième année",
            "Les pêcheurs du bas fleuve accusent le nouveau barrage et les étés trop chauds…",
        ),
        ("Notre newsletter", "Recevez chaque vendredi les meilleurs récits de la côte.", "Je m'inscris"),
        (
            "Votre vie privée compte pour nous",
            "Avec nos 214 partenaires, nous stockons des informations sur votre appareil pour afficher des publicités.",
            "Tout accepter",
        ),
        ("Maude Ferrand", "Maude Ferrand suit les ports et la marine marchande. Elle a rejoint la rédaction en 2015."),
    ),
    Story(
        "es",
        "La vieja grúa del puerto seguirá en pie",
        (
            "La junta del puerto decidió el martes por la noche que la vieja grúa del muelle norte no será derribada, aunque "
            "no ha levantado una sola carga en los últimos treinta años.",
            "Las obras deben empezar en primavera. El acero está perforado por el óxido en dos puntos y la cabina necesita un "
            "suelo nuevo antes de que nadie pueda volver a subir, explicó el ingeniero.",
            "«Mi abuelo manejaba esa grúa», cuenta Petra Olmedo, que reunió novecientas firmas. «Se habría reído de tanto "
            "alboroto, pero habría venido a mirar».",
            "El dinero sale de un fondo para monumentos industriales, que paga dos tercios del coste, y de la venta de un "
            "almacén que el puerto no usaba desde que se fueron los transbordadores.",
        ),
        (
            "3 comentarios",
            "Sonsoles T.",
            "Por fin una buena noticia de ese muelle, yo creía que nunca se pondrían de acuerdo.",
            "marinero44",
            "¿Y quién paga la pintura cada cinco años? Nadie ha preguntado por eso.",
        ),
        (
            "También te puede interesar",
            "El faro abre sus puertas de noche",
            "Durante una semana de junio el farero enseñará cómo se giraba la lámpara a mano…",
            "La pesca de anguila cae por tercer año",
            "Los pescadores del tramo bajo culpan a la nueva presa y a los veranos cálidos…",
        ),
        ("Nuestro boletín", "Recibe cada viernes las mejores historias de la costa en tu correo.", "Suscríbete"),
        (
            "Tu privacidad nos importa",
            "Nosotros y nuestros 214 socios almacenamos información en tu dispositivo para mostrar anuncios personalizados.",
            "Aceptar todo",
        ),
        ("Maite Ferrer", "Maite Ferrer escribe sobre puertos y navegación. Forma parte de la redacción desde 2015."),
    ),
    Story(
        "it",
        "La vecchia gru del porto resta al suo posto",
        (
            "Il consiglio del porto ha deciso martedì sera che la vecchia gru del molo nord non sarà abbattuta, anche se non "
            "solleva un carico da trent'anni.",
            "I lavori dovrebbero cominciare in primavera. L'acciaio è forato dalla ruggine in due punti e la cabina ha bisogno "
            "di un pavimento nuovo prima che qualcuno possa risalirci, ha spiegato l'ingegnere.",
            "«Mio nonno manovrava quella gru», dice Petra Olivieri, che ha raccolto novecento firme. «Avrebbe riso di tutto "
            "questo chiasso, ma sarebbe venuto a guardare».",
            "Il denaro arriva da un fondo per i monumenti dell'industria, che copre due terzi della spesa, e dalla vendita di un "
            "magazzino che il porto non usava più da quando sono partiti i traghetti.",
        ),
        (
            "3 commenti",
            "Silvana T.",
            "Finalmente una buona notizia da quel molo, pensavo che non si sarebbero mai messi d'accordo.",
            "lupodimare44",
            "E chi paga la vernice ogni cinque anni? Nessuno lo ha chiesto.",
        ),
        (
            "Leggi anche",
            "Il faro apre le porte di notte",
            "Per una settimana, a giugno, il guardiano mostrerà come si girava a mano la lampada…",
            "La pesca dell'anguilla cala per il terzo anno",
            "I pescatori del basso corso danno la colpa alla nuova diga e alle estati calde…",
        ),
        ("La nostra newsletter", "Ogni venerdì le storie migliori della costa nella tua casella.", "Iscriviti"),
        (
            "La tua privacy è importante",
            "Noi e i nostri 214 partner archiviamo informazioni sul tuo dispositivo per mostrarti annunci personalizzati.",
            "Accetta tutto",
        ),
        ("Maura Ferri", "Maura Ferri scrive di porti e navigazione. Fa parte della redazione dal 2015."),
    ),
    Story(
        "pt",
        "O velho guindaste do porto vai ficar de pé",
        (
            "O conselho do porto decidiu na noite de terça-feira que o velho guindaste do cais norte não será demolido, embora "
            "não levante uma carga há trinta anos.",
            "As obras devem começar na primavera. O aço está furado pela ferrugem em dois pontos e a cabine precisa de um piso "
            "novo antes que alguém possa voltar a subir, explicou o engenheiro.",
            "“Meu avô operava esse guindaste”, conta Petra Oliveira, que reuniu novecentas assinaturas. “Ele teria rido de tanta "
            "agitação, mas teria vindo olhar.”",
            "O dinheiro vem de um fundo para monumentos industriais, que paga dois terços do custo, e da venda de um armazém que "
            "o porto não usava desde que as balsas mudaram de lugar.",
        ),
        (
            "3 comentários",
            "Simone T.",
            "Enfim uma boa notícia daquele cais, eu achava que nunca iam chegar a um acordo.",
            "lobodomar44",
            "E quem paga a pintura a cada cinco anos? Ninguém perguntou isso.",
        ),
        (
            "Leia também",
            "Farol abre as portas à noite",
            "Durante uma semana de junho o faroleiro vai mostrar como a lâmpada era girada à mão…",
            "Pesca da enguia cai pelo terceiro ano",
            "Os pescadores do baixo rio culpam a nova barragem e os verões quentes…",
        ),
        ("Nossa newsletter", "Receba toda sexta-feira as melhores histórias do litoral.", "Inscreva-se"),
        (
            "Sua privacidade é importante",
            "Nós e nossos 214 parceiros armazenamos informações no seu dispositivo para exibir anúncios personalizados.",
            "Aceitar tudo",
        ),
        ("Maura Ferreira", "Maura Ferreira escreve sobre portos e navegação. Está na redação desde 2015."),
    ),
    Story(
        "nl",
        "De oude havenkraan blijft staan",
        (
            "Het havenbestuur heeft dinsdagavond besloten dat de oude kraan op de noordkade niet wordt gesloopt, hoewel hij in "
            "dertig jaar geen last meer heeft gehesen.",
            "Het herstel moet in het voorjaar beginnen. Het staal is op twee plaatsen doorgeroest en de cabine heeft een nieuwe "
            "vloer nodig voordat iemand er weer in mag klimmen, zei de ingenieur tijdens de vergadering.",
            "“Mijn opa draaide die kraan”, zegt Petra Oudeman, die negenhonderd handtekeningen verzamelde. “Hij zou om alle drukte "
            "hebben gelachen, maar hij was wel komen kijken.”",
            "Het geld komt uit een fonds voor industriële monumenten, dat twee derde van de kosten betaalt, en uit de verkoop van "
            "een pakhuis dat de haven niet meer gebruikte sinds de veerboten zijn verplaatst.",
        ),
        (
            "3 reacties",
            "Sanne T.",
            "Eindelijk eens goed nieuws van die kade, ik dacht dat ze het nooit eens zouden worden.",
            "zeebonk44",
            "En wie betaalt om de vijf jaar de verf? Daar heeft weer niemand naar gevraagd.",
        ),
        (
            "Lees ook",
            "Vuurtoren gaat 's nachts open",
            "Een week lang laat de wachter in juni zien hoe de lamp vroeger met de hand werd gedraaid…",
            "Palingvangst daalt voor het derde jaar",
            "De vissers op de benedenrivier wijzen naar de nieuwe stuw en de warme zomers…",
        ),
        ("Onze nieuwsbrief", "Elke vrijdag de mooiste verhalen van de kust in je mailbox.", "Schrijf je in"),
        (
            "Jouw privacy is belangrijk",
            "Wij en onze 214 partners slaan informatie op je apparaat op om je persoonlijke advertenties te tonen.",
            "Alles accepteren",
        ),
        ("Maud Verhaar", "Maud Verhaar schrijft over havens en scheepvaart. Ze werkt sinds 2015 bij de redactie."),
    ),
    Story(
        "pl",
        "Stary dźwig w porcie zostaje",
        (
            "Rada portu postanowiła we wtorek wieczorem, że stary dźwig na nabrzeżu północnym nie zostanie rozebrany, chociaż od "
            "trzydziestu lat nie podniósł żadnego ładunku.",
            "Remont ma się zacząć wiosną. Stal przerdzewiała w dwóch miejscach, a kabina potrzebuje nowej podłogi, zanim ktokolwiek "
            "będzie mógł znów na nią wejść, powiedział inżynier podczas zebrania.",
            "„Mój dziadek obsługiwał ten dźwig”, mówi Petra Olszańska, która zebrała dziewięćset podpisów. „Śmiałby się z całego "
            "zamieszania, ale przyszedłby popatrzeć”.",
            "Pieniądze pochodzą z funduszu zabytków przemysłu, który pokrywa dwie trzecie kosztów, oraz ze sprzedaży magazynu, "
            "którego port nie używał, odkąd przeniesiono promy.",
        ),
        (
            "3 komentarze",
            "Sylwia T.",
            "Wreszcie jakaś dobra wiadomość z tego nabrzeża, myślałam, że nigdy się nie dogadają.",
            "wilkmorski44",
            "A kto zapłaci co pięć lat za farbę? O to nikt nie zapytał.",
        ),
        (
            "Czytaj także",
            "Latarnia otwiera drzwi nocą",
            "Przez tydzień w czerwcu latarnik pokaże, jak dawniej obracano lampę ręcznie…",
            "Trzeci rok spadają połowy węgorza",
            "Rybacy z dolnej rzeki winią nowy jaz i ciepłe lata…",
        ),
        ("Nasz newsletter", "W każdy piątek najlepsze historie z wybrzeża w twojej skrzynce.", "Zapisz się"),
        (
            "Szanujemy twoją prywatność",
            "My i nasi partnerzy (214) przechowujemy informacje na twoim urządzeniu, aby pokazywać spersonalizowane reklamy.",
            "Akceptuję wszystko",
        ),
        ("Magda Ferenc", "Magda Ferenc pisze o portach i żegludze. W redakcji pracuje od 2015 roku."),
    ),
    Story(
        "tr",
        "Limandaki eski vinç yerinde kalıyor",
        (
            "Liman kurulu salı akşamı, kuzey rıhtımındaki eski vincin yıkılmamasına karar verdi; oysa vinç otuz yıldır tek bir "
            "yük bile kaldırmamıştı.",
            "Onarım ilkbaharda başlayacak. Mühendis toplantıda çeliğin iki yerde paslanıp delindiğini, kabinin de yeniden "
            "çıkılabilmesi için yeni bir döşemeye ihtiyaç duyduğunu anlattı.",
            "“O vinci dedem kullanırdı,” diyor dokuz yüz imza toplayan Pelin Odabaş. “Bu telaşa gülerdi ama yine de gelip "
            "bakardı.”",
            "Para, masrafın üçte ikisini karşılayan bir sanayi anıtları fonundan ve limanın vapurlar taşındığından beri "
            "kullanmadığı bir deponun satışından geliyor.",
        ),
        (
            "3 yorum",
            "Sevgi T.",
            "Sonunda o rıhtımdan iyi bir haber geldi, hiç anlaşamayacaklar sanıyordum.",
            "denizkurdu44",
            "Peki beş yılda bir boyayı kim ödeyecek? Bunu kimse sormamış.",
        ),
        (
            "İlgili haberler",
            "Deniz feneri gece kapılarını açıyor",
            "Haziranda bir hafta boyunca bekçi, lambanın eskiden elle nasıl çevrildiğini gösterecek…",
            "Yılan balığı avı üçüncü yıl da düştü",
            "Aşağı nehirdeki balıkçılar yeni bendi ve sıcak yazları suçluyor…",
        ),
        ("E-bültenimiz", "Kıyının en güzel hikâyeleri her cuma posta kutunuzda.", "Abone ol"),
        (
            "Gizliliğiniz bizim için önemli",
            "Biz ve 214 ortağımız, size kişiselleştirilmiş reklamlar göstermek için cihazınızda bilgi saklıyoruz.",
            "Tümünü kabul et",
        ),
        ("Meltem Fırat", "Meltem Fırat limanlar ve denizcilik üzerine yazıyor. 2015'ten beri gazetede çalışıyor."),
    ),
    Story(
        "ru",
        "Старый портовый кран останется на месте",
        (
            "Совет порта решил во вторник вечером, что старый кран на северном причале не будут сносить, хотя за тридцать лет он "
            "не поднял ни одного груза.",
            "Ремонт должен начаться весной. Сталь проржавела насквозь в двух местах, а кабине нужен новый пол, прежде чем "
            "кто-нибудь сможет снова туда подняться, сказал инженер на заседании.",
            "«На этом кране работал мой дед, — рассказывает Полина Одинцова, собравшая девятьсот подписей. — Он бы посмеялся над "
            "всей этой суетой, но пришёл бы посмотреть».",
            "Деньги даёт фонд памятников промышленности, который оплачивает две трети расходов; остальное выручили от продажи "
            "склада, которым порт не пользовался с тех пор, как перенесли паромы.",
        ),
        (
            "3 комментария",
            "Светлана Т.",
            "Наконец-то хорошая новость с этого причала, я думала, они никогда не договорятся.",
            "морскойволк44",
            "А кто будет платить за краску каждые пять лет? Об этом никто не спросил.",
        ),
        (
            "Читайте также",
            "Маяк открывает двери ночью",
            "Целую неделю в июне смотритель будет показывать, как лампу раньше крутили вручную…",
            "Улов угря падает третий год",
            "Рыбаки в низовьях реки винят новую плотину и жаркое лето…",
        ),
        ("Наша рассылка", "Лучшие истории с побережья каждую пятницу в вашей почте.", "Подписаться"),
        (
            "Мы ценим вашу конфиденциальность",
            "Мы и наши 214 партнёров храним данные на вашем устройстве, чтобы показывать персонализированную рекламу.",
            "Принять все",
        ),
        ("Мария Ферина", "Мария Ферина пишет о портах и судоходстве. В редакции работает с 2015 года."),
    ),
)


def html_of(story: Story, structure: str, *, inside: bool) -> str:
    """The story's page with one structure, in the article's body after the second paragraph or below the body."""
    box = _BOXES[structure](story)
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in story.paragraphs]
    if inside:
        paragraphs.insert(2, box)
    below = "" if inside else box
    return (
        f'<!doctype html><html lang="{story.language}"><head><title>{story.title}</title>'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{story.title}"></head><body>'
        '<header class="site-header"><nav><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul></nav></header>'
        f'<main><article><h1>{story.title}</h1><div class="article-body">{"".join(paragraphs)}</div></article>{below}'
        f'</main><footer class="site-footer"><p>© 2025</p></footer></body></html>'
    )


def without_names(html: str) -> str:
    """The page with class names and ids that tell nothing, save for the article's and the frame's."""
    return re.sub(r'(class|id)="(?!article-body|site-)[^"]*"', r'\1="x7"', html)


def structure_lines(story: Story, structure: str) -> tuple[str, ...]:
    """What of the structure must not be in the article's text."""
    lines: tuple[str, ...] = getattr(story, structure)
    return lines[1:] if structure == "bio" else lines


def _comments(story: Story) -> str:
    head, *posts = story.comments
    items = "".join(
        f'<li class="comment"><div class="comment-author">{name}</div><div class="comment-text"><p>{text}</p></div></li>'
        for name, text in zip(posts[::2], posts[1::2], strict=True)
    )
    return (
        f'<section id="comments" class="comments-area"><h3>{head}</h3><ol class="comment-list">{items}</ol></section>'
    )


def _related(story: Story) -> str:
    head, *teasers = story.related
    items = "".join(
        f'<div class="teaser"><h4><a href="/x">{title}</a></h4><p>{text}</p></div>'
        for title, text in zip(teasers[::2], teasers[1::2], strict=True)
    )
    return f'<aside class="related-stories"><h3>{head}</h3>{items}</aside>'


def _newsletter(story: Story) -> str:
    head, text, button = story.newsletter
    return (
        f'<div class="newsletter-signup"><h3>{head}</h3><p>{text}</p><form><input type="email"><button>{button}</button>'
        "</form></div>"
    )


def _consent(story: Story) -> str:
    head, text, button = story.consent
    return f'<div id="cookie-consent" role="dialog"><h2>{head}</h2><p>{text}</p><button>{button}</button></div>'


def _bio(story: Story) -> str:
    name, text = story.bio
    return f'<div class="author-bio"><a href="/author">{name}</a><p>{text}</p></div>'


_BOXES = {
    "comments": _comments,
    "related": _related,
    "newsletter": _newsletter,
    "consent": _consent,
    "bio": _bio,
}
