"""Threads of comments without a head: nothing says that readers write here, but each of their posts can be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.judge.structures import NAME, Lines, stands_below, tells_when
from cleaner.model import Finding

POSTS = "posts/1"
# What only threads have, a line each: a button to answer, "Otto says:" and a date. Of 29 dev pages with three buttons or
# speakers 27 have a thread there, and nothing of their gold below the first.
_BEGINNINGS = (
    "Reply", "reply", "REPLY", "Antworten", "antworten", "Répondre", "répondre", "Responder", "responder", "Rispondi", "rispondi",
    "Reageer", "reageer", "Odpowiedz", "odpowiedz", "Ответить", "ответить", "返信", "回复", "답글",
)  # fmt: skip
_ENDINGS = (":", "…", "...")
_ANSWER = re.compile(
    r"(?i)^(?:reply|reply to (?:this|comment|[\w .'’-]{2,30})|antworten|répondre|responder|rispondi|reageer|odpowiedz|ответить|返信(?:する)?|"
    r"回复|답글(?: 달기)?)(?:\W+(?:link|report|share|like|quote|parent|melden|signaler|denunciar|segnala))*\W*$"
)
_SAYS = re.compile(
    r"^[\w @|&.'’()-]{1,40} (?:says|said|wrote|writes|sagt|sagte|schrieb|schreibt|dice|dijo|escribió|a écrit|a dit|dit|scrive|ha scritto|"
    r"disse|escreveu|zegt|schreef|pisze|napisał|пишет)(?: (?:on|at|am|um|le|el|il|op|dnia) \D*\d.*)?(?::|\.\.\.|…)$"
)
_SIGN_WORDS, _SIGNS = 12, 4
_APART = 25  # lines between two signs of one thread
_SIGNED_ABOVE = 8  # so far above its button a post is signed
_LAST_POST = 10  # lines
# So many words of paragraphs stand above: a forum begins with a question, and its posts are what it is there for.
_ARTICLE = 200


def judge_posts(lines: Lines) -> Iterator[Finding]:
    """Threads without a head: posts, each with a button to answer it or a line that says who writes."""
    signs = [
        i
        for i, (text, words) in enumerate(zip(lines.texts, lines.words, strict=True))
        if words <= _SIGN_WORDS and (text.startswith(_BEGINNINGS) or text.endswith(_ENDINGS)) and _is_sign(lines, i)
    ]
    for run in _runs(signs):
        first = _begin(lines, run[0])
        if len(run) >= _SIGNS and stands_below(lines, first, _ARTICLE):
            yield Finding(
                first, _end(lines, run[-1]), "remove", "comments", POSTS, "cue", 0.8, lines.texts[run[0]][:80]
            )


def _is_sign(lines: Lines, i: int) -> bool:
    """A button; or who says something, and when, for articles quote people one after the other, too."""
    text = lines.texts[i]
    if _ANSWER.match(text):
        return True
    return bool(_SAYS.match(text)) and any(
        tells_when(lines.texts[j]) for j in range(i, min(i + 3, len(lines))) if lines.words[j] <= _SIGN_WORDS
    )


def _runs(signs: Sequence[int]) -> Iterator[Sequence[int]]:
    """Signs that stand near each other."""
    run: list[int] = []
    for i in signs:
        if run and i - run[-1] > _APART:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _begin(lines: Lines, sign: int) -> int:
    """Where the first post begins: at the line that says who writes, or when; without one at its button."""
    if _SAYS.match(lines.texts[sign]):
        return sign
    for i in range(sign - 1, max(sign - _SIGNED_ABOVE, 0), -1):
        if lines.words[i] <= _SIGN_WORDS and tells_when(lines.texts[i]):
            return i - 1 if lines.words[i - 1] <= 4 and NAME.match(lines.texts[i - 1]) else i
    return sign


def _end(lines: Lines, sign: int) -> int:
    """Behind the last post: with its button, or with the paragraphs that somebody says."""
    if _ANSWER.match(lines.texts[sign]):
        return sign + 1
    end, most = sign + 1, min(len(lines), sign + _LAST_POST)
    while end < most and not (lines.shapes.prose[end - 1] and not lines.shapes.prose[end]):
        end += 1
    return end
