from __future__ import annotations

import pytest

from cleaner.training.bench import fold_of
from cleaner.training.lexicons import PageWords, build


def pages(*hosts: str, share: float = 1.0) -> list[PageWords]:
    return [PageWords(host, {"story": share, "menu": 0.0}, {"=the ferry": share}, {}) for host in hosts]


def test_words_that_several_hosts_use_are_known() -> None:
    lexicon = build(pages("a", "b", "c"), least_hosts=3)
    assert lexicon.tokens["story"] > 0 > lexicon.tokens["menu"]
    assert lexicon.short == {}


def test_a_host_votes_once_however_many_pages_it_has() -> None:
    crowd = [*pages("a", "b"), *pages("c", share=0.0)]
    assert build([*crowd, *pages(*"ccccc", share=0.0)], least_hosts=2).tokens == build(crowd, least_hosts=2).tokens


@pytest.mark.parametrize("host", ["ferry.example", "bell.example"])
def test_folds_are_stable(host: str) -> None:
    assert fold_of(host, 5) == fold_of(host, 5) in range(5)


def test_folds_differ_by_salt() -> None:
    hosts = [f"{i}.example" for i in range(50)]
    assert [fold_of(host, 5) for host in hosts] != [fold_of(host, 5, "inner") for host in hosts]
