"""Finds the pages of a run again by the names that its records give them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from cleaner.errors import PageError
from cleaner.sources.entries import Told, entries
from cleaner.sources.files import InputFile, name_of
from cleaner.sources.item import Item

# Of a container whose pages are asked for in another order, these many are kept on the way to the one that is wanted.
_MOST_KEPT, _MOST_BYTES = 10_000, 64 << 20


def item_of(base: Path, name: str) -> Item | None:
    """The file that a page is; None if there is no such file: it may stand in a container.

    Raises:
        PageError: there is a folder of that name.
    """
    path = base / name_of(name)
    if path.is_dir():
        raise PageError("unreadable", f"a folder stands where the page was: {name}", "read")
    if not path.is_file():
        return None
    found = next(entries([InputFile(path, name)]), None)
    return found if isinstance(found, Item) and found.path is not None else None


class Containers:
    """Reads containers from their beginnings, one at a time, for as long as pages in them are asked for in order.

    Args:
        base: what their names are relative to.
        told: what the caller knows of the pages in them, as the run did.
    """

    def __init__(self, base: Path, told: Told | None = None) -> None:
        self.base = base
        self._told = told
        self._name: str | None = None
        self._items: Iterator[Item] = iter(())
        self._passed: dict[str, Item] = {}
        self._bytes = 0

    def find(self, name: str) -> Item:
        """The page of that name.

        Raises:
            PageError: no container has it.
        """
        container = self._container_of(name)
        if container is None:
            raise PageError("unreadable", f"no such page: {name}", "read")
        if container != self._name:
            self._open(container)
        found = self._passed.pop(name, None) or self._go_on(name)
        if found is None:  # it may stand before what was read: once more from the beginning
            self._open(container)
            found = self._go_on(name)
        if found is None:
            raise PageError("unreadable", f"no such page: {name}", "read")
        return found

    def _container_of(self, name: str) -> str | None:
        parents = (str(parent) for parent in PurePosixPath(name).parents)
        return next((parent for parent in parents if (self.base / name_of(parent)).is_file()), None)

    def _open(self, container: str) -> None:
        found = entries([InputFile(self.base / name_of(container), container)], self._told)
        self._name, self._passed, self._bytes = container, {}, 0
        self._items = (item for item in found if isinstance(item, Item))

    def _go_on(self, name: str) -> Item | None:
        for item in self._items:
            if item.name == name:
                return item
            if len(self._passed) < _MOST_KEPT and self._bytes + item.weight < _MOST_BYTES:
                self._passed[item.name] = item
                self._bytes += item.weight
        return None
