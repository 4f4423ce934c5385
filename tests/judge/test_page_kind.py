"""Pages that are no articles are told apart, and their text is given all the same."""

from __future__ import annotations

import pytest

from cleaner.model import Page
from cleaner.options import Options
from cleaner.pipeline import Cleaner
from tests.fixtures import FIXTURES
from tests.stories import PARAGRAPHS

STORIES = ("Swimmers welcome a warmer lake", "Market square closed for a week", "Oysters return to the bay")
HUB = "".join(f'<li><a href="/{n}">{title} {n}</a></li>' for n in range(20) for title in STORIES)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html><title>Nothing</title><body><img src=a.png></body></html>", id="no-text"),
        pytest.param(f"<html><title>Harbour news</title><body><ul>{HUB}</ul></body></html>", id="hub"),
        pytest.param(
            "<html><title>Log in</title><body><nav><a href=/>Home</a></nav><form><label>Name</label><input>"
            "<label>Password</label><input type=password><button>Log in</button></form></body></html>",
            id="log-in",
        ),
        pytest.param(
            "<html><title>Not found</title><body><h1>404</h1><p>The page was not found.</p><a href=/>Home</a></body></html>",
            id="error",
        ),
    ],
)
def test_hubs_log_ins_and_errors_are_warned_about(cleaner: Cleaner, html: str) -> None:
    assert "not_an_article" in cleaner.clean(html).warnings


def test_an_article_is_not(cleaner: Cleaner) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 3)
    page = f"<html><title>T</title><body><ul>{HUB[:400]}</ul><article>{body}</article></body></html>"
    assert "not_an_article" not in cleaner.clean(page).warnings


def test_plain_text_is_never_judged_so(cleaner: Cleaner) -> None:
    assert "not_an_article" not in cleaner.clean("Hello.", media_type="text/plain").warnings


@pytest.mark.parametrize("name", ["html/old-broadcaster.html", "html/old-newspaper.html", "html/amp-page.html"])
def test_what_a_page_is_does_not_hang_on_the_mode(name: str) -> None:
    page = Page((FIXTURES / name).read_bytes(), media_type="text/html")
    for mode in ("recall", "balanced", "precision"):
        assert "not_an_article" not in Cleaner(Options(engine="blocks", mode=mode)).clean(page).warnings, mode
