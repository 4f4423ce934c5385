"""Rule files made at random: each is loaded or refused with a named error, and what is loaded can be used."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.errors import RuleError
from cleaner.judge.cues import judge_text, lines_of
from cleaner.model import KINDS
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import parse_rules
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.yaml_file import write_yaml
from cleaner.segment.text import segment_text
from tests.stories import PAGE

WORDS = st.sampled_from(
    ["More", "^More$", "^Related News$", "(", "a(?=b)", "x*", "", "^© .*$", "[", "\\b\\w+$", "é", "^Advertisement$"]
)
PATTERNS = st.one_of(WORDS, st.lists(WORDS, max_size=3), st.text(max_size=8))
SELECTORS = st.one_of(st.sampled_from([".more", "div > p", "[", "p:has(a)", "*", ""]), st.text(max_size=8))
XPATHS = st.one_of(st.sampled_from(["//div", "//div[", "count(//a)", "//a/@href", "//*[.='x']"]), st.text(max_size=8))
ANYTHING = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates(), st.binary(max_size=4)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=8,
)


def mapping(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Some of the keys, mostly with values that fit."""
    fitting = st.fixed_dictionaries({}, optional=keys)
    wild = st.dictionaries(st.sampled_from([*keys, "x", "removes"]), ANYTHING, max_size=3)
    return st.one_of(fitting, fitting, fitting, fitting, wild)


RULE = mapping(
    id=st.sampled_from(["a", "b", "c d", "", "e#f"]),
    kind=st.sampled_from([*KINDS, "rubbish"]),
    line=PATTERNS,
    literal=PATTERNS,
    through=PATTERNS,
    until=PATTERNS,
    to=st.sampled_from(["end", "prose", "nowhere"]),
    takes=st.sampled_from(["titles", "teasers", "comments", "points", "widgets", "all"]),
    css=SELECTORS,
    xpath=XPATHS,
    zone=st.sampled_from(["head", "body", "tail", "edge", "any", "middle"]),
    most=st.integers(-1, 9),
    words=st.integers(-1, 9),
    score=st.floats(-1, 2),
)
FIELD = mapping(line=PATTERNS, css=SELECTORS, xpath=XPATHS, attribute=st.text(max_size=4), timezone=st.text(max_size=6))
FILE = mapping(
    schema=st.sampled_from([1, 1, 1, 2]),
    id=st.sampled_from(["sites/a", "b", "c d"]),
    sites=st.lists(st.sampled_from(["a.example", "*.a.example", "a.*", "*.com", "http://x", ""]), max_size=3),
    paths=st.lists(WORDS, max_size=2),
    detect=mapping(text=st.lists(PATTERNS, max_size=2), html=st.lists(SELECTORS, max_size=2), markup=st.lists(WORDS)),
    valid=mapping(**{"from": st.dates(), "until": st.dates()}),
    remove=st.lists(RULE, max_size=4),
    keep=st.lists(RULE, max_size=2),
    kinds=st.lists(RULE, max_size=2),
    article=mapping(css=SELECTORS, xpath=XPATHS),
    metadata=mapping(title=FIELD, updated=FIELD),
    examples=st.lists(mapping(text=st.text(max_size=9), removes=st.lists(st.text(max_size=5), max_size=2)), max_size=2),
)
PAGE_LINES = lines_of(segment_text(PAGE))


def load(text: str) -> LoadedFile | None:
    """The file, or None if it was refused as it should be."""
    try:
        rules = parse_rules(text, "sites/made.yaml")
    except RuleError as error:
        assert error.mend
        assert str(error).startswith("sites/made.yaml")
        return None
    return LoadedFile("sites/made.yaml", "site", "user", rules, "")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILE)
def test_a_made_rule_file_is_loaded_or_refused_by_name(data: Any) -> None:
    file = load(write_yaml(data if isinstance(data, dict) else {"schema": 1, "id": "a"}))
    if file is not None:
        active = Rulebook([file]).active(file, "url")
        judge_text(PAGE_LINES, active.groups)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("schema: 1\nid-[]{}&*!|>'\"#%@`,?~<=\t\u2028é"), max_size=80))
def test_any_text_is_loaded_or_refused_by_name(text: str) -> None:
    load(f"schema: 1\nid: a\n{text}")
    load(text)
