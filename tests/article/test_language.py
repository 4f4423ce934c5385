from __future__ import annotations

import pytest

from cleaner.article.language import language_of
from tests.stories import PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ".join(PARAGRAPHS[:3]), "en"),
        (
            "Die Fähre zu den Inseln fährt von Montag an zwanzig Minuten früher, und das ist nicht für alle gut, die mit ihr zur Arbeit fahren.",
            "de",
        ),
        (
            "Le bateau pour les îles partira vingt minutes plus tôt, et les habitants qui travaillent sur la côte ne sont pas contents.",
            "fr",
        ),
        (
            "El barco que va a las islas saldrá veinte minutos antes, y los vecinos que trabajan en la costa no están de acuerdo con el cambio.",
            "es",
        ),
        (
            "Il traghetto per le isole parte venti minuti prima, e gli abitanti che lavorano sulla costa non sono contenti della scelta.",
            "it",
        ),
        (
            "O barco para as ilhas parte vinte minutos mais cedo, e os moradores que trabalham na costa não estão contentes com a mudança do porto.",
            "pt",
        ),
        (
            "De boot naar de eilanden vertrekt twintig minuten eerder en dat is niet voor alle bewoners van het dorp een goed bericht.",
            "nl",
        ),
        (
            "Prom na wyspy odpłynie dwadzieścia minut wcześniej i nie jest to dobra wiadomość dla tych, którzy pracują na wybrzeżu od lat, jak się mówi.",
            "pl",
        ),
        (
            "Adalara giden vapur yirmi dakika daha erken kalkacak ve bu karar kıyıda çalışan adalılar için bir sorun olarak görülüyor.",
            "tr",
        ),
        (
            "Kapal ke pulau akan berangkat lebih awal dan warga yang bekerja di pantai tidak senang dengan keputusan itu.",
            "id",
        ),
        (
            "Паром на острова уйдет на двадцать минут раньше, и это не радует тех, кто работает на берегу и живет в деревне.",
            "ru",
        ),
        ("ستغادر العبارة إلى الجزر قبل الموعد بعشرين دقيقة", "ar"),
        ("द्वीपों के लिए नाव बीस मिनट पहले जाएगी", "hi"),
        ("島へ向かう船は二十分早く出る。", "ja"),
        ("开往岛屿的渡轮将提前二十分钟出发。", "zh"),
        ("섬으로 가는 배는 이십 분 일찍 떠난다.", "ko"),
        ("Ferry 2025", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language
