"""What must hold for any page at all."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Article, Cleaner, Options, Page, PageError
from cleaner.model import MediaType
from cleaner.page_text import page_text
from cleaner.provenance import encode, load
from tests.records import broken_promises
from tests.stories import PARAGRAPHS, TRAPS, lines_of_text

LIMITS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
CLEANER = Cleaner()
RECALL = Cleaner(Options(mode="recall"))

LINES = (
    "Advertisement",
    "Share",
    "Related News",
    "More From This Section",
    "Comments",
    "2 hours ago",
    "Reply",
    "By Ilse Tamm",
    "4 March 2025",
    "Home > News > Harbour",
    "Register for FREE",
    "to continue reading !",
    "Full News",
    "More News",
    "Mid-Day Web Stories",
    "Key Points",
    "1",
    "*",
    "…",
    "© 2025 Herald. All rights reserved.",
    "This website uses cookies to measure its visitors.",
    "",
    " ",
)
TAGS = "html head title body div p span a b br hr ul li table tr td h1 h2 script style pre nav footer article aside form button textarea select option svg template x-y".split()
TOKENS = "related comments share newsletter story sidebar cookie-banner paywall article-body".split()


def cleaned(content: str | bytes, media_type: MediaType | None = None, cleaner: Cleaner = CLEANER) -> Article | None:
    """The article, with all promises held; None for what is no page, which must have a name."""
    page = Page(content, None, media_type, "page")
    try:
        article = cleaner.clean(page)
    except PageError as error:
        assert error.reason in {"empty", "binary"}
        return None
    document = page_text(page)
    assert broken_promises(page, article) == []
    assert load(encode(article.record)) == article.record
    spans = [(v.start, v.end) for v in article.verdicts]
    blocks = list(zip(document.start, document.end, strict=True))
    assert all(any(a <= start and end <= b for a, b in spans) for start, end in blocks)
    assert article.text.encode("utf-8").decode("utf-8") == article.text
    return article


@LIMITS
@given(st.text(max_size=400))
def test_any_text_at_all_is_cleaned_and_accounted_for(text: str) -> None:
    cleaned(text)


@LIMITS
@given(st.text(max_size=300), st.sampled_from(["text/html", "text/plain"]))
def test_any_text_is_cleaned_whatever_it_is_said_to_be(text: str, media_type: MediaType) -> None:
    cleaned(text, media_type)


@LIMITS
@given(st.binary(max_size=400), st.sampled_from([None, "text/html", "text/plain"]))
def test_any_bytes_are_cleaned_or_refused_by_name(content: bytes, media_type: MediaType | None) -> None:
    cleaned(content, media_type)


@LIMITS
@given(
    st.lists(st.one_of(st.sampled_from(LINES + PARAGRAPHS + TRAPS), st.text(max_size=30)), max_size=30),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_any_lines_in_any_order_are_cleaned_and_accounted_for(lines: list[str], separator: str) -> None:
    cleaned(separator.join(lines))


@LIMITS
@given(st.lists(st.sampled_from(LINES + PARAGRAPHS), min_size=1, max_size=20))
def test_cleaning_the_same_page_twice_gives_the_same_bytes(lines: list[str]) -> None:
    page = "\n".join(lines)
    first, second = cleaned(page), cleaned(page)
    assert first == second


def _open(tag: str, tokens: str) -> str:
    return f'<{tag} class="{tokens}">'


PIECES = st.one_of(
    st.builds(_open, st.sampled_from(TAGS), st.sampled_from(TOKENS)),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(LINES + PARAGRAPHS),
    st.sampled_from(
        ["<", ">", "&", "&amp;", "&#0;", "&#x110000;", "<!--", "-->", "<![CDATA[", "]]>", "\0", "<br><br>", "\u2028"]
    ),
    st.text(max_size=12),
)


@LIMITS
@given(st.lists(PIECES, max_size=40))
def test_any_soup_of_markup_is_cleaned_and_accounted_for(pieces: list[str]) -> None:
    cleaned("".join(pieces), "text/html")


# --- the article survives ---

SUBJECTS = (
    "The harbour office",
    "A committee of nine",
    "The new newsletter of the choir",
    "The comment by the mayor",
    "A subscription to the library",
    "The photograph of the old bridge",
    "An advertisement in the window",
    "The related bill on fishing",
    "Her share of the orchard",
    "The cookie stall at the fair",
)
VERBS = (
    "was discussed",
    "came up again",
    "divided the meeting",
    "is to be reviewed",
    "surprised everybody",
    "caused a stir",
)
PLACES = ("in the parish hall", "at the market", "on the north slope", "behind the mill", "in three of the villages")
ENDS = (
    "and nobody could say why.",
    "before the vote in June.",
    "as it had done every year since 1998.",
    "and the baker wrote it down for her aunt.",
    "which the teacher found worth a whole lesson.",
)
SENTENCES = st.builds(
    lambda *parts: " ".join(parts),
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(PLACES),
    st.sampled_from(ENDS),
)
INVENTED = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
ARTICLES = st.lists(st.one_of(st.sampled_from(PARAGRAPHS + TRAPS), INVENTED), min_size=3, max_size=9, unique=True)

ABOVE = (
    "Home > News > Harbour",
    "Skip to content",
    "Share\nTweet\nWhatsApp",
    "By Ilse Tamm",
    "4 March 2025",
    "Published: 4 March 2025, 09:15",
    "5 min read",
    "Listen to this article\n1x",
)
BETWEEN = (
    "Advertisement",
    "More From This Section",
    "Also Read: Lighthouse opens at night again",
    "Sign up for our newsletter",
    "Story continues below advertisement",
    "Read more:",
    "Related Articles",
    "(Photo by Odile Marren)",
)
BELOW = (
    "Related News\nLighthouse opens at night again\nNew path along the dunes\nSwimmers welcome a warmer lake",
    "More News\n\nOysters return\n\nThe beds off the island are growing again after a long […]",
    "Comments (2)\n\nAsha B.\n2 hours ago\nGood news for the gardens this year.\nReply\n\nRolf T.\n1 day ago\nHigh time.\nReply",
    "Leave a comment\n\nYour email address will not be published.",
    "Tags: harbour, ferry, islands",
    "© 2025 The Harbour Herald. All rights reserved.",
    "Privacy Policy | Terms of Use | Contact us",
    "Sign up for our newsletter and get the best stories in your inbox",
    "This website uses cookies to measure its visitors. By using it you agree to this.",
    "Follow us on WhatsApp",
)


@st.composite
def flattened_pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page with junk around and between the paragraphs of an invented article, and these."""
    article = draw(ARTICLES)
    above = draw(st.lists(st.sampled_from(ABOVE), max_size=4, unique=True))
    below = draw(st.lists(st.sampled_from(BELOW), max_size=5, unique=True))
    junk = draw(st.lists(st.sampled_from(BETWEEN), max_size=len(article) - 1))
    junk += draw(st.lists(st.sampled_from(("Share this article", "Facebook", "Menu", "1")), max_size=2))
    gaps = [*junk[: len(article) - 1], *[""] * max(0, len(article) - 1 - len(junk)), ""]
    gaps = [*draw(st.permutations(gaps[:-1])), ""]
    body = chain.from_iterable(zip(article, gaps, strict=True))
    return "\n\n".join(part for part in (*above, *body, *below) if part) + "\n", article


