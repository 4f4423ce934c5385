from __future__ import annotations

import hashlib
import json
from functools import cache

import jsonschema
import msgspec
import pytest

from cleaner import Article, Cleaner, Options, Page
from cleaner import provenance as p
from cleaner.model import KINDS
from cleaner.page_text import page_text
from tests.records import broken_promises
from tests.stories import HTML_PAGE, PAGE, PAGE_ARTICLE

PAGES = {
    "text": Page(PAGE, path="a.txt"),
    "html": Page(HTML_PAGE.encode(), url="https://www.herald.example/1", path="sub/a.html"),
    "carriage-returns": Page(PAGE.replace("\n", "\r\n").encode()),
    "latin": Page(PAGE.encode("cp1252")),
    "one-word": Page("word"),
    "only-junk": Page("Advertisement\n\nRelated News\nLighthouse opens at night again\n"),
    "surrogates": Page("a\ud800b words here"),
    "mended": Page(PAGE.replace("baker", "bÃ¤ker")),
}
OPTIONS = {"spans": Options(), "full": Options(each_block=True), "headline": Options(headline=True)}


@cache
def _cleaner(name: str) -> Cleaner:
    return Cleaner(OPTIONS[name])


@pytest.fixture(params=OPTIONS)
def any_cleaner(request: pytest.FixtureRequest) -> Cleaner:
    return _cleaner(request.param)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Page:
    return PAGES[request.param]


def test_records_are_as_the_schema_says(page: Page, any_cleaner: Cleaner) -> None:
    record = json.loads(p.encode(any_cleaner.clean(page).record))
    jsonschema.validate(record, p.json_schema(), jsonschema.Draft202012Validator)


def test_records_keep_their_promises(page: Page, any_cleaner: Cleaner) -> None:
    article = any_cleaner.clean(page)
    assert broken_promises(page, article) == []


def test_records_can_be_read_back(page: Page, any_cleaner: Cleaner) -> None:
    record = any_cleaner.clean(page).record
    assert p.load(p.encode(record)) == record


def test_every_record_has_the_same_keys_in_the_same_order(cleaner: Cleaner) -> None:
    shapes = {json.dumps(_keys(json.loads(p.encode(cleaner.clean(page).record)))) for page in PAGES.values()}
    assert len(shapes) == 1


def _keys(value: object) -> object:
    return {key: _keys(item) for key, item in value.items()} if isinstance(value, dict) else None


def test_the_schema_is_a_schema_and_names_all_kinds() -> None:
    schema = p.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == p.SCHEMA
    assert all(f'"{kind}"' in json.dumps(schema) for kind in KINDS)


def _table(**columns: object) -> dict[str, object]:
    good = {"kinds": ["title"], "detectors": ["x"], "start": [0], "end": [1], "kind": [0], "by": [0], "score": [1]}
    return {"verdicts": {**good, **columns}}


@pytest.mark.parametrize(
    "change",
    [
        _table(kinds=["rubbish"]),
        _table(start=["first"]),
        {"verdicts": {"start": [0], "end": [1]}},
        {"verdicts": []},
        {"output": {}},
        {"id": 7},
    ],
    ids=["unknown-kind", "no-number", "missing-columns", "a-list", "empty-output", "wrong-type"],
)
def test_the_schema_and_the_reader_refuse_the_same(cleaner: Cleaner, change: dict[str, object]) -> None:
    record = {**json.loads(p.encode(cleaner.clean(PAGE).record)), **change}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, p.json_schema(), jsonschema.Draft202012Validator)
    with pytest.raises(ValueError, match="not a cleaner/record/2 record"):
        p.load(json.dumps(record).encode())


@pytest.mark.parametrize("change", [_table(score=[]), _table(kind=[1]), _table(by=[-1])], ids=["uneven", "kind", "by"])
def test_the_reader_refuses_tables_that_do_not_fit_together(cleaner: Cleaner, change: dict[str, object]) -> None:
    record = {**json.loads(p.encode(cleaner.clean(PAGE).record)), **change}
    with pytest.raises(ValueError, match="not a cleaner/record/2 record"):
        p.load(json.dumps(record).encode())


