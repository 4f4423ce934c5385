"""RE2, behind one small module: patterns come from strangers, so matching takes linear time whatever they say.

Patterns are searched for anywhere in a line unless they say `^` and `$`; case does not matter unless they begin
with `(?-i)`.
"""

from __future__ import annotations

from collections.abc import Sequence

import re2


class PatternError(ValueError):
    """A pattern that RE2 can't compile."""


class Pattern:
    """One compiled pattern, for what it captures."""

    __slots__ = ("_compiled",)

    def __init__(self, pattern: str) -> None:
        self._compiled = _compile(pattern)

    def value(self, text: str) -> str | None:
        """The group `value` where the pattern is found in `text`, the whole match if it has no such group; None
        where it is not found.
        """
        match = self._compiled.search(text)
        if match is None:
            return None
        group = self._compiled.groupindex.get("value", 0)
        found: str | None = match[group]
        return found


class PatternSet:
    """Many patterns looked for in one pass."""

    __slots__ = ("_set",)

    def __init__(self, patterns: Sequence[str]) -> None:
        self._set = None
        if patterns:
            self._set = re2.Set.SearchSet(_options())
            for pattern in patterns:
                try:
                    self._set.Add(pattern)
                except re2.error as error:
                    raise PatternError(_reason(error)) from error
            self._set.Compile()

    def found(self, text: str) -> list[int]:
        """The numbers of the patterns that occur in `text`, ascending."""
        if self._set is None:
            return []
        return sorted(self._set.Match(text) or ())  # None where nothing is found


def check_pattern(pattern: str) -> None:
    """Raise PatternError if the pattern can't be compiled."""
    _compile(pattern)


def _options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    # The automaton over all generic cues is large; with RE2's 8 MB it would be rebuilt again and again.
    options.max_mem = 64 << 20
    return options


def _compile(pattern: str) -> re2._Regexp:
    try:
        return re2.compile(pattern, _options())
    except re2.error as error:
        raise PatternError(_reason(error)) from error


def _reason(error: Exception) -> str:
    reason = error.args[0] if error.args else error
    return reason.decode() if isinstance(reason, bytes) else str(reason)
