"""`extends` and `without`: which files' rules hold where one file speaks, and which of them are switched off."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cleaner.errors import RuleError
from cleaner.rulebook.complaints import line_in
from cleaner.rulebook.loaded import LoadedFile
from cleaner.rulebook.rule import keep_id
from cleaner.rulebook.schema import MetadataRules, Safety


@dataclass(frozen=True, slots=True)
class Family:
    """A file with all that it extends.

    Attributes:
        files: the file itself, then what it extends, nearest first, each once.
        without: for each of them the full ids of the rules that it switches off: those of others, not its own.
    """

    files: tuple[LoadedFile, ...]
    without: tuple[frozenset[str], ...]

    def off(self, file: LoadedFile | None = None) -> frozenset[str]:
        """Ids of the rules of a file that do not hold; without a file, of any that is not of the family."""
        return frozenset().union(*(ids for one, ids in zip(self.files, self.without, strict=True) if one is not file))

    def metadata(self) -> MetadataRules:
        """For each field the rule of the nearest file that has one."""
        fields = MetadataRules.__struct_fields__
        found = {name: next((r for f in self.files if (r := getattr(f.rules.metadata, name))), None) for name in fields}
        return MetadataRules(**found)

    def safety(self) -> Safety:
        """The bounds of the nearest file that names some."""
        return next((f.rules.safety for f in self.files if f.rules.safety), Safety())


class Families:
    """Looks up what files extend. Of files with one id, the one whose word counts most is meant; a file that extends
    its own id means the one below it.
    """

    def __init__(self, files: Iterable[LoadedFile]) -> None:
        self._by_id: dict[str, list[LoadedFile]] = {}
        for file in sorted(files, key=lambda file: file.rank):
            self._by_id.setdefault(file.rules.id, []).append(file)

    def family(self, file: LoadedFile) -> Family:
        """The file with all that it extends.

        Raises:
            RuleError: it extends what there is not, or itself.
        """
        files: list[LoadedFile] = []
        self._add(file, files, ())
        return Family(tuple(files), tuple(frozenset(self._switched_off(one, files)) for one in files))

    def _add(self, file: LoadedFile, files: list[LoadedFile], way: tuple[LoadedFile, ...]) -> None:
        if any(file is one for one in way):
            chain = " -> ".join(one.rules.id for one in (*way, file))
            raise _wrong(file, "extends", f"it extends itself: {chain}", "Break the circle.")
        if any(file is one for one in files):
            return
        files.append(file)
        for name in file.rules.extends:
            self._add(self._parent(name, file), files, (*way, file))

    def _parent(self, name: str, child: LoadedFile) -> LoadedFile:
        found = self._by_id.get(name, [])
        if name == child.rules.id:
            found = [one for one in found if one.rank > child.rank]
            if not found:
                mend = "A file may extend the packaged one of the same id, and there is none: leave it out."
                raise _wrong(child, "extends", "it extends itself", mend)
        if found:
            return found[0]
        raise _wrong(child, "extends", f"there is no rule file with the id {name!r}", _nearest(name, self._by_id))

    def _switched_off(self, file: LoadedFile, family: Sequence[LoadedFile]) -> Iterator[str]:
        for name in file.rules.without:
            owner, mark, rule = name.partition("#")
            if mark:
                self._check(file, owner, rule)
                yield name
                continue
            others = [one for one in family if one is not file]
            owners = [one.rules.id for one in others if name in _rule_ids(one)]
            if not owners:
                known = [rule for one in others for rule in _rule_ids(one)]
                raise _wrong(file, "without", f"no file that it extends has a rule {name!r}", _nearest(name, known))
            yield from (f"{one}#{name}" for one in owners)

    def _check(self, file: LoadedFile, owner: str, rule: str) -> None:
        others = self._by_id.get(owner)
        if others is None:
            raise _wrong(file, "without", f"there is no rule file with the id {owner!r}", _nearest(owner, self._by_id))
        known = [name for one in others for name in _rule_ids(one)]
        if rule not in known:
            raise _wrong(file, "without", f"{owner!r} has no rule {rule!r}", _nearest(rule, known))


def _rule_ids(file: LoadedFile) -> list[str]:
    rules = file.rules
    kept = [keep_id(rule, number) for number, rule in enumerate(rules.keep, 1)]
    return [*kept, *(rule.id for rule in rules.remove), *(rule.id for rule in rules.kinds)]


def _nearest(name: str, known: Iterable[str] | Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {close[0]!r}?" if close else "`cleaner rules list` names them all."


def _wrong(file: LoadedFile, key: str, problem: str, mend: str) -> RuleError:
    return RuleError(problem, file=file.place, line=line_in(file, key), key=key, mend=mend)
