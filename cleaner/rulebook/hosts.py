"""Hosts: their normal form, what a rule file may say of them, and which files speak about one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.patterns import compiled_pattern
from cleaner.rulebook.public_suffix import public_suffix
from cleaner.rulebook.schema import Valid

_IN_NO_HOST = re.compile(r"[\s\x00-\x1f<>\"\\^`{|}]")

Day = Callable[[], date | None]
"""Asked only if some rule depends on it: on which day a page was captured."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that speaks about a host.

    Attributes:
        form: 0 for an exact host, 1 for `*.host`, 2 for `host.*`.
        length: of the host that it names: among `*.host` the longer is the more exact.
    """

    file: LoadedFile
    form: int
    length: int

    def order(self) -> tuple[tuple[int, int], int, int, bool, bool, int]:
        """The first of several is the one that speaks: origin, exactness, with paths before without, newest."""
        valid = self.file.rules.valid
        since = valid.from_.toordinal() if valid.from_ else 0
        return (
            self.file.rank,
            self.form,
            -self.length,
            not self.file.rules.paths,
            valid.until is not None,
            -since,
        )


class HostIndex:
    """All hosts that rule files name. A look-up is a few tries in dictionaries, however many files there are."""

    def __init__(self, files: Iterable[LoadedFile]) -> None:
        self._exact: dict[str, list[Candidate]] = {}
        self._below: dict[str, list[Candidate]] = {}
        self._anywhere: dict[str, list[Candidate]] = {}
        for file in files:
            for site in file.rules.sites:
                form, name = read_site(site)
                (self._exact, self._below, self._anywhere)[form].setdefault(name, []).append(
                    Candidate(file, form, len(name))
                )

    def file_for(self, url: str, day: Day) -> LoadedFile | None:
        """The one file that speaks about a URL; None if there is none.

        Args:
            day: when the page was captured.
        """
        host = host_of(url)
        found = sorted(self._candidates(host), key=Candidate.order) if host else []
        if not found:
            return None
        path = _path_of(url)
        fits = [
            c.file
            for c in found
            if not c.file.rules.paths or any(compiled_pattern(p).value(path) is not None for p in c.file.rules.paths)
        ]
        if any(file.rules.valid != _ALWAYS for file in fits) and (on := day()) is not None:
            fits = [file for file in fits if holds_on(file.rules.valid, on)]
        return fits[0] if fits else None

    def _candidates(self, host: str) -> Iterator[Candidate]:
        yield from self._exact.get(host, ())
        if self._below:
            rest = host
            while "." in rest:
                rest = rest.split(".", 1)[1]
                yield from self._below.get(rest, ())
        if self._anywhere:
            suffix = public_suffix(host)
            if suffix and len(suffix) < len(host):
                yield from self._anywhere.get(host[: -len(suffix) - 1], ())


_ALWAYS = Valid()


def holds_on(valid: Valid, day: date) -> bool:
    """Whether rules hold on a day."""
    return (valid.from_ is None or valid.from_ <= day) and (valid.until is None or day < valid.until)


def host_of(url: str | None) -> str:
    """A URL's host in lower case and ASCII, without "www."; empty if it has none, or what stands there can be none."""
    if not url:
        return ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return "" if _IN_NO_HOST.search(host) else plain_host(host)


def plain_host(host: str) -> str:
    """A host as it is compared: lower case, ASCII, without "www." and the dot of the root."""
    host = host.strip().lower().rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host
    return host.removeprefix("www.")


def read_site(site: str) -> tuple[int, str]:
    """What an entry of `sites` means: its form (see `Candidate`) and the name in it."""
    if site.startswith("*."):
        return 1, plain_host(site[2:])
    if site.endswith(".*"):
        return 2, plain_host(site[:-2])
    return 0, plain_host(site)


def site_problem(site: str) -> tuple[str, str] | None:
    """What is wrong with an entry of `sites`, and the mend; None if nothing is."""
    form, name = read_site(site)
    if not name or set(name) & set("*/:?#@ \t"):
        return f"{site!r} is no host", "Write a host such as example.com, *.example.com or example.*, without https://."
    if form == 1 and public_suffix(name) == name:
        return (
            f"{name!r} is nobody's: anybody can register a name under it",
            "Name the hosts that you mean: *.example.com.",
        )
    return None


def _path_of(url: str) -> str:
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return "/"
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