def missing(article: list[str], text: str) -> list[str]:
    lines = lines_of_text(text)
    return [paragraph for paragraph in article if paragraph not in lines]


@LIMITS
@given(flattened_pages())
def test_every_paragraph_of_an_article_survives_the_first_and_the_second_cleaning(page: tuple[str, list[str]]) -> None:
    content, article = page
    once = cleaned(content, "text/plain", RECALL)
    assert once is not None
    assert missing(article, once.text) == []
    twice = cleaned(once.text, "text/plain", RECALL)
    assert twice is not None
    assert missing(article, twice.text) == []


@LIMITS
@given(flattened_pages())
def test_at_most_an_articles_edge_is_taken_for_junk(page: tuple[str, list[str]]) -> None:
    """The line model weighs chances, save where nothing may be lost: last paragraphs that begin with "Advertisement" or
    "Two related" below nothing but advertisements may look like more of them.
    """
    content, article = page
    once = cleaned(content, "text/plain")
    assert once is not None
    assert missing(article[1:-2], once.text) == []


@LIMITS
@given(ARTICLES)
def test_an_article_by_itself_comes_out_whole(article: list[str]) -> None:
    page = "\n\n".join(article) + "\n"
    found = cleaned(page, "text/plain")
    assert found is not None
    assert found.text == page


@settings(LIMITS, max_examples=40)
@given(ARTICLES, st.booleans())
def test_every_paragraph_of_an_html_article_survives(article: list[str], frame: bool) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article)
    above = '<nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav>' if frame else ""
    below = "<footer><p>© 2025 The Harbour Herald. All rights reserved.</p></footer>" if frame else ""
    html = f"<!doctype html><html><body>{above}<article><h1>Ferry changes</h1>{body}</article>{below}</body></html>"
    once = cleaned(html, "text/html")
    assert once is not None
    assert missing(article, once.text) == []
    twice = cleaned(once.text, "text/plain")
    assert twice is not None
    assert missing(article, twice.text) == []


@pytest.mark.parametrize("junk", BETWEEN)
@pytest.mark.parametrize("at", range(1, 4))
def test_a_line_of_junk_between_paragraphs_takes_no_paragraph_with_it(junk: str, at: int) -> None:
    article = list(PARAGRAPHS[:4])
    found = cleaned("\n\n".join([*article[:at], junk, *article[at:]]), "text/plain")
    assert found is not None
    assert missing(article, found.text) == []
    assert junk not in found.text


@pytest.mark.parametrize("junk", BELOW)
def test_junk_below_an_article_takes_no_paragraph_with_it(junk: str) -> None:
    article = list(PARAGRAPHS[:5])
    found = cleaned("\n\n".join([*article, junk]), "text/plain")
    assert found is not None
    assert found.text == "\n\n".join(article) + "\n"


@pytest.mark.parametrize("junk", ABOVE)
def test_junk_above_an_article_takes_no_paragraph_with_it(junk: str) -> None:
    article = list(PARAGRAPHS[:5])
    found = cleaned("\n\n".join([junk, *article]), "text/plain")
    assert found is not None
    assert found.text == "\n\n".join(article) + "\n"


@pytest.mark.parametrize("paragraph", TRAPS)
def test_a_paragraph_that_names_what_junk_is_made_of_stays_wherever_it_stands(paragraph: str) -> None:
    plain = list(PARAGRAPHS[:4])
    for at in range(5):
        page = "\n\n".join([*plain[:at], paragraph, *plain[at:]]) + "\n"
        found = cleaned(page, "text/plain")
        assert found is not None
        assert found.text == page
