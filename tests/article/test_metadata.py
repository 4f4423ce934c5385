from __future__ import annotations

import json

import pytest

from cleaner import Cleaner, Metadata, Options
from cleaner.article.markup import read_markup
from cleaner.article.metadata import lift, search
from cleaner.judge.verdicts import decide
from cleaner.model import Finding, Kind
from cleaner.rulebook.schema import FieldRule, MetadataRules
from cleaner.segment.text import segment_text
from cleaner.segment.tree import Tree
from tests.stories import HTML_PAGE, PAGE, PARAGRAPHS

NO_RULES = MetadataRules()


def from_html(head: str, rules: MetadataRules = NO_RULES) -> Metadata:
    return lift(segment_text("x"), [None], rules, read_markup(Tree(f"<html><head>{head}</head><body>x</body></html>")))


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def from_lines(*lines: tuple[str, Kind | None], rules: MetadataRules = NO_RULES) -> Metadata:
    document = segment_text("\n".join(line for line, _ in lines))
    findings = [
        Finding(i, i + 1, "remove", kind, "test#rule", "cue") for i, (_, kind) in enumerate(lines) if kind is not None
    ]
    return lift(document, decide(len(document), findings), rules, None)


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Ilse Tamm", ("Ilse Tamm",)),
        ({"@type": "Person", "name": "Ilse Tamm"}, ("Ilse Tamm",)),
        ([{"name": "Ilse Tamm"}, {"name": "Odile Marren"}], ("Ilse Tamm", "Odile Marren")),
        ({"@type": "Person", "name": ["Ilse Tamm", "Odile Marren"]}, ("Ilse Tamm", "Odile Marren")),
        ({"@type": "Organization", "name": "The Herald"}, ()),
        ([None, 3, {"name": None}], ()),
        ("https://herald.example/ilse", ()),
    ],
    ids=str,
)
def test_authors_of_linked_data(author: object, authors: tuple[str, ...]) -> None:
    assert from_html(linked(author=author)).authors == authors


def test_linked_data_fills_the_fields() -> None:
    found = from_html(
        linked(
            headline="Ferry timetable  changes",
            datePublished="2025-03-04T09:15:00+0100",
            dateModified="March 5, 2025",
            articleSection=["Harbour", "News"],
            inLanguage="en",
        )
    )
    assert (found.title, found.published, found.updated, found.section, found.language) == (
        "Ferry timetable changes",
        "2025-03-04T09:15:00+01:00",
        "2025-03-05",
        "Harbour",
        "en",
    )


@pytest.mark.parametrize("value", [None, 7, {"a": 1}, [], "", True, [[]]], ids=str)
def test_linked_data_of_odd_types_is_passed_over(value: object) -> None:
    fields = ("headline", "author", "datePublished", "dateModified", "articleSection", "inLanguage")
    assert from_html(linked(**dict.fromkeys(fields, value))) == Metadata()


@pytest.mark.parametrize(
    ("name", "content", "field", "value"),
    [
        ("og:title", "Ferry changes", "title", "Ferry changes"),
        ("author", "By Ilse Tamm and Odile Marren", "authors", ("Ilse Tamm", "Odile Marren")),
        ("article:author", "https://face.example/ilse", "authors", ()),
        ("article:published_time", "2025-03-04T09:15:00Z", "published", "2025-03-04T09:15:00+00:00"),
        ("article:modified_time", "2025-03-05", "updated", "2025-03-05"),
        ("article:section", "Harbour", "section", "Harbour"),
        ("og:locale", "en_GB", "language", "en-GB"),
        ("date", "yesterday", "published", None),
    ],
)
def test_meta_elements(name: str, content: str, field: str, value: object) -> None:
    assert getattr(from_html(f'<meta name="{name}" content="{content}">'), field) == value


def test_the_title_element_is_believed_last() -> None:
    document = segment_text("Ferry timetable changes")
    headline = decide(1, [Finding(0, 1, "remove", "title", "test#rule", "cue")])
    markup = read_markup(Tree("<title>Ferry timetable changes - The Harbour Herald</title>"))
    assert lift(document, headline, NO_RULES, markup).title == "Ferry timetable changes"
    assert lift(document, [None], NO_RULES, markup).title == "Ferry timetable changes - The Harbour Herald"


def test_each_value_says_where_it_was_found() -> None:
    found = from_html('<title>Ferry</title><meta name="author" content="Ilse Tamm">' + linked(articleSection="Harbour"))
    assert {s.field: s.source for s in found.sources} == {
        "title": "html:title",
        "authors": "meta:author",
        "section": "json-ld:articleSection",
    }


def test_linked_data_is_believed_before_meta_and_meta_before_the_title_element() -> None:
    title, meta = "<title>Three</title>", '<meta property="og:title" content="Two">'
    assert from_html(title + meta + linked(headline="One")).title == "One"
    assert from_html(title + meta).title == "Two"


