"""The public suffix list, behind one small module: publicsuffixlist, which brings the list along and asks no network."""

from __future__ import annotations

import functools

from publicsuffixlist import PublicSuffixList


@functools.cache
def _list() -> PublicSuffixList:
    # Of the suffixes that registries run: `*.blogspot.com` and the like are sites to whoever writes rules for them.
    return PublicSuffixList(only_icann=True)  # reading it takes 80 ms


def public_suffix(host: str) -> str:
    """The part of a host under which anybody can register a name: "co.uk" of "news.example.co.uk"; empty if unknown."""
    return _list().publicsuffix(host) or ""
