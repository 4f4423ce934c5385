"""RE2, behind one small module: patterns come from strangers, so matching takes linear time whatever they say.

Patterns are searched for anywhere in a line unless they say `^` and `$`; case does not matter unless they begin
with `(?-i)`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

import re2

_FEW = 150  # patterns in one automaton
_MOST_ANYWHERE = 300  # patterns
_LINES = 1_000


class PatternError(ValueError):
    """A pattern that RE2 can't compile."""


class Pattern:
    """One compiled pattern, for what it captures."""

    __slots__ = ("_compiled",)

    def __init__(self, pattern: str) -> None:
        self._compiled = _compile(pattern)

    @property
    def captures(self) -> bool:
        """Whether it has a group `value`."""
        return "value" in self._compiled.groupindex

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


@functools.lru_cache(maxsize=4096)
def compiled_pattern(pattern: str) -> Pattern:
    """The pattern, compiled once a process; it holds nothing of any text."""
    return Pattern(pattern)


class PatternSet:
    """Many patterns looked for in one pass.

    Where there are many, those that begin with `^` are kept in an automaton of their own that is tried at the
    beginning of a line only: searched for anywhere, a thousand of them in sixteen languages made it grow beyond its
    memory, and a line took 30 microseconds instead of 4. It grows with each new text: of 14,378 lines never seen before, one
    automaton for the 247 English cues took .135 s and two took .083; of 120 cues .033 and .032, of 50 .015 and .023.
    """

    __slots__ = ("_automata",)

    def __init__(self, patterns: Sequence[str]) -> None:
        loose = [number for number, pattern in enumerate(patterns) if not _is_anchored(pattern)]
        if len(patterns) <= _FEW:
            parts = [(re2.Set.SearchSet, list(range(len(patterns))))]
        else:
            anchored = sorted(set(range(len(patterns))) - set(loose))
            parts = [(re2.Set.MatchSet, anchored), (re2.Set.SearchSet, loose)]
        self._automata = [(_compile_set(make, patterns, numbers).Match, numbers) for make, numbers in parts if numbers]

    def found(self, text: str) -> list[int]:
        """The numbers of the patterns that occur in `text`, ascending."""
        hits: list[int] = []
        data = text.encode()
        for match, numbers in self._automata:
            if matched := match(data):  # None where nothing is found
                hits += [numbers[i] for i in matched]
        if len(hits) > 1:
            hits.sort()
        return hits


def _compile_set(make: Callable[[re2.Options], re2.Set], patterns: Sequence[str], numbers: Sequence[int]) -> re2.Set:
    automaton = make(_options())
    for number in numbers:
        try:
            automaton.Add(patterns[number])
        except re2.error as error:
            raise PatternError(_reason(error)) from error
    automaton.Compile()
    return automaton


def _is_anchored(pattern: str) -> bool:
    """Whether the pattern can match at the beginning of a line only: `^`, and no alternative outside parentheses."""
    if not pattern.startswith("^"):
        return False
    depth, in_class, escaped = 0, False, False
    for character in pattern:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and not depth:
            return False
    return True


class TextSet:
    """Many patterns looked for in one pass over a text of several lines: `^` and `$` are the ends of a line."""

    __slots__ = ("_automaton",)

    def __init__(self, patterns: Sequence[str]) -> None:
        lined = [f"(?m){pattern}" for pattern in patterns]
        self._automaton = _compile_set(re2.Set.SearchSet, lined, range(len(lined))) if lined else None

    def found(self, text: str) -> list[int]:
        """The numbers of the patterns that occur in `text`, ascending."""
        return sorted(self._automaton.Match(text) or ()) if self._automaton is not None else []


class Anywhere:
    """Which of many lines may hold any of some patterns: asked of a thousand lines at once, for asking each of them takes
    ten times as long.
    """

    __slots__ = ("_automaton",)

    def __init__(self, patterns: Sequence[str]) -> None:
        # What speaks of the ends of a text, or says itself what lines are, is not the same in a text of many lines.
        special = any(sign in pattern for pattern in patterns for sign in ("\\A", "\\z", "\\Q", "(?-", "m)", "m:"))
        self._automaton = None if special or len(patterns) > _MOST_ANYWHERE else TextSet(patterns)

    def near(self, lines: Sequence[str]) -> Iterator[str]:
        """The lines worth asking: those of each thousand in which any pattern occurs."""
        for first in range(0, len(lines), _LINES):
            some = lines[first : first + _LINES]
            if self._automaton is None or self._automaton.found("\n".join(some)):
                yield from some


def literal(text: str) -> str:
    """A pattern for one whole line as it stands, however its white space is written."""
    return f"^{re2.escape(' '.join(text.split()))}$"


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
