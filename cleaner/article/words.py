"""Words that sign, date and label stories, in the languages of the text engine."""

from __future__ import annotations

import re

# Before a name. What ends in a colon here needs one: "Text" alone may begin a headline.
_BY = (
    "(?:written|posted|reported|reviewed|published|edited|compiled|story|article|text|words|analysis|opinion|by-line|author|"
    "authored|contributed|submitted|presented|an article|a guest post|post|this (?:article|post|story) (?:was|is) written)?\\s*by",
    "(?:(?:ein(?:e)? )?(?:artikel|bericht|beitrag|analyse|kommentar|interview|reportage|kolumne|gastbeitrag|essay|text|protokoll) )?von",
    "(?:aufgezeichnet|geschrieben|verfasst|veröffentlicht) von",
    "(?:propos recueillis |rédigé |écrit |publié |posté |article |un article (?:de|écrit) )?par",
    "(?:escrito |redactado |publicado |texto |enviado |una? \\w+ )?por",
    "(?:escrito|texto|publicado|enviado) (?:por|de)",
    "(?:a cura |scritto |pubblicato |articolo |testo )?d[ia]",
    "(?:geschreven |tekst |gepubliceerd |artikel )?door",
    "(?:ditulis |dilaporkan |penulis )?oleh",
    "скрив|av|af|skrevet av|skrevet af|skriven av",
    "بقلم|كتبت?|إعداد",
    "द्वारा",
)
_BY_COLON = (
    "authors?|writers?|reporters?|words|text|texte|texto|testo|tekst|autor(?:in|en|a|e|es|zy|ka)?|auteurs?e?|autore|autori|auteur|"
    "redaktion|redaktor|redakteur(?:in)?|opracowani[ea]|oprac\\.?|źródło|yazar|haber|muhabir|yazan|автор(?:ы)?|текст|корреспондент|"
    "الكاتب|المصدر|लेखक|रिपोर्टर|संवाददाता|penulis|reporter|editor|作者|记者|記者|撰文|编辑|責任編輯|责任编辑|文|执笔|執筆|著者|筆者|ライター|글|글쓴이|작성자|기자"
)
BY = re.compile(
    rf"(?i)^\W*(?:(?:{'|'.join(_BY)})(?:\s*:\s*|\s+(?=\S))|(?:{_BY_COLON})\s*[:：/／=＝|]\s*)",
)
"""What a byline begins with."""

SIGNED_BEHIND = re.compile(r"^(?P<name>\S(?:.{0,30}\S)?)\s*(?:기자|記者|记者|특파원|撰文|द्वारा)(?:\s|$|[=|@(（])")
"""A byline that says what its writer is behind the name, as in Korean and Japanese."""

UPDATED = re.compile(
    r"(?i)^\W*(?:(?:first|last|article|page|story|post|this \w+ was|most recently|zuletzt|dernière|última|ultimo|laatst|son|ostatnia|terakhir)\s)*"
    r"(?:updated?|modified|edited|revised|reviewed|aktualisiert|geändert|bearbeitet|aktualisierung|update|stand|"
    r"mise? à jour|modifié|actualisé|màj|actualizad[oa]|actualización|modificad[oa]|aggiornat[oa]|aggiornamento|modificat[oa]|"
    r"atualizad[oa]|atualização|bijgewerkt|gewijzigd|geüpdatet|zaktualizowan[oa]|aktualizacja|aktualizováno|oppdatert|opdateret|"
    r"uppdaterad|güncelle(?:ndi|me|nme)?|обновлен[оа]?|обновлено|изменен[оа]|تم التحديث|آخر تحديث|تحديث|अपडेट(?:ेड)?|अद्यतन|"
    r"diperbarui|pembaruan|更新|最終更新|수정|업데이트)(?!\w*\w{4})",
)
"""What the date of a change begins with."""

HOME = frozenset(
    "home homepage article articles story start startseite accueil inicio início principal portada pagina strona główna hem hjem "
    "anasayfa главная الرئيسية होम beranda ホーム トップ 首页 首頁 홈 "
    "hauptnavigation nachrichten".split()
)
"""Steps of breadcrumbs that name no section."""

TAGS = re.compile(
    r"(?i)^\W*(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|posted in|tagged(?: (?:as|with|in|under))?|(?:read )?more about|"
    r"related topics|in this article|explore|themen|schlagw(?:ort|örter)|stichwörter|mots[- ]clés|thèmes|sujets|étiquettes|etiquetas|"
    r"temas|palabras clave|tópicos|assuntos|argomenti|tag articolo|onderwerpen|trefwoorden|tematy|tagi|słowa kluczowe|etiketler|konular|"
    r"теги|темы|الوسوم|كلمات مفتاحية|टैग|विषय|topik|kata kunci|関連キーワード|タグ|キーワード|标签|標籤|关键词|태그|키워드)\s*[:：]\s*"
)
"""What a line of tags begins with."""

COMMENT_COUNT = re.compile(
    r"(?i)(?:^|[^\d.,])(?P<before>\d{1,6})\s*(?:reader |user |leser)?(?:comments?|kommentare?n?|commentaires?|comentarios?|comentários?|commenti|commento|"
    r"reacties?|komentarz[ey]?|komentarzy|yorum|комментари(?:й|я|ев)|تعليق(?:ات)?|टिप्पणियाँ|टिप्पणी|komentar|件のコメント|条评论|條評論|则评论|개의 댓글)(?!\w)"
    r"|^(?:comments?|kommentare|commentaires|comentarios|comentários|commenti|reacties|komentarze|yorumlar|комментарии|التعليقات|"
    r"टिप्पणियाँ|komentar|コメント|评论|評論|댓글)\s*[:(（\[]?\s*(?P<after>\d{1,6})\s*[)）\]]?$"
)
"""How many comments a page says it has."""

