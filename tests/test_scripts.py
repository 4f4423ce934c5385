"""Articles in scripts that the models have hardly seen: those without blanks between words, and those whose sentences end
in signs of their own.
"""

from __future__ import annotations

import pytest

from cleaner import Cleaner, Options
from tests.stories_of_scripts import STORIES

LANGUAGES = sorted(STORIES)


def _menu(language: str) -> list[str]:
    first = STORIES[language][0]
    words = first.split()
    return words[:6] if len(words) > 6 else [first[at : at + 6] for at in range(0, 36, 6)]


def _html(language: str) -> str:
    paragraphs = STORIES[language]
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in _menu(language))
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html lang={language}><title>{paragraphs[0][:40]}</title><body><div><ul>{menu}</ul></div>"
        f"<div><h1>{paragraphs[0][:40]}</h1>{story}</div><div>{menu}</div></body></html>"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["balanced", "precision"])
def test_our_own_engine_is_sure_of_the_article_in_html(language: str, mode: str) -> None:
    article = Cleaner(Options(engine="blocks", mode=mode)).clean(_html(language))  # type: ignore[arg-type]
    assert [line for line in article.text.split("\n") if line] == [*STORIES[language]]
    assert article.warnings == ()
    assert article.confidence is not None
    assert article.confidence > 0.8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["recall", "balanced", "precision"])
def test_text_keeps_every_paragraph(language: str, mode: str) -> None:
    lines = [*_menu(language), *STORIES[language], *_menu(language)]
    article = Cleaner(Options(mode=mode)).clean("\n\n".join(lines), media_type="text/plain")  # type: ignore[arg-type]
    assert [line for line in article.text.split("\n") if line in STORIES[language]] == [*STORIES[language]]
