"""What walls say: that the story, or the rest of it, is for those who pay or sign in.

Most lines that ask for a subscription are no wall: of 309 dev pages 65 had such a line, the most of them a newsletter's box, a menu's
button, or a form below a story that is all there.
"""

from __future__ import annotations

import re

_PATTERNS = (
    # English
    r"\bto (?:continue|keep|finish) reading\b|\b(?:continue|keep) reading (?:with|by|for free|this)\b|\bto read the (?:rest|full|whole|entire)\b",
    r"\b(?:article|content|story|post|page|section|feature|report|edition)s? (?:is|are) "
    r"(?:(?:only|available|reserved|exclusive|exclusively|restricted|locked|free) ){0,3}(?:for|to) (?:our |paid |paying |registered |premium |digital )*(?:subscriber|member|user)s?\b",
    r"\b(?:for|to) (?:our )?(?:paid |paying |premium )?(?:subscribers|members) only\b|^\W*(?:only for (?:subscribers|members)|for subscribers|(?:subscribers?|members?)[ -]only)\W*$",
    r"\b(?:already|existing) (?:an? )?(?:paid |digital |print )?subscriber\b|\b(?:reached|used|have|left|remaining)\b.{0,40}\bfree (?:article|stor|post)",
    r"\b(?:article|free) limit\b|\bsubscribe to read\b|\bunlock (?:this|the (?:full|rest)) (?:article|story|post|content|report)?",
    r"\b(?:subscribe|register|sign (?:up|in)|log ?in|join|become an? (?:paid )?(?:member|subscriber)|upgrade|purchase|free trial|create an account)\b"
    r".{0,60}\b(?:to|and|for) (?:continue\b|keep reading|read (?:on|this|the (?:rest|full|whole))|finish|unlock (?:this|the|full|unlimited|all|every)|(?:get )?full access)",
    # German
    r"\bweiter(?:zu)?lesen\b.{0,40}(?:\bmit\b|\babo|anmeld|regist|testen|plus\b)|(?:\babo|anmeld|regist|testen).{0,60}\bweiter(?:zu)?lesen",
    r"\bnur für (?:abonnent|mitglied|registrierte|plus)|\b(?:exklusiv|vorbehalten) .{0,20}abonnent|\bbereits (?:abonnent|ein abo|abonniert)",
    r"\b(?:artikel|inhalt|beitrag|text)e? (?:ist|sind) (?:exklusiv|kostenpflichtig|nur|registrierungspflichtig|abonnent)",
    # French
    r"\bréservée?s? (?:aux|à nos) (?:abonn|membres)|\b(?:la suite|l.intégralité|cet article|ce contenu).{0,60}\b(?:abonn|réserv)|\bdéjà abonn",
    r"\bil (?:vous )?reste \d+.{0,3} ?%|\bpour (?:lire|poursuivre|continuer).{0,40}(?:abonn|connect|inscri)|\b(?:abonn|connect|inscri)\w*-vous pour (?:lire|continuer|poursuivre|accéder)",
    # Spanish and Portuguese
    r"\b(?:solo|sólo|exclusiv[oa]s?|reservad[oa]s?|disponible) (?:solo )?para (?:los |nuestros )?(?:suscriptor|socios|abonad|registrad)",
    r"\bpara (?:seguir|continuar) leyendo|\b(?:suscríb|regístr|inicia)\w*.{0,40}\b(?:y|para) (?:sig|seguir|leer|contin)|\bya (?:eres|soy|es) suscriptor|\bya estás suscrito",
    r"\b(?:só|apenas|somente|exclusiv[oa]s?|restrit[oa]|reservad[oa]) (?:para|a) (?:os )?assinantes|\bpara continuar (?:lendo|a ler|a leitura)|\bjá (?:é|sou) assinante|\bassine para (?:ler|continuar)",
    # Italian
    r"\b(?:riservat[oaie]|solo|esclusiv[oaie]) (?:a|agli|per|per gli) (?:nostri )?abbonati|\bper continuare a leggere|\bcontinua a leggere.{0,30}abbon|\babbonati (?:per|e) (?:legg|continu)|\bgià abbonat",
    # Dutch
    r"\b(?:alleen|exclusief|uitsluitend) voor (?:abonnees|leden)|\bverder ?(?:te )?lezen.{0,40}(?:abonn|log in|account|registr)|(?:abonn|log in|account|registr).{0,40}verder ?(?:te )?lezen|\bal (?:een )?abonnee|\bom (?:dit artikel|verder) te lezen",
    # Polish and Czech
    r"\b(?:tylko|wyłącznie) dla (?:naszych )?(?:subskrybent|prenumerator|zalogowan|abonent)|\baby (?:czytać dalej|przeczytać)|\bczytaj dalej.{0,30}(?:subskry|prenum|zalog)|\bmasz już (?:subskryp|prenumer|dostęp)|\bpozostało \d+ ?%",
    r"\b(?:jen|pouze) pro (?:naše )?předplatitel|\bpokračovat ve čtení|\b(?:už|již) (?:jste|máte) předpla",
    # Swedish, Norwegian and Danish
    r"\b(?:endast|kun|bara) för? (?:våra )?(?:prenumerant|abonnent)|\bför att (?:läsa vidare|fortsätta läsa)|\bredan prenumerant|\bfor å lese (?:videre|hele|saken)|\ballerede abonnent|\bfor at læse (?:videre|hele|artiklen)",
    # Russian and Ukrainian
    r"\b(?:только|эксклюзивно) для подпис|\bдоступ\w* (?:только )?(?:подписчикам|по подписке)|\bчтобы (?:дочитать|читать|продолжить чтение)|\bуже (?:есть подписка|подписаны)",
    r"\b(?:тільки|лише) для (?:перед)?платник|\bдоступ\w* (?:лише |тільки )?(?:перед)?платникам|\bщоб (?:дочитати|читати далі|продовжити читання)",
    # Turkish
    r"\b(?:sadece|yalnızca) (?:abone|üye)|\babonelere özel|\b(?:okumaya devam etmek|devamını okumak|tamamını okumak) için|\bzaten abone",
    # Arabic, Hindi, Indonesian
    r"للمشتركين|لمتابعة القراءة|لقراءة (?:بقية|المزيد).{0,20}اشترك",
    r"(?:आगे|पूरा) पढ़ने के लिए|सब्सक्राइबर",
    r"\b(?:khusus|hanya) (?:untuk )?(?:pelanggan|anggota|member)\b|\buntuk (?:melanjutkan|lanjut) membaca|\bsudah berlangganan",
    # Japanese, Chinese, Korean
    r"(?:有料|無料)?会員(?:限定|の方のみ|登録すると|登録で)|続きを(?:読む|お読みになる|ご覧になる)には|残り ?[\d,]+ ?文字|この(?:記事|コンテンツ)は.{0,10}(?:有料|会員)|読み放題",
    r"(?:会员|會員|付费|付費|订阅|訂閱|訂戶)(?:专享|專享|限定|專屬)|(?:登录|登入|订阅|訂閱|注册|註冊)(?:后|後|以|即可)?(?:继续|繼續)(?:阅读|閱讀)|剩余.{0,6}(?:内容|字)|(?:付费|付費|订阅|訂閱)(?:后|後)(?:可|才|阅读|閱讀)",
    r"(?:구독자|회원|유료) ?(?:전용|만 볼)|(?:로그인|가입|구독).{0,12}(?:계속|전문|전체).{0,8}(?:읽|볼|보)",
)
_WALL = re.compile("|".join(_PATTERNS), re.IGNORECASE)
_MOST = 600  # characters; what is longer is a page of conditions


def is_wall(text: str) -> bool:
    """Whether a line that was removed as an appeal to subscribe says that there is more to read behind it."""
    return len(text) <= _MOST and _WALL.search(text) is not None
