"""Gets one page from the web, for `cleaner rules new URL`. Nothing else in this package asks the network."""

from __future__ import annotations

import urllib.request
from importlib.metadata import version
from urllib.error import URLError

from cleaner.errors import UsageError
from cleaner.model import Page

_LARGEST = 20 << 20
_PATIENCE = 30  # seconds


def fetch(url: str) -> Page:
    """The page at an address.

    Raises:
        UsageError: it can't be had.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise UsageError(f"not an address: {url!r}")
    request = urllib.request.Request(url, headers={"User-Agent": f"cleaner/{version('cleaner')} (rules new)"})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            content = answer.read(_LARGEST + 1)
            address = answer.geturl()
    except (URLError, OSError, ValueError) as error:
        raise UsageError(f"{url} can't be fetched ({error}): save the page and give the file") from error
    if len(content) > _LARGEST:
        raise UsageError(f"{url} has more than {_LARGEST >> 20} MB")
    return Page(content, address, None, address)
