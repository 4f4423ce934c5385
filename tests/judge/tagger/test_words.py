from __future__ import annotations

from array import array

from cleaner.judge.tagger.lexicon import COMMENTS, RELATED, Lexicon, cue
from cleaner.judge.tagger.text import BlockText, Openings, pair_key
from cleaner.judge.tagger.words import WordOdds
from cleaner.keys import key_of


def test_odds_are_known_of_the_words_that_there_are_and_of_no_other() -> None:
    values = {f"word{number}": number + 0.5 for number in range(1_000)}
    odds = WordOdds(values)
    assert [odds.get(key_of(word)) for word in values] == list(values.values())
    assert [odds.get(key_of(f"other{number}")) for number in range(1_000)] == [0.0] * 1_000


def _weighed(line: str, words: dict[str, float]) -> Openings:
    opening = Openings(1)
    text = BlockText(line, array("l", [0]), array("l", [len(line)]), array("l", [0]))
    opening.weigh(text, Lexicon({}, words, words))
    return opening


def test_openings_in_ascii_and_beyond_are_weighed_alike() -> None:
    for line in ("The  Ferry\tleft", "Überfahrt nach Süden", "One", "12 Comments", "related::", "\x1cRELATED: more"):
        words = line.lower().split()
        keys = [*dict.fromkeys(words), pair_key(words[0], words[1] if len(words) > 1 else "")]
        opening = _weighed(line, {key: number - 1.5 for number, key in enumerate(keys)})
        assert opening.odds[0] == sum(number - 1.5 for number in range(len(keys)))
        kind = cue(words, len(words))
        assert opening.cues == ([(0, kind)] if kind >= 0 else [])


def test_cues_are_known_by_their_first_word() -> None:
    assert _weighed("12 Comments", {}).cues == [(0, COMMENTS)]
    assert _weighed("Related::", {}).cues == [(0, RELATED)]
