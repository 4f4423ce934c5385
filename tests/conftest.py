"""What many tests share: cleaners, which hold nothing of any page."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

from cleaner import Cleaner, Options

# The suite tries the same made-up pages each time: that a change is at fault when it fails. To look for new ones:
# python -m pytest --hypothesis-profile=search
settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False, max_examples=1000)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def heard() -> None:
    """A shell starts what runs in the background deaf to interrupts, and all that this starts is deaf, too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.fixture(scope="session")
def generic_cleaner() -> Cleaner:
    """Without the rules of single sites."""
    return Cleaner(Options(site_rules=False))