def test_a_record_of_another_format_is_refused(cleaner: Cleaner) -> None:
    record = msgspec.structs.replace(cleaner.clean(PAGE).record, schema="cleaner/record/99")
    with pytest.raises(ValueError, match="cleaner/record/99"):
        p.load(p.encode(record))


@pytest.fixture
def article(cleaner: Cleaner) -> Article:
    return cleaner.clean(Page(PAGE.encode(), "https://www.herald.example/1", "text/plain", "sub/a.txt"))


def test_the_input_is_described(article: Article) -> None:
    found = article.record.input
    assert (found.path, found.bytes, found.sha256) == (
        "sub/a.txt",
        len(PAGE.encode()),
        hashlib.sha256(PAGE.encode()).hexdigest(),
    )
    assert (found.media_type, found.encoding, found.encoding_source) == ("text/plain", "utf-8", "utf-8")


def test_the_output_is_described(article: Article) -> None:
    found = article.record.output
    total = len("".join(PAGE.split()))
    kept = sum(len("".join(paragraph.split())) for paragraph in PAGE_ARTICLE)
    assert found.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert (found.characters, found.page_characters, found.removed_characters) == (
        len(article.text),
        total,
        total - kept,
    )
    assert found.removed_share == round((total - kept) / total, 4)


def test_the_page_is_identified(article: Article, cleaner: Cleaner) -> None:
    assert (article.record.url, article.record.host) == ("https://www.herald.example/1", "herald.example")
    same = cleaner.clean(Page(PAGE.encode(), None, "text/plain", "sub/a.txt"))
    other_path = cleaner.clean(Page(PAGE.encode(), None, "text/plain", "b.txt"))
    other_content = cleaner.clean(Page(PAGE.encode() + b"x", None, "text/plain", "sub/a.txt"))
    assert same.record.id == article.record.id
    assert len({article.record.id, other_path.record.id, other_content.record.id}) == 3


def test_the_activity_says_all_that_the_output_depends_on(article: Article, cleaner: Cleaner) -> None:
    found = article.record.activity
    assert (found.tool, found.rules_sha256) == ("cleaner", cleaner.book.sha256)
    assert all((found.version, found.ftfy, found.selectolax, found.trafilatura))
    other = Cleaner(Options(site_rules=False)).clean(PAGE).record.activity
    assert (other.rules_sha256, other.config_sha256) != (found.rules_sha256, found.config_sha256)


def test_metadata_stands_in_the_record_with_its_sources(article: Article) -> None:
    assert article.record.article.title == article.metadata.title == "Ferry timetable changes"
    assert {source.field for source in article.record.article.sources} >= {"title", "authors", "published"}


def test_every_removal_has_kind_detector_and_score(article: Article) -> None:
    removals = [v for v in article.record.verdicts if v.action == "remove"]
    assert removals
    assert all(v.kind in KINDS and v.by and 0 < v.score <= 1 for v in removals)


def test_timings_stand_in_the_record_only_by_request(cleaner: Cleaner) -> None:
    timed = Cleaner(Options(timings=True)).clean(HTML_PAGE).record
    assert cleaner.clean(HTML_PAGE).record.timings is None
    assert timed.timings is not None
    assert timed.timings.judge > 0
    assert msgspec.structs.replace(timed, timings=None) == cleaner.clean(HTML_PAGE).record


def test_a_record_says_nothing_of_when_and_where_it_was_made(article: Article) -> None:
    again = Cleaner().clean(Page(PAGE.encode(), "https://www.herald.example/1", "text/plain", "sub/a.txt"))
    assert p.encode(again.record) == p.encode(article.record)


def test_what_was_mended_is_said_and_replayed(cleaner: Cleaner) -> None:
    page = PAGES["mended"]
    article = cleaner.clean(page)
    (span,) = article.record.output.repaired
    assert "bÃ¤ker" in page_text(page).text[span[0] : span[1]]
    assert "bäker" in article.text


def test_the_record_of_a_long_page_is_smaller_than_its_text(cleaner: Cleaner) -> None:
    page = "\n\n".join([*PAGE_ARTICLE] * 20) + "\n"
    assert len(p.encode(cleaner.clean(page).record)) < len(page) / 2
