"""Every packaged rule file carries its proof: examples of what it removes and of what it must leave."""

from __future__ import annotations

import pytest

from cleaner.article.assemble import assemble
from cleaner.judge.cues import judge_text, lines_of
from cleaner.judge.ranges import find_hits
from cleaner.judge.verdicts import decide, kept_spans, verdicts
from cleaner.rulebook.book import LONGEST_LINE, Rulebook
from cleaner.rulebook.load import LoadedFile, load_folder, packaged_rules
from cleaner.rulebook.schema import Example, patterns
from cleaner.segment.text import segment_text
from tests.stories import PARAGRAPHS, TRAPS, lines_of_text, squeeze

FILES = load_folder(packaged_rules())
BOOK = Rulebook(FILES)
EXAMPLES = [(file, example) for file in FILES for example in file.rules.examples]
EXAMPLE_IDS = [f"{file.rules.id}-{number}" for number, (file, _) in enumerate(EXAMPLES)]


def kept_lines(file: LoadedFile, text: str) -> list[str]:
    """What stays of a flattened page when a file's rules are active, beside those for everywhere."""
    site = file if file.layer == "site" else None
    platforms = [file] if file.layer == "platform" else []
    active = BOOK.active(site, "url", platforms)
    document = segment_text(text)
    lines = lines_of(document)
    hits = list(find_hits(lines, active.groups))
    found = verdicts(document, decide(len(document), judge_text(lines, hits, [0.0] * len(lines))))
    return lines_of_text(assemble(document.text, kept_spans(found)).text)


def test_every_rule_file_of_the_tree_is_loaded() -> None:
    folder = packaged_rules()
    assert {file.name for file in FILES} == {path.relative_to(folder).as_posix() for path in folder.rglob("*.y*ml")}
    assert FILES


@pytest.mark.parametrize(("file", "example"), EXAMPLES, ids=EXAMPLE_IDS)
def test_the_removes_of_an_example_are_removed(file: LoadedFile, example: Example) -> None:
    kept = kept_lines(file, example.text)
    assert [line for line in map(squeeze, example.removes) if line in kept] == []


@pytest.mark.parametrize(("file", "example"), EXAMPLES, ids=EXAMPLE_IDS)
def test_the_keeps_of_an_example_are_kept(file: LoadedFile, example: Example) -> None:
    kept = " ".join(kept_lines(file, example.text))
    assert [line for line in map(squeeze, example.keeps) if line not in kept] == []


@pytest.mark.parametrize(("file", "example"), EXAMPLES, ids=EXAMPLE_IDS)
def test_an_example_names_lines_that_stand_in_its_text(file: LoadedFile, example: Example) -> None:
    lines = lines_of_text(example.text)
    assert [line for line in map(squeeze, example.removes) if line not in lines] == [], file.name
    assert [line for line in map(squeeze, example.keeps) if line not in " ".join(lines)] == [], file.name


def _with_line_rules() -> list[LoadedFile]:
    return [file for file in FILES if any(rule.line or rule.from_ for rule in file.rules.remove)]


@pytest.mark.parametrize("file", _with_line_rules(), ids=lambda file: file.rules.id)
def test_a_file_with_rules_about_lines_shows_what_it_removes_and_what_it_leaves(file: LoadedFile) -> None:
    assert any(example.removes for example in file.rules.examples)
    assert any(example.keeps for example in file.rules.examples)


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
    everything = ["", "x", "Qq", "0", "Zyzzyva quokka"]
    for rule in BOOK.active(file if file.layer == "site" else None, "url").groups[0].rules:
        assert not all(BOOK.generic().begin(line, 1) for line in everything), rule.id
    for removal in file.rules.remove:
        for pattern in (*patterns(removal.line), *patterns(removal.from_)):
            assert len(pattern) < LONGEST_LINE * 2, removal.id


@pytest.mark.parametrize("paragraph", PARAGRAPHS + TRAPS)
def test_no_generic_rule_without_a_zone_begins_at_a_paragraph(paragraph: str) -> None:
    begun = BOOK.generic().begin(paragraph, len(paragraph.split()))
    assert [rule.id for rule in begun if rule.zone == "any"] == []
