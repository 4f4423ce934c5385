from __future__ import annotations

import time

import pytest

from cleaner.article.walls import is_wall

WALLS = """
To continue reading, log in or create an account.
This article is for subscribers only.
This story is available exclusively to our paying members.
You have 2 free articles left this month.
Already a subscriber? Sign in
Register for free to keep reading
Members only
Sie haben bereits ein Abo? Jetzt anmelden und weiterlesen.
Dieser Artikel ist exklusiv für Abonnenten.
Cet article est réservé aux abonnés.
Il vous reste 72 % de cet article à lire.
Contenido exclusivo para suscriptores
Para seguir leyendo, suscríbete
Conteúdo exclusivo para assinantes
Contenuto riservato agli abbonati
Al abonnee? Log in en lees verder
Artykuł tylko dla prenumeratorów
Pro pokračování ve čtení: pouze pro předplatitele
För att läsa vidare behöver du logga in
For å lese hele saken må du ha abonnement
Доступно только подписчикам
Доступно лише передплатникам
Okumaya devam etmek için abone olun
هذا المقال متاح للمشتركين
आगे पढ़ने के लिए लॉग इन करें
Artikel ini khusus pelanggan
この記事は有料会員限定です
登录后继续阅读
구독자 전용 기사입니다
"""

NO_WALLS = """
Subscribe
Subscribe to our newsletter
Sign up for our weekly letter and read about ferries every Sunday.
Sign up now to unlock a welcome offer
Suscríbete por 1 € al mes
Подписывайтесь на наш канал
Already a member? Log in
Subscribers
Email address
Create my account
Kennen Sie schon unsere Angebote?
S’abonner
Lire aussi : la journée au port
S'inscrire à la lettre
Abonneer je op de nieuwsbrief
新規会員登録
"""


@pytest.mark.parametrize("line", WALLS.strip().splitlines())
def test_what_says_that_there_is_more_behind_it_is_a_wall(line: str) -> None:
    assert is_wall(line)


@pytest.mark.parametrize("line", NO_WALLS.strip().splitlines())
def test_what_asks_for_a_name_or_for_money_alone_is_none(line: str) -> None:
    assert not is_wall(line)


def test_a_page_of_conditions_is_none_and_takes_no_time() -> None:
    before = time.process_time()
    assert not is_wall("subscribe to log in and read " * 100_000)
    assert not is_wall(("abo anmelden " * 50)[:590])
    assert time.process_time() - before < 1