CREDIT = re.compile(
    r"(?i)(?:\b(?:pic(?:ture)?s?|photos?|photograph|image|foto(?:s|grafi[ae])?|bild(?:quelle|er)?|quelle|crédits?|credits?|image credit|file photo|"
    r"illustration|video|graphic|grafik|zdj(?:ęcie|\.)?|fot\.?|görsel|фото|صورة|तस्वीर|写真|图片|圖片|图|사진)"
    r"\s?(?:credits?|by|courtesy|via|quelle|von|de|di|oleh)?\s?[:/|©=]\s?|(?:photo(?:graph)?s?|picture|image|foto) (?:by|courtesy of|via|von|de|di|door) |[©]\s?)"
    r"(?P<credit>[^|;\n]{2,80}?)\s*[.)\]]*$"
)
"""Who a picture is from, at the end of its caption."""

LICENCE = re.compile(
    r"(?i)\bCC[ -](?:BY(?:-(?:NC|SA|ND)){0,2}|0)(?:[ -]\d\.\d)?\b|creative commons(?: [\w-]+){0,4}? (?:licen[cs]e|lizenz|licencia|licença|licenza)"
)
"""A licence that is named in the small print."""

COPYRIGHT_OF = re.compile(
    r"(?i)(?:©|\(c\)|copyright|copr\.)\s*(?:©|\(c\))?\s*(?:by\s)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)?\d\d|present))?)?[\s,:]*(?:by\s)?"
    r"(?P<name>[^\W\d_][^|,.©\n]{1,50}?)\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?\s*(?:[|,.©–-]|$|all rights|alle rechte|tous droits|todos los|tutti i|todos os)"
)
"""Whom the copyright line names."""

AGENCY_NAMES = (
    "Agencies|Agence France[- ]Presse|The Associated Press|Associated Press|Agencia EFE|Thomson Reuters|Reuters|IANS|PTI|ANI|UNI|AFP|APA|ANSA|"
    "EFE|dpa|DPA|TASS|Tass|ТАСС|РИА Новости|Интерфакс|Xinhua|新华社|新華社|Yonhap|연합뉴스|Kyodo|共同通信|時事通信|共同|時事|Bernama|Anadolu(?: Ajansı| Agency)?|"
    "AA|DHA|İHA|UPI|Interfax|Bloomberg|AAP|SID|epd|KNA|AP|PAP|ČTK|Antara|ANTARA|Lusa|Belga|ANP|NTB|TT|Ritzau|Keystone-SDA|sda|PA Media|"
    "Europa Press|Servimedia|Adnkronos|AGI|Askanews|Deutsche Presse-Agentur|Canadian Press|The Canadian Press|TNS|"
    "وكالات|رويترز|भाषा|वार्ता"
)
"""Wire services, and what papers print for several of them."""

ROLES = frozenset(
    "editor editors reporter reporters correspondent correspondents writer writers author authors staff attorney lawyer director manager "
    "columnist contributor contributors producer journalist head chief senior junior associate assistant president ceo cto cfo founder "
    "cofounder co-founder professor expert specialist analyst consultant strategist redakteur redakteurin korrespondent autor autorin "
    "journaliste rédacteur rédactrice redactor redactora periodista corresponsal redattore giornalista redacteur verslaggever dziennikarz "
    "redaktor muhabir editör корреспондент редактор published updated posted min read minutes minute contributing managing executive deputy "
    "lead admin administrator veterinarian dietitian reviewer marketer view editor-in-chief".split()
)
"""Words that say what somebody does, and so are no name."""

NOBODY = frozenset(
    "admin administrator administration editor editors editorial staff guest unknown author authors the author null undefined anonymous webmaster root user "
    "none by von par por di door oleh quelle source autor auteur autore agency updated newly published posted redaktion contributor contributors n/a na by: written dec content team me super user "
    "redacción redazione redactie redakcja editorial team staff writer staff reporter web desk news desk online desk".split()
) | {"the author", "editorial team", "staff writer", "staff reporter", "web desk", "news desk", "online desk", "super user", "guest author",
     "guest post", "site admin", "read more", "follow us", "about us", "contact us", "sign in", "log in", "my account", "staff report", "in this article", "table of contents", "front page", "jump to", "personal finance", "written by",
     "view all posts", "view more posts", "read the latest", "author spotlight", "corresponding author", "next article", "follow",
     "share", "email", "contact", "contributions", "image", "page", "menu", "insights", "the team", "history", "https", "http"}  # fmt: skip
"""What stands where a name should, and names nobody."""

INSTITUTIONS = frozenset(
    "academy agency agencies anzeiger association attorneys bank blatt blog board bureau business care center centre chronicle church clinic club "
    "co college community company construction consulting corp corporation council courier daily dental dentistry department diario digital "
    "echo echos education energy engineering enterprise event events expert experts express federation festival figaro finance fitness "
    "folha foundation garden gazette global gmbh group guardian guide health herald home homes hospital hotel hotels hub inc initiative "
    "insider institute institution insurance international journal jornal kitchen krant kurier lab labs law library life llc llp ltd magazine "
    "market marketing media ministry mirror monde mundo museum music nachrichten network news nutrition observer official office online "
    "organization pais post presse press project property publishing radio razón realty renovation report republica research review reviews "
    "rundfunk rundschau school security service services shop society software solutions spiegel sports stampa star store studio studios "
    "sun support systems tagblatt team tech technologies technology telegraph television times today travel tribune trust tv union university "
    "verlag wire world yoga zeitung les le la the der die das el los las il in this article articles page front contact share follow menu table "
    "contents jump top best more about how why what your our my all new video podcast newsletter related recommended trending popular".split()
)
"""Words that no person is called by, and many sites are."""
