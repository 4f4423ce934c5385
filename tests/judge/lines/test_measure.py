from __future__ import annotations

import math
from array import array

import pytest

from cleaner.judge.lines.languages import FUNCTION_WORDS
from cleaner.judge.lines.measure import COLON, ELLIPSIS, NO_STOPS, SHAPE_NAMES, STOPS, LineText, fill_shapes
from cleaner.judge.lines.vocabulary import Words
from cleaner.judge.tagger.lexicon import COMMENTS, RELATED, Lexicon
from cleaner.segment.markdown import segment_markdown
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS

WORDS = Words(Lexicon({"ferry": 1.5, "cookies": -2.0}, {"share": -1.0, "=read more": -3.0}, {"share": 0.5}))


def measure(text: str) -> LineText:
    return LineText(segment_text(text), WORDS)


def test_words_are_counted_by_blanks_and_in_scripts_without_blanks_by_characters() -> None:
    text = measure("The ferry left at nine\n港の事務所は月曜日から島へ\nРейс отменён\nเรือข้ามฟากออกเดินทาง")
    assert [text.words[0], text.words[2]] == [5, 2]
    assert 6 <= text.words[1] <= 8
    assert 5 <= text.words[3] <= 12


def test_how_a_line_ends() -> None:
    text = measure("It left.\nIt left,\nIt left…\nIt left...\nIt left\n“It left.”\n出ました。")
    assert list(text.end) == [STOPS, COLON, ELLIPSIS, ELLIPSIS, NO_STOPS, STOPS, STOPS]


def test_sentences_are_told_from_labels() -> None:
    text = measure(f"Home\n{PARAGRAPHS[0]}\nRead more about the ferries of the outer islands\n{PARAGRAPHS[3]}")
    assert [prose > 0 for prose in text.prose] == [False, True, False, True]


def test_bullets_do_not_count_as_text() -> None:
    text = measure("• Harbour\nHarbour\n  - Harbour")
    assert text.texts == ["Harbour"] * 3
    assert list(text.bullet) == [1, 0, 1]
    assert (list(text.copies), list(text.is_copy)) == ([3, 3, 3], [0, 1, 1])


def test_line_breaks_above() -> None:
    assert list(measure("a\nb\n\nc\n\n\n\n\nd").gap) == [3, 1, 2, 3]


def test_a_topic_is_what_other_sentences_are_about() -> None:
    story = "The ferry captain said that the harbour office would open on Monday morning."
    text = measure(
        f"{story}\nThe harbour office pays the ferry captain for each crossing he makes.\nFerry captain\nHoroscope"
    )
    assert text.said.topical[2] == 1
    assert text.said.topical[3] == 0
    assert text.said.topical[0] > 0


def test_what_the_lexicon_says_of_words_anywhere_and_at_the_beginning() -> None:
    text = measure("The ferry uses cookies\nShare\nRead more\nNothing known")
    said = text.said
    assert (said.odds[0], said.low[0], said.high[0]) == (-0.5, -2.0, 1.5)
    assert list(said.opening_low) == list(said.opening) == [0, -1, -3, 0]


def test_cues_are_named_by_kind() -> None:
    text = measure("Related articles\n12 Comments\nThe ferry left at nine")
    assert text.said.cues == [(0, RELATED), (1, COMMENTS)]


SENTENCES = {
    "en": "The ferry to the islands will leave earlier, and the office said that it has not been asked.",
    "de": "Die Fähre zu den Inseln wird früher fahren, und das Amt sagte, dass es nicht gefragt worden ist.",
    "fr": "Le bac pour les îles partira plus tôt, et le bureau a dit qu'il n'était pas au courant de cette décision.",
    "es": "El barco a las islas saldrá más temprano, y la oficina dijo que no se lo había preguntado a los vecinos.",
    "it": "Il traghetto per le isole partirà prima, e l'ufficio ha detto che non gli è stato chiesto nulla della cosa.",
    "pt": "O barco para as ilhas vai sair mais cedo, e o escritório disse que não foi consultado sobre a mudança.",
    "nl": "De veerboot naar de eilanden zal eerder vertrekken, en het kantoor zei dat het niet is gevraagd.",
    "pl": "Prom na wyspy będzie odpływał wcześniej, a biuro portu powiedziało, że nie było o to pytane przez nikogo.",
    "tr": "Adalara giden vapur daha erken kalkacak ve liman ofisi bunun için kimseye bir şey sorulmadığını söyledi.",
    "ru": "Паром на острова будет уходить раньше, и в конторе порта сказали, что об этом их никто не спросил.",
    "ar": "العبارة إلى الجزر سوف تغادر في وقت أبكر من يوم الاثنين وقال المكتب إن أحدا لم يسأل عن ذلك قبل القرار",
    "hi": "द्वीपों के लिए नाव सोमवार से पहले निकलेगी और बंदरगाह के कार्यालय ने कहा कि इस बारे में उनसे नहीं पूछा गया था",
    "id": "Kapal ke pulau itu akan berangkat lebih awal, dan kantor mengatakan bahwa mereka tidak ditanya oleh para warga.",
    "ko": "섬으로 가는 배는 월요일부터 더 일찍 떠날 것으로 알려졌다. 사무소는 이날 이 결정에 대해 들은 것 있다 했다 및 등",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_function_words_tell_the_language_and_are_dense_in_its_sentences(language: str) -> None:
    text = measure(f"{SENTENCES[language]}\n{SENTENCES[language]}")
    assert text.said.language == language
    assert text.said.own[0] / text.words[0] > 0.2


def test_particles_are_the_function_words_of_japanese_and_chinese() -> None:
    text = measure("港の事務所は月曜日から島への船が早く出ると言った。\n这是一个关于港口的故事，船长和他的儿子在岛上。")
    assert all(text.particles(line) >= 4 for line in range(2))


@pytest.mark.parametrize("language", "en de fr es it pt nl pl tr ru ar hi id ko".split())
def test_each_named_language_has_function_words(language: str) -> None:
    words = FUNCTION_WORDS[language].split()
    assert len(set(words)) >= 35


def test_a_page_of_a_few_words_has_no_language() -> None:
    assert measure("Home\nNews").said.language is None


def test_links_and_headings_are_known_of_markdown_and_unknown_of_text() -> None:
    assert list(measure("one\ntwo").linked) == list(measure("one\ntwo").heading) == [-1, -1]
    shown = segment_markdown("# One\n\n[two](/) and\n").shown
    text = LineText(shown, WORDS)
    assert list(text.heading) == [1, 0]
    assert list(text.linked) == [0, 0.5]


@pytest.mark.parametrize("text", ["…", "🙂", "—\n—", "\u200b", "\U00020000\U00020001", "a\n🙂\n1", "ا\n\u0301"])
def test_lines_without_a_word_are_measured_too(text: str) -> None:
    measured = measure(text)
    rows = array("f", [math.nan]) * (measured.size * len(SHAPE_NAMES))
    fill_shapes(rows, 0, measured)
    assert all(map(math.isfinite, rows))
    assert min(measured.words) >= 1
    assert all(map(math.isfinite, measured.said.opening))
