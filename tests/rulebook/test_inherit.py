from __future__ import annotations

import pytest

from cleaner.errors import RuleError
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.loaded import LoadedFile, Origin
from cleaner.rulebook.schema import Layer
from tests.rules import rule_file


def file(name: str, body: str = "", layer: Layer = "site", origin: Origin = "packaged") -> LoadedFile:
    return rule_file(f"id: {name}\n{body}", layer, name=f"{name}.yaml", origin=origin)


def removing(*ids: str) -> str:
    return "remove:\n" + "".join(f'  - {{id: {one}, kind: share, line: "^{one}$"}}\n' for one in ids)


PRESS = file(
    "press", removing("share", "more", "wall") + 'metadata: {place: {line: "^In (?P<value>.+)$"}}\n', "platform"
)
WORDS = file("words", removing("share", "sign-up"), "generic")


def held(book: Rulebook, site: LoadedFile, *platforms: LoadedFile) -> set[str]:
    """Ids of the rules that hold where a site's file speaks."""
    groups = book.active(site, "url", platforms).groups
    lines = ("share", "more", "wall", "sign-up", "own")
    return {rule.id for group in groups for line in lines for rule in group.begin(line, 1)}


def test_the_rules_of_what_a_file_extends_hold() -> None:
    site = file("herald", "extends: [press]\n" + removing("own"))
    book = Rulebook([site, PRESS])
    assert held(book, site) == {"herald#own", "press#share", "press#more", "press#wall"}


def test_a_platform_that_is_extended_and_detected_is_heard_once() -> None:
    site = file("herald", "extends: [press]\n" + removing("own"))
    assert len(Rulebook([site, PRESS]).active(site, "url", [PRESS]).groups) == 3  # its own, the platform, everywhere


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        ("[share]", {"press#share"}),
        ("[press#share, more]", {"press#share", "press#more"}),
        ("[words#share]", {"words#share"}),
        ("[words#sign-up, wall]", {"words#sign-up", "press#wall"}),
    ],
)
def test_a_file_switches_rules_off_by_their_id(without: str, gone: set[str]) -> None:
    site = file("herald", f"extends: [press]\nwithout: {without.replace('[', '[')}\n" + removing("own", "share"))
    book = Rulebook([site, PRESS, WORDS])
    everything = {
        "herald#own",
        "herald#share",
        "press#share",
        "press#more",
        "press#wall",
        "words#share",
        "words#sign-up",
    }
    assert held(book, site) == everything - gone


def test_a_file_switches_off_rules_of_a_platform_that_is_only_detected() -> None:
    site = file("herald", 'without: ["press#more"]\n' + removing("own"))
    book = Rulebook([site, PRESS])
    assert held(book, site, PRESS) == {"herald#own", "press#share", "press#wall"}
    other = file("other", removing("own"))
    assert "press#more" in held(Rulebook([site, other, PRESS]), other, PRESS)


def test_a_detected_platform_brings_what_it_extends() -> None:
    child = file("child", "extends: [press]\nwithout: [more]\n" + removing("own"), "platform")
    site = file("herald", 'without: ["press#wall"]\n' + removing("sign-up"))
    book = Rulebook([site, child, PRESS])
    assert held(book, site, child) == {"herald#sign-up", "child#own", "press#share"}
    assert held(book, site, child, PRESS) == {"herald#sign-up", "child#own", "press#share"}


def test_what_a_grandparent_says_holds_and_the_nearest_bounds_count() -> None:
    middle = file("middle", "extends: [press]\nwithout: [wall]\nsafety: {most_removed: 0.5}\n" + removing("more"))
    site = file("herald", "extends: [middle]\n" + removing("own"))
    book = Rulebook([site, middle, PRESS])
    assert held(book, site) == {"herald#own", "middle#more", "press#share", "press#more"}
    active = book.active(site, "url")
    assert active.safety.most_removed == 0.5
    assert active.metadata.place is not None


def test_a_users_file_extends_the_packaged_one_of_its_own_id() -> None:
    packaged = file("herald", removing("share", "more"))
    mine = file("herald", "extends: [herald]\nwithout: [share]\n" + removing("own", "share"), origin="user")
    book = Rulebook([packaged, mine])
    assert held(book, mine) == {"herald#own", "herald#share", "herald#more"}
    assert book.active(mine, "url").groups[0].begin("share", 1)
    assert not book.active(mine, "url").groups[1].begin("share", 1)


def test_a_file_with_the_id_of_another_replaces_it() -> None:
    mine = file("press", removing("more"), "platform", "user")
    book = Rulebook([PRESS, mine, WORDS])
    assert [f.origin for f in book.layers["platform"]] == ["user"]


@pytest.mark.parametrize(
    ("files", "mend"),
    [
        pytest.param([file("herald", "extends: [pres]")], "rules list", id="unknown"),
        pytest.param([file("herald", "extends: [prss]"), PRESS], "Did you mean 'press'?", id="misspelt"),
        pytest.param([file("a", "extends: [b]"), file("b", "extends: [a]")], "Break the circle", id="circle"),
        pytest.param([file("a", "extends: [a]")], "leave it out", id="itself"),
        pytest.param([file("a", "extends: [press]\nwithout: [shar]"), PRESS], "'share'", id="no-such-rule"),
        pytest.param([file("a", 'without: ["press#shar"]'), PRESS], "'share'", id="no-such-rule-there"),
        pytest.param([file("a", 'without: ["pres#share"]'), PRESS], "'press'", id="no-such-file"),
    ],
)
def test_what_is_not_there_is_an_error_when_the_rules_are_loaded(files: list[LoadedFile], mend: str) -> None:
    with pytest.raises(RuleError) as caught:
        Rulebook(files).check()
    assert mend in caught.value.mend
    assert caught.value.file.endswith(files[0].name)
