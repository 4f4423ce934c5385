"""Errors by name. Each says what happened and what to do about it."""

from __future__ import annotations

from functools import partial


class CleanerError(Exception):
    """The base of everything this package raises on purpose."""


class PageError(CleanerError):
    """One page can't be cleaned; the run goes on.

    Attributes:
        reason: a short fixed word for reports: "empty", "binary", "too_large", "unreadable", "truncated", "malformed",
            "no_page", "no_content", "unwritable", and "disk_full", which alone ends a run.
        stage: where on the way of a page it happened: "read", "decode", "segment", "write".
    """

    def __init__(self, reason: str, message: str, stage: str = "decode") -> None:
        super().__init__(message)
        self.reason = reason
        self.stage = stage

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str, str]]:
        return type(self), (self.reason, str(self), self.stage)


class UsageError(CleanerError):
    """The command or configuration can't be carried out; nothing was done."""


class OutputError(CleanerError):
    """A run had to end because its output can't be written, or its workers can't be started; what is done is kept."""


class SelectorError(CleanerError):
    """A CSS selector or XPath expression that does not compile, or that can't be used."""


class RuleError(CleanerError):
    """A rule file is wrong.

    The message names file, line, rule id and key, and says the mend.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str,
        line: int | None = None,
        rule: str | None = None,
        key: str | None = None,
        mend: str,
    ) -> None:
        self.problem, self.file, self.line, self.rule, self.key, self.mend = problem, file, line, rule, key, mend
        place = file if line is None else f"{file}:{line}"
        where = "".join(f", {name} {value!r}" for name, value in (("rule", rule), ("key", key)) if value)
        super().__init__(f"{place}{where}: {problem}. {mend}")

    def __reduce__(self) -> tuple[partial[RuleError], tuple[str]]:
        kind = type(self)
        make = partial(kind, file=self.file, line=self.line, rule=self.rule, key=self.key, mend=self.mend)
        return make, (self.problem,)
