"""Every packaged rule file carries its proof: examples of what it removes and of what it must leave."""

from __future__ import annotations

import pytest

from cleaner.rulebook.book import LONGEST_LINE, Rulebook, RuleGroup, compile_file
from cleaner.rulebook.examples import try_file
from cleaner.rulebook.load import load_folder, packaged_rules
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.schema import patterns
from cleaner.segment.tree import Tree
from tests.stories import PARAGRAPHS, TRAPS, squeeze

FILES = load_folder(packaged_rules())
BOOK = Rulebook(FILES)


def test_every_rule_file_of_the_tree_is_loaded() -> None:
    folder = packaged_rules()
    assert {file.name for file in FILES} == {path.relative_to(folder).as_posix() for path in folder.rglob("*.y*ml")}
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rules.id)
def test_the_examples_of_a_file_hold(file: LoadedFile) -> None:
    assert [outcome.problems for outcome in try_file(BOOK, file) if outcome.problems] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rules.id)
def test_a_file_shows_what_it_removes_and_what_it_leaves(file: LoadedFile) -> None:
    assert any(example.removes for example in file.rules.examples)
    assert any(example.keeps for example in file.rules.examples)


@pytest.mark.parametrize("file", [f for f in FILES if f.layer == "platform"], ids=lambda file: file.rules.id)
def test_every_selector_of_a_platform_is_shown_by_an_example(file: LoadedFile) -> None:
    """Each selector by itself takes a line that the examples say must go."""
    for rule in file.rules.remove:
        for selector in patterns(rule.css):
            trees = [Tree(example.html or "") for example in file.rules.examples]
            taken = {squeeze(node.text()) for tree in trees for node in tree.select(selector)}
            assert taken & {line for example in file.rules.examples for line in example.removes}, (rule.id, selector)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rules.id)
def test_a_file_says_who_wrote_it_when_and_why(file: LoadedFile) -> None:
    about = file.rules.about
    assert all((about.author, about.added, about.license, about.why))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rules.id)
def test_the_id_of_a_file_is_its_name(file: LoadedFile) -> None:
    assert file.rules.id == file.name.rsplit(".", 1)[0]


@pytest.mark.parametrize("file", [f for f in FILES if f.layer == "site"], ids=lambda file: file.rules.id)
def test_a_site_can_be_known_by_host_or_text(file: LoadedFile) -> None:
    assert file.rules.sites or file.rules.detect.text or file.rules.detect.html


@pytest.mark.parametrize("file", [f for f in FILES if f.rules.detect.text], ids=lambda file: file.rules.id)
def test_no_packaged_site_is_seen_in_an_article_about_something_else(file: LoadedFile) -> None:
    assert BOOK.detect([*PARAGRAPHS, *TRAPS]) is not file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rules.id)
def test_no_pattern_matches_every_line(file: LoadedFile) -> None:
    everything = ["x", "Qq", "0", "Zyzzyva quokka"]
    group = RuleGroup(compile_file(file))
    begun = [{rule.id for rule in group.begin(line, len(line.split()))} for line in everything]
    assert set.intersection(*begun) == set()
    for removal in file.rules.remove:
        for pattern in (*patterns(removal.line), *patterns(removal.from_)):
            assert len(pattern) < LONGEST_LINE * 2, removal.id


@pytest.mark.parametrize("paragraph", PARAGRAPHS + TRAPS)
def test_no_generic_rule_without_a_zone_begins_at_a_paragraph(paragraph: str) -> None:
    begun = BOOK.generic().begin(paragraph, len(paragraph.split()))
    assert [rule.id for rule in begun if rule.zone == "any"] == []
