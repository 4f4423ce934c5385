"""What many tests share: cleaners, which hold nothing of any page."""

from __future__ import annotations

import pytest

from cleaner import Cleaner, Options


@pytest.fixture(scope="session")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.fixture(scope="session")
def generic_cleaner() -> Cleaner:
    """Without the rules of single sites."""
    return Cleaner(Options(site_rules=False))