def test_a_site_rule_is_believed_before_markup() -> None:
    rules = MetadataRules(title=FieldRule(line="^(?P<value>x)$"))
    assert from_html(linked(headline="One"), rules).title == "x"


def test_a_rule_names_its_value_by_a_group_and_says_where_it_stood() -> None:
    rules = MetadataRules(updated=FieldRule(line="^Changed (?P<value>.+) HT$", timezone="Asia/Kolkata"))
    found = from_lines(("Ferry", None), ("Changed 4 March 2025 09:15 HT", None), rules=rules)
    assert found.updated == "2025-03-04T09:15:00+05:30"
    (source,) = [s for s in found.sources if s.field == "updated"]
    assert (source.start, source.end) == (6, 35)


def test_a_date_rule_that_catches_no_date_says_nothing() -> None:
    rules = MetadataRules(published=FieldRule(line="^On (?P<value>.+)$"))
    assert from_lines(("On Tuesday", None), rules=rules).published is None


def test_a_date_rule_goes_on_to_the_next_line_that_matches() -> None:
    rules = MetadataRules(published=FieldRule(line="^On (?P<value>.+)$"))
    assert from_lines(("On Tuesday", None), ("On 4 March 2025", None), rules=rules).published == "2025-03-04"


def test_removed_lines_are_lifted_with_their_place() -> None:
    found = from_lines(("Ferry timetable changes", "title"), ("By Ilse Tamm", "byline"), (PARAGRAPHS[0], None))
    assert (found.title, found.authors) == ("Ferry timetable changes", ("Ilse Tamm",))
    assert [(s.field, s.source, s.start, s.end) for s in found.sources if s.source != "text"] == [
        ("title", "line:test#rule", 0, 23),
        ("authors", "line:test#rule", 24, 36),
    ]


def test_a_removed_syndication_notice_makes_it_syndicated() -> None:
    assert from_lines((PARAGRAPHS[0], None), ("From a syndicated feed", "syndication_notice")).syndicated
    assert not from_lines((PARAGRAPHS[0], None)).syndicated


@pytest.mark.parametrize(("last", "truncated"), [("The bridge stays", True), ("The bridge stays closed.", False)])
def test_a_wall_below_a_text_that_breaks_off_makes_it_truncated(last: str, truncated: bool) -> None:
    assert from_lines((last, None), ("Register to read on", "paywall")).truncated is truncated


def test_search_fills_only_what_is_missing() -> None:
    html = '<html><head><meta name="author" content="Odile Marren"><title>Another title</title></head><body>x</body></html>'
    found = search(Metadata(title="Known", published="2025-03-04"), html, None)
    assert (found.title, found.published, found.authors) == ("Known", "2025-03-04", ("Odile Marren",))
    assert [s.source for s in found.sources] == ["trafilatura"]


def test_search_leaves_what_is_complete_as_it_is() -> None:
    known = Metadata(title="A", authors=("B",), published="2025-03-04")
    assert search(known, HTML_PAGE, None) is known


def test_metadata_of_a_flattened_page(cleaner: Cleaner) -> None:
    found = cleaner.clean(PAGE).metadata
    assert (found.title, found.authors, found.published, found.section) == (
        "Ferry timetable changes",
        ("Ilse Tamm",),
        "2025-03-04T09:15:00",
        "Harbour",
    )


def test_metadata_of_an_html_page(cleaner: Cleaner) -> None:
    found = cleaner.clean(HTML_PAGE).metadata
    assert (found.title, found.authors, found.published, found.language) == (
        "Ferry timetable changes",
        ("Ilse Tamm",),
        "2025-03-04T09:15:00+01:00",
        "en",
    )


def test_search_can_be_switched_off() -> None:
    """A day in the address of the picture is one that only the search believes."""
    picture = '<meta property="og:image" content="https://herald.example/uploads/2025/03/04/pier.jpg">'
    html = f"<html><head>{picture}</head><body><h1>Ferry timetable changes</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></body></html>"
    on, off = (Cleaner(Options(search_metadata=wanted)).clean(html).metadata for wanted in (True, False))
    assert (on.published, [s.field for s in on.sources if s.source == "trafilatura"]) == ("2025-03-04", ["published"])
    assert (off.published, [s.field for s in off.sources if s.source == "trafilatura"]) == (None, [])


def test_every_place_of_a_value_lies_in_the_page(cleaner: Cleaner) -> None:
    placed = [s for s in cleaner.clean(PAGE).metadata.sources if s.start is not None]
    assert {s.field for s in placed} >= {"title", "authors", "published", "section", "publisher"}
    assert all(PAGE[s.start : s.end].strip() for s in placed)
