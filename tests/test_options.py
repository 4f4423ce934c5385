"""What a caller can choose."""

from __future__ import annotations

import pytest

from cleaner.options import Options


@pytest.mark.parametrize(
    "options",
    [
        Options(engine="trafilatura"),
        Options(site_rules=False),
        Options(headline=True),
        Options(each_block=True),
        Options(search_metadata=True),
    ],
    ids=["engine", "site-rules", "headline", "each-block", "search-metadata"],
)
def test_every_option_counts_in_the_hash_of_the_configuration(options: Options) -> None:
    assert options.sha256() != Options().sha256()
