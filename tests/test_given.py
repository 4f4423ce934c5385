from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, Options, UsageError
from cleaner.given import folder_of, folders_of, options_of


@pytest.mark.parametrize(
    ("given", "folders"),
    [
        ((), []),
        ("rules", ["rules"]),
        (Path("rules"), ["rules"]),
        (("rules", Path("more")), ["rules", "more"]),
        (["rules"], ["rules"]),
    ],
    ids=repr,
)
def test_rule_folders_come_alone_or_as_several(given: str | Path | Iterable[str | Path], folders: list[str]) -> None:
    assert folders_of(given) == [Path(folder) for folder in folders]


@pytest.mark.parametrize("given", [None, 3, [None], b"rules"], ids=repr)
def test_what_is_no_rule_folder_is_wrong_usage(given: Any) -> None:
    with pytest.raises(UsageError, match=r"rules=.* is no folder: give its path"):
        folders_of(given)
    with pytest.raises(UsageError, match=r"project=.* is no folder: give its path"):
        folder_of("project", given)


def test_options_are_options() -> None:
    assert options_of(None) == Options()
    assert options_of(Options(mode="recall")).mode == "recall"
    for given in ({}, {"mode": "recall"}, "recall"):
        with pytest.raises(UsageError, match=r"no Options: write Options\("):
            options_of(given)  # type: ignore[arg-type]


def test_a_cleaner_takes_one_rule_folder_as_several(tmp_path: Path) -> None:
    rules = tmp_path / "mine.yaml"
    rules.write_text(
        "schema: 1\nid: mine\nsites: [a.example]\nremove:\n  - {id: x, kind: promo, line: ^Buy$}\n", "utf-8"
    )
    several = Cleaner(rules=(tmp_path,)).book.sha256
    assert Cleaner().book.sha256 != several
    assert Cleaner(rules=tmp_path).book.sha256 == Cleaner(rules=str(tmp_path)).book.sha256 == several
    with pytest.raises(UsageError, match="no rule folder 'nowhere'"):
        Cleaner(rules="nowhere")


def test_a_cleaner_refuses_options_and_folders_of_other_types() -> None:
    for wrong in ({"options": {}}, {"rules": None}, {"project": 3}):
        with pytest.raises(UsageError, match=rf"{next(iter(wrong))}="):
            Cleaner(**wrong)  # type: ignore[arg-type]
